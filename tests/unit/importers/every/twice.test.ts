/** Promise 2, over all fixtures: imported twice, in any order, in pieces: the same database. */
// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importers } from '../../../../electron/importers'
import { checkReferences } from '../../../../renderer/db/check'
import { canonicalDump } from '../../../../renderer/db/dump'
import { newFolder, openAt, wipe } from '../../db/folder'
import { cases, claimsOf, importCase, type Case } from './cases'

/** Long enough for a busy machine: what is judged is what comes out, not when. */
const patience = 240_000

/** All pairs instead of some: takes an hour. */
const allPairs = process.env['FULL_CIRCLE_ALL_PAIRS'] === '1'
const somePairs = 60

describe.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
  it('is recognised once, by its own importer', async () => {
    const claims = await claimsOf(one)
    expect(claims.length).toBeGreaterThan(0)
    const entries = claims.flatMap((claim) => claim.entries)
    expect(entries.filter((label, at) => entries.indexOf(label) !== at), 'claimed twice').toEqual([])
    expect(claims.filter(({ importer }) => !importers.some(({ id }) => id === importer))).toEqual([])
  })

  it('imported again creates and updates nothing', async () => {
    const folder = await newFolder()
    const library = await openAt(folder)
    await importCase(folder, one)
    await library.catchUp()
    const before = withoutImports(await canonicalDump(library.db))
    await importCase(folder, one)
    for (const { buckets } of (await library.catchUp()).applied) expect([buckets.created, buckets.updated]).toEqual([0, 0])
    expect(withoutImports(await canonicalDump(library.db))).toBe(before)
    expect(await checkReferences(library.db)).toEqual([])
    await wipe(library)
    await folder.remove()
  })
})

/** The window keeps no second file of the same lines; here there are two, on purpose. */
const withoutImports = (dump: string) => dump.slice(0, dump.indexOf('# imports.ndjson'))

async function dumpOf(some: readonly Case[]): Promise<string> {
  const folder = await newFolder()
  const library = await openAt(folder)
  for (const one of some) {
    await importCase(folder, one)
    await library.catchUp()
  }
  const dump = await canonicalDump(library.db)
  await wipe(library)
  await folder.remove()
  return dump
}

describe('any two archives', () => {
  it('in any order, come to the same database', { timeout: patience }, async () => {
    const pairs = cases.flatMap((a, at) => cases.slice(at + 1).map((b) => [a, b] as const))
    const same = async ([a, b]: readonly [Case, Case]) => {
      expect(await dumpOf([a, b]), `${a.name} and ${b.name}`).toBe(await dumpOf([b, a]))
    }
    if (allPairs) for (const pair of pairs) await same(pair)
    else await fc.assert(fc.asyncProperty(fc.constantFrom(...pairs), same), { numRuns: Math.min(somePairs, pairs.length) })
  })

  it('of one source are the same whichever comes first', { timeout: patience }, async () => {
    const groups = [...new Set(cases.map(({ group }) => group))].map((group) => cases.filter((one) => one.group === group)).filter(({ length }) => length > 1)
    for (const [a, b] of groups.flatMap((group) => group.slice(1).map((one) => [group[0]!, one] as const))) {
      expect(await dumpOf([a, b]), `${a.name} and ${b.name}`).toBe(await dumpOf([b, a]))
    }
  })
})
