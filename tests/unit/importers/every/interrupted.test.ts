/** Stopped at any of 50 points while reading, or at any of 50 while applying, and then gone on with: the same database. */
// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Batch } from '../../../../electron/contract/ipc'
import { Failed } from '../../../../electron/contract/result'
import { importers } from '../../../../electron/importers'
import type { Importer } from '../../../../electron/importers/importer'
import type { Applier } from '../../../../renderer/db/applier'
import { createApplying } from '../../../../renderer/db/applying'
import { openDatabase } from '../../../../renderer/db/database'
import { canonicalDump } from '../../../../renderer/db/dump'
import { openLibrary } from '../../../../renderer/services/library'
import type { Main } from '../../../../renderer/services/api'
import { mainOf, newFolder, now, openAt, wipe, type TestFolder } from '../../db/folder'
import { cases, importCase, type Case } from './cases'

/** Long enough for a busy machine: what is judged is what comes out, not when. */
const patience = 240_000

const points = 50
/** Twenty of them, spread over all. */
const some: readonly Case[] = cases.filter((_, at) => at % Math.ceil(cases.length / 20) === 0)

async function wholeDump(folder: TestFolder): Promise<string> {
  const library = await openAt(folder)
  await library.catchUp()
  const dump = await canonicalDump(library.db)
  await wipe(library)
  return dump
}

it('reading stopped anywhere leaves nothing, and the next run is whole', { timeout: patience }, async () => {
  const linesOf = async (folder: TestFolder) => (await folder.state()).imports.map(({ trailer }) => trailer.sha256).sort()
  const whole: { readonly one: Case; readonly lines: readonly string[]; readonly outcomes: number }[] = []
  for (const one of cases) {
    const folder = await newFolder()
    let outcomes = 0
    await importCase(folder, one, { importers: stoppingWhen(() => void outcomes++) })
    whole.push({ one, lines: await linesOf(folder), outcomes })
    await folder.remove()
  }
  const all = whole.reduce((sum, { outcomes }) => sum + outcomes, 0)
  expect(all).toBeGreaterThan(points)

  for (let point = 0; point < points; point++) {
    // Spread over everything all cases say.
    let stopAt = Math.floor((point * all) / points)
    const { one, lines } = whole.find(({ outcomes }) => {
      if (stopAt < outcomes) return true
      stopAt -= outcomes
      return false
    })!
    const folder = await newFolder()
    let count = 0
    const importers = stoppingWhen(() => {
      if (count++ === stopAt) throw new Failed('cancelled', 'Reading was stopped.')
    })
    await expect(importCase(folder, one, { importers }), one.name).rejects.toMatchObject({ code: 'cancelled' })
    expect((await readdir(join(folder.folder, 'imports'))).filter((name) => name.endsWith('.part'))).toEqual([])
    // Parts of the same drop that were whole before stay.
    await importCase(folder, one, {}, (await folder.state()).imports.length)
    expect(await linesOf(folder), one.name).toEqual(lines)
    await folder.remove()
  }
})

it('applying stopped anywhere goes on to the same database', { timeout: patience }, async () => {
  const folder = await newFolder()
  for (const one of some) await importCase(folder, one)
  const dump = await wholeDump(folder)

  let steps = 0
  await caughtUp(folder, () => void steps++)
  expect(steps).toBeGreaterThan(points)
  for (let point = 0; point < points; point++) {
    const stopAt = Math.floor((point * steps) / points)
    let step = 0
    const stopped = await openStepwise(folder, () => {
      if (step++ === stopAt) throw new Error('the worker stopped')
    })
    await expect(stopped.catchUp()).rejects.toThrow('the worker stopped')
    stopped.close()
    const library = await openAt(folder)
    await library.catchUp()
    expect(await canonicalDump(library.db), `stopped at step ${stopAt} of ${steps}`).toBe(dump)
    await wipe(library)
  }
  await folder.remove()
})

/** The importers, with `told` called before each outcome. */
function stoppingWhen(told: () => void): readonly Importer[] {
  return importers.map((importer) => ({
    ...importer,
    async *read(...args: Parameters<Importer['read']>) {
      for await (const outcome of importer.read(...args)) {
        told()
        yield outcome
      }
    },
  }))
}

async function caughtUp(folder: TestFolder, told: () => void): Promise<void> {
  const library = await openStepwise(folder, told)
  await library.catchUp()
  await wipe(library)
}

/** The library with `told` called before each step of applying, and batches of a few lines. */
function openStepwise(folder: TestFolder, told: () => void) {
  const applying = createApplying(openDatabase(folder.id))
  const step = <A extends unknown[], R>(work: (...args: A) => Promise<R>) => async (...args: A) => {
    told()
    return work(...args)
  }
  const applier: Applier = {
    ...applying,
    beginImport: step((file) => applying.beginImport(file)),
    lines: step((lines) => applying.lines(lines)),
    finishImport: step(() => applying.finishImport()),
    derive: step((at, whom) => applying.derive(at, whom)),
  }
  return openLibrary(inSmallBatches(mainOf(folder)), { now: () => now, applier })
}

function inSmallBatches(main: Main, size = 1): Main {
  const waiting = new Map<string, { lines: string[]; last: boolean; progress: number }>()
  return {
    ...main,
    async nextBatch(open): Promise<Batch> {
      let held = waiting.get(open)
      if (!held || (held.lines.length === 0 && !held.last)) {
        const { lines, last, progress } = await main.nextBatch(open)
        waiting.set(open, (held = { lines: Buffer.from(lines).toString().split('\n'), last, progress }))
      }
      const lines = new TextEncoder().encode(held.lines.splice(0, size).join('\n'))
      return { lines, last: held.last && held.lines.length === 0, progress: held.progress }
    },
  }
}
