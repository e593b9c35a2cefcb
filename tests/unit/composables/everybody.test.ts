// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { usePeople, type People } from '../../../renderer/composables/usePeople'
import { useStories, type Stories } from '../../../renderer/composables/useStories'
import { listPeople } from '../../../renderer/db/people'
import { listEncounters, listStories } from '../../../renderer/db/stories'
import * as edits from '../../../renderer/services/edits'
import type { Library } from '../../../renderer/services/library'
import { account, covers, event, message, records, time } from '../db/facts'
import { newFolder, openAt, wipe, type TestFolder } from '../db/folder'

const handles = Array.from({ length: 40 }, (_, at) => `x:id:${at + 20}`)
const archive = { outcomes: [{ asOf: time('2024-01-01') }, ...records(
  ...handles.map((handle, at) => account(handle.slice(5), [handle], `${['Bea', 'tom', 'Élise', 'Ümit', '山田'][at % 5]!} ${at % 7}`)),
  ...handles.map((handle, at) => message(String(at), handle, '2020-01-03', 'The letterpress is on my desk')),
  event('lunch', handles[3]!, '2020-03-07T10:00Z'),
)] }
const newer = { source: 'newer.zip', outcomes: [{ asOf: time('2025-01-01') }, ...records(account('900', ['x:id:900'], 'Adam'), message('900', 'x:id:900', '2020-08-01'), event('dinner', handles[5]!, '2020-08-01')), { facts: [covers('2020-01-01', '2021-01-01')] }] }

describe('everybody, kept while somebody looks', () => {
  let folder: TestFolder
  let library: Library
  let scope: EffectScope
  let stories: Stories
  let everybody: People
  beforeEach(async () => {
    folder = await newFolder()
    library = await openAt(folder)
    await folder.add(archive)
    await library.catchUp()
    scope = effectScope()
    stories = scope.run(useStories)!
    everybody = scope.run(usePeople)!
    await vi.waitFor(() => expect(stories.state.value).toBe('done'))
  })
  afterEach(async () => {
    scope.stop()
    await wipe(library)
    await folder.remove()
  })

  const shown = () => ({
    people: stories.people.value,
    byId: new Map(stories.byId.value),
    byHandle: new Map(everybody.byHandle.value),
    stories: new Map(stories.stories.value),
    encounters: new Map(stories.encounters.value),
  })
  async function stored() {
    const people = await listPeople()
    return { people, byId: new Map(people.map((person) => [person.id, person])), byHandle: new Map(people.flatMap((person) => person.handles.map((handle) => [handle, person] as const))), stories: await listStories(), encounters: await listEncounters() }
  }
  const [bea, tom] = [{ handles: [handles[0]!] }, { handles: [handles[1]!] }]

  it('is what the tables say', async () => {
    expect(shown()).toEqual(await stored())
    expect(stories.people.value).toHaveLength(handles.length)
  })

  it.each<[string, () => Promise<unknown>]>([
    ['a name', () => edits.renamePerson({ about: handles[0]!, name: 'Zoe' })],
    ['a meeting', () => edits.logMeeting({ with: [handles[2]!], day: '2020-05-05' })],
    ['a merge', () => edits.mergePeople([bea, tom])],
    ['a merge and its undoing', async () => edits.undo(await edits.mergePeople([bea, tom]))],
    ['the trash', () => library.append({ name: 'setStanding', version: 1, args: { about: [handles[3]!], standing: 'deleted', on: true } })],
    ['back from the trash', async () => {
      await library.append({ name: 'setStanding', version: 1, args: { about: [handles[3]!], standing: 'deleted', on: true } })
      await library.append({ name: 'setStanding', version: 1, args: { about: [handles[3]!], standing: 'deleted', on: false } })
    }],
    ['an archive', async () => {
      await folder.add(newer)
      await library.catchUp()
    }],
  ])('follows %s', async (_, change) => {
    const before = shown()
    await change()
    const after = await stored()
    await vi.waitFor(() => expect(shown()).toEqual(after))
    // Whoever was not touched is the same object still.
    expect(after.people.filter(({ id }) => stories.byId.value.get(id) === before.byId.get(id)).length).toBeGreaterThan(30)
  })

  it('gives those who compute with it a new object for each state', async () => {
    const before = stories.stories.value
    await edits.logMeeting({ with: [handles[2]!], day: '2020-05-05' })
    await vi.waitFor(() => expect(stories.stories.value).not.toBe(before))
  })
})
