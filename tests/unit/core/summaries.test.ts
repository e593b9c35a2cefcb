import { expect, it } from 'vitest'
import { circleOf } from '../../../renderer/core/cycles'
import { encountersOf } from '../../../renderer/core/encounters'
import { profileOf } from '../../../renderer/core/profile'
import { importedName, summarise, yearCounts, type Counted } from '../../../renderer/core/summaries'
import { touchesOf } from '../../../renderer/core/touches'
import { ownWords } from '../../../renderer/db/words'

const now = Date.UTC(2026, 0, 1)
const touchesIn = (items: readonly Counted[]) => touchesOf(items.map((one) => ({ network: 'x', ...one })))
const item = (id: string, at: number | null, more: Partial<Counted> = {}): Counted => ({ id, at, setting: 'public', direction: 'sent', kind: 'reply', ...more })
const items = [
  item('a', Date.UTC(2011, 4, 9, 12)), item('b', Date.UTC(2012, 0, 11), { setting: 'private', kind: 'message', why: 'It began here.' }),
  item('m', Date.UTC(2012, 1, 23, 12), { setting: 'inPerson', kind: 'meeting', day: '2012-02-23' }), item('c', Date.UTC(2012, 2, 3), { setting: 'private', kind: 'message' }),
  item('like', Date.UTC(2013, 1, 1), { setting: 'ambient', kind: 'reaction' }), item('undated', null), item('no', Date.UTC(2014, 1, 1), { setting: 'inPerson', kind: 'event', verdict: 'rejected' }),
]
const encounters = encountersOf(items, now)
const circle = circleOf({ touches: items, encounters, coverage: [], now })

it('sums a person up', () => {
  const names = [{ name: 'bea', source: 'x' }]
  const cards = [{ nicknames: ['Bee'] }, { addresses: [{ value: 'Kai 3\n20457 Hamburg' }] }]
  const profile = profileOf({ words: ownWords([], []), sources: cards.map((card) => ({ source: 'vcard', card })) })
  expect(summarise({ id: 'x:id:7', handles: ['x:@bea', 'x:id:7', 'email:bea@example.org'], names, words: { name: 'Bea Ek', renamed: 'Bea Ek', created: '' }, profile, groups: [], touches: touchesIn(items), encounters, circle })).toEqual({
    id: 'x:id:7', name: 'Bea Ek', handles: ['x:id:7', 'email:bea@example.org', 'x:@bea'], networks: ['x', 'email'], stage: 4, path: 'online first', turns: 1, openTurn: false,
    openLoops: 0, firstDirect: Date.UTC(2011, 4, 9, 12), firstEncounter: Date.UTC(2012, 1, 23, 12), closed: Date.UTC(2012, 2, 3), lastDirect: Date.UTC(2012, 2, 3),
    lastEncounter: Date.UTC(2012, 1, 23, 12), counts: { public: 2, private: 2, ambient: 1, inPerson: 1, bridge: 0 },
    years: [
      { year: 2011, online: 1, met: 0, parts: [0, 0, 1, 0, 0, 0], metParts: [] },
      { year: 2012, online: 2, met: 1, parts: [1, 1, 0, 0, 0, 0], metParts: [0] },
    ],
    where: 'Kai 3, 20457 Hamburg', hasNote: false, moments: 1, alsoNamed: ['Bee', 'bea'],
  })
})

const rows = (...said: readonly (readonly ['renamePerson' | 'createPerson' | 'setText', Record<string, string>])[]) =>
  ownWords(said.map(([name, args], n) => ({ id: `h:${n}`, clock: `000000000000${n}-0000-h`, name, args: { about: 'x:id:7', ...args } as never, about: ['x:id:7'], undone: false })), ['x:id:7'])
const namedBy = (names: readonly string[], words: ReturnType<typeof rows>) => {
  const profile = profileOf({ words, sources: [] })
  const { name, alsoNamed } = summarise({
    id: 'x:id:7', handles: ['x:id:7'], names: names.map((one) => ({ name: one, source: 'x' })), words, profile, groups: [], touches: touchesIn(items), encounters, circle,
  })
  return [name, ...(alsoNamed ?? [])]
}

it.each([
  ['the whole name the owner wrote', ['bea'], rows(['setText', { field: 'given', value: 'Bea' }], ['setText', { field: 'family', value: 'Ek' }], ['renamePerson', { name: 'Bee' }]), ['Bee']],
  ['the parts the owner wrote', ['bea'], rows(['setText', { field: 'given', value: 'Bea' }], ['setText', { field: 'family', value: 'Ek' }]), ['Bea Ek', 'bea']],
  ['not half a name', ['Beatrix Ek'], rows(['setText', { field: 'given', value: 'Bea' }]), ['Beatrix Ek']],
  ['the parts written of somebody created', [], rows(['createPerson', { name: 'Bea' }], ['setText', { field: 'given', value: 'Bea' }], ['setText', { field: 'family', value: 'Ek' }]), ['Bea Ek', 'Bea']],
  ['what they were created as, not half a name', ['Beatrix'], rows(['createPerson', { name: 'Bea of the fair' }], ['setText', { field: 'family', value: 'Ek' }]), ['Bea of the fair']],
  ['the name written after the parts, though it is the first one', [], rows(['createPerson', { name: 'Bea' }], ['setText', { field: 'given', value: 'Bea' }], ['setText', { field: 'family', value: 'Ek' }], ['renamePerson', { name: 'Bea' }]), ['Bea']],
  ['what they were created as', [], rows(['createPerson', { name: 'Bea of the fair' }]), ['Bea of the fair']],
  ['that again once another was taken back', [], rows(['createPerson', { name: 'Bea of the fair' }], ['renamePerson', { name: '' }]), ['Bea of the fair']],
  ["the source's once that was taken back", ['bea'], rows(['createPerson', { name: 'Bea of the fair' }], ['renamePerson', { name: '' }]), ['bea', 'Bea of the fair']],
  ['a handle, when nobody knows a name', ['Unknown'], rows(), ['X user 7']],
])('shows %s', (_, names, words, expected) => {
  expect(namedBy(names, words)).toEqual(expected)
})

it('shows the first handle of somebody without a name', () => {
  expect(importedName([{ name: 'Unknown', source: 'x' }], ['x:@bea', 'x:id:7'])).toBe('X user 7')
  expect(importedName([{ name: 'Bea', source: 'x' }], ['x:id:7'])).toBe('Bea')
})

it('counts a year where it was spent', () => {
  const late = [item('a', Date.UTC(2013, 0, 1, 2))]
  expect(yearCounts(late, [], 'America/Lima').map(({ year }) => year)).toEqual([2012])
  expect(yearCounts(late, []).map(({ year }) => year)).toEqual([2013])
})
