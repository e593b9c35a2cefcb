import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EvidenceJudgement, Hinting } from '../../../renderer/core/cues/hints'
import { day, hour } from '../../../renderer/core/dates'
import { encountersOf, type Meeting } from '../../../renderer/core/encounters'
import { hintItems, meetingEvidence } from '../../../renderer/core/meetingEvidence'
import type { Encounter, TimelineItem } from '../../../renderer/core/model'
import { storyOf, type StoryInput, type StoryItem } from '../../../renderer/core/story'

const noon = Date.UTC(2024, 4, 9, 12)
const now = Date.UTC(2026, 0, 1)
const handles = ['x:id:20', 'x:@bea']

const event = (id: string, at: number, more: Partial<StoryItem> = {}): StoryItem => ({ id, at, network: 'calendar', kind: 'event', setting: 'inPerson', direction: 'mutual', grade: 'strong', ...more })
const said = (id: string, at: number, text: string, more: Partial<StoryItem> = {}): StoryItem => ({ id, at, network: 'x', kind: 'message', setting: 'private', direction: 'received', text, cue: true, ...more })
const judgements = (...all: readonly [string, EvidenceJudgement][]) => new Map(all)

const evidence = (items: readonly (Hinting & Meeting)[], judged: ReadonlyMap<string, EvidenceJudgement> = new Map()): readonly Encounter[] => {
  const withVerdicts = items.map((item) => ({ ...item, verdict: judged.get(item.id)?.verdict }))
  return encountersOf(meetingEvidence({ handles, items: withVerdicts, met: [], judgements: judged }).meetings, now, handles)
}
const found = (...args: Parameters<typeof evidence>) => evidence(...args).map(({ evidence: ids, grade }) => [ids, grade])

describe('hints and records', () => {
  it('of one day are one encounter, at the time of the record', () => {
    const items = [event('dinner', noon + 7 * hour, { until: noon + 10 * hour }), said('m', noon + 20 * hour, 'Great to meet you yesterday')]
    expect(evidence(items)).toEqual([{ id: 'dinner', at: noon + 7 * hour, until: noon + 10 * hour, grade: 'strong', evidence: ['cue:m', 'dinner'] }])
  })

  it.each<[string, StoryItem[], [string[], string][]]>([
    ['several words of one day', [said('a', noon, 'See you tonight'), said('b', noon + 20 * hour, 'Great to meet you yesterday'), said('c', noon + 30 * hour, 'So glad we finally met')], [[['cue:a', 'cue:b', 'cue:c'], 'candidate']]],
    ['words of two days', [said('a', noon, 'See you tonight'), said('b', noon + 5 * day, 'See you tonight')], [[['cue:a'], 'candidate'], [['cue:b'], 'candidate']]],
    ['words without a day, two days later', [event('e', noon), said('m', noon + 50 * hour, 'So glad we finally met')], [[['e', 'cue:m'], 'strong']]],
    ['words without a day, a week later', [event('e', noon), said('m', noon + 7 * day, 'So glad we finally met')], [[['e'], 'strong'], [['cue:m'], 'candidate']]],
    ['words of another day than the record', [event('e', noon), said('m', noon + 4 * day, 'Great to meet you yesterday')], [[['e'], 'strong'], [['cue:m'], 'candidate']]],
    ['an evening past midnight', [event('e', noon + 15 * hour), said('m', noon + 30 * hour, 'Great to meet you last night')], [[['cue:m', 'e'], 'strong']]],
    ['a tag and a check-in of the post it was made for', [event('e', noon, { kind: 'check-in', setting: 'bridge', grade: 'candidate', place: { name: 'Uhrturm' } }), { ...said('t', noon, 'View'), kind: 'tag', setting: 'public', place: { name: 'Uhrturm' } }], [[['cue:t', 'e'], 'candidate']]],
    ['a tag at another place', [event('e', noon, { place: { name: 'Uhrturm' } }), { ...said('t', noon, 'View'), kind: 'tag', setting: 'public', place: { name: 'Lyon' } }], [[['cue:t'], 'candidate'], [['e'], 'strong']]],
    ['words ahead of their day', [said('m', now - hour, 'See you on Sunday')], []],
    ['the latest of two meetings', [event('e', noon), event('f', noon + 26 * hour), said('m', noon + 40 * hour, 'So glad we finally met')], [[['e'], 'strong'], [['f', 'cue:m'], 'strong']]],
  ])('%s', (_, items, expected) => {
    expect(found(items)).toEqual(expected)
    expect(found([...items].reverse())).toEqual(expected)
  })

  it('leave place and company to the record unless the owner says yes', () => {
    const tag: StoryItem = { ...said('t', noon + hour, 'View'), kind: 'tag', setting: 'public', place: { name: 'Uhrturm' }, who: ['facebook:name:Tom', 'facebook:name:Bea'] }
    const [unjudged] = evidence([event('e', noon), tag])
    expect(unjudged).not.toHaveProperty('place')
    expect(unjudged).not.toHaveProperty('who')
    expect(evidence([event('e', noon), tag], judgements(['cue:t', { verdict: 'accepted' }]))).toMatchObject([{ id: 'e', grade: 'confirmed', place: { name: 'Uhrturm' }, who: ['facebook:name:Bea', 'facebook:name:Tom'] }])
    expect(evidence([tag])).toMatchObject([{ grade: 'candidate', place: { name: 'Uhrturm' } }])
  })
})

