import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OperationArguments, OperationName } from '../../../electron/contract/operations'
import type { TextField } from '../../../electron/contract/words'
import type { DecisionRow } from '../../../renderer/db/database'
import { ownWords } from '../../../renderer/db/words'

const bea = 'x:id:20'
const phone = 'tel:+4930123'

/** One operation after the other, a second apart. */
function said(...operations: readonly { [N in OperationName]: readonly [about: readonly string[], name: N, args: OperationArguments[N]] }[OperationName][]): DecisionRow[] {
  return operations.map(([about, name, args], at) => ({ id: `here:${at}`, clock: `${1_700_000_000_000 + at * 1000}-0000-here`, name, args, about, undone: false }))
}
const at = (n: number) => 1_700_000_000_000 + n * 1000
const note = (about: string, text: string) => [[about], 'notePerson', { about, text }] as const
const rename = (about: string, name: string) => [[about], 'renamePerson', { about, name }] as const
const set = (about: string, field: TextField, value: string) => [[about], 'setText', { about, field, value }] as const
const tag = (about: readonly string[], on: boolean, name = 'choir') => [about, 'tagPeople', { about, tag: name, on }] as const

describe('notes', () => {
  it('hang on their handles, and are joined for a person', () => {
    const words = ownWords(said(note(phone, 'At the fair.\n'), note(bea, 'Likes tea.')), [bea, phone])
    expect(words.note).toBe('At the fair.\n\nLikes tea.')
    expect(words.notes).toEqual([{ about: phone, text: 'At the fair.\n', at: at(0), operation: 'here:0' }, { about: bea, text: 'Likes tea.', at: at(1), operation: 'here:1' }])
    expect(words.earlier).toEqual([])
  })

  it('written anew as a whole are there once, and what they replaced is in the history', () => {
    const words = ownWords(said(note(phone, 'At the fair.'), note(bea, 'Likes tea.'), note(bea, 'At the fair. Likes tea.'), note(phone, '')), [bea, phone])
    expect(words.note).toBe('At the fair. Likes tea.')
    expect(words.notes).toHaveLength(1)
    expect(words.earlier).toEqual([{ what: 'note', words: 'Likes tea.', at: at(1) }, { what: 'note', words: 'At the fair.', at: at(0) }])
  })
})

describe('what has one value', () => {
  it('is the last word about any handle, and the one before stays in sight', () => {
    const words = ownWords(said(set(bea, 'given', 'Bea'), set(phone, 'given', ' Beatrix '), set(phone, 'family', 'Ek'), set(bea, 'family', '')), [bea, phone])
    expect([...words.texts]).toEqual([['given', { value: 'Beatrix', at: at(1) }]])
    expect(words.earlier).toEqual([{ what: 'family', words: 'Ek', at: at(2) }, { what: 'given', words: 'Bea', at: at(0) }])
  })

  it('is a name, also the one somebody was created with', () => {
    const create = [['person:4f'], 'createPerson', { person: '4f', name: 'Bea from the fair' }] as const
    const handles = [bea, 'person:4f']
    expect(ownWords(said(rename(bea, 'Bee'), create), handles)).toMatchObject({ name: 'Bea from the fair', earlier: [{ what: 'name', words: 'Bee' }] })
    expect(ownWords(said(create, rename(bea, '')), handles)).toMatchObject({ name: '', created: 'Bea from the fair', earlier: [{ what: 'name', words: 'Bea from the fair' }] })
  })

  it('is a picture, an entry and a standing', () => {
    const words = ownWords(said(
      [[bea], 'setPhoto', { about: bea, photo: 'a' }], [[phone], 'setPhoto', { about: phone, photo: 'b' }],
      [[bea], 'putEntry', { about: bea, entry: 'u1', value: { entry: 'language', name: 'Finnish' } }], [[bea], 'putEntry', { about: bea, entry: 'u2', value: { entry: 'language', name: 'Sami' } }],
      [[phone], 'dropEntry', { about: phone, entry: 'u1' }],
      [[bea], 'setStanding', { about: [bea], standing: 'deleted', on: true }], [[phone], 'setStanding', { about: [phone], standing: 'favourite', on: true }],
      [[phone], 'setStanding', { about: [phone], standing: 'deleted', on: false }],
    ), [bea, phone])
    expect(words.photo).toEqual({ value: 'b', at: at(1) })
    expect([...words.entries]).toEqual([['u1', { value: null, at: at(4) }], ['u2', { value: { entry: 'language', name: 'Sami' }, at: at(3) }]])
    expect([...words.standings]).toEqual(['favourite'])
    expect(ownWords(said([[bea], 'setPhoto', { about: bea, photo: 'a' }], [[bea], 'setPhoto', { about: bea, photo: '' }]), [bea]).photo).toBeUndefined()
  })
})

