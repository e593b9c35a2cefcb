// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchTexts } from '../../../../renderer/core/search/matching'
import { clausesOf } from '../../../../renderer/core/search/query'
import { searchAll } from '../../../../renderer/db/search'
import { bringBackImport, setStanding, undoImport } from '../../../../renderer/services/edits'
import { account, records, time, tweet } from '../facts'
import { newFolder, now, openAt, wipe } from '../folder'

const people = ['x:id:20', 'x:id:30', 'x:id:40']
const words = ['boat', 'boats', 'lamp', 'river', 'rivière', '東京駅', '東京', 'green', 'umbrella', 'Åsa', 'don’t']
const typed = ['boat', 'boat ', 'riv', 'riviere', '東京', '京駅', '"boat lamp"', 'green lamp', 'asa ', 'umb bo', 'dont ']

/** An archive: what it says under some natural ids, which are always of one person. */
const archive = fc.record({
  year: fc.integer({ min: 2015, max: 2025 }),
  said: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }).map((all) => all.join(' '))), { selector: ([id]) => id, minLength: 1, maxLength: 20 }),
})
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('import' as const), archive }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const), which: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('back' as const), which: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('delete' as const, 'restore' as const), whom: fc.constantFrom(...people) }) },
)

const personOf = (id: number) => people[id % people.length]!

describe('finding after any history', () => {
  it('finds what the newest archives that count say of who is not in the trash, before and after the database is made again', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
      const folder = await newFolder()
      let library = await openAt(folder)
      const archives: { readonly id: string; readonly year: number; readonly said: ReadonlyMap<number, string>; undone: boolean; readonly sha: string }[] = []
      const deleted = new Set<string>()

      const check = async () => {
        const standing = new Map<number, string>()
        for (const { said, undone } of [...archives].sort((a, b) => a.year - b.year || (a.sha < b.sha ? -1 : 1))) if (!undone) for (const [id, text] of said) standing.set(id, text)
        for (const query of typed) {
          const expected = [...standing].filter(([id, text]) => !deleted.has(personOf(id)) && matchTexts([text], clausesOf(query))).map(([id]) => id)
          const { words: found, wordsTotal } = await searchAll(query, { limit: 100, now, zone: 'UTC' })
          expect(found.map(({ id }) => id)).toEqual(expected.sort((a, b) => b - a).map((id) => `x:tweet:${id}`))
          expect(wordsTotal).toBe(expected.length)
        }
      }

      try {
        for (const one of steps) {
          if (one.do === 'import') {
            const facts = one.archive.said.map(([id, text]) => ({ ...tweet(String(id), personOf(id), '2011-01-01', text), at: time('2011-01-01') + 1000 * id }))
            const stored = await folder.add({ outcomes: [{ asOf: Date.UTC(one.archive.year, 0, 1) }, { facts: people.map((handle, at) => account(`2${at}`, [handle], `Person ${at}`)) }, ...records(...facts)] })
            await library.catchUp()
            archives.push({ id: stored.id, year: one.archive.year, said: new Map(one.archive.said), undone: false, sha: stored.trailer.sha256 })
          } else if (one.do === 'undo' || one.do === 'back') {
            const which = archives[one.which]
            if (!which || which.undone === (one.do === 'undo')) continue
            if (one.do === 'undo') await undoImport(which.id)
            else await bringBackImport(which.id)
            which.undone = one.do === 'undo'
          } else {
            await setStanding({ about: [one.whom], standing: 'deleted', on: one.do === 'delete' })
            if (one.do === 'delete') deleted.add(one.whom)
            else deleted.delete(one.whom)
          }
          await check()
        }
        await wipe(library)
        library = await openAt(folder)
        await library.catchUp()
        await check()
      } finally {
        await wipe(library)
        await folder.remove()
      }
    }), { numRuns: 15 })
  })
})