describe('what the owner says', () => {
  const cue = said('m', noon + 20 * hour, 'Great to meet you yesterday')
  const dinner = event('dinner', noon + 7 * hour, { until: noon + 10 * hour, place: { name: 'Graz' }, grade: 'candidate' })

  it.each<[string, StoryItem[], [string, EvidenceJudgement][], object[]]>([
    ['no to a hint', [cue], [['cue:m', { verdict: 'rejected' }]], []],
    ['no to the message it stands in', [cue], [['m', { verdict: 'rejected' }]], []],
    ['no to a hint beside a record', [dinner, cue], [['cue:m', { verdict: 'rejected' }]], [{ id: 'dinner', grade: 'candidate', evidence: ['dinner'] }]],
    ['no to the record beside a hint', [dinner, cue], [['dinner', { verdict: 'rejected' }]], [{ id: 'cue:m', grade: 'candidate', day: '2024-05-09' }]],
    ['yes to a hint', [cue], [['cue:m', { verdict: 'accepted' }]], [{ id: 'cue:m', grade: 'confirmed', at: noon, day: '2024-05-09' }]],
    ['yes to a hint beside a record', [dinner, cue], [['cue:m', { verdict: 'accepted' }]], [{ id: 'dinner', grade: 'confirmed', at: noon + 7 * hour }]],
    ['yes, on another day, to a hint', [cue], [['cue:m', { verdict: 'accepted', day: '2024-05-04' }]], [{ grade: 'confirmed', day: '2024-05-04', at: noon - 5 * day }]],
    ['yes, on another day, to a record', [dinner], [['dinner', { verdict: 'accepted', day: '2024-05-04' }]], [{ id: 'dinner', grade: 'confirmed', day: '2024-05-04', at: noon - 5 * day, until: noon - 5 * day, place: { name: 'Graz' } }]],
    ['yes, at another time and place, to a record', [dinner], [['dinner', { verdict: 'accepted', at: noon, place: { name: 'Lyon' } }]], [{ at: noon, until: noon + 3 * hour, place: { name: 'Lyon' } }]],
    ['yes, at another time, beside another record', [dinner, event('tea', noon + 4 * hour)], [['dinner', { verdict: 'accepted', at: noon + 5 * hour }]], [{ at: noon + 5 * hour, evidence: ['tea', 'dinner'] }]],
    ['yes, on its day, leaves the hour to the record', [dinner, cue], [['cue:m', { verdict: 'accepted', day: '2024-05-09' }]], [{ id: 'dinner', at: noon + 7 * hour, grade: 'confirmed' }]],
    ['yes, there, to a record', [dinner], [['dinner', { verdict: 'accepted', place: { name: 'Lyon' } }]], [{ at: noon + 7 * hour, place: { name: 'Lyon' } }]],
    ['yes, on no day at all', [dinner], [['dinner', { verdict: 'accepted', day: 'soon' }]], [{ at: noon + 7 * hour, grade: 'confirmed' }]],
  ])('%s', (_, items, judged, expected) => {
    const all = evidence(items, judgements(...judged))
    expect(all).toHaveLength(expected.length)
    expect(all).toMatchObject(expected)
  })
})

