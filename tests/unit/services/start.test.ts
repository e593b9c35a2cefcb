// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Failed, done, failed } from '../../../electron/contract/result'
import { canonicalDump } from '../../../renderer/db/dump'
import type { Main } from '../../../renderer/services/api'
import { library } from '../../../renderer/services/library'
import { useLibraryStore } from '../../../renderer/stores/library'
import { records, tweet } from '../db/facts'
import { mainOf, newFolder, wipe, type TestFolder } from '../db/folder'

/** The bridge as the preload exposes it: failures are answers. */
function bridgeTo(main: Main) {
  const calls = Object.fromEntries(
    Object.entries(main).map(([name, call]) => [
      name,
      (...args: never[]) =>
        (call as (...args: never[]) => Promise<unknown>)(...args).then(done, (error: unknown) => {
          if (error instanceof Failed) return failed(error.code, error.message)
          throw error
        }),
    ]),
  )
  return { calls: new Proxy(calls, { get: (all, name: string) => all[name] ?? (() => Promise.reject(new Error(`nobody answers ${name}`))) }), on: () => () => undefined }
}

let folder: TestFolder
beforeEach(async () => {
  setActivePinia(createPinia())
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
    vi.stubGlobal('window', { fullCircle: bridgeTo({ ...main, libraryState: () => state() }) })
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
    await db.applied.put({ key: 'derived', stale: true })
    library().close()
    await store.open()
    expect([store.state, store.rebuilt]).toEqual(['ready', true])
    expect(await canonicalDump()).toBe(before)
  })
})
