import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { almanacOf, openTurns } from '../../../renderer/core/almanac'
import type { Encounter, PersonSummary } from '../../../renderer/core/model'
import { allMoments, momentsOf, shortened, type StoryMoment } from '../../../renderer/core/moments'
import { yearPaper } from '../../../renderer/core/paperYear'
import { reachOf, untilWords } from '../../../renderer/core/reach'
import { statements } from '../../../renderer/core/statements'
import type { Story, StoryItem } from '../../../renderer/core/story'
import { closingsIn, yearReview, yearsWith, type YearInput } from '../../../renderer/core/yearReview'
import { closingWords, yearParts } from '../../../renderer/core/yearWords'

const zone = 'Europe/Vienna'
const now = Date.UTC(2026, 10, 14, 12)
const at = (day: string, time = '12:00') => Date.parse(`${day}T${time}:00Z`)
const met = (id: string, day: string, place?: string, more: Partial<Encounter> = {}): Encounter =>
  ({ id, at: at(day), until: at(day), grade: 'strong', evidence: [id], ...(place && { place: { name: place } }), ...more })
const turn = (encounter: string, direct: string, time = '12:00') => ({ encounter: { id: `e ${encounter}`, at: at(encounter) }, direct: { id: `d ${direct}`, at: at(direct, time) } })
const marked = (item: string, day: string | null, more: Partial<StoryMoment> = {}): StoryMoment =>
  ({ item, at: day === null ? null : at(day), why: 'because', kind: 'event', setting: 'inPerson', network: 'calendar', ...more })

const stories: YearInput['stories'] = new Map([
  ['a', { turns: [turn('2025-05-01', '2025-05-09'), turn('2026-03-01', '2026-03-08'), turn('2026-09-01', '2026-09-02')], moments: [marked('m1', '2026-03-01'), marked('m2', '2019-01-01')] }],
  ['b', { turns: [turn('2026-12-20', '2026-12-31', '23:30'), turn('2026-02-01', '2026-02-03')] }],
])
const encounters: YearInput['encounters'] = new Map([
  ['a', [met('e 2025-05-01', '2025-05-01', 'Print shop, Ljubljana'), met('e 2026-03-01', '2026-03-01', 'Old harbour, Genoa'), met('hint', '2026-01-01', 'Nowhere', { grade: 'candidate' })]],
  ['b', [met('e 2026-02-01', '2026-02-01', 'Print shop, Ljubljana'), met('e 2026-03-01', '2026-03-01', 'Old harbour, Genoa'), met('ahead', '2026-12-20', 'Later, Graz')]],
])
const input: YearInput = { stories, encounters }

