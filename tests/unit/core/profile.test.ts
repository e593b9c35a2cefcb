import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Card } from '../../../electron/contract/records'
import type { EntryValue } from '../../../electron/contract/words'
import { entryKey, textKey } from '../../../renderer/core/entryKeys'
import { birthdayOf, placeOf, profileOf, type ProfileWords, type SourceCard } from '../../../renderer/core/profile'

const silent: ProfileWords = { texts: new Map(), entries: new Map(), photo: undefined, tags: new Map(), tagged: new Map(), notes: [], standings: new Set() }
const words = (some: Partial<ProfileWords>): ProfileWords => ({ ...silent, ...some })
const from = (source: string, card: Card, more: Partial<SourceCard> = {}): SourceCard => ({ source, file: `${source}.file`, card, ...more })

const berlin: EntryValue = { entry: 'place', name: 'Berlin', label: 'home' }
const hamburg: EntryValue = { entry: 'place', name: 'Hamburg', from: { year: 2019 } }

describe('what cards say', () => {
  const full: Card = {
    given: 'Bea', additional: 'Ines', family: 'Ek', prefix: 'Dr.', suffix: 'Jr.', nicknames: ['Bee', 'Bibi'], phonetic: 'BAY-ah', maiden: 'Lund', pronouns: 'she/her',
    dates: [{ label: 'birthday', month: 4, day: 2, raw: '--04-02' }, { label: 'wedding', raw: 'spring of 1999' }],
    addresses: [{ value: 'Kai 3\n20457 Hamburg', label: 'home' }, { value: ' ; ' }],
    relations: [{ value: 'Tom Ek', label: 'spouse' }, { value: 'Ada' }], organisation: 'Umi Labs', department: 'Design', jobTitle: 'Lead',
    howMet: 'At the fair', labels: ['Choir'], photo: 'a'.repeat(64),
  }
  it('is all there, with who says it', () => {
    const profile = profileOf({ words: silent, sources: [from('vcard', full, { seen: 5 })] })
    const by = [{ source: 'vcard', file: 'vcard.file', seen: 5 }]
    const values = Object.fromEntries(Object.entries(profile.texts).map(([field, told]) => [field, told.map(({ value }) => value)]))
    expect(values).toEqual({
      given: ['Bea'], additional: ['Ines'], family: ['Ek'], prefix: ['Dr.'], suffix: ['Jr.'], nickname: ['Bee', 'Bibi'], pronunciation: ['BAY-ah'], maiden: ['Lund'], pronouns: ['she/her'],
    })
    expect(profile.entries.date).toEqual([{ entry: entryKey({ entry: 'date', label: 'birthday', date: { month: 4, day: 2 } }), value: { entry: 'date', label: 'birthday', date: { month: 4, day: 2 } }, by }])
    expect(profile.entries.place.map(({ value }) => value)).toEqual([{ entry: 'place', name: 'Kai 3, 20457 Hamburg', label: 'home' }])
    expect(profile.entries.organisation.map(({ value }) => value)).toEqual([{ entry: 'organisation', name: 'Umi Labs', role: 'Lead, Design' }])
    expect(profile.entries.met.map(({ value }) => value)).toEqual([{ entry: 'met', words: 'At the fair' }])
    expect(profile.entries.field.map(({ value }) => [value.label, value.value])).toEqual([['wedding', 'spring of 1999'], ['spouse', 'Tom Ek'], ['related', 'Ada']])
    expect(profile).toMatchObject({ relations: [], tags: ['Choir'], labels: [{ value: 'Choir', by }], photo: 'a'.repeat(64), photos: [{ by }] })
  })

  it.each<[string, Card, readonly unknown[]]>([
    ['a job without a firm', { jobTitle: 'Potter' }, [{ entry: 'field', label: 'job', value: 'Potter' }]],
    ['a unit without a firm', { department: 'Choir', jobTitle: 'Alto' }, [{ entry: 'organisation', name: 'Choir', role: 'Alto' }]],
    ['nothing', { organisation: ' ', howMet: '' }, []],
  ])('%s', (_, card, expected) => {
    const { entries } = profileOf({ words: silent, sources: [from('vcard', card)] })
    expect(Object.values(entries).flat().map(({ value }) => value)).toEqual(expected)
  })

  it('is one where several say the same, the best source first', () => {
    const { texts } = profileOf({ words: silent, sources: [from('icalendar', { family: 'Ekström' }), from('linkedin', { family: 'ek' }), from('vcard', { family: 'Ek' })] })
    expect(texts.family).toEqual([
      { entry: textKey('family', 'Ek'), value: 'Ek', by: [{ source: 'vcard', file: 'vcard.file' }, { source: 'linkedin', file: 'linkedin.file' }] },
      { entry: textKey('family', 'Ekström'), value: 'Ekström', by: [{ source: 'icalendar', file: 'icalendar.file' }] },
    ])
  })

  it('of two of a kind the one seen last, then the newer archive comes first', () => {
    const given = (sources: readonly SourceCard[]) => profileOf({ words: silent, sources }).texts.given!.map(({ value }) => value)
    expect(given([from('vcard', { given: 'Old' }, { seen: 1, rank: 9 }), from('vcard', { given: 'New' }, { seen: 2, rank: 1 })])).toEqual(['New', 'Old'])
    expect(given([from('vcard', { given: 'Old' }, { rank: 1 }), from('vcard', { given: 'New' }, { rank: 2 })])).toEqual(['New', 'Old'])
  })
})

