// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { firstPeople, type Look } from '../../../renderer/core/look'
import { keepLook, libraryState, readLook } from '../../../renderer/db/look'
import { listPeople } from '../../../renderer/db/people'
import * as edits from '../../../renderer/services/edits'
import type { Library } from '../../../renderer/services/library'
import { account, message, records, time } from './facts'
import { newFolder, openAt, wipe, type TestFolder } from './folder'

let folder: TestFolder
let library: Library
beforeEach(async () => {
  folder = await newFolder()
  library = await openAt(folder)
  await folder.add({ outcomes: [{ asOf: time('2024-01-01') }, ...records(account('20', ['x:id:20'], 'Bea Ek'), account('30', ['x:id:30'], 'Tom Ask'), message('1', 'x:id:20', '2020-01-03'))] })
  await library.catchUp()
})
afterEach(async () => {
  await wipe(library)
  await folder.remove()
})

const side = { neverMet: 1, openLoops: 0, introductions: 0, moments: 0, hinted: 0, suggested: 2, filters: {} }
const look = async (): Promise<Look> => ({ day: '2026-06-01', side, first: firstPeople(await listPeople()) })

it('what is shown is kept as long as the library is the same', async () => {
  expect((await readLook()).look).toBeNull()
  const kept = await look()
  await keepLook(await libraryState(), kept)
  expect((await readLook()).look).toEqual(kept)
  await library.catchUp()
  expect((await readLook()).look).toEqual(kept)
})

it.each<[string, () => Promise<unknown>]>([
  ['an edit', () => edits.renamePerson({ about: 'x:id:20', name: 'Ada' })],
  ['an archive', async () => {
    await folder.add({ source: 'newer.zip', outcomes: [{ asOf: time('2025-01-01') }, ...records(account('40', ['x:id:40'], 'Ada'))] })
    await library.catchUp()
  }],
])('after %s it is shown no more', async (_, change) => {
  await keepLook(await libraryState(), await look())
  await change()
  expect((await readLook()).look).toBeNull()
})

it('what was made of the library as it was before is not kept', async () => {
  const [of, made] = [await libraryState(), await look()]
  await edits.renamePerson({ about: 'x:id:20', name: 'Ada' })
  await keepLook(of, made)
  expect((await readLook()).look).toBeNull()
})

it('begins with the first people by name, of those who are listed', async () => {
  await edits.setStanding({ about: ['x:id:20'], standing: 'archived', on: true })
  const first = firstPeople(await listPeople())
  expect(first.people.map(({ name }) => name)).toEqual(['Tom Ask'])
  expect(first.firstYear).toBe(2020)
})
