// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Failed } from '../../../electron/contract/result'
import { libraryCounts } from '../../../renderer/db/imports'
import type { Main } from '../../../renderer/services/api'
import type { Library } from '../../../renderer/services/library'
import { useImportRun } from '../../../renderer/stores/importRun'
import { records, tweet } from '../db/facts'
import { mainOf, newFolder, openAt, wipe, type Archive, type TestFolder } from '../db/folder'

const archives = new Map<string, Archive>([
  ['a', { source: 'a.zip', outcomes: records(tweet('1', 'x:id:20', '2016-03-01')) }],
  ['b', { source: 'b.zip', outcomes: records(tweet('2', 'x:id:20', '2017-03-01'), tweet('1', 'x:id:20', '2016-03-01')) }],
])

let folder: TestFolder
let library: Library
async function begin(change: (main: Main) => Partial<Main> = () => ({})) {
  const main = mainOf(folder, archives)
  library = await openAt(folder, { ...main, ...change(main) })
  await library.catchUp()
}
beforeEach(async () => {
  vi.stubGlobal('window', { fullCircle: { on: () => () => undefined } })
  vi.stubGlobal('navigator', { language: 'en-GB' })
  setActivePinia(createPinia())
  folder = await newFolder()
})
afterEach(async () => {
  await wipe(library)
  await folder.remove()
  vi.unstubAllGlobals()
})

describe('imports under way', () => {
  it('go from dropped files to a report, nothing entering before they are kept', async () => {
    await begin()
    const store = useImportRun()
    await store.add({ token: 'a', names: ['a.zip'] })
    await store.add({ token: 'b', names: ['b.zip'] })
    expect(store.runs.map((run) => run.phase)).toEqual(['found', 'found'])
    await store.readChosen()
    expect(store.runs.map((run) => [run.phase, run.outcome?.trailer.read])).toEqual([['read', 1], ['read', 2]])
    expect((await libraryCounts()).interactions).toBe(0)
    await store.keepAll()
    expect(store.runs.map((run) => run.result?.report.buckets)).toMatchObject([{ created: 1, unchanged: 0 }, { created: 1, unchanged: 1 }])
    expect((await libraryCounts()).interactions).toBe(2)
    store.clearDone()
    expect([store.runs.length, store.sources.length]).toEqual([0, 0])
  })

  it('can be read again for another owner, and thrown away', async () => {
    await begin()
    const store = useImportRun()
    await store.add({ token: 'a', names: ['a.zip'] })
    await store.readChosen()
    await store.readAgain(store.runs[0]!, { owner: ['x:id:20'] })
    expect(store.runs[0]!.outcome?.header.owner).toEqual(['x:id:20'])
    await store.drop(store.runs[0]!)
    expect(store.runs).toEqual([])
    expect((await folder.state()).imports).toEqual([])
  })

  it('say when they were cancelled or failed, and the next one is read', async () => {
    await begin((main) => {
      let asked = 0
      return { readOutcome: (reading) => (asked++ === 0 ? Promise.reject(new Failed('cancelled', 'Stopped.')) : main.readOutcome(reading)) }
    })
    const store = useImportRun()
    await store.add({ token: 'a', names: ['a.zip'] })
    await store.add({ token: 'b', names: ['b.zip'] })
    await store.readChosen()
    expect(store.runs.map((run) => run.phase)).toEqual(['found', 'read'])
    await store.readChosen()
    expect(store.runs.map((run) => run.phase)).toEqual(['read', 'read'])
  })

  it('tell in words why a source cannot be read', async () => {
    await begin(() => ({ detect: () => Promise.reject(new Failed('unreadable', 'a.zip is cut off.')) }))
    const store = useImportRun()
    await store.add({ token: 'a', names: ['a.zip'] })
    expect(store.sources[0]).toMatchObject({ phase: 'failed', failure: { code: 'unreadable', message: 'a.zip is cut off.' } })
  })
})
