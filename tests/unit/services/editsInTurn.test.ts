// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { personDetail } from '../../../renderer/db/people'
import { forgetEdits, redo, renamePerson, undo } from '../../../renderer/services/edits'
import { records, tweet } from '../db/facts'
import { newFolder, openAt, wipe } from '../db/folder'

it('undo and redo asked for before the last one is through take one step each', async () => {
  const folder = await newFolder()
  const library = await openAt(folder)
  await folder.add({ outcomes: records(tweet('1', 'x:id:2', '2018-01-01')) })
  await library.catchUp()
  forgetEdits()
  const about = 'x:id:2'
  const nameNow = async () => (await personDetail(about))!.summary.name
  const asImported = await nameNow()

  // Not waited for either: the undo means the last of the three.
  const written = ['Bea', 'Bea E.', 'Bea Ek'].map((name) => renamePerson({ about, name }))
  const taken = undo()
  await Promise.all(written)
  expect((await taken)?.words).toBe('the name')
  expect(await nameNow()).toBe('Bea E.')

  expect((await Promise.all([undo(), undo()])).map((edit) => edit?.operations)).toHaveLength(2)
  expect(await nameNow()).toBe(asImported)
  await Promise.all([redo(), redo(), redo(), redo()])
  expect(await nameNow()).toBe('Bea Ek')

  await wipe(library)
  await folder.remove()
})
