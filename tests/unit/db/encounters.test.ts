// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { attachPicture, confirmMeeting, rejectMeeting } from '../../../renderer/core/encounterEdits'
import type { InteractionFact } from '../../../electron/contract/records'
import { encounterDetail } from '../../../renderer/db/encounters'
import { listEncounters } from '../../../renderer/db/stories'
import { editTogether, undo, unjudgeAll } from '../../../renderer/services/edits'
import type { Library } from '../../../renderer/services/library'
import { account, event, message, records, tweet } from './facts'
import { newFolder, now, openAt, wipe, type Archive, type TestFolder } from './folder'

const bea = { id: 'x:id:20', name: 'Bea Ek' }
const evening = { ...event('evening', 'x:id:20', '2019-06-01T18:00Z'), who: ['x:id:20', 'x:id:30', 'email:stranger@example.org'], title: 'Evening at the mill' }
const also: InteractionFact = { ...evening, stream: 'x:id:30' }
const perhaps: InteractionFact = { ...event('perhaps', 'x:id:20', '2020-03-07T10:00Z', 'Old harbour'), grade: 'candidate', title: 'Boat day' }
const archive: Archive = {
  source: 'x.zip',
  outcomes: [
    { facts: [account('20', ['x:id:20', 'x:@bea'], 'Bea Ek')] }, { facts: [account('30', ['x:id:30'], 'Tom Arden')] },
    ...records(evening, also, perhaps,
      tweet('1', 'x:id:20', '2019-05-20T10:00Z'), tweet('2', 'x:id:20', '2019-05-28T10:00Z'), message('3', 'x:id:20', '2019-06-03T10:00Z'), message('4', 'x:id:20', '2019-06-20T10:00Z'),
      message('5', 'x:id:30', '2019-05-30T10:00Z'), message('6', 'x:id:30', '2019-07-01T10:00Z')),
  ],
}

async function withLibrary(work: (library: Library, folder: TestFolder) => Promise<void>): Promise<void> {
  const folder = await newFolder()
  const library = await openAt(folder)
  await folder.add(archive)
  await library.catchUp()
  await work(library, folder)
  await wipe(library)
  await folder.remove()
}
const detail = (id = 'calendar:evening', handle = 'x:@bea') => encounterDetail(handle, id, now)
const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id)

it('tells who was there, and what was said in the weeks around with each of them', async () => {
  await withLibrary(async () => {
    const { page, person, others, strangers, pictures } = (await detail())!
    expect(person.summary.name).toBe('Bea Ek')
    expect(ids(page.before)).toEqual(['x:tweet:2'])
    expect(ids(page.after)).toEqual(['x:message:3'])
    expect(others.map(({ summary, first, before, after }) => [summary.name, first, ids(before), ids(after)])).toEqual([['Tom Arden', true, ['x:message:5'], []]])
    expect(strangers).toEqual(['email:stranger@example.org'])
    expect(pictures).toEqual([])
    expect((await detail('calendar:evening', 'x:id:30'))!.others.map(({ summary }) => summary.name)).toEqual(['Bea Ek'])
    expect(await detail('calendar:none')).toBeNull()
    expect(await detail('calendar:evening', 'x:id:99')).toBeNull()
  })
})

/** The meetings of everybody that something hints at and nothing proves. */
const candidateCount = async () => [...(await listEncounters()).values()].flat().filter(({ grade }) => grade === 'candidate').length

it('keeps an answer for every record in one act, corrected, and takes all of it back', async () => {
  await withLibrary(async () => {
    expect(await candidateCount()).toBe(1)
    const { encounter } = (await detail('calendar:perhaps'))!.page
    const done = await editTogether('the answer', ...confirmMeeting(bea, encounter, { day: '2020-03-08', place: { name: 'New harbour' } }).operations)
    expect(await candidateCount()).toBe(0)
    expect((await detail('calendar:perhaps'))!.page.encounter).toMatchObject({ grade: 'confirmed', day: '2020-03-08', place: { name: 'New harbour' } })
    expect((await listEncounters()).get('x:id:20')!.map(({ grade, day }) => [grade, day])).toEqual([['strong', undefined], ['confirmed', '2020-03-08']])
    await undo(done)
    expect(await candidateCount()).toBe(1)
    expect((await detail('calendar:perhaps'))!.page.encounter).toEqual(encounter)
  })
})

it('still has a page once it is set aside, and comes back', async () => {
  await withLibrary(async () => {
    const { page } = (await detail())!
    await editTogether('the answer', ...rejectMeeting(bea, page.encounter).operations)
    expect((await listEncounters()).get('x:id:20')!.map(({ grade }) => grade)).toEqual(['candidate'])
    const aside = (await detail())!.page
    expect(aside).toMatchObject({ setAside: true, number: 0 })
    expect(ids(aside.evidence)).toEqual(['calendar:evening'])
    await unjudgeAll(['x:id:20', 'x:@bea'], ids(aside.evidence))
    expect((await detail())!.page).toEqual(page)
  })
})

it('keeps pictures with the meeting, for everybody who was there, until they are taken off', async () => {
  await withLibrary(async (library, folder) => {
    const photo = 'a'.repeat(64)
    const { encounter } = (await detail())!.page
    await editTogether('the picture', ...attachPicture(bea, encounter, photo, true).operations)
    expect((await detail())!.pictures).toEqual([photo])
    expect((await detail('calendar:evening', 'x:id:30'))!.pictures).toEqual([photo])
    // Wiped, it is read again from the folder.
    await wipe(library)
    const again = await openAt(folder)
    await again.catchUp()
    expect((await detail())!.pictures).toEqual([photo])
    const off = await editTogether('the picture', ...attachPicture(bea, encounter, photo, false).operations)
    expect((await detail())!.pictures).toEqual([])
    await undo(off)
    expect((await detail())!.pictures).toEqual([photo])
    await wipe(again)
  })
})
