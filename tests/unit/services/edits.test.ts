// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Operation } from '../../../electron/contract/operations'
import type { HistoryLine } from '../../../renderer/core/history'
import { joinMany, mergeMany, standMany, tagMany } from '../../../renderer/core/peopleEdits'
import { canonicalDump } from '../../../renderer/db/dump'
import { readHistory } from '../../../renderer/db/history'
import { listPeople } from '../../../renderer/db/people'
import { editTogether, forgetEdits, notePerson, redo, renamePerson, takeBack, undo, unmark, markMoment } from '../../../renderer/services/edits'
import type { Library } from '../../../renderer/services/library'
import { account, records, tweet } from '../db/facts'
import { newFolder, openAt, wipe, type TestFolder } from '../db/folder'

const people = ['20', '21', '22'].map((id, at) => ({ handle: `x:id:${id}`, fact: account(id, [`x:id:${id}`, `x:@p${id}`], ['Ann', 'Bea', 'Cid'][at]!) }))
const [ann, bea] = people.map(({ handle }) => handle) as [string, string, string]

let folder: TestFolder
let library: Library
beforeEach(async () => {
  folder = await newFolder()
  library = await openAt(folder)
  await folder.add({ outcomes: [...people.map(({ fact }) => ({ facts: [fact] })), ...records(...people.map(({ handle }, at) => tweet(`${at}`, handle, '2016-03-01')))] })
  await library.catchUp()
})
afterEach(async () => {
  await wipe(library)
  await folder.remove()
})
/** What a restart leaves: the journal, not what the window remembers. */
const restart = async () => {
  await wipe(library)
  forgetEdits()
  library = await openAt(folder)
  await library.catchUp()
}
const names = async () => (await listPeople()).map(({ name }) => name)
const history = (): Promise<readonly HistoryLine[]> => readHistory('UTC')

describe('taking back over a restart', () => {
  it('goes on where the window began, and forward again', async () => {
    await renamePerson({ about: ann, name: 'Anne' })
    await renamePerson({ about: bea, name: 'Beatrix' })
    await restart()
    expect(await undo()).toMatchObject({ words: 'the name' })
    expect(await names()).toEqual(['Anne', 'Bea', 'Cid'])
    await undo()
    expect(await names()).toEqual(['Ann', 'Bea', 'Cid'])
    expect(await undo()).toBeUndefined()
    await redo()
    await redo()
    expect(await names()).toEqual(['Anne', 'Beatrix', 'Cid'])
    expect(await redo()).toBeUndefined()
  })

  it('takes what was done in one go back in one go', async () => {
    const before = await canonicalDump()
    await editTogether('the names', { name: 'renamePerson', version: 1, args: { about: ann, name: 'X' } }, { name: 'renamePerson', version: 1, args: { about: bea, name: 'Y' } })
    await restart()
    expect((await history()).map(({ together }) => together)).toEqual([1, 1])
    expect((await undo())?.operations).toHaveLength(2)
    expect(await canonicalDump()).toBe(before)
  })

  it('brings back what was taken away on its own, and leaves Ctrl+Z alone', async () => {
    const item = 'x:tweet:0'
    await markMoment({ about: ann, item, why: 'first' })
    await unmark([ann], item)
    await notePerson({ about: ann, text: 'gone' })
    await undo()
    await restart()
    expect((await listPeople())[0]).toMatchObject({ moments: 0, hasNote: false })
    await undo()
    expect((await listPeople())[0]).toMatchObject({ moments: 1, hasNote: false })
  })

  it('leaves what another computer did', async () => {
    await renamePerson({ about: ann, name: 'Anne' })
    const rows = await library.db.decisions.toArray()
    await library.db.decisions.clear()
    await library.db.decisions.bulkPut(rows.map((row) => ({ ...row, id: row.id.replace('here:', 'there:') })))
    forgetEdits()
    expect(await undo()).toBeUndefined()
  })
})

it('what was taken back already is not taken back twice, and what says nothing is no step', async () => {
  const done = await renamePerson({ about: ann, name: 'Anne' })
  await undo()
  expect(await undo(done)).toBeUndefined()
  await redo()
  expect(await names()).toEqual(['Anne', 'Bea', 'Cid'])
  await unmark([ann], 'x:tweet:0')
  expect(await undo()).toBe(done)
  expect(await names()).toEqual(['Ann', 'Bea', 'Cid'])
})

it('an act of more operations than one batch of the journal is whole, and so is taking it back', async () => {
  const before = await canonicalDump()
  const operations = Array.from({ length: 1200 }, (_, at): Operation => ({ name: 'tagPeople', version: 1, args: { about: [people[at % 3]!.handle], tag: `tag ${at}`, on: true } }))
  const done = await editTogether('the tags', ...operations)
  expect(done.operations).toEqual(operations.map((_, at) => `here:${at + 1}`))
  expect((await listPeople()).map(({ tags }) => tags?.length)).toEqual([400, 400, 400])
  await undo()
  expect(await canonicalDump()).toBe(before)
}, 60_000)

it('what was kept before the disk was full is shown, though the rest is not', async () => {
  const append = library.main.append.bind(library.main)
  let calls = 0
  vi.spyOn(library.main, 'append').mockImplementation((some) => (++calls > 1 ? Promise.reject(new Error('full')) : append(some)))
  const tags = Array.from({ length: 1001 }, (): Operation => ({ name: 'tagPeople', version: 1, args: { about: [ann], tag: 'choir', on: true } }))
  await expect(editTogether('the tags', ...tags)).rejects.toThrow('full')
  expect((await listPeople())[0]!.tags).toEqual(['choir'])
}, 60_000)

