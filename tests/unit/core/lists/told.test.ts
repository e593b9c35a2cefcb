import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntryValue } from '../../../../electron/contract/words'
import { day } from '../../../../renderer/core/dates'
import { forLists } from '../../../../renderer/core/lists/told'
import type { StoryInput, StoryItem } from '../../../../renderer/core/story'
import { start } from './invented'

const event = (id: string, days: number | null, more: Partial<StoryItem> = {}): StoryItem =>
  ({ id, at: days === null ? null : start + days * day, network: 'calendar', kind: 'event', setting: 'inPerson', direction: 'mutual', ...more })
const lists = (items: readonly StoryItem[], more: Partial<StoryInput> = {}) => forLists({ items, met: [], verdicts: new Map(), dates: undefined, now: start, ...more })
const how = (entry: string, value: Omit<Extract<EntryValue, { entry: 'met' }>, 'entry'>): StoryInput['met'][number] => ({ entry, value: { entry: 'met', ...value }, own: true })

it('tells nothing of who has nothing', () => expect(lists([])).toEqual({}))

describe('what lies ahead', () => {
  const ids = (...items: StoryItem[]) => lists(items).ahead?.map(({ id, item }) => (id === item ? id : `${id} by ${item}`))

  it.each<[string, StoryItem[], string[] | undefined]>([
    ['later', [event('e', 1)], ['e']],
    ['now', [event('e', 0)], undefined],
    ['before', [event('e', -1)], undefined],
    ['at no known time', [event('e', null)], undefined],
    ['online', [event('e', 1, { setting: 'private' })], undefined],
    ['rejected', [event('e', 1, { verdict: 'rejected' })], undefined],
    ['of an event', [event('e', 1, { event: 'party' })], ['party by e']],
    ['twice in two calendars', [event('f', 1, { event: 'party' }), event('e', 1, { event: 'party' })], ['party by e']],
    ['twice, moved', [event('e', 2, { event: 'party' }), event('f', 1, { event: 'party' })], ['party by f']],
    ['in order of time', [event('b', 2), event('a', 2), event('c', 1)], ['c', 'a', 'b']],
    ['in the same order', [event('a', 2), event('b', 2), event('c', 1)], ['c', 'a', 'b']],
    ['before 1970 at no known time', [event('e', null, { until: 5 })], undefined],
  ])('%s', (_, items, expected) => expect(ids(...items)).toEqual(expected))

  it('is told with when, where and who', () => {
    const full = event('e', 1, { until: start + 2 * day, day: '2020-03-04', title: 'Fair', place: { name: 'Graz' }, who: ['a', 'b'] })
    expect(lists([full]).ahead).toEqual([{ id: 'e', item: 'e', at: start + day, until: start + 2 * day, day: '2020-03-04', title: 'Fair', place: { name: 'Graz' }, who: ['a', 'b'] }])
    expect(lists([event('e', 1, { who: ['a'] })]).ahead).toStrictEqual([{ id: 'e', item: 'e', at: start + day }])
  })

  it('is at most the next twenty', () => {
    const many = lists(Array.from({ length: 50 }, (_, n) => event(`e${n}`, 50 - n))).ahead!
    expect([many.length, many[0]!.id, many.at(-1)!.id]).toEqual([20, 'e49', 'e30'])
  })
})

describe('met before the records', () => {
  const before = (items: readonly StoryItem[], more: Partial<StoryInput> = {}) => lists(items, more).metBefore
  const said = (verdict: 'accepted' | 'rejected') => new Map([['met before', verdict]])

  it.each<[string, Partial<StoryInput>, StoryItem[], string[] | undefined]>([
    ['as the owner says', { verdicts: said('accepted') }, [], ['met before']],
    ['not as the owner says', { verdicts: said('rejected'), met: [how('e', { place: 'Graz' })] }, [event('u', null)], undefined],
    ['by a place', { met: [how('e', { place: 'Graz' })] }, [], ['e']],
    ['by a blank', { met: [how('e', { place: ' ' })] }, [], undefined],
    ['by a year', { met: [how('e', { date: { year: 2009 } })] }, [], ['e']],
    ['by a date of which nothing is known', { met: [how('e', { date: {} })] }, [], undefined],
    ['by words alone', { met: [how('e', { words: 'through the choir' })] }, [], undefined],
    ['by who introduced', { met: [how('e', { through: 'b' })] }, [], undefined],
    ['by something in person without a day', {}, [event('u', null)], ['u']],
    ['by that, rejected', {}, [event('u', null, { verdict: 'rejected' })], undefined],
    ['by words without a day', {}, [event('u', null, { setting: 'private' })], undefined],
    ['by something in person with a day', {}, [event('u', -1)], undefined],
    ['by all of it', { verdicts: said('accepted'), met: [how('f', { place: 'Graz' }), how('e', { date: { year: 2009 } })] }, [event('v', null), event('u', null), event('u', null)], ['met before', 'e', 'f', 'u', 'v']],
  ])('%s', (_, more, items, expected) => expect(before(items, more)).toEqual(expected))
})

it('keeps the days that come round every year', () => {
  const date = (more: object) => ({ label: 'anniversary', date: more })
  expect(lists([], { dates: [date({ month: 5, day: 3 }), date({ year: 2010, month: 5, day: 4 }), date({ year: 2010, month: 5 }), date({ day: 5 }), date({})] }).dates)
    .toEqual([date({ month: 5, day: 3 }), date({ year: 2010, month: 5, day: 4 })])
})

it('is the same in any order, and for any number of likes', () => {
  const item = fc.record({ id: fc.nat(30), days: fc.option(fc.integer({ min: -5, max: 5 })), party: fc.boolean(), like: fc.boolean() })
  fc.assert(fc.property(fc.uniqueArray(item, { selector: ({ id }) => id, maxLength: 12 }), (all) => {
    const items = all.map(({ id, days, party, like }) => event(`e${id}`, days, { ...(party ? { event: 'party' } : {}), ...(like ? { setting: 'ambient' } : {}) }))
    expect(lists([...items].reverse())).toEqual(lists(items))
    expect(lists(items.filter(({ setting }) => setting !== 'ambient'))).toEqual(lists(items))
  }))
})
