// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { libraryCounts } from '../../../renderer/db/imports'
import { onlyFrom } from '../../../renderer/db/onlyFrom'
import { undoImport } from '../../../renderer/services/edits'
import type { Library } from '../../../renderer/services/library'
import { account, records, tweet } from './facts'
import { newFolder, openAt, wipe, type TestFolder } from './folder'

let folder: TestFolder
let library: Library
beforeEach(async () => {
  folder = await newFolder()
})
afterEach(async () => {
  await wipe(library)
  await folder.remove()
})

it('tells exactly what goes with an import and what others share with it', async () => {
  const both = tweet('2', 'x:id:20', '2017-03-01')
  const first = await folder.add({ outcomes: [{ facts: [account('20', ['x:id:20'], 'Bea')] }, ...records(tweet('1', 'x:id:20', '2016-03-01'), both, tweet('5', 'x:id:30', '2018-03-01'))] })
  const second = await folder.add({ outcomes: [{ facts: [account('20', ['x:id:20'], 'Bea'), account('21', ['x:id:21'], 'Nour')] }, ...records(both, tweet('3', 'x:id:20', '2018-03-01'), tweet('4', 'x:id:21', '2018-03-02'))] })
  library = await openAt(folder)
  await library.catchUp()

  const share = await onlyFrom([first.id])
  expect(share.interactions).toEqual({ only: 2, shared: 1 })
  expect(share.accounts.shared).toBe(1)
  expect((await onlyFrom([first.id, second.id])).interactions).toEqual({ only: 5, shared: 0 })

  const before = await libraryCounts()
  const { interactions } = await onlyFrom([second.id])
  await undoImport(second.id)
  expect(before.interactions - (await libraryCounts()).interactions).toBe(interactions.only)
  expect((await onlyFrom([first.id])).interactions, 'what was deleted shares nothing any more').toEqual({ only: 3, shared: 0 })
})