it('many people in one go come to the same tables as everything worked out anew', async () => {
  const crowd = Array.from({ length: 120 }, (_, at) => ({ id: `x:id:${at + 100}`, fact: account(`${at + 100}`, [`x:id:${at + 100}`, `x:@c${at}`], `Crowd ${at}`) }))
  await folder.add({ source: 'crowd.zip', outcomes: [...crowd.map(({ fact }) => ({ facts: [fact] })), ...records(...crowd.slice(0, 60).map(({ id }, at) => tweet(`c${at}`, id, '2017-03-01')))] })
  await library.catchUp()
  const before = await canonicalDump()
  const chosen = await listPeople()
  for (const act of [tagMany(chosen, 'choir', true), standMany(chosen, 'archived', true), joinMany(chosen, '3f0c3c1e-6f5e-4f0a-9a55-0c7d1f2b3a4d', 'Books', true)]) await editTogether(act.words, ...act.operations)
  await renamePerson({ about: 'x:@c7', name: 'Seven' })
  expect((await listPeople()).filter(({ tags, archived, groups }) => tags?.[0] === 'choir' && archived && groups?.length === 1)).toHaveLength(123)
  const dump = await canonicalDump()
  await library.deriveAgain()
  expect(await canonicalDump()).toBe(dump)
  for (let times = 0; times < 4; times++) await undo()
  expect(await canonicalDump()).toBe(before)
})

describe('the history', () => {
  it('takes one operation back out of the middle, brings it back, and undoes that', async () => {
    await renamePerson({ about: ann, name: 'Anne' })
    await notePerson({ about: ann, text: 'met at the fair' })
    await renamePerson({ about: bea, name: 'Beatrix' })
    const first = (await history()).at(-1)!
    const done = await takeBack('taking back the name', first.id)
    expect(await names()).toEqual(['Ann', 'Beatrix', 'Cid'])
    const gone = (await history()).at(-1)!
    expect([gone.inForce, gone.undos.length, gone.takenBack !== undefined]).toEqual([false, 1, true])

    await takeBack('bringing back the name', ...gone.undos)
    expect(await names()).toEqual(['Anne', 'Beatrix', 'Cid'])
    expect((await history()).at(-1)!.inForce).toBe(true)
    await undo()
    await undo(done)
    expect(await names()).toEqual(['Anne', 'Beatrix', 'Cid'])
  })

  it('brings back what two have taken back', async () => {
    await renamePerson({ about: ann, name: 'Anne' })
    const [line] = await history()
    await takeBack('a', line!.id)
    await takeBack('b', line!.id)
    await takeBack('bring', ...(await history())[0]!.undos)
    expect(await names()).toContain('Anne')
  })
})

describe('edits of many', () => {
  const all = async () => (await listPeople()).filter(({ name }) => name !== 'Cid')

  it('tag, archive, merge and trash are one act each, and go without a trace', async () => {
    const before = await canonicalDump()
    const keep = async ({ words, operations }: ReturnType<typeof tagMany>) => editTogether(words, ...operations)
    await keep(tagMany(await all(), 'choir', true))
    expect((await listPeople()).map(({ tags }) => tags)).toEqual([['choir'], ['choir'], undefined])
    await keep(standMany(await all(), 'archived', true))
    expect((await listPeople()).filter(({ archived }) => archived)).toHaveLength(2)
    await keep(mergeMany(await all()))
    expect(await listPeople()).toHaveLength(2)
    await keep(tagMany([(await listPeople())[0]!], 'choir', false))
    expect((await listPeople()).some(({ tags }) => tags !== undefined)).toBe(false)
    await keep(standMany((await listPeople()).filter(({ name }) => name !== 'Cid'), 'deleted', true))
    expect(await names()).toEqual(['Cid'])
    for (let times = 0; times < 5; times++) await undo()
    expect(await canonicalDump()).toBe(before)
  })

  it('any of them, in any order, are undone one by one to where they began, with restarts between', async () => {
    const before = await canonicalDump()
    const deed = fc.record({ what: fc.constantFrom('tag', 'untag', 'group', 'favourite', 'archive', 'trash', 'merge'), who: fc.subarray(people.map(({ handle }) => handle), { minLength: 1 }), restart: fc.boolean() })
    await fc.assert(fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 5 }), async (deeds) => {
      let done = 0
      for (const { what, who, restart: again } of deeds) {
        const chosen = (await listPeople()).filter(({ handles }) => who.some((handle) => handles.includes(handle)))
        if (chosen.length === 0 || (what === 'merge' && chosen.length < 2)) continue
        const act = {
          tag: () => tagMany(chosen, 'choir', true), untag: () => tagMany(chosen, 'choir', false), group: () => joinMany(chosen, '3f0c3c1e-6f5e-4f0a-9a55-0c7d1f2b3a4d', 'Books', true),
          favourite: () => standMany(chosen, 'favourite', true), archive: () => standMany(chosen, 'archived', true), trash: () => standMany(chosen, 'deleted', true), merge: () => mergeMany(chosen),
        }[what]()
        await editTogether(act.words, ...act.operations)
        done += 1
        if (again) await restart()
      }
      for (let times = 0; times < done; times++) expect(await undo()).toBeDefined()
      expect(await canonicalDump()).toBe(before)
    }), { numRuns: 15 })
  })
})
