import { describe, expect, it } from 'vitest'
import type { EntryValue } from '../../../../../electron/contract/words'
import { draftOf, entryOf, entryWords, isOwnEntry, type EntryDraft } from '../../../../../renderer/components/person/edit/entryDraft'

const values: readonly EntryValue[] = [
  { entry: 'date', label: 'birthday', date: { month: 4, day: 2 } },
  { entry: 'place', name: 'Lisbon', label: 'home', from: { year: 2012 }, to: { year: 2019, month: 3 } },
  { entry: 'organisation', name: 'Umi Labs', role: 'cartographer', from: { year: 2020 } },
  { entry: 'language', name: 'Euskara' },
  { entry: 'met', words: 'She sat down.', date: { year: 2011 }, place: 'Irun', through: 'x:id:7' },
  { entry: 'field', label: 'diet', value: 'no walnuts' },
]

describe('an entry being written', () => {
  it.each(values)('$entry is what it was when nothing is changed', (value) => expect(entryOf(value.entry, draftOf(value))).toEqual({ value }))

  const problem = (kind: EntryValue['entry'], draft: Partial<EntryDraft>) => entryOf(kind, { ...draftOf(), ...draft })
  it.each([
    ['date', {}], ['date', { date: { day: 3 } }], ['date', { date: { month: 2, day: 30 } }], ['date', { date: { year: Number.NaN } }],
    ['place', { label: 'home' }], ['place', { name: 'Lisbon', from: { year: 2013 }, to: { year: 2012 } }], ['place', { name: 'Lisbon', from: { month: 6, day: 31 } }],
    ['organisation', { role: 'baker' }], ['language', { name: '  ' }], ['met', {}], ['field', { label: 'diet' }], ['field', { value: 'x' }],
  ] as const)('%s %j is none', (kind, draft) => expect(problem(kind, draft)).toHaveProperty('problem'))

  it('a date without a word is a birthday', () => expect(problem('date', { date: { month: 5 } })).toEqual({ value: { entry: 'date', label: 'birthday', date: { month: 5 } } }))
  it('leaves out what is empty', () => expect(problem('place', { name: ' Lisbon ', label: ' ' })).toEqual({ value: { entry: 'place', name: 'Lisbon' } }))
})

it.each([
  [values[0]!, '2 April'], [values[1]!, 'Lisbon, home, 2012 to March 2019'], [values[2]!, 'cartographer, Umi Labs, since 2020'], [values[3]!, 'Euskara'],
  [values[4]!, 'She sat down.\nIrun, 2011'], [values[5]!, 'no walnuts'],
] as const)('%j reads', (value, words) => expect(entryWords(value)).toBe(words))

it('knows its own entries from those of sources', () => {
  expect(isOwnEntry(crypto.randomUUID())).toBe(true)
  expect(isOwnEntry('date:birthday:1984-04-02')).toBe(false)
})