describe('an entry of a source', () => {
  const [berlin, value] = ['place:x', { entry: 'place', name: 'Berlin, Germany' }] as const
  const put = (about: string) => [[about], 'putEntry', { about, entry: berlin, value }] as const
  const drop = (about: string) => [[about], 'dropEntry', { about, entry: berlin }] as const

  it('written anew of one stands, although it was taken away of the other before they became one', () => {
    expect([...ownWords(said(put(bea), drop(phone)), [bea, phone]).entries]).toEqual([[berlin, { value, at: at(0), about: [bea] }]])
    expect([...ownWords(said(drop(phone), put(bea)), [bea, phone]).entries]).toEqual([[berlin, { value, at: at(1), about: [bea] }]])
  })

  it('is away once it is taken away of each', () => {
    expect([...ownWords(said(put(bea), put(phone), drop(phone), drop(bea)), [bea, phone]).entries]).toEqual([[berlin, { value: null, at: at(3) }]])
    expect(ownWords(said(put(phone), put(bea)), [bea, phone]).entries.get(berlin)?.about).toEqual([phone, bea])
  })
})

describe('tags and groups', () => {
  it('are those of all handles, whatever was said of others in the same go', () => {
    const rows = said(tag(['x:id:9', bea], true), tag(['x:id:9'], false), tag([phone], false), tag([phone], true, ' book  club '))
    expect([...ownWords(rows, [bea, phone]).tags]).toEqual([['choir', true], ['book club', true]])
    expect([...ownWords(rows, [phone]).tags]).toEqual([['choir', false], ['book club', true]])
    expect([...ownWords(rows, ['x:id:9']).tags]).toEqual([['choir', false]])
  })

  it('are the same in any spelling, written as they were last', () => {
    expect([...ownWords(said(tag([bea], true, 'Zoë'), tag([bea], true, 'zoe')), [bea]).tags]).toEqual([['zoe', true]])
    expect([...ownWords(said(tag([bea], true, 'Zoë'), tag([bea], false, 'ZOE')), [bea]).tags]).toEqual([['ZOE', false]])
  })

  it('said of very many in one go cost each of them no more', () => {
    const everybody = Array.from({ length: 20_000 }, (_, n) => `x:id:${n}`)
    const rows = said(tag(everybody, true))
    const began = performance.now()
    for (const one of everybody) expect(ownWords(rows, [one]).tags.get('choir')).toBe(true)
    expect(performance.now() - began).toBeLessThan(5000)
  })

  it('end when every handle is named', () => {
    const join = (about: readonly string[], on: boolean) => [about, 'joinGroup', { group: 'g', about, on }] as const
    expect(ownWords(said(join([bea], true), join([phone], true), join([bea], false)), [bea, phone]).groups).toEqual(['g'])
    expect(ownWords(said(join([bea], true), join([phone], true), join([bea, phone], false)), [bea, phone]).groups).toEqual([])
  })
})

