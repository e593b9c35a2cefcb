import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntryValue } from '../../../../electron/contract/words'
import { introductionHints } from '../../../../renderer/core/introductions/hints'
import { touchesOf } from '../../../../renderer/core/touches'
import { storyOf, type StoryInput, type StoryItem } from '../../../../renderer/core/story'
import { at } from './making'

const now = at('2026-11-20')
const item = (id: string, date: string, more: Partial<StoryItem>): StoryItem => ({ id, at: at(date), network: 'x', kind: 'reply', setting: 'public', direction: 'sent', ...more })
const met = (value: Partial<EntryValue>, own = true): StoryInput['met'][number] => ({ entry: 'e1', value: { entry: 'met', ...value } as Extract<EntryValue, { entry: 'met' }>, own })

/** Of `x:@bea`, as her story has them. */
const hintsOf = (items: readonly StoryItem[], entries: StoryInput['met'] = []) =>
  storyOf({ id: 'x:@bea', handles: ['x:@bea', 'email:bea'], items, met: entries, judgements: new Map(), verdicts: new Map(), coverage: [], now }).story.introductions ?? []

const group = { kind: 'group-message', setting: 'private' } as const
const words = (text: string, more: Partial<StoryItem> = {}) => item('x:1', '2020-03-01', { text, cue: true, ...more })

