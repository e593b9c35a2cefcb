// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { likelyNotPeople, openSuggestions } from '../../../renderer/db/suggestions'
import { ignoreHandles, keepApart, mergePeople, undo } from '../../../renderer/services/edits'
import type { Library } from '../../../renderer/services/library'
import { account, card, records, time } from './facts'
import { newFolder, openAt, wipe, type Archive, type TestFolder } from './folder'

let folder: TestFolder
let library: Library
beforeEach(async () => {
  folder = await newFolder()
  library = await openAt(folder)
})
afterEach(async () => {
  await wipe(library)
  await folder.remove()
})

const take = async (...archives: readonly Archive[]) => {
  for (const archive of archives) await folder.add(archive)
  await library.catchUp()
  await library.suggest()
}
const pairs = async () => (await openSuggestions()).map(({ left, right }) => `${left} ${right}`)
const x = (year: string, owner: readonly string[], ...people: readonly (readonly [id: string, ...handles: string[]])[]): Archive => ({
  owner, outcomes: [{ asOf: time(`${year}-01-01`) }, ...records(...people.map(([id, ...handles]) => account(id, [`x:id:${id}`, ...handles], 'Bea Ek', time(`${year}-01-01`))))],
})
const book = (...people: readonly (readonly [uid: string, name: string, email?: string])[]): Archive => ({
  importer: 'vcard', source: 'contacts.vcf', owner: [],
  outcomes: records(...people.map(([uid, name, email]) => ({ ...card(uid, [`card:${uid}`], name), card: { emails: email === undefined ? [] : [{ value: email }] } }))),
})

it('archives of one account know their people apart, whichever of its addresses each calls the owner by', async () => {
  await take(x('2020', ['x:@own'], ['20']), x('2022', ['x:id:1', 'x:@own'], ['21']))
  expect(await pairs()).toEqual([])
})

it('archives of two accounts do not', async () => {
  await take(x('2020', ['x:id:1'], ['20']), x('2022', ['x:id:2'], ['21']))
  expect(await pairs()).toEqual(['x:id:20 x:id:21'])
})

it('an archive taken in again with more changes nothing of that', async () => {
  await take(x('2020', ['x:id:1'], ['20'], ['21']), x('2021', ['x:id:1'], ['20', 'x:@bea'], ['22']), x('2022', ['x:id:1'], ['23']))
  expect(await pairs()).toEqual([])
})

it('who was kept apart stays so when a newer archive knows more of them', async () => {
  await take(x('2020', ['x:id:1'], ['20']), book(['a', 'Bea Ek']))
  expect(await pairs()).toEqual(['card:a x:id:20'])
  await keepApart([{ handles: ['x:id:20'] }, { handles: ['card:a'] }])
  expect(await pairs()).toEqual([])
  await take(x('2022', ['x:id:1'], ['20', 'bluesky:@bea.example']))
  expect(await library.suggest()).toBe(false)
  expect((await library.db.suggestions.toArray()).length).toBe(1)
  expect(await pairs()).toEqual([])
})

it('nobody is asked about somebody who has become one with whom they are kept apart from', async () => {
  await take(book(['a', 'Bea Ek'], ['b', 'Bea Ek'], ['c', 'Bea Ek']))
  expect(await pairs()).toEqual(['card:a card:b', 'card:a card:c', 'card:b card:c'])
  await keepApart([{ handles: ['card:a'] }, { handles: ['card:b'] }])
  expect(await pairs()).toEqual(['card:a card:c', 'card:b card:c'])
  await mergePeople([{ handles: ['card:b'] }, { handles: ['card:c'] }])
  expect(await pairs()).toEqual([])
  await undo()
  expect(await pairs()).toEqual(['card:a card:c', 'card:b card:c'])
})

it('a card with nothing but an address that nobody answers is perhaps no person', async () => {
  await take(book(['a', 'Umi Ferries', 'noreply@umi.example'], ['b', 'Harbour office', 'office@harbour.example'], ['c', 'Robert Ek', 'office@ek.example'], ['d', 'Anna Lind']))
  expect(await likelyNotPeople()).toEqual([
    { id: 'card:b', name: 'Harbour office', why: 'an address that a role or a machine answers' },
    { id: 'card:a', name: 'Umi Ferries', why: 'noreply@umi.example takes no answers' },
  ])
  await ignoreHandles({ handles: ['card:a'], ignored: true })
  expect((await likelyNotPeople()).map(({ id }) => id)).toEqual(['card:b'])
})
