// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Fact } from '../../../electron/contract/records'
import { checkReferences } from '../../../renderer/db/check'
import { canonicalDump } from '../../../renderer/db/dump'
import { bringBackImport, renamePerson, undoImport } from '../../../renderer/services/edits'
import { account, card, event, follower, groupMessage, message, records, time, tweet } from './facts'
import { newFolder, openAt, wipe } from './folder'

const handle = fc.constantFrom('x:id:20', 'x:id:21', 'email:a@example.org')
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2020-01-${String(n).padStart(2, '0')}`)
const number = fc.integer({ min: 1, max: 6 }).map(String)

/** Few ids and people, so that archives overlap, contradict and repeat one another. */
const fact: fc.Arbitrary<Exclude<Fact, { fact: 'coverage' }>> = fc.oneof(
  fc.tuple(number, handle, day, fc.constantFrom('one wording', 'another')).map((args) => tweet(...args)),
  fc.tuple(number, handle, day).map((args) => message(...args)),
  fc.tuple(number, fc.constantFrom('club', 'choir'), handle, day).map((args) => groupMessage(...args)),
  fc.tuple(number, handle, day).map((args) => event(...args)),
  fc.tuple(handle, handle, fc.constantFrom('Bea Ek', 'Bea Ekström', undefined)).map(([a, b, name]) => account(a, [a, b], name)),
  fc.tuple(number, handle).map(([uid, own]) => card(uid, [own], `Name ${uid}`)),
  number.map(follower),
)
const archive = fc.record({ asOf: day, facts: fc.array(fact, { maxLength: 12 }) })
  .map(({ asOf, facts }) => ({ outcomes: [{ asOf: time(asOf) }, ...records(...facts)] }))

it('imports, undoing and edits in any order come to what a rebuilt database holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(archive, { minLength: 2, maxLength: 4 }), fc.array(fc.nat(), { maxLength: 3 }), async (archives, takenBack) => {
      const folder = await newFolder()
      let library = await openAt(folder)
      const ids: string[] = []
      for (const one of archives) {
        ids.push((await folder.add(one)).id)
        const { applied } = await library.catchUp()
        const { buckets } = applied[0]!
        const records = one.outcomes.length - 1
        expect(buckets.created + buckets.updated + buckets.unchanged + buckets.merged).toBe(records)
      }
      for (const [n, at] of takenBack.entries()) await (n % 2 === 0 ? undoImport : bringBackImport)(ids[at % ids.length]!)
      await renamePerson({ about: 'x:id:20', name: 'Own word' })
      const dump = await canonicalDump(library.db)
      expect(await checkReferences(library.db)).toEqual([])
      await wipe(library)
      library = await openAt(folder)
      await library.catchUp()
      expect(await canonicalDump(library.db)).toBe(dump)
      await wipe(library)
      await folder.remove()
    }),
    { numRuns: 25 },
  )
})

const shuffled = fc.array(archive, { minLength: 2, maxLength: 4 }).chain((archives) =>
  fc.tuple(fc.constant(archives), fc.shuffledSubarray(archives, { minLength: archives.length, maxLength: archives.length })))

it('the same archives in any order come to the same database', async () => {
  await fc.assert(
    fc.asyncProperty(shuffled, async (orders) => {
      const dumps: string[] = []
      for (const archives of orders) {
        const folder = await newFolder()
        const library = await openAt(folder)
        for (const one of archives) {
          await folder.add(one)
          await library.catchUp()
        }
        dumps.push(await canonicalDump(library.db))
        await wipe(library)
        await folder.remove()
      }
      expect(dumps[0]).toBe(dumps[1])
    }),
    { numRuns: 40 },
  )
})