describe('what in a relationship speaks for an introduction', () => {
  it.each([
    ['how you met names them', [], [met({ through: 'x:@tomas', date: { year: 2019, month: 5, day: 11 } })], { id: 'met:e1', kind: 'met', by: 'x:@tomas', at: at('2019-05-11') }],
    ['the year alone', [], [met({ through: 'x:@tomas', date: { year: 2019 } })], { at: at('2019-07-01'), roughly: 'year' }],
    ['your own free words', [], [met({ words: 'At the fair, through Tomás Novák' })], { kind: 'logged', named: 'Tomás Novák', at: null }],
    ['the month alone', [], [met({ through: 'x:@tomas', date: { year: 2019, month: 5 } })], { at: at('2019-05-15'), roughly: 'month' }],
    ['free words of an address book', [], [met({ words: 'Introduced by Tomás Novák' }, false)], { kind: 'card', named: 'Tomás Novák', at: null }],
    ['a record, the person first', [item('m:1', '2019-05-11', { kind: 'introduction', setting: 'bridge', direction: 'mutual', who: ['email:bea', 'x:@tomas'], title: 'Tomás introduced Bea' })], [], { kind: 'record', by: 'x:@tomas' }],
    ['you introduce two', [words('@bea meet @carl', { who: ['x:@bea', 'x:@carl'] })], [], { by: '', other: 'x:@carl', text: '@bea meet @carl' }],
    ['somebody else introduces them', [words('@ilse meet @bea', { direction: 'received', from: 'x:@tomas', byOther: true, who: ['x:@tomas', 'x:@bea'] })], [], { by: 'x:@tomas' }],
    ['thanks to one of two', [words('Thanks @tomas for introducing me to @bea', { who: ['x:@tomas', 'x:@bea'] })], [], { among: ['x:@tomas'] }],
    ['their own thanks', [words('Thanks @tomas for introducing me to @ilse', { direction: 'received', who: ['x:@bea', 'x:@tomas'] })], [], { among: ['x:@tomas'] }],
    ['a logged meeting of three', [item('meeting:1', '2020-03-01', { network: 'journal', kind: 'meeting', setting: 'inPerson', direction: 'mutual', grade: 'confirmed', text: 'Tomás introduced us', who: ['x:@bea', 'x:@tomas'] })], [], { kind: 'logged', among: ['x:@tomas'] }],
    ['a logged meeting that names somebody', [item('meeting:1', '2020-03-01', { network: 'journal', kind: 'meeting', setting: 'inPerson', direction: 'mutual', grade: 'confirmed', text: 'Introduced by Tomás', who: ['x:@bea'] })], [], { kind: 'logged', named: 'Tomás' }],
    ['a logged meeting where you introduced', [item('meeting:1', '2020-03-01', { network: 'journal', kind: 'meeting', setting: 'inPerson', direction: 'mutual', grade: 'confirmed', text: 'I introduced Bea to Carl', who: ['x:@bea', 'x:@carl'] })], [], { by: '', other: 'x:@carl' }],
    ['a chat of three', [item('x:1', '2020-03-01', { ...group, direction: 'received', from: 'x:@tomas', byOther: true, who: ['x:@bea', 'x:@tomas'] }), item('x:2', '2020-03-02', { kind: 'message', setting: 'private' })], [], { id: 'x:1', kind: 'chat', by: 'x:@tomas' }],
    ['a chat of three whose members only your words show', [item('x:1', '2020-03-01', { ...group, direction: 'received' }), item('x:2', '2020-03-02', { ...group, who: ['x:@tomas', 'x:@bea'] })], [], { id: 'x:2', kind: 'chat', by: 'x:@tomas' }],
  ] as const)('%s', (_, items, entries, expected) => {
    const hints = hintsOf(items, entries)
    expect(hints.filter(({ kind }) => kind !== 'there')).toEqual([expect.objectContaining(expected)])
  })

  it.each([
    ['how you met without a name', [], [met({ words: 'At the harbour' })]],
    ['the introducer of somebody else', [item('m:1', '2019-05-11', { kind: 'introduction', setting: 'bridge', who: ['x:@carl', 'x:@bea'] })], []],
    ['a record set aside', [item('m:1', '2019-05-11', { kind: 'introduction', setting: 'bridge', who: ['x:@bea', 'x:@tomas'], verdict: 'rejected' })], []],
    ['through themselves', [], [met({ through: 'email:bea' })]],
    ['words nobody marked', [item('x:1', '2020-03-01', { text: '@bea meet @carl', who: ['x:@bea', 'x:@carl'] })], []],
    ['words that deny it', [words('You should not meet @carl', { who: ['x:@bea', 'x:@carl'] })], []],
    ['words to a crowd', [words('@a meet @b', { who: ['x:@bea', 'x:@carl', 'x:@dora'] })], []],
    ['their own introduction of another: it stands in the other story', [words('@ilse meet @carl', { direction: 'received', who: ['x:@bea', 'x:@carl'] })], []],
    ['what lies ahead', [words('@bea meet @carl', { at: at('2027-01-01'), who: ['x:@bea', 'x:@carl'] })], []],
    ['a chat of three after words of two', [item('x:0', '2020-02-01', { kind: 'message', setting: 'private' }), item('x:1', '2020-03-01', { ...group, who: ['x:@bea', 'x:@tomas'] })], []],
    ['a chat of four', [item('x:1', '2020-03-01', { ...group, who: ['x:@bea', 'x:@tomas', 'x:@carl'] })], []],
  ] as const)('nothing: %s', (_, items, entries) => {
    expect(hintsOf(items, entries)).toEqual([])
  })

  it('was there when the two met before a word was written, unless it was a crowd', () => {
    const encounter = { id: 'ics:1', at: at('2020-03-01'), until: at('2020-03-01'), grade: 'strong', evidence: ['ics:1'], title: 'Supper' } as const
    const circle = { firstEncounter: { id: 'ics:1', at: encounter.at }, firstDirect: null } as never
    const of = (who: readonly string[], more = circle) => introductionHints({ handles: ['x:@bea'], touches: touchesOf([]), met: [], now, circle: more, encounters: [{ ...encounter, who }] }, [])
    expect(of(['x:@bea', 'x:@tomas'])).toEqual([{ id: 'ics:1', at: encounter.at, kind: 'there', among: ['x:@tomas'], text: 'Supper' }])
    expect(of(['x:@bea'])).toEqual([])
    expect(of(['x:@bea', '1', '2', '3', '4', '5', '6'])).toEqual([])
    expect(of(['x:@bea', 'x:@tomas'], { firstEncounter: { id: 'ics:1', at: encounter.at }, firstDirect: { id: 'x:1', at: at('2020-02-01') } } as never)).toEqual([])
  })

  it('keeps twelve at most, records before guesses, and cuts long words', () => {
    const many = Array.from({ length: 40 }, (_, index) => words(`@bea meet @carl ${'so '.repeat(100)}`, { id: `x:${index}`, who: ['x:@bea', 'x:@carl'], at: at('2020-03-01') + index }))
    const hints = hintsOf([...many, item('m:1', '2025-05-11', { kind: 'introduction', setting: 'bridge', who: ['x:@bea', 'x:@tomas'] })])
    expect(hints).toHaveLength(12)
    expect(hints.at(-1)).toMatchObject({ kind: 'record' })
    expect(Math.max(...hints.map(({ text = '' }) => text.length))).toBe(160)
  })

  it('is the same in any order of items', () => {
    const texts = ['@bea meet @carl', 'Thanks @tomas for introducing me to @bea', 'I introduced @bea to @carl', 'hello']
    const whos = [['x:@bea', 'x:@carl'], ['x:@tomas', 'x:@bea'], ['x:@bea']]
    const one = fc.record({ n: fc.nat(30), text: fc.constantFrom(...texts), who: fc.constantFrom(...whos), kind: fc.constantFrom('reply', 'group-message', 'introduction', 'message' as const), received: fc.boolean(), setting: fc.constantFrom('public', 'private' as const) })
    fc.assert(fc.property(fc.uniqueArray(one, { selector: ({ n }) => n, maxLength: 12 }), fc.infiniteStream(fc.nat()), (all, keys) => {
      const items = all.map(({ n, received, ...more }): StoryItem => item(`x:${n}`, '2020-03-01', { ...more, kind: more.kind as StoryItem['kind'], at: at('2020-03-01') + n * 86_400_000, direction: received ? 'received' : 'sent', cue: true }))
      const shuffled = items.map((each) => [keys.next().value!, each] as const).sort(([a], [b]) => a - b).map(([, each]) => each)
      expect(hintsOf(shuffled)).toEqual(hintsOf(items))
    }))
  })
})