describe("the owner's word", () => {
  const card = from('vcard', { given: 'Bea', addresses: [{ value: 'Berlin', label: 'home' }], photo: 'b'.repeat(64), labels: ['Choir', 'Work'] })

  it('comes first and hides nothing', () => {
    const profile = profileOf({
      words: words({ texts: new Map([['given', { value: 'Beatrix', at: 7 }]]), entries: new Map([['u1', { value: hamburg, at: 8 }]]), photo: { value: 'c'.repeat(64), at: 9 } }), sources: [card],
    })
    expect(profile.texts.given).toEqual([{ entry: 'given', value: 'Beatrix', by: [{ source: 'you', seen: 7 }] }, { entry: textKey('given', 'Bea'), value: 'Bea', by: [{ source: 'vcard', file: 'vcard.file' }] }])
    expect(profile.entries.place.map(({ entry, value }) => [entry, value.name])).toEqual([['u1', 'Hamburg'], [entryKey(berlin), 'Berlin']])
    expect(profile.photo).toBe('c'.repeat(64))
    expect(profile.photos.map(({ value }) => value[0])).toEqual(['c', 'b'])
  })

  it('stays where it was first written', () => {
    const entries = new Map<string, { value: EntryValue; at: number }>([['u2', { value: { entry: 'language', name: 'Sami' }, at: 9 }], ['u1', { value: { entry: 'language', name: 'Finnish' }, at: 8 }]])
    expect(profileOf({ words: words({ entries }), sources: [] }).entries.language.map(({ entry }) => entry)).toEqual(['u2', 'u1'])
  })

  it('is one with a source that says the same', () => {
    const { texts, entries } = profileOf({ words: words({ texts: new Map([['given', { value: 'BEA', at: 7 }]]), entries: new Map([['u1', { value: { ...berlin, from: { year: 2001 } }, at: 8 }]]) }), sources: [card] })
    expect(texts.given).toEqual([{ entry: 'given', value: 'BEA', by: [{ source: 'you', seen: 7 }, { source: 'vcard', file: 'vcard.file' }] }])
    expect(entries.place).toMatchObject([{ entry: 'u1', value: { name: 'Berlin', from: { year: 2001 } }, by: [{ source: 'you' }, { source: 'vcard' }] }])
  })

  it("under a source's key stands in its place", () => {
    const { entries } = profileOf({ words: words({ entries: new Map([[entryKey(berlin), { value: hamburg, at: 8 }]]) }), sources: [card, from('linkedin', { addresses: [{ value: 'BERLIN' }] })] })
    expect(entries.place).toEqual([{ entry: entryKey(berlin), value: hamburg, by: [{ source: 'you', seen: 8 }] }])
  })

  it('of a kind that only a newer version knows is shown by none, and spoils nothing', () => {
    const pet = { entry: 'pet', name: 'Miro' } as unknown as EntryValue
    const entries = new Map([['u1', { value: pet, at: 8 }], ['u2', { value: hamburg, at: 9 }]])
    expect(Object.values(profileOf({ words: words({ entries }), sources: [card] }).entries).flat().map(({ entry }) => entry)).toEqual(['u2', entryKey(berlin)])
  })

  it("takes a source's entry away by its key, and not one of the owner's own that says the same", () => {
    const hide = words({ entries: new Map([[entryKey(berlin), { value: null, at: 8 }]]) })
    expect(profileOf({ words: hide, sources: [card] }).entries.place).toEqual([])
    expect(profileOf({ words: hide, sources: [card] }).hidden.map(({ value }) => value)).toEqual([berlin])
    const both = words({ entries: new Map<string, { value: EntryValue | null; at: number }>([[entryKey(berlin), { value: null, at: 8 }], ['u1', { value: berlin, at: 9 }]]) })
    expect(profileOf({ words: both, sources: [card] }).entries.place).toEqual([{ entry: 'u1', value: berlin, by: [{ source: 'you', seen: 9 }] }])
  })

  it('takes off a label, and a tag of the same words keeps it', () => {
    const tagged = (tags: readonly (readonly [string, boolean])[]) => profileOf({ words: words({ tags: new Map(tags) }), sources: [card] })
    expect(tagged([['Choir', false], ['Abroad', true], ['Gone', false]])).toMatchObject({ tags: ['Abroad', 'Work'], labels: [{ value: 'Abroad', by: [{ source: 'you' }] }, { value: 'Work', by: [{ source: 'vcard' }] }] })
    expect(tagged([['Work', true]]).tags).toEqual(['Choir', 'Work'])
    expect(tagged([['work', true], ['CHOIR', false]])).toMatchObject({ tags: ['work'], labels: [{ value: 'work', by: [{ source: 'you' }, { source: 'vcard' }] }] })
  })
})

