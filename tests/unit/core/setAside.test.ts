/** Evidence that the owner set aside: what it proved is gone, and nothing else is proved by that. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { circleOf } from '../../../renderer/core/cycles'
import { day, hour } from '../../../renderer/core/dates'
import { encountersOf } from '../../../renderer/core/encounters'
import { storyOf, type StoryItem } from '../../../renderer/core/story'
import type { CoverageSpan } from '../../../renderer/core/model'

const start = Date.UTC(2014, 4, 9, 18)
const now = start + 500 * day
const event = (id: string, at: number, more: Partial<StoryItem> = {}): StoryItem => ({ id, at, network: 'calendar', kind: 'event', setting: 'inPerson', direction: 'mutual', grade: 'strong', ...more })
const aside = (item: StoryItem): StoryItem => ({ ...item, verdict: 'rejected' })

describe('a meeting', () => {
  const [coffee, walk, dinner] = [event('coffee', start), event('walk', start + 5 * hour), event('dinner', start + 10 * hour)]

  it('stays one when what joined it is set aside', () => {
    expect(encountersOf([coffee, aside(walk), dinner], now)).toMatchObject([{ id: 'coffee', evidence: ['coffee', 'dinner'], at: start, until: start + 10 * hour }])
  })

  it('is gone with the last of its evidence', () => {
    expect(encountersOf([aside(coffee), aside(walk)], now)).toEqual([])
  })

  it('shows the times of what is left, and is judged by all of it', () => {
    const [met] = encountersOf([aside(coffee), walk], now)
    expect(met).toMatchObject({ id: 'walk', at: start + 5 * hour, until: start + 5 * hour, whole: { at: start, until: start + 5 * hour } })
    expect(encountersOf([coffee, aside({ ...coffee, id: 'copy' })], now)[0]).not.toHaveProperty('whole')
  })

  it('shows the date of what is left, where only that is', () => {
    const note = event('note', Date.UTC(2014, 4, 9, 12), { day: '2014-05-09' })
    expect(encountersOf([aside(coffee), note], now)).toMatchObject([{ id: 'note', day: '2014-05-09', whole: { at: start, until: start } }])
  })

  it('set aside after it was moved to another hour keeps that hour, for what came after it', () => {
    const word: StoryItem = { id: 'word', at: start + hour, network: 'x', kind: 'reply', setting: 'public', direction: 'sent' }
    const later: StoryItem = { ...word, id: 'later', at: start + 60 * day }
    const told = (verdict: 'accepted' | 'rejected') => storyOf({
      id: 'x:id:2', handles: ['x:id:2'], items: [coffee, word, { ...walk, verdict }, later], met: [], judgements: new Map([['walk', { verdict, at: start + 3 * hour }]]), verdicts: new Map(), coverage: [], now,
    })
    expect([told('accepted').encounters, told('accepted').circle.path]).toMatchObject([[{ at: start + 3 * hour }], 'online first'])
    expect(told('rejected').encounters).toMatchObject([{ at: start, whole: { at: start + 3 * hour } }])
    expect([told('accepted').circle.stage, told('rejected').circle.stage]).toEqual([2, 2])
  })

  it('is as sure as what is left', () => {
    expect(encountersOf([aside(coffee), { ...walk, grade: 'candidate', place: { name: 'Prater' } }], now)).toMatchObject([{ grade: 'candidate', place: { name: 'Prater' }, evidence: ['walk'] }])
  })
})

describe('any history', () => {
  const time = fc.integer({ min: 0, max: 120 }).map((quarters) => start + quarters * 6 * hour)
  const places = [undefined, { name: 'Prater' }, { name: 'Lisbon' }] as const
  const dated = (at: number): { readonly at: number; readonly day: string } => ({ at: at - (at % day) + day / 2, day: new Date(at).toISOString().slice(0, 10) })
  const item = fc.record({ id: fc.nat(99).map(String), at: time, kind: fc.constantFrom('word' as const, 'like' as const, 'event' as const, 'check-in' as const, 'introduction' as const), long: fc.nat(10), date: fc.boolean(),
    place: fc.constantFrom(...places), strong: fc.boolean() }).map(({ id, at, kind, long, date, place, strong }): StoryItem => {
    if (kind === 'word') return { id, at, network: 'x', kind: 'reply', setting: 'public', direction: 'sent' }
    if (kind === 'like') return { id, at, network: 'x', kind: 'reaction', setting: 'ambient', direction: 'sent' }
    if (kind === 'introduction') return { id, at, network: 'mail', kind, setting: 'bridge', direction: 'received' }
    return { id, network: 'calendar', kind, setting: kind === 'event' ? 'inPerson' : 'bridge', direction: 'mutual', grade: strong ? 'strong' : 'candidate', place, ...(date ? dated(at) : { at, until: at + long * 6 * hour }) }
  })
  const items = fc.uniqueArray(item, { selector: ({ id }) => id, maxLength: 12 })
  const coverage: readonly CoverageSpan[] = [{ network: 'x', account: 'x:id:1', setting: 'public', from: start, to: now, directions: ['sent'] }]
  const storyOfItems = (all: readonly StoryItem[]) =>
    storyOf({ id: 'x:id:2', handles: ['x:id:2'], items: all, met: [], judgements: new Map(), verdicts: new Map(), coverage, now: start + 60 * day })

  it('never rises by setting evidence aside', () => {
    fc.assert(fc.property(items, fc.infiniteStream(fc.boolean()), fc.nat(), (all, some, one) => {
      const first = all.map((each) => (some.next().value ? aside(each) : each))
      const more = first.map((each, at) => (at === one % Math.max(1, all.length) ? aside(each) : each))
      const [before, after] = [first, more].map((each) => storyOfItems(each).circle.stage)
      expect(after!).toBeLessThanOrEqual(before!)
    }), { numRuns: 4000 })
  })

  it('has no more meetings when evidence is set aside', () => {
    fc.assert(fc.property(items, fc.nat(), (all, one) => {
      const less = all.map((each, at) => (at === one % Math.max(1, all.length) ? aside(each) : each))
      expect(encountersOf(less, now).length).toBeLessThanOrEqual(encountersOf(all, now).length)
    }), { numRuns: 2000 })
  })

  it('is the same in any order, and for any number of likes', () => {
    fc.assert(fc.property(items, fc.infiniteStream(fc.nat()), fc.array(time, { maxLength: 5 }), (all, keys, likes) => {
      const shuffled = all.map((each) => [keys.next().value as number, each] as const).sort(([a], [b]) => a - b).map(([, each]) => each)
      const liked = likes.map((at, index): StoryItem => ({ id: `like ${index}`, at, network: 'x', kind: 'reaction', setting: 'ambient', direction: 'received' }))
      expect(storyOfItems([...liked, ...shuffled])).toEqual(storyOfItems(all))
    }), { numRuns: 1000 })
  })

  it('tells of the circle what the rule says', () => {
    fc.assert(fc.property(items, (all) => {
      const { circle, encounters } = storyOfItems(all)
      expect(circleOf({ touches: all, encounters, coverage, now: start + 60 * day })).toEqual(circle)
    }))
  })
})