describe('one year', () => {
  it('counts every turn by the word that closed it, in the zone of the owner', () => {
    const words = (year: number, of = zone) => closingsIn(stories, year, of).map(({ person, number, direct }) => `${person}${number} ${direct.id}`)
    expect(words(2026)).toEqual(['b2 d 2026-02-03', 'a2 d 2026-03-08', 'a3 d 2026-09-02'])
    expect(words(2026, 'UTC'), 'at half past eleven it was next year in Vienna').toEqual(['b2 d 2026-02-03', 'a2 d 2026-03-08', 'a3 d 2026-09-02', 'b1 d 2026-12-31'])
    expect(words(2027)).toEqual(['b1 d 2026-12-31'])
  })

  it('tells whom one met first, what was marked, and where one had not met anybody', () => {
    const review = yearReview(input, 2026, now, zone)
    expect(review.firstMeetings.map(({ person, encounter }) => `${person} ${encounter.id}`), 'hints and what lies ahead apart').toEqual(['b e 2026-02-01'])
    expect(review.moments.map(({ item }) => item)).toEqual(['m1'])
    expect(review.places.map(({ name, people }) => `${name}: ${people.join('+')}`)).toEqual(['Old harbour, Genoa: a+b'])
    expect(yearReview(input, 2025, now, zone).places.map(({ name, people }) => `${name}: ${people.join('+')}`)).toEqual(['Print shop, Ljubljana: a'])
  })

  it('goes from year to year where there is something to tell', () => {
    expect(yearsWith(input, now, zone)).toEqual([2019, 2025, 2026, 2027])
    for (const year of [2019, 2025, 2026, 2027]) expect(yearParts(yearReview(input, year, now, zone)), String(year)).not.toEqual([])
    expect(yearParts(yearReview(input, 2020, now, zone))).toEqual([])
  })

  it('goes on with time: what lay ahead is told once it has been', () => {
    expect(yearReview(input, 2026, now, zone).places.map(({ name }) => name)).toEqual(['Old harbour, Genoa'])
    const later = at('2026-12-20', '12:00')
    expect(yearReview(input, 2026, later - 1, zone).places).toHaveLength(1)
    expect(yearReview(input, 2026, later, zone).places.map(({ name, people }) => `${name}: ${people.join('+')}`)).toEqual(['Old harbour, Genoa: a+b', 'Later, Graz: b'])
    expect(yearReview(input, 2026, now, zone).places, 'and back').toHaveLength(1)
  })

  it('has two spots of one place as one, in the year of the earlier', () => {
    const both: YearInput = { stories: new Map(), encounters: new Map([
      ['a', [met('1', '2024-03-01', undefined, { place: { name: 'Harbour', latitude: 44.41, longitude: 8.92 } })]],
      ['b', [met('2', '2025-03-01', undefined, { place: { name: 'Quay', latitude: 44.4101, longitude: 8.9201 } }), met('3', '2025-04-01', 'Elsewhere')]],
    ]) }
    const places = (year: number) => yearReview(both, year, now, zone).places.map(({ encounter, people }) => `${encounter.id}: ${people.join('+')}`)
    expect([places(2024), places(2025), places(2026)]).toEqual([['1: a'], ['3: b'], []])
  })

  it('of fifty thousand people are soon told, one after the other', () => {
    const many = Array.from({ length: 50_000 }, (_, n) => [`p${n}`, Array.from({ length: 3 }, (_, m) => met(`e${n}-${m}`, '2012-01-01', `Café ${n % 400}`, { at: at('2012-01-01') + ((n * 7 + m * 1800) % 5000) * 86_400_000 }))] as const)
    const whole: YearInput = { encounters: new Map(many), stories: new Map(many.map(([id, all]) => [id, { turns: all.map(({ id: encounter, at: when }) => ({ encounter: { id: encounter, at: when }, direct: { id: `d ${encounter}`, at: when } })) }])) }
    const began = process.cpuUsage()
    const years = yearsWith(whole, now, zone)
    const reviews = years.map((year) => yearReview(whole, year, now, zone))
    // Of the processor, in microseconds: other work on the machine does not count.
    expect(process.cpuUsage(began).user).toBeLessThan(4_000_000)
    expect(reviews.reduce((sum, { firstMeetings }) => sum + firstMeetings.length, 0)).toBe(50_000)
    expect(reviews.reduce((sum, { circles }) => sum + circles.length, 0)).toBe(150_000)
    expect(reviews.flatMap(({ places }) => places)).toHaveLength(400)
  })

  it('tells introductions of the year, the earliest first', () => {
    const one = (id: string, day: string) => ({ id, by: 'a', people: ['b'], grade: 'confirmed', at: at(day), evidence: [] }) as const
    const review = yearReview({ ...input, introductions: [one('late', '2026-06-01'), one('early', '2026-05-01'), one('before', '2025-05-01')] }, 2026, now, zone)
    expect(review.introductions.map(({ id }) => id)).toEqual(['early', 'late'])
    expect(yearParts(review).map(({ words }) => words)).toEqual(['three circles closed', 'one person met for the first time', 'one moment marked', 'two introductions', 'one new place'])
  })

  it('is the same in any order of people, and every turn belongs to one year', () => {
    const anyTurn = fc.tuple(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 0, max: 40 })).map(([from, days]) => ({
      encounter: { id: `e${from}`, at: at('2002-01-01') + from * 86_400_000 }, direct: { id: `d${from}`, at: at('2002-01-01') + (from + days) * 86_400_000 },
    }))
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.array(anyTurn, { maxLength: 5 })), (people) => {
      const of = (entries: readonly (readonly [string, readonly ReturnType<typeof turn>[]])[]) => new Map(entries.map(([id, turns]) => [id, { turns }]))
      const forward = of(Object.entries(people))
      const years = Array.from({ length: 40 }, (_, index) => 2000 + index)
      const all = years.flatMap((year) => closingsIn(forward, year, zone))
      expect(all.length).toBe(Object.values(people).flat().length)
      const backward = of(Object.entries(people).reverse())
      for (const year of years) expect(closingsIn(backward, year, zone)).toEqual(closingsIn(forward, year, zone))
    }))
  })

  it('says after what a circle closed', () => {
    const [first, , third] = closingsIn(stories, 2026, zone)
    expect(closingWords({ turn: first!, encounter: met('e', '2026-02-01', 'Print shop, Ljubljana') }, zone)).toBe('two days after Print shop in Ljubljana, the second turn')
    expect(closingWords({ turn: { ...third!, number: 1 }, encounter: undefined }, zone)).toBe('a day after meeting, for the first time')
  })
})