describe('a judgement of evidence', () => {
  type Args = OperationArguments['judgeEvidence']
  const judged = (...all: readonly Omit<Args, 'about' | 'item'>[]) => ownWords(said(...all.map((one) => [[bea], 'judgeEvidence', { about: bea, item: 'e', ...one }] as const)), [bea]).verdicts.get('e')
  const [place, other] = [{ name: 'Graz' }, { name: 'Lyon' }]

  it.each<[string, readonly Omit<Args, 'about' | 'item'>[], object]>([
    ['the day, then the place', [{ verdict: 'accepted', day: '2024-05-04' }, { verdict: 'accepted', place }], { verdict: 'accepted', day: '2024-05-04', place }],
    ['the place, then the hour', [{ verdict: 'accepted', place }, { verdict: 'accepted', day: '2024-05-04', at: 7 }], { verdict: 'accepted', day: '2024-05-04', at: 7, place }],
    ['the hour, then another day', [{ verdict: 'accepted', day: '2024-05-04', at: 7 }, { verdict: 'accepted', day: '2024-05-05' }], { verdict: 'accepted', day: '2024-05-05' }],
    ['another place', [{ verdict: 'accepted', place }, { verdict: 'accepted', place: other }], { verdict: 'accepted', place: other }],
    ['a plain yes', [{ verdict: 'accepted', day: '2024-05-04' }, { verdict: 'accepted' }], { verdict: 'accepted', day: '2024-05-04' }],
    ['a no, and a yes after all', [{ verdict: 'accepted', at: 7, place }, { verdict: 'rejected' }, { verdict: 'accepted' }], { verdict: 'accepted', at: 7, place }],
    ['a no', [{ verdict: 'accepted', at: 7 }, { verdict: 'rejected' }], { verdict: 'rejected', at: 7 }],
    ['nothing corrected', [{ verdict: 'accepted' }, { verdict: 'rejected' }], { verdict: 'rejected' }],
  ])('keeps what was corrected before: %s', (_, all, expected) => expect(judged(...all)).toEqual(expected))
})

describe('logged by hand', () => {
  const log = (kind?: 'meeting' | 'call' | 'note') => {
    const [one] = ownWords(said([[bea], 'logMeeting', { meeting: 'm', with: [bea], day: '2025-02-03', text: 'A walk', ...(kind === undefined ? {} : { kind }) }]), [bea]).meetings
    return one!.fact
  }
  it('a meeting is an encounter, a call a touch, a note neither', () => {
    expect(log()).toMatchObject({ kind: 'meeting', setting: 'inPerson', direction: 'mutual', grade: 'confirmed', event: 'meeting:m' })
    expect(log('call')).toMatchObject({ kind: 'call', setting: 'private', direction: 'mutual', text: 'A walk' })
    expect(log('note')).toMatchObject({ kind: 'note', setting: 'ambient', direction: 'sent' })
    for (const kind of ['call', 'note'] as const) expect(log(kind)).not.toHaveProperty('grade')
  })
})

const handle = fc.constantFrom(bea, phone)
const operation = fc.oneof(
  fc.tuple(handle, fc.constantFrom('', 'one', 'two')).map(([about, text]) => note(about, text)),
  fc.tuple(handle, fc.constantFrom('', 'Bea', 'Bee')).map(([about, name]) => rename(about, name)),
  fc.tuple(handle, fc.constantFrom<TextField>('given', 'nickname'), fc.constantFrom('', 'Bea', 'Bee')).map((args) => set(...args)),
  fc.tuple(fc.subarray([bea, phone], { minLength: 1 }), fc.boolean()).map(([about, on]) => tag(about, on)),
)
const history = fc.array(operation, { maxLength: 8 }).map((all) => said(...all))

it('two who become one lose no word: each is shown or in the history', () => {
  fc.assert(fc.property(history, (rows) => {
    const apart = [bea, phone].map((one) => ownWords(rows.filter(({ about }) => about.includes(one)), [one]))
    const together = ownWords(rows, [bea, phone])
    const shown = [together.name, ...together.notes.map(({ text }) => text), ...[...together.texts.values()].map(({ value }) => value), ...together.earlier.map(({ words }) => words)]
    for (const { name, notes, texts, tags, earlier } of apart) {
      for (const words of [name, ...notes.map(({ text }) => text), ...[...texts.values()].map(({ value }) => value), ...earlier.map(({ words }) => words)]) {
        if (words !== '') expect(shown).toContain(words)
      }
      for (const { text, about } of notes) expect(together.notes).toContainEqual(expect.objectContaining({ text, about }))
      for (const [name_, on] of tags) if (on) expect(together.tags.get(name_)).toBe(true)
    }
  }))
})

it('does not depend on the order of the rows', () => {
  fc.assert(fc.property(history.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))), ([rows, other]) => {
    expect(ownWords(other, [bea, phone])).toEqual(ownWords(rows, [phone, bea]))
  }))
})
