// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Card, PersonFact } from '../../../electron/contract/records'
import { personDetail } from '../../../renderer/db/people'
import { dropEntry, putEntry, setText, tagPeople } from '../../../renderer/services/edits'
import { entryKey } from '../../../renderer/core/entryKeys'
import { records, time } from './facts'
import { newFolder, openAt, wipe, type Archive } from './folder'

const mail = 'email:bea@example.org'
const word = fc.constantFrom('Bea', 'bea', 'Béa', 'Ek')
const card: fc.Arbitrary<Card> = fc.record({
  given: word, family: word, nicknames: fc.array(word, { maxLength: 2 }), addresses: fc.array(fc.record({ value: fc.constantFrom('Berlin', 'BERLIN', 'Oslo') }), { maxLength: 2 }),
  organisation: word, labels: fc.array(word, { maxLength: 2 }), dates: fc.array(fc.record({ label: fc.constant('birthday'), month: fc.integer({ min: 1, max: 2 }), raw: fc.constant('') }), { maxLength: 1 }),
}, { requiredKeys: [] }) as fc.Arbitrary<Card>
const fact = fc.tuple(fc.constantFrom('u1', 'u2'), card, fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined })).map(([uid, own, seen]): PersonFact => ({
  fact: 'person', id: `vcard:${uid}`, handles: [mail], name: 'Bea Ek', card: own, ...(seen === undefined ? {} : { seen }),
}))
const archive = fc.tuple(fc.constantFrom('vcard', 'linkedin', 'icalendar'), fc.integer({ min: 1, max: 3 }), fc.array(fact, { minLength: 1, maxLength: 2 }))
  .map(([importer, day, facts]): Archive => ({ importer, source: `${importer}.file`, outcomes: [{ asOf: time(`2020-01-0${day}`) }, ...records(...facts)] }))
const orders = fc.array(archive, { minLength: 2, maxLength: 3 }).chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))

/** The owner writes after the first archive, as one does. */
async function profileAfter(archives: readonly Archive[]) {
  const folder = await newFolder()
  const library = await openAt(folder)
  for (const [n, one] of archives.entries()) {
    await folder.add(one)
    await library.catchUp()
    if (n > 0) continue
    await setText({ about: mail, field: 'nickname', value: 'BEA' })
    await dropEntry({ about: mail, entry: entryKey({ entry: 'place', name: 'Berlin' }) })
    await putEntry({ about: mail, entry: entryKey({ entry: 'place', name: 'Oslo' }), value: { entry: 'place', name: 'Bergen' } })
    await tagPeople({ about: [mail], tag: 'Ek', on: false })
  }
  const { profile, summary } = (await personDetail(mail))!
  await wipe(library)
  await folder.remove()
  return { profile, summary }
}

/** When a word of the owner's was written differs from run to run. */
const timeless = (known: unknown) => JSON.parse(JSON.stringify(known, (key, value: unknown) => (key === 'seen' && (value as number) > 1000 ? undefined : value))) as unknown

it('archives in any order come to the same profile, and none takes the place of what the owner wrote', async () => {
  await fc.assert(
    fc.asyncProperty(orders, async ([one, other]) => {
      const { profile, summary } = await profileAfter(one)
      expect(timeless(await profileAfter(other))).toEqual(timeless({ profile, summary }))
      expect(profile.texts.nickname![0]).toMatchObject({ value: 'BEA', by: [{ source: 'you' }, ...profile.texts.nickname![0]!.by.slice(1)] })
      expect(profile.entries.place.map(({ value, by }) => [value.name, by.length])).toEqual([['Bergen', 1]])
      expect(summary.where).toBe('Bergen')
      expect(profile.tags).not.toContain('Ek')
      expect(summary.tags ?? []).toEqual(profile.tags)
    }),
    { numRuns: 12 },
  )
}, 60_000)