describe('as items of the timeline', () => {
  const item = { ...said('m', noon + 20 * hour, 'Great to meet you yesterday'), who: ['x:id:20'], from: 'x:id:20', source: 'i', sourceLine: 'x.zip, messages, record 4' } as TimelineItem
  const hinted = (items: readonly TimelineItem[], met: StoryInput['met'] = [], judged: StoryInput['judgements'] = new Map()) =>
    hintItems(meetingEvidence({ handles, items, met, judgements: judged }).hints, items, met)

  it('they show the words and where these are from', () => {
    expect(hinted([item])).toEqual([{
      id: 'cue:m', at: noon, day: '2024-05-09', kind: 'message', setting: 'inPerson', direction: 'received', grade: 'candidate', network: 'x', who: ['x:id:20'], from: 'x:id:20',
      source: 'i', sourceLine: 'read from the words of x.zip, messages, record 4', text: 'Great to meet you yesterday', timeNote: 'the day the words name',
    }])
  })

  it('they keep what the owner said', () => {
    expect(hinted([item], [], judgements(['cue:m', { verdict: 'rejected' }]))).toMatchObject([{ id: 'cue:m', verdict: 'rejected' }])
    expect(hinted([item], [], judgements(['cue:m', { verdict: 'accepted', at: noon }]))).toMatchObject([{ at: noon, verdict: 'accepted', grade: 'confirmed' }])
  })

  it('they tell of how they met', () => {
    const value = { entry: 'met' as const, words: 'At the fair', date: { year: 2012, month: 3, day: 4 } }
    expect(hinted([], [{ entry: 'e', own: true, value }])).toMatchObject([{ id: 'cue:met:e', source: 'journal', sourceLine: 'written by you, as how you met', text: 'At the fair', grade: 'confirmed' }])
    expect(hinted([], [{ entry: 'e', own: false, value }])).toMatchObject([{ source: 'profile', grade: 'candidate' }])
  })
})

/** A few days with records, words, tags, likes and messages, of a person with two handles. */
const texts = ['Great to meet you yesterday', 'So glad we finally met', 'See you tonight', 'coffee with @bea today', 'lunch with @tom today', 'How are you', 'Nice to meet you last week']
const places = [{ name: 'Graz' }, { name: 'Lyon' }, undefined]
const anyItem: fc.Arbitrary<StoryItem> = fc.record({
  id: fc.integer({ min: 0, max: 40 }).map(String), hours: fc.integer({ min: 0, max: 40 * 24 }), what: fc.constantFrom('event', 'dated', 'check-in', 'message', 'mention', 'tag'),
  text: fc.constantFrom(...texts), place: fc.constantFrom(...places), grade: fc.constantFrom('candidate' as const, 'strong' as const), length: fc.nat(30), event: fc.constantFrom('e1', undefined, undefined),
  who: fc.constantFrom<readonly string[] | undefined>(undefined, ['x:id:20'], ['x:@bea'], ['x:id:20', 'x:@bea'], ['x:id:20', 'x:id:21']),
}).map(({ id, hours, what, text, place, grade, length, event: shared, who }): StoryItem => {
  const at = noon + hours * hour
  const base = { id: `${what}:${id}`, at, network: 'x', direction: 'received' as const, ...(who && { who }) }
  if (what === 'message' || what === 'mention') return { ...base, kind: what, setting: what === 'message' ? 'private' : 'public', text, cue: true }
  if (what === 'tag') return { ...base, kind: 'tag', setting: 'public', place }
  if (what === 'check-in') return { ...base, kind: 'check-in', setting: 'bridge', grade, place, event: shared }
  const midday = at - (at % day) + day / 2
  return what === 'dated' ? { ...base, at: midday, day: new Date(midday).toISOString().slice(0, 10), kind: 'event', setting: 'inPerson', grade, place } : { ...base, kind: 'event', setting: 'inPerson', grade, place, until: at + length * hour, event: shared }
})
const history = fc.uniqueArray(anyItem, { selector: ({ id }) => id, maxLength: 14 })
const tell = (items: readonly StoryItem[], judged: StoryInput['judgements'] = new Map(), own: readonly string[] = handles) => storyOf({
  id: own[0]!, handles: own, items: items.map((item) => ({ ...item, verdict: judged.get(item.id)?.verdict })), met: [], judgements: judged, verdicts: new Map(), coverage: [], now,
})
const isHint = (id: string) => id.startsWith('cue:')

