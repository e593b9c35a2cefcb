import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../../../renderer/core/dates'
import { secondMeetings, secondMeetingWords, type FirstMeeting, type SecondMeetings } from '../../../../renderer/core/lists/secondMeetings'
import type { Encounter } from '../../../../renderer/core/model'
import type { Introducers } from '../../../../renderer/core/lists/input'
import { covered, known, met, somebody, start, tale, type One } from './invented'

const calendar = [covered('calendar', -100, 5000, { setting: 'inPerson' })]
const now = start + 3000 * day
const nobody: Introducers = new Map()
const told = (all: readonly One[], { introducers = nobody, coverage = calendar, at = now } = {}): readonly SecondMeetings[] =>
  secondMeetings({ ...known(...all), coverage, introducers, now: at })
/** `way: again, once, recent, unknown`, each as ids. */
const inShort = (all: readonly SecondMeetings[]) => all.map(({ way, again, once, recent, unknown }) => `${way}: ${[again, once, recent, unknown].map((some) => some.map(({ person }) => person.id).join('+')).join(', ')}`)
const one = (encounters: readonly Encounter[], more: Parameters<typeof somebody>[1] = {}): One => [somebody('a', more), tale('a'), encounters]

describe('second meetings', () => {
  it.each<[string, One, string[]]>([
    ['met again', one([met('m', 0), met('n', 100)]), ['online: a, , , ']],
    ['met once', one([met('m', 0)]), ['online: , a, , ']],
    ['met again on the last day: 3 March 2022', one([met('m', 0), met('n', 730)]), ['online: a, , , ']],
    ['a day too late', one([met('m', 0), met('n', 731)]), ['online: , a, , ']],
    ['the next day of one fair', one([met('m', 0), met('n', 1)]), ['online: , a, , ']],
    ['six days later', one([met('m', 0), met('n', 6.4)]), ['online: , a, , ']],
    ['a week later, an hour earlier', one([met('m', 0), met('n', 6.96)]), ['online: a, , , ']],
    ['three days of one fair and the next one', one([met('m', 0), met('m2', 1), met('m3', 2), met('n', 365)]), ['online: a, , , ']],
    ['within a summer together', one([met('m', 0, { until: start + 60 * day }), met('n', 30)]), ['online: , a, , ']],
    ['after a summer together', one([met('m', 0, { until: start + 60 * day }), met('n', 30), met('o', 61)]), ['online: a, , , ']],
    ['perhaps met again', one([met('m', 0), met('n', 100, { grade: 'candidate' })]), ['online: , a, , ']],
    ['perhaps met', one([met('m', 0, { grade: 'candidate' })]), []],
    ['perhaps met before the first time', one([met('l', -9, { grade: 'candidate' }), met('m', 0), met('n', 100)]), ['online: a, , , ']],
    ['less than 24 months ago', one([met('m', 2300)]), ['online: , , a, ']],
    ['less than 24 months ago and met again', one([met('m', 2300), met('n', 2400)]), ['online: , , a, ']],
    ['ahead', one([met('m', 3100)]), []],
    ['at this moment', one([met('m', 3000)]), ['online: , , a, ']],
    ['24 months ago to the moment', one([{ ...met('m', 0), at: Date.UTC(2026, 4, 20, 12) }]), ['online: , a, , ']],
    ['known, and nothing told of encounters', [somebody('a'), tale('a')], []],
    ['where nothing covers what came after', one([met('m', 4500)]), []],
    ['never met', one([]), []],
    ['met first', one([met('m', 0)], { path: 'met first' }), ['other: , a, , ']],
    ['met first with one other', one([met('m', 0, { who: ['a', 'b'] })], { path: 'met first' }), ['other: , a, , ']],
    ['met first among others', one([met('m', 0, { who: ['a', 'b', 'c'] })], { path: 'met first' }), ['event: , a, , ']],
    ['met first among others, under two handles', one([met('m', 0, { who: ['a', 'a2', 'b'] })], { path: 'met first', handles: ['a', 'a2'] }), ['other: , a, , ']],
    ['online first among others', one([met('m', 0, { who: ['a', 'b', 'c'] })]), ['online: , a, , ']],
    ['archived', one([met('m', 0)], { archived: true }), ['online: , a, , ']],
    ['in the trash', one([met('m', 0)], { deleted: true }), []],
  ])('%s', (_, given, expected) => expect(inShort(told([given]))).toEqual(expected))

  it('leave out who was met before the records', () => {
    expect(told([[somebody('a'), tale('a', { metBefore: ['met before'] }), [met('m', 0)]]])).toEqual([])
    expect(inShort(told([[somebody('a'), undefined, [met('m', 0)]]]))).toEqual(['online: , a, , '])
  })

  it('are unknown where nothing covers the 24 months', () => {
    const given = [one([met('m', 0), met('n', 10)])]
    expect(inShort(told(given, { coverage: [] }))).toEqual(['online: , , , a'])
    expect(inShort(told(given, { coverage: [covered('calendar', 0, 729, { setting: 'inPerson' })] }))).toEqual(['online: , , , a'])
    expect(inShort(told(given, { coverage: [covered('calendar', 0, 730, { setting: 'inPerson' })] }))).toEqual(['online: a, , , '])
    expect(inShort(told(given, { coverage: [covered('x', -10, 5000)] }))).toEqual(['online: , , , a'])
  })

  it('came about by an introduction that is no younger', () => {
    const by = (at?: number) => new Map([['a', [{ by: 'b', evidence: ['i'], ...(at === undefined ? {} : { at }) }]]])
    const given = [one([met('m', 0)])]
    expect(inShort(told(given, { introducers: by() }))).toEqual(['introduced: , a, , '])
    expect(inShort(told(given, { introducers: by(start - 9 * day) }))).toEqual(['introduced: , a, , '])
    expect(inShort(told(given, { introducers: by(start + day) }))).toEqual(['introduced: , a, , '])
    expect(inShort(told(given, { introducers: by(start + day + 1) }))).toEqual(['online: , a, , '])
    expect(inShort(told(given, { introducers: new Map([['a', []]]) }))).toEqual(['online: , a, , '])
  })

  it('name both encounters, by the time of the first, the ways in their order', () => {
    const all: One[] = [
      [somebody('late'), tale('late'), [met('l', 50), met('l2', 60)]],
      [somebody('d'), tale('d'), [met('e', 10), met('e2', 20)]],
      [somebody('c'), tale('c'), [met('e', 10), met('e3', 30)]],
      [somebody('o', { path: 'met first' }), tale('o'), [met('o', 3)]],
      [somebody('i'), tale('i'), [met('i', 3)]],
    ]
    const found = told(all, { introducers: new Map([['i', [{ by: 'c', evidence: [] }]]]) })
    expect(inShort(found)).toEqual(['introduced: , i, , ', 'online: c+d+late, , , ', 'other: , o, , '])
    expect(found[1]!.again[0]).toEqual({ person: somebody('c'), first: { id: 'e', at: start + 10 * day }, second: { id: 'e3', at: start + 30 * day } })
    expect(found[0]!.once[0]).not.toHaveProperty('second')
  })

  it('keep the date of what has no time', () => {
    const [found] = told([one([met('m', 0, { day: '2020-02-03' }), met('n', 100)])])
    expect(found!.again[0]).toMatchObject({ first: { id: 'm', day: '2020-02-03' } })
    expect(found!.again[0]!.second).not.toHaveProperty('day')
  })

  it('count months as the calendar has them', () => {
    const leap = Date.UTC(2020, 1, 29)
    const first: Encounter = { ...met('m', 0), at: leap, until: leap }
    const again = (at: number) => inShort(told([one([first, { ...met('n', 0), at, until: at }])]))[0]
    expect(again(Date.UTC(2022, 1, 28))).toBe('online: a, , , ')
    expect(again(Date.UTC(2022, 1, 28) + 1)).toBe('online: , a, , ')
    const december = Date.UTC(2019, 11, 31)
    const last = inShort(told([one([{ ...met('m', 0), at: december }, { ...met('n', 0), at: Date.UTC(2021, 11, 31) }])]))[0]
    expect(last).toBe('online: a, , , ')
  })

  it('count everybody met once and only once, in any order', () => {
    const encounter = fc.record({ days: fc.integer({ min: -300, max: 3100 }), candidate: fc.boolean() })
    fc.assert(fc.property(fc.array(fc.array(encounter, { maxLength: 4 }), { maxLength: 8 }), fc.array(fc.tuple(fc.integer({ min: -500, max: 3000 }), fc.nat(2000)), { maxLength: 3 }), (people, spans) => {
      const all = people.map((encounters, at): One => [somebody(`p${at}`, { path: at % 2 ? 'met first' : 'online first' }), tale(`p${at}`),
        encounters.map(({ days, candidate }, n) => met(`m${n}`, days, candidate ? { grade: 'candidate' } : {})).sort((a, b) => a.at - b.at)])
      const coverage = spans.map(([from, length]) => covered('calendar', from, from + length, { setting: 'inPerson' }))
      const found = told(all, { coverage })
      const counted = found.flatMap(({ again, once, recent, unknown }) => [...again, ...once, ...recent, ...unknown]).map(({ person }) => person.id).sort()
      expect(counted).toEqual(all.flatMap(([{ id }, , encounters]) => (encounters!.some(({ grade, at }) => grade === 'strong' && at <= now) ? [id] : [])).sort())
      expect(told([...all].reverse(), { coverage: [...coverage].reverse() })).toEqual(found)
      // Without coverage nobody counts.
      for (const { again, once } of told(all, { coverage: [] })) expect([again, once]).toEqual([[], []])
    }))
  })
})

describe('in words', () => {
  const some = (many: number): FirstMeeting[] => Array.from({ length: many }, () => ({ person: somebody('a'), first: { id: 'm', at: 0 } }))
  it.each<[SecondMeetings['way'], number, number, string]>([
    ['introduced', 0, 0, ''],
    ['introduced', 9, 5, 'You first met 14 people through an introduction, and met nine of them again within two years.'],
    ['online', 1, 0, 'You first met one person after you had found each other online, and met again within two years.'],
    ['online', 0, 1, 'You first met one person after you had found each other online, and did not meet again within two years.'],
    ['event', 0, 2, 'You first met two people where others were as well, and met neither again within two years.'],
    ['event', 1, 1, 'You first met two people where others were as well, and met one of them again within two years.'],
    ['event', 2, 0, 'You first met two people where others were as well, and met both again within two years.'],
    ['other', 0, 3, 'You first met three people in another way, and met none of them again within two years.'],
    ['other', 3, 0, 'You first met three people in another way, and met all of them again within two years.'],
    ['other', 12, 3, 'You first met 15 people in another way, and met 12 of them again within two years.'],
  ])('%s %i again, %i once', (way, again, once, words) => expect(secondMeetingWords({ way, again: some(again), once: some(once) })).toBe(words))
})
