// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Failed, done, failed } from '../../../electron/contract/result'
import { appOrigin } from '../../../electron/main/appFiles'
import { batchesOf, requestedBatch } from '../../../electron/main/batches'
import { canonicalDump } from '../../../renderer/db/dump'
import type { Main } from '../../../renderer/services/api'
import { library } from '../../../renderer/services/library'
import { useLibraryStore } from '../../../renderer/stores/library'
import { records, tweet } from '../db/facts'
import { mainOf, newFolder, wipe, type TestFolder } from '../db/folder'

/** Who answers now: the page takes the bridge once and keeps it. */
let answering: Main

/** The bridge as the preload exposes it: failures are answers. */
const bridge = {
  calls: new Proxy({}, {
    get: (_, name: string) => async (...args: never[]) => {
      const call = (answering as unknown as Record<string, ((...args: never[]) => Promise<unknown>) | undefined>)[name]
      if (!call) throw new Error(`nobody answers ${name}`)
      return call(...args).then(done, (error: unknown) => {
        if (error instanceof Failed) return failed(error.code, error.message)
        throw error
      })
    },
  }),
  on: () => () => undefined,
}

let folder: TestFolder
beforeEach(async () => {
  setActivePinia(createPinia())
  vi.stubGlobal('window', { fullCircle: bridge })
  vi.stubGlobal('fetch', (path: string) => batchesOf(answering)(requestedBatch('GET', appOrigin + path)!))
  folder = await newFolder()
  await folder.add({ outcomes: records(tweet('1', 'x:id:20', '2016-03-01')) })
})
afterEach(async () => {
  await wipe(library())
  await folder.remove()
  vi.unstubAllGlobals()
})

describe('starting', () => {
  it('follows the folder, tells failures in words, and makes a damaged database again', async () => {
    const main = mainOf(folder)
    let state: Main['libraryState'] = () => Promise.reject(new Failed('newerLibrary', 'This library was written by a newer version.'))
    answering = { ...main, libraryState: () => state() }
    const store = useLibraryStore()
    await store.open()
    expect([store.state, store.failure]).toEqual(['failed', { code: 'newerLibrary', message: 'This library was written by a newer version.' }])

    library().close()
    state = main.libraryState
    await store.open()
    expect([store.state, store.failure, store.rebuilt, store.counts.interactions]).toEqual(['ready', null, true, 1])
    const before = await canonicalDump()

    const { db } = library()
    await db.pages.toCollection().modify({ d: new Uint8Array([0x5b, 0xff]) })
    await db.touches.toCollection().modify({ heads: new Uint8Array([0x5b, 0xff]) })
    await db.applied.put({ key: 'derived', stale: true })
    library().close()
    await store.open()
    expect([store.state, store.rebuilt]).toEqual(['ready', true])
    expect(await canonicalDump()).toBe(before)
  })

  it('shows how far it is after two seconds, also in the middle of one long step', async () => {
    const main = mainOf(folder)
    answering = { ...main, nextBatch: async (open) => {
      await new Promise((resolve) => setTimeout(resolve, 2500))
      return main.nextBatch(open)
    } }
    const store = useLibraryStore()
    const opening = store.open()
    await vi.waitFor(() => expect(store.progress).toBe(0), { timeout: 5000, interval: 20 })
    expect(store.words).toBe('Taking in archive.zip')
    await opening
    expect([store.state, store.progress]).toEqual(['ready', null])
  })

  it('misses nothing when the sample begins anew', async () => {
    const main = mainOf(folder)
    answering = { ...main, libraryInfo: async () => ({ ...(await main.libraryInfo()), isSample: true }) }
    await folder.append({ name: 'renamePerson', version: 1, args: { about: 'x:id:20', name: 'Bea' } })
    const store = useLibraryStore()
    await store.open()
    library().close()
    answering = { ...answering, libraryState: async () => ({ ...(await main.libraryState()), journals: [] }) }
    await store.open()
    expect([store.state, store.problems]).toEqual(['ready', []])
  })
})
