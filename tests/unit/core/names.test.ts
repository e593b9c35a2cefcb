import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseName, compareNames, compareSortable, foldName, isPlaceholder, nameWords, sortable, sorting, sortName, type NameCandidate } from '../../../renderer/core/names'

describe('chooseName', () => {
  it.each<[string, NameCandidate[], string | undefined, string | undefined]>([
    ['the owner first', [{ name: 'Bea Ek', source: 'vcard' }], 'Bee', 'Bee'],
    ['an emptied rename counts for nothing', [{ name: 'Bea Ek', source: 'vcard' }], ' ', 'Bea Ek'],
    ['address books before networks', [{ name: 'bea!', source: 'x', seen: 9 }, { name: 'Bea Ek', source: 'vcard', seen: 1 }], undefined, 'Bea Ek'],
    ['networks before calendars', [{ name: 'Ek, Bea', source: 'icalendar', seen: 9 }, { name: 'Bea E.', source: 'x' }], undefined, 'Bea E.'],
    ['the latest seen', [{ name: 'Bea Ek', source: 'x', seen: 1 }, { name: 'Bea Berg', source: 'x', seen: 2 }], undefined, 'Bea Berg'],
    ['then the longest', [{ name: 'Bea', source: 'x' }, { name: 'Bea Ek', source: 'x' }], undefined, 'Bea Ek'],
    ['then text order', [{ name: 'Bee Ek', source: 'x' }, { name: 'Bea Ek', source: 'x' }], undefined, 'Bea Ek'],
    ['no placeholder', [{ name: 'Deleted User', source: 'vcard' }, { name: 'bea@example.org', source: 'x' }, { name: 'Bea', source: 'icalendar' }], undefined, 'Bea'],
    ['nothing known', [{ name: '[deleted]', source: 'x' }], undefined, undefined],
  ])('%s', (_, candidates, renamed, name) => expect(chooseName(candidates, renamed)?.name).toBe(name))

  it('keeps the name in another script beside it', () => {
    const names = [{ name: 'Yael Berg', source: 'vcard' }, { name: 'Yael B', source: 'x' }, { name: 'יעל ברג', source: 'x' }]
    expect(chooseName(names)).toEqual({ name: 'Yael Berg', otherName: 'יעל ברג' })
  })

  it('keeps no second name that adds nothing', () => {
    expect(chooseName([{ name: 'Bea Ek', source: 'vcard' }, { name: 'BEA', source: 'x' }])).toEqual({ name: 'Bea Ek' })
  })

  it('does not depend on the order', () => {
    const candidate = fc.record({ name: fc.constantFrom('Bea', 'Bea Ek', 'Béa Ek', 'Беа', 'Unknown'), source: fc.constantFrom('x', 'vcard', 'icalendar'), seen: fc.nat(3) })
    fc.assert(fc.property(fc.array(candidate), (names) => {
      expect(chooseName([...names].reverse())).toEqual(chooseName(names))
    }))
  })
})

it.each([['José Đurić', 'jose duric'], ['ŁUKASZ  Øre', 'lukasz ore'], ['김하늘', '김하늘'], ['Straße', 'strasse'], ['が', 'が'], ['\u202ABea\u202C', 'bea']])(
  'folds %s to %s', (name, folded) => expect(foldName(name)).toBe(folded))

it.each(['Facebook User', 'facebook  user', 'Instagrammer', '[deleted]', '', '...', '12345', 'bea@example.org', '🌻'])('%j is no name', (name) => expect(isPlaceholder(name)).toBe(true))
it.each(['Bea', 'Deleted Scenes Ltd', '盛岡', 'bea @ work'])('%j is a name', (name) => expect(isPlaceholder(name)).toBe(false))

it('takes a name apart into words', () => {
  expect(nameWords('M. Etxeberria-Lindqvist (Cartocamp)')).toEqual(['etxeberria', 'lindqvist', 'cartocamp'])
  expect(nameWords('山 田')).toEqual(['山', '田'])
})

it('sorts by letters, not by signs and capitals', () => {
  expect(sortName('✨ Bea')).toBe('Bea')
  expect(['çelik', '"Bea"', 'Dan', 'anna', 'Élise', 'person 10', 'person 9'].sort(compareNames)).toEqual(['anna', '"Bea"', 'çelik', 'Dan', 'Élise', 'person 9', 'person 10'])
})

it('sorts names of Latin letters by text as English collation does', () => {
  const letters = [..."abzABZ ,.'-éÉöçñåøßœ9ж山"]
  const names = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 5 }).map((all) => all.join(''))
  const english = new Intl.Collator('en', { sensitivity: 'base', numeric: true })
  fc.assert(fc.property(names, names, (a, b) => {
    const order = english.compare(sortName(a), sortName(b))
    if (order !== 0) expect(Math.sign(compareNames(a, b))).toBe(Math.sign(order))
    else expect(Math.sign(compareNames(a, b))).toBe(a < b ? -1 : a > b ? 1 : 0)
  }), { numRuns: 3000 })
})

it('merges what it sorted in stretches', () => {
  const people = Array.from({ length: 4321 }, (_, at) => ({ ...sortable(`Name ${(at * 7919) % 2500}`), at }))
  const steps = sorting(people, (person) => person, compareSortable)
  let step = steps.next()
  while (!step.done) step = steps.next()
  expect(step.value).toEqual([...people].sort((a, b) => compareNames(a.name, b.name) || a.at - b.at))
})