describe('any history', () => {
  it('is the same in any order', () => {
    const orders = history.chain((items) => fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })))
    fc.assert(fc.property(orders, ([items, shuffled]) => {
      expect(tell(shuffled).encounters).toEqual(tell(items).encounters)
    }), { numRuns: 200 })
  })

  it('stands no higher when evidence of meetings is set aside, records or hints', () => {
    const some = history.chain((items) => fc.tuple(fc.constant(items), fc.subarray(items.flatMap(({ id }) => [id, `cue:${id}`])), fc.subarray(items.map(({ id }) => `cue:${id}`))))
    fc.assert(fc.property(some, ([items, rejected, accepted]) => {
      const judged = new Map<string, EvidenceJudgement>(accepted.map((id) => [id, { verdict: 'accepted' }]))
      const before = tell(items, judged).circle.stage
      for (const id of rejected) judged.set(id, { verdict: 'rejected' })
      expect(tell(items, judged).circle.stage).toBeLessThanOrEqual(before)
    }), { numRuns: 300 })
  })

  it('stands no higher when what was corrected, accepted or marked is set aside, message or hint or record', () => {
    const correction = fc.record({ when: fc.constantFrom('day' as const, 'at' as const, undefined), hours: fc.integer({ min: 0, max: 40 * 24 }), place: fc.constantFrom(...places) }).map(({ when, hours, place }) => {
      const at = noon + hours * hour
      return { ...(when === 'at' ? { at } : when === 'day' ? { day: new Date(at).toISOString().slice(0, 10) } : {}), ...(place && { place }) }
    })
    const met: StoryInput['met'] = [{ entry: 'e', own: true, value: { entry: 'met', date: { year: 2024, month: 5, day: 12 }, place: 'Graz' } }]
    const histories = history.chain((items) => {
      const ids = [...items.flatMap(({ id }) => [id, `cue:${id}`]), 'cue:met:e']
      return fc.tuple(fc.constant(items), fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom('accepted' as const, 'rejected' as const), correction), { maxLength: 8 }), fc.subarray(ids, { minLength: 1 }), fc.boolean())
    })
    const stand = (items: readonly StoryItem[], judged: ReadonlyMap<string, EvidenceJudgement>, own: boolean) => storyOf({
      id: 'x:id:20', handles, items: items.map((item) => ({ ...item, verdict: judged.get(item.id)?.verdict })), met: own ? met : [], judgements: judged, verdicts: new Map(), coverage: [], now,
    })
    fc.assert(fc.property(histories, ([items, said, rejected, own]) => {
      const judged = new Map<string, EvidenceJudgement>(said.map(([id, verdict, more]) => [id, { verdict, ...more }]))
      const before = stand(items, judged, own)
      const after = stand(items, new Map([...judged, ...rejected.map((id): [string, EvidenceJudgement] => [id, { ...judged.get(id), verdict: 'rejected' }])]), own)
      expect(after.circle.stage).toBeLessThanOrEqual(before.circle.stage)
      expect(after.encounters.length).toBeLessThanOrEqual(before.encounters.length)
    }), { numRuns: 1000 })
  })

  it('has no other stage and no other encounters with likes and follows in it', () => {
    const ambient = fc.array(fc.record({ id: fc.integer().map((n) => `like:${n}`), hours: fc.nat(1000), text: fc.constantFrom(...texts) }), { maxLength: 6 })
    fc.assert(fc.property(history, ambient, (items, likes) => {
      const more = likes.map(({ id, hours, text }): StoryItem => ({ id, at: noon + hours * hour, network: 'x', kind: 'reaction', setting: 'ambient', direction: 'sent', text, cue: true }))
      const [before, after] = [tell(items), tell([...items, ...more])]
      expect(after.encounters).toEqual(before.encounters)
      expect(after.circle.stage).toBe(before.circle.stage)
    }), { numRuns: 300 })
  })

  it('keeps every recorded encounter as it is when words and tags come to it, but for more evidence', () => {
    fc.assert(fc.property(history, (items) => {
      const records = items.filter(({ kind }) => kind === 'event' || kind === 'check-in')
      const bare = (encounters: readonly Encounter[]) => encounters.filter(({ id }) => !isHint(id)).map((one) => ({ ...one, evidence: one.evidence.filter((id) => !isHint(id)) }))
      const all = tell(items).encounters
      expect(bare(all)).toEqual(tell(records).encounters)
      for (const { id, grade, evidence: ids } of all) if (ids.every(isHint)) expect([isHint(id), grade]).toEqual([true, 'candidate'])
    }), { numRuns: 300 })
  })

  it('divided between handles has no evidence of meetings that the whole has not, and no better', () => {
    fc.assert(fc.property(history, (items) => {
      const streams = items.map((item) => ({ item, of: item.who ?? ['x:id:20'] }))
      const whole = tell(items.filter((item) => (item.who ?? handles).some((handle) => handles.includes(handle)))).encounters
      const grades = new Map(whole.flatMap(({ evidence: ids, grade }) => ids.map((id) => [id, grade] as const)))
      for (const part of handles) {
        const own = streams.filter(({ of }) => of.includes(part)).map(({ item }) => item)
        for (const { evidence: ids, grade } of tell(own, new Map(), [part]).encounters) {
          expect(ids.length).toBeGreaterThan(0)
          for (const id of ids) expect(grades.has(id)).toBe(true)
          if (grade === 'strong') expect(ids.some((id) => grades.get(id) === 'strong')).toBe(true)
        }
      }
    }), { numRuns: 200 })
  })

  it('divided has no more meetings than the whole, where none of these is longer than 6 h', () => {
    const record = fc.record({ id: fc.uuid(), days: fc.nat(5), minutes: fc.integer({ min: 0, max: 180 }), length: fc.integer({ min: 0, max: 180 }), who: fc.subarray(handles, { minLength: 1 }) })
      .map(({ id, days, minutes, length, who }) => { const at = noon + 2 * days * day + minutes * 60_000; return event(id, at, { until: at + length * 60_000, who }) })
    fc.assert(fc.property(fc.array(record, { maxLength: 12 }), (items) => {
      const whole = tell(items).encounters
      for (const part of handles) {
        const own = tell(items.filter(({ who }) => who!.includes(part)), new Map(), [part]).encounters
        for (const { evidence: ids } of own) expect(whole.filter((one) => ids.some((id) => one.evidence.includes(id)))).toHaveLength(1)
        expect(own.length).toBeLessThanOrEqual(whole.length)
      }
    }), { numRuns: 300 })
  })

  it('divided may tell one long meeting as two, where what joined its parts goes to the other', () => {
    const items = [event('lunch', noon, { who: ['x:id:20'] }), event('walk', noon + 5 * hour, { who: ['x:@bea'] }), event('dinner', noon + 10 * hour, { who: ['x:id:20'] })]
    expect(tell(items).encounters.map(({ evidence: ids }) => ids)).toEqual([['lunch', 'walk', 'dinner']])
    expect(tell([items[0]!, items[2]!], new Map(), ['x:id:20']).encounters.map(({ evidence: ids }) => ids)).toEqual([['lunch'], ['dinner']])
    expect(tell([items[1]!], new Map(), ['x:@bea']).encounters.map(({ evidence: ids }) => ids)).toEqual([['walk']])
  })

  it('stays where it is when every hint is accepted as it stands', () => {
    fc.assert(fc.property(history, (items) => {
      const hinted = new Map<string, EvidenceJudgement>(items.map(({ id }) => [`cue:${id}`, { verdict: 'accepted' }]))
      const accepted = tell(items, hinted).encounters
      expect(accepted.map(({ evidence: ids, at }) => [ids, at])).toEqual(tell(items).encounters.map(({ evidence: ids, at }) => [ids, at]))
    }), { numRuns: 150 })
  })
})
