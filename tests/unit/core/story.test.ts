import { describe, expect, it } from 'vitest'
import type { Verdict } from '../../../electron/contract/words'
import { day, hour } from '../../../renderer/core/dates'
import type { CoverageSpan } from '../../../renderer/core/model'
import { statements } from '../../../renderer/core/statements'
import { storyOf, type Story, type StoryInput, type StoryItem } from '../../../renderer/core/story'

const start = Date.UTC(2020, 2, 3, 12)
const now = start + 400 * day
const handles = ['x:id:7', 'email:bea@example.org']
const said = (id: string, days: number, more: Partial<StoryItem> = {}): StoryItem => ({ id, at: start + days * day, network: 'x', kind: 'message', setting: 'private', direction: 'sent', ...more })
const met = (id: string, days: number, more: Partial<StoryItem> = {}): StoryItem =>
  ({ id, at: start + days * day, network: 'calendar', kind: 'event', setting: 'inPerson', direction: 'mutual', grade: 'strong', ...more })
const covering = (network: string): CoverageSpan => ({ network, account: `${network}:id:1`, setting: 'private', from: start - 900 * day, to: start + 399 * day, directions: ['sent', 'received'] })
const told = (items: readonly StoryItem[], more: Partial<StoryInput> = {}) =>
  storyOf({ id: 'x:id:7', handles, items, met: [], judgements: new Map(), verdicts: new Map(), coverage: [covering('x')], now, ...more })
const story = (items: readonly StoryItem[], more: Partial<StoryInput> = {}): Story => told(items, more).story
const verdict = (key: string, is: Verdict) => ({ verdicts: new Map([[key, is]]) })

describe('what is said', () => {
  it('is nothing of a stranger', () => {
    expect(story([])).toEqual({
      id: 'x:id:7', months: 0, mine: 0, theirs: 0, networks: [], candidates: 0, turns: [], openLoops: [], silence: { state: 'few', last: null, covered: 0, median: null, rekindled: [] },
    })
  })

  it.each<[string, readonly string[], number]>([
    ['both ends of one month', ['2020-01-01T00:00Z', '2020-01-31T23:59Z'], 1],
    ['a minute on both sides of midnight', ['2019-12-31T23:59Z', '2020-01-01T00:00Z'], 2],
    ['the same month of two years', ['2019-02-10T10:00Z', '2020-02-10T10:00Z'], 2],
    ['after a long month', ['2019-01-31T10:00Z', '2019-02-28T10:00Z', '2019-03-31T10:00Z'], 3],
    ['the month computers count from', ['1969-12-31T23:59Z', '1970-01-01T00:00Z', '1970-01-31T00:00Z'], 2],
  ])('counts months: %s', (_, times, months) => {
    expect(story(times.map((at, index) => said(`${index}`, 0, { at: Date.parse(at) }))).months).toBe(months)
  })

  it('counts months, both voices and networks of direct touches', () => {
    const items = [
      said('c', 40, { direction: 'received', setting: 'public' }), said('a', 0), said('b', 1, { direction: 'mutual', kind: 'call' }), said('m', 2, { network: 'mail' }),
      said('like', 100, { setting: 'ambient' }), said('other', 101, { byOther: true }), said('aside', 102, { verdict: 'rejected' }), said('ahead', 401), { ...said('undated', 0), at: null },
      met('e', 103),
    ]
    expect(story(items)).toMatchObject({
      months: 2, mine: 3, theirs: 2,
      networks: [
        { network: 'mail', direct: 1, first: start + 2 * day, last: start + 2 * day, firstId: 'm', lastId: 'm' },
        { network: 'x', direct: 3, first: start, last: start + 40 * day, firstId: 'a', lastId: 'c' },
      ],
    })
  })

  it('counts the one that comes at this moment', () => expect(story([said('a', 400)]).mine).toBe(1))

  it('has a fixed order within a moment', () => {
    for (const items of [[said('b', 0), said('a', 0), said('c', 0)], [said('c', 0), said('b', 0), said('a', 0)]]) {
      expect(story(items).networks[0]).toMatchObject({ firstId: 'a', lastId: 'c' })
    }
  })

  it('knows the last words, shortened, and whose they are', () => {
    const last = (...items: StoryItem[]) => story(items).lastWords
    expect(last(said('a', 0, { text: 'First.' }), said('b', 1, { text: ' Bring \n the map. ' }), said('c', 2))).toEqual({ id: 'b', at: start + day, text: 'Bring the map.', mine: true })
    expect(last(said('a', 0, { text: 'Yes.', direction: 'received' }))).toMatchObject({ mine: false })
    expect(last(said('a', 0, { text: 'x'.repeat(500) }))!.text).toHaveLength(160)
    expect(last(said('a', 0))).toBeUndefined()
    expect(last(said('a', 0, { text: 'No.', verdict: 'rejected' }))).toBeUndefined()
  })

  it('keeps the owner’s answers and wish', () => {
    expect(story([], verdict('drift x', 'accepted'))).toMatchObject({ verdicts: { 'drift x': 'accepted' } })
    expect(story([], { cadence: 0 })).toMatchObject({ cadence: 0 })
    expect(story([])).not.toHaveProperty('cadence')
    expect(story([])).not.toHaveProperty('verdicts')
  })
})