describe('what lists take from it', () => {
  const birthdays = (...dates: Card['dates'] & object) => birthdayOf(profileOf({ words: silent, sources: dates.map((date, n) => from('vcard', { dates: [date] }, { rank: -n })) }))
  it.each([
    ['none', birthdays({ label: 'wedding', year: 1999, raw: '' }), undefined],
    ['without a year', birthdays({ label: 'Birthday', month: 4, day: 2, raw: '' }, { label: 'birthday', year: 1980, month: 4, day: 3, raw: '' }), { month: 4, day: 2 }],
    ['with the year another knows', birthdays({ label: 'birthday', month: 4, day: 2, raw: '' }, { label: 'birthday', year: 1980, month: 4, day: 2, raw: '' }), { year: 1980, month: 4, day: 2 }],
  ])('a birthday: %s', (_, birthday, expected) => {
    expect(birthday).toEqual(expected)
  })

  const sources = [from('vcard', { addresses: [{ value: 'Berlin' }] })]
  const placed = (...places: readonly EntryValue[]) => placeOf(profileOf({ words: words({ entries: new Map(places.map((value, n) => [`u${n}`, { value, at: n }])) }), sources }))
  it.each([
    ['of a source', placed(), 'Berlin'],
    ['the one of the owner', placed({ entry: 'place', name: 'Oslo' }), 'Oslo'],
    ['not one that ended', placed({ entry: 'place', name: 'Oslo', to: { year: 2001 } }), 'Berlin'],
    ['the one since the latest', placed({ entry: 'place', name: 'Oslo', from: { year: 2011, month: 3 } }, { entry: 'place', name: 'Lund', from: { year: 2011, month: 2 } }, { entry: 'place', name: 'Bergen' }), 'Oslo'],
  ])('a place: %s', (_, place, expected) => {
    expect(place).toBe(expected)
  })
})

const text = fc.constantFrom('Bea', 'bea', 'Béa', 'Ek', 'Ekström')
const card = fc.record({
  given: text, nicknames: fc.array(text, { maxLength: 2 }), addresses: fc.array(fc.record({ value: text }), { maxLength: 2 }), organisation: text, labels: fc.array(text, { maxLength: 2 }),
  dates: fc.array(fc.record({ label: fc.constant('birthday'), month: fc.integer({ min: 1, max: 2 }), raw: fc.constant('') }), { maxLength: 2 }),
}, { requiredKeys: [] })
const source = fc.record({ source: fc.constantFrom('vcard', 'linkedin', 'icalendar'), file: fc.constantFrom('a', 'b'), seen: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }), rank: fc.integer({ min: 0, max: 2 }), card })
  .map(({ seen, ...rest }): SourceCard => ({ ...rest, ...(seen === undefined ? {} : { seen }) }) as SourceCard)
const orders = fc.array(source, { maxLength: 6 }).chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
const said = fc.array(fc.tuple(fc.constantFrom('u1', 'u2', entryKey({ entry: 'place', name: 'Ek' })), fc.option(text)), { maxLength: 3 })
  .map((all) => words({ entries: new Map(all.map(([entry, name], at) => [entry, { value: name === null ? null : { entry: 'place', name }, at }])) }))

it('is the same whatever the order of the sources', () => {
  fc.assert(fc.property(orders, said, ([one, other], own) => {
    expect(profileOf({ words: own, sources: other })).toEqual(profileOf({ words: own, sources: one }))
  }))
})

it('loses nobody: each value on a card is told by its source, unless the owner took it away or wrote it anew', () => {
  fc.assert(fc.property(fc.array(source, { maxLength: 6 }), said, (sources, own) => {
    const { texts, entries } = profileOf({ words: own, sources })
    for (const { source: by, file, card: { given, addresses = [] } } of sources) {
      const isBy = (teller: { readonly source: string; readonly file?: string }) => teller.source === by && teller.file === file
      if (given !== undefined) expect(texts.given!.some(({ value, by: tellers }) => textKey('given', value) === textKey('given', given) && tellers.some(isBy))).toBe(true)
      for (const { value: name } of addresses) {
        const key = entryKey({ entry: 'place', name })
        const told = entries.place.filter(({ by: tellers }) => tellers.some(isBy)).some(({ value }) => entryKey(value) === key)
        expect(told || own.entries.has(key)).toBe(true)
      }
    }
    const keys = entries.place.map(({ value }) => entryKey(value))
    expect(new Set(keys).size).toBe(keys.length)
    for (const { by } of entries.place) expect(by.findIndex((teller) => teller.source === 'you')).toBeLessThan(1)
  }))
})
