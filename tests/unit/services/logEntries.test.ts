// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { canonicalDump } from '../../../renderer/db/dump'
import { loggedPlaces, togetherOn } from '../../../renderer/db/logEntries'
import { listPeople, personDetail, personIdOf } from '../../../renderer/db/people'
import { forgetEdits, undo } from '../../../renderer/services/edits'
import type { Library } from '../../../renderer/services/library'
import { changeEntry, deleteEntry, keepEntry, type KeptEntry } from '../../../renderer/services/logEntries'
import { account, event, records } from '../db/facts'
import { newFolder, openAt, wipe, type TestFolder } from '../db/folder'

const bea = 'x:id:20'
const tom = 'x:id:21'

let folder: TestFolder
let library: Library
beforeEach(async () => {
  folder = await newFolder()
  library = await openAt(folder)
  forgetEdits()
  await folder.add({ outcomes: records(account('20', [bea], 'Bea'), account('21', [tom], 'Tom'), event('1', bea, '2026-03-02T18:00:00Z'), event('2', bea, '2026-03-09T18:00:00Z')) })
  await library.catchUp()
})
afterEach(async () => {
  await wipe(library)
  await folder.remove()
})

const entry = (more: Partial<KeptEntry> = {}): KeptEntry => ({ kind: 'meeting', with: [bea, tom], newPeople: [], day: '2026-03-20', place: { name: 'Café Tejo' }, text: 'Her move', moment: false, ...more })
const logged = async (handle: string) => {
  const id = await personIdOf(handle)
  const person = id === undefined ? null : await personDetail(id)
  return (person?.items ?? []).filter(({ source }) => source === 'journal')
}
const words = async (handle: string) => (await logged(handle)).map(({ text, why }) => (why === undefined ? text : `${text} (${why})`))
const meetingOf = async (handle: string) => (await logged(handle))[0]!.id.slice('meeting:'.length)

describe('an entry', () => {
  it('is everybody’s who was there, and goes in one step', async () => {
    const before = await canonicalDump()
    await keepEntry(entry({ moment: true }))
    expect([await words(bea), await words(tom)]).toEqual([['Her move (Her move)'], ['Her move (Her move)']])
    expect(await loggedPlaces()).toEqual(['Café Tejo'])
    await undo()
    expect([await words(bea), await words(tom)]).toEqual([[], []])
    expect(await loggedPlaces()).toEqual([])
    expect(await canonicalDump()).toBe(before)
  })

  it('brings people nobody knew, and takes them along when it goes', async () => {
    const before = await canonicalDump()
    await keepEntry(entry({ with: [bea], newPeople: ['Zofia Bielska'] }))
    const zofia = (await listPeople()).find(({ name }) => name === 'Zofia Bielska')!
    expect(await words(zofia.id)).toEqual(['Her move'])
    expect(zofia).toMatchObject({ firstEncounter: Date.UTC(2026, 2, 20, 12) })
    await undo()
    expect((await listPeople()).map(({ name }) => name)).toEqual(['Bea', 'Tom'])
    expect(await canonicalDump()).toBe(before)
  })

  it('is a call that counts as contact, and a note that does not', async () => {
    await keepEntry(entry({ kind: 'call', with: [tom], text: 'Called' }))
    expect((await listPeople()).find(({ name }) => name === 'Tom')).toMatchObject({ stage: 1, lastDirect: Date.UTC(2026, 2, 20, 12), lastEncounter: null })
    await undo()
    await keepEntry(entry({ kind: 'note', with: [tom], text: 'Likes maps' }))
    expect((await listPeople()).find(({ name }) => name === 'Tom')).toMatchObject({ stage: 0, lastDirect: null, lastEncounter: null, firstDirect: null })
    expect((await logged(tom))[0]).toMatchObject({ kind: 'note', text: 'Likes maps' })
  })
})

describe('changed', () => {
  it('says it anew, for nobody who is not named any more', async () => {
    await keepEntry(entry())
    const meeting = await meetingOf(bea)
    await changeEntry(meeting, entry({ with: [bea], text: 'Boxes are packed' }), false)
    expect([await words(bea), await words(tom)]).toEqual([['Boxes are packed'], []])
    expect(await meetingOf(bea)).toBe(meeting)
    await undo()
    expect([await words(bea), await words(tom)]).toEqual([['Her move'], ['Her move']])
  })

  it('becomes a moment, and no moment', async () => {
    await keepEntry(entry())
    const meeting = await meetingOf(bea)
    await changeEntry(meeting, entry({ moment: true }), false)
    expect([await words(bea), await words(tom)]).toEqual([['Her move (Her move)'], ['Her move (Her move)']])
    await changeEntry(meeting, entry({ moment: false }), true)
    expect([await words(bea), await words(tom)]).toEqual([['Her move'], ['Her move']])
    await undo()
    expect(await words(tom)).toEqual(['Her move (Her move)'])
  })

  it('goes whole, however often it was said, and comes back after a restart', async () => {
    await keepEntry(entry())
    const meeting = await meetingOf(bea)
    await changeEntry(meeting, entry({ text: 'second' }), false)
    await changeEntry(meeting, entry({ text: 'third' }), false)
    await deleteEntry(meeting, 'meeting')
    expect([await words(bea), await words(tom)]).toEqual([[], []])
    await wipe(library)
    forgetEdits()
    library = await openAt(folder)
    await library.catchUp()
    expect(await words(bea)).toEqual([])
    await undo()
    expect([await words(bea), await words(tom)]).toEqual([['third'], ['third']])
    await undo()
    expect(await words(bea)).toEqual(['second'])
  })
})

describe('what a day holds', () => {
  const titles = async (day: string, zone = 'UTC') => (await togetherOn([bea], day, zone)).map(({ id }) => id)

  it('is what took place in person on that day where the owner is', async () => {
    expect(await titles('2026-03-02')).toEqual(['calendar:1'])
    expect(await titles('2026-03-03')).toEqual([])
    expect(await titles('2026-03-03', 'Asia/Tokyo')).toEqual(['calendar:1'])
    expect(await togetherOn([tom], '2026-03-02', 'UTC')).toEqual([])
    expect(await titles('no day')).toEqual([])
  })

  it('has entries of the owner’s as well, and no calls', async () => {
    await keepEntry(entry({ day: '2026-03-02' }))
    await keepEntry(entry({ kind: 'call', day: '2026-03-02' }))
    expect((await togetherOn([bea], '2026-03-02', 'UTC')).map(({ kind }) => kind).sort()).toEqual(['event', 'meeting'])
  })
})