describe('meetings', () => {
  it('that are hinted at are counted apart', () => {
    expect(story([met('hint', 0, { grade: 'candidate' }), met('sure', 9), met('no', 20, { grade: 'candidate', verdict: 'rejected' })]).candidates).toBe(1)
  })

  it('turn the circle', () => {
    expect(told([said('a', -9), met('m', 0), said('r', 3)])).toMatchObject({ circle: { stage: 4 }, story: { turns: [{ encounter: { id: 'm' }, direct: { id: 'r' } }] } })
  })

  it('without a word are open loops', () => {
    const loops = story([said('w', -9, { text: 'Bring the map.' }), said('x', -8), said('later', 1, { setting: 'ambient', text: 'Liked.' }),
      met('m', 0, { title: 'Coffee', place: { name: 'Sperl' } }), met('n', 20, { day: '2020-03-23' })]).openLoops
    expect(loops).toEqual([
      { id: 'm', at: start, title: 'Coffee', place: { name: 'Sperl' }, before: { id: 'w', at: start - 9 * day, text: 'Bring the map.', mine: true } },
      { id: 'n', at: start + 20 * day, day: '2020-03-23', before: { id: 'w', at: start - 9 * day, text: 'Bring the map.', mine: true } },
    ])
    expect(story([met('m', 0), said('w', 0, { at: start, text: 'At once.' })]).openLoops).toEqual([])
    expect(story([met('m', 0)]).openLoops).toEqual([{ id: 'm', at: start }])
  })

  it('name who else was there', () => {
    const [loop] = story([met('m', 0, { who: ['x:id:7', 'email:bea@example.org', 'email:cem@example.org'] })]).openLoops
    expect(loop).toMatchObject({ who: ['email:cem@example.org'] })
    expect(story([met('m', 0, { who: ['x:id:7', 'email:bea@example.org'] })]).openLoops[0]).not.toHaveProperty('who')
  })

  it.each<[string, StoryItem[], Partial<StoryInput>, number]>([
    ['nothing closes', [met('m', 0)], {}, 1],
    ['a word closes', [met('m', 0), said('r', 3)], {}, 0],
    ['a word closes, however late', [met('m', 0), said('r', 300)], {}, 0],
    ['a word that was set aside does not', [met('m', 0), said('r', 3, { verdict: 'rejected' })], {}, 1],
    ['the owner closes', [met('m', 0)], verdict(statements.loop('m'), 'accepted'), 0],
    ['the owner leaves', [met('m', 0)], verdict(statements.loop('m'), 'rejected'), 0],
    ['the owner closes another', [met('m', 0)], verdict(statements.loop('n'), 'accepted'), 1],
    ['the owner closes with the next meeting', [met('m', 0), met('n', 30)], verdict(statements.loop('n'), 'accepted'), 0],
    ['the owner closes with the meeting before', [met('m', 0), met('n', 30)], verdict(statements.loop('m'), 'accepted'), 1],
    ['the owner leaves the next one of', [met('m', 0), met('n', 30)], verdict(statements.loop('n'), 'rejected'), 1],
    ['the owner closed before an earlier record turned up', [met('m', 0), met('earlier', -0.1)], verdict(statements.loop('m'), 'rejected'), 0],
    ['no coverage of theirs could tell', [met('m', 0)], { coverage: [covering('signal')] }, 0],
    ['the archive where they wrote tells', [met('m', 0), said('w', -9, { network: 'signal' })], { coverage: [covering('signal')] }, 1],
  ])('make a loop that %s', (_, items, more, many) => {
    const { story: { openLoops }, circle } = told(items, more)
    expect([openLoops.length, circle.openLoops.length]).toEqual([many, many])
  })

  it.each<[string, 'accepted' | 'rejected' | undefined, string | undefined]>([
    ['nothing was said of', undefined, 'm'],
    ['the owner leaves alone, still without a word,', 'rejected', 'm'],
    ['was closed elsewhere, as the owner says,', 'accepted', undefined],
  ])('a turn that %s is open or not', (_, answer, open) => {
    const { circle } = told([said('w', -20), met('m', 0)], answer === undefined ? {} : verdict(statements.loop('m'), answer))
    expect(circle.openTurn?.id).toBe(open)
    expect(circle.stage).toBe(2)
  })
})

describe('silence', () => {
  const often = Array.from({ length: 8 }, (_, n) => said(`t${n}`, n * 10))

  it('is told of what covers theirs, and corrected by the owner', () => {
    expect(story(often).silence).toMatchObject({ state: 'drifted', last: { id: 't7' } })
    expect(story(often, { coverage: [covering('signal')] }).silence.state).toBe('unknown')
    expect(story(often, verdict(statements.drift('t7'), 'rejected')).silence).toMatchObject({ state: 'in touch', corrected: true })
  })
})

it('keeps what the lists need', () => {
  const items = [met('e', 401, { title: 'Fair' })]
  const how: StoryInput['met'] = [{ entry: 'entry', value: { entry: 'met', place: 'Graz' }, own: true }]
  expect(story(items, { met: how, dates: [{ label: 'anniversary', date: { month: 5, day: 3 } }] })).toMatchObject({
    ahead: [{ id: 'e', title: 'Fair' }], metBefore: ['entry'], dates: [{ label: 'anniversary' }],
  })
  expect(told(items).due).toBe(start + 401 * day)
})

it('is looked at again when a silence or a loop comes of age', () => {
  const fresh = told([said('a', 0)], { now: start + hour }).due!
  expect(fresh).toBeGreaterThan(start + hour)
  expect(fresh).toBeLessThanOrEqual(start + 91 * day)
})