describe('the almanac', () => {
  const year = 2026
  const months = almanacOf({
    closings: closingsIn(stories, year, zone), moments: yearReview(input, year, now, zone).moments, year, now, zone,
    open: [{ person: 'c', encounter: met('e', '2026-11-07') }, { person: 'd', encounter: met('f', '2025-11-07') }],
  })

  it('puts each circle, moment and open turn into its month', () => {
    expect(months.map(({ closings, moments, open, when }) => `${closings.length}${moments}${open.length} ${when}`)).toEqual([
      '000 past', '100 past', '110 past', '000 past', '000 past', '000 past', '000 past', '000 past', '100 past', '000 past', '001 now', '000 ahead',
    ])
  })

  it('has only past months for an earlier year', () => {
    expect(new Set(almanacOf({ closings: [], moments: [], open: [], year: 2025, now, zone }).map(({ when }) => when))).toEqual(new Set(['past']))
  })

  it('finds whoever was met and has not been heard of since', () => {
    const person = (id: string, more: Partial<PersonSummary>) => ({ id, openTurn: true, ...more }) as PersonSummary
    const all = new Map([['a', [met('old', '2026-01-01'), met('new', '2026-02-01'), met('hint', '2026-03-01', undefined, { grade: 'candidate' }), met('ahead', '2026-12-01')]], ['b', [met('other', '2026-02-02')]], ['c', [met('x', '2026-02-03')]]])
    const people = [person('a', {}), person('b', { openTurn: false }), person('c', { archived: true }), person('d', {})]
    expect(openTurns(people, all, new Map(), now)).toEqual([{ person: 'a', encounter: expect.objectContaining({ id: 'new' }) }])
    expect(openTurns(people, all, new Map([['a', { verdicts: { [statements.loop('old')]: 'rejected' as const } }]]), now)).toHaveLength(1)
    expect(openTurns(people, all, new Map([['a', { verdicts: { [statements.loop('new')]: 'accepted' as const } }]]), now), 'settled').toEqual([])
  })
})

describe('moments', () => {
  const item = (id: string, more: Partial<StoryItem>): StoryItem => ({ id, at: at('2020-01-01'), network: 'x', kind: 'message', setting: 'private', direction: 'sent', ...more })

  it('keeps what was marked, with its words in short', () => {
    expect(momentsOf([
      item('b', { why: '', text: 'so  much\nto say', at: null }), item('none', { text: 'not marked' }),
      item('a', { why: 'because', title: 'Evening', place: { name: 'Graz' }, day: '2020-01-01', byOther: true }),
    ])).toEqual([
      { item: 'a', at: at('2020-01-01'), day: '2020-01-01', why: 'because', kind: 'message', setting: 'private', network: 'x', place: 'Graz', snippet: 'Evening', byOther: true },
      { item: 'b', at: null, why: '', kind: 'message', setting: 'private', network: 'x', snippet: 'so much to say' },
    ])
  })

  it('are told newest or oldest first; what has no time comes last', () => {
    const all = new Map([['a', { moments: [marked('1', '2019-01-01'), marked('none', null)] }], ['b', { moments: [marked('2', '2020-01-01')] }]]) as unknown as ReadonlyMap<string, Story>
    expect(allMoments(all, zone).map(({ item: id, year }) => `${id} ${year}`)).toEqual(['2 2020', '1 2019', 'none null'])
    expect(allMoments(all, zone, 'oldest').map(({ item: id }) => id)).toEqual(['1', '2', 'none'])
  })

  it('cuts no character in two', () => {
    expect(shortened('𝄞'.repeat(100), 10)).toBe(`${'𝄞'.repeat(4)}…`)
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      const short = shortened(text)
      expect(short.length).toBeLessThanOrEqual(160)
      expect(short).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/)
    }))
  })
})

describe('on paper', () => {
  const review = (...moments: readonly StoryMoment[]) => yearReview({ stories: new Map([['a', { turns: [], moments }]]), encounters: new Map() }, 2026, now, zone)
  const message = marked('message', '2026-01-01', { kind: 'message', setting: 'private', network: 'whatsapp' })
  const call = marked('call', '2026-01-02', { kind: 'call', setting: 'private', network: 'journal' })
  const group = marked('group', '2026-01-03', { setting: 'public', network: 'x', byOther: true })

  it.each([
    [false, false, ['call'], 1, 1],
    [true, false, ['message', 'call'], 0, 1],
    [false, true, ['call', 'group'], 1, 0],
    [true, true, ['message', 'call', 'group'], 0, 0],
  ])('private messages %s, third people %s: %j', (privateMessages, thirdPeople, printed, privateLeft, groupsLeft) => {
    const paper = yearPaper(review(message, call, group), { privateMessages, thirdPeople })
    expect(paper.review.moments.map(({ item }) => item)).toEqual(printed)
    expect(paper.leftOut).toEqual({ privateMessages: privateLeft, groups: groupsLeft })
  })
})

describe('how far the archives reach', () => {
  const span = (network: string, from: string, to: string, setting: 'public' | 'private' | 'inPerson' = 'public') => ({ network, account: 'a', setting, from: at(from), to: at(to), directions: ['sent'] as const })

  it('says to when each network is known, the one that ended first before the others', () => {
    const reach = reachOf([span('mastodon', '2022-01-01', '2027-01-01'), span('x', '2011-01-01', '2022-11-12'), span('x', '2011-01-01', '2014-01-01', 'private'), span('calendar', '2012-01-01', '2026-01-01', 'inPerson')], now)
    expect(reach.map(({ network, until }) => `${network} until ${untilWords(until, now, zone)}`)).toEqual(['x until 12 November 2022', 'mastodon until today'])
    expect(untilWords(now - 86_400_000, now, zone)).toBe('yesterday')
  })
})
