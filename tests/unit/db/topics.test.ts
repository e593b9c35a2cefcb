// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { InteractionFact } from '../../../electron/contract/records'
import { pack, unpack } from '../../../renderer/db/packed'
import { listTopics, topicsAreStale, topicsOf } from '../../../renderer/db/topics'
import * as edits from '../../../renderer/services/edits'
import type { Library } from '../../../renderer/services/library'
import { followTopics } from '../../../renderer/services/topics'
import { account, message, records, time } from './facts'
import { newFolder, openAt, wipe, type TestFolder } from './folder'

const [bea, tom, quiet] = ['x:id:20', 'x:id:30', 'x:id:40']
const about = (words: string) => [`I found the ${words} in a shoe box`, `Your ${words} is on my desk again`, `We should go and see the ${words}`, `Is the ${words} still with you?`, `They gave the ${words} to the library`, 'See you there', 'I will be late', 'It was a good day']
const chat = (first: number, from: string, words: string): InteractionFact[] => about(words).map((text, at) => message(String(first + at), from, `2020-0${at + 1}-03`, text))
const letters = chat(1, bea, 'letterpress')
const trains = chat(11, tom, 'timetable')
const xArchive = { outcomes: [{ asOf: time('2024-01-01') }, ...records(account('20', [bea], 'Bea Ek'), account('30', [tom], 'Tom Ask'), ...letters, ...trains, message('31', quiet, '2020-01-01', 'letterpress'))] }
const newer = { source: 'newer.zip', outcomes: [{ asOf: time('2025-01-01') }, ...records(account('20', [bea], 'Bea Ek'), ...chat(41, bea, 'dovetail joint'))] }

describe('topics', () => {
  let folder: TestFolder
  let library: Library
  beforeEach(async () => {
    folder = await newFolder()
    library = await openAt(folder)
    await folder.add(xArchive)
    await library.catchUp()
    await library.topics()
  })
  afterEach(async () => {
    await wipe(library)
    await folder.remove()
  })
  const words = async (id: string) => (await topicsOf(id)).map(({ topic }) => topic)
  const anew = async (id: string) => {
    await library.topics()
    return words(id)
  }

  it('are those of each person, with the items they are from; too little tells nothing', async () => {
    expect(await topicsOf(bea)).toMatchObject([{ topic: 'letterpress', from: 'words', n: 5, items: letters.slice(0, 5).map(({ id }) => id) }])
    expect(await words(tom)).toEqual(['timetable'])
    expect(await words(quiet)).toEqual([])
    expect([...(await listTopics()).keys()]).toEqual([bea, tom])
  })

  it('are worked out once, and only for whose pages have changed', async () => {
    expect(await topicsAreStale(library.db)).toBe(false)
    expect(await library.topics()).toBe(false)
    const before = await library.db.topics.toArray()
    await folder.add(newer)
    await library.catchUp()
    expect(await topicsAreStale(library.db)).toBe(true)
    // Meanwhile those of before are there.
    expect(await words(bea)).toEqual(['letterpress'])
    expect(await anew(bea)).toEqual(['dovetail joint', 'letterpress'])
    expect(await words(tom)).toEqual(['timetable'])
    expect((await library.db.topics.toArray()).length).toBe(before.length)
  })

  it('go when an import is taken back, and come again with it', async () => {
    const { id } = await folder.add(newer)
    await library.catchUp()
    await library.topics()
    await edits.undoImport(id)
    expect(await anew(bea)).toEqual(['letterpress'])
    await edits.bringBackImport(id)
    expect(await anew(bea)).toEqual(['dovetail joint', 'letterpress'])
  })

  it('are from nothing that went while they were worked out', async () => {
    const many = Array.from({ length: 40 }, (_, at) => `x:id:${200 + at}`)
    const { id } = await folder.add({ source: 'many.zip', outcomes: [{ asOf: time('2025-02-01') }, ...records(...many.flatMap((who, at) => chat(1000 + 10 * at, who, `${'bcdfghjk'[at % 8]}o${'lmnpr'[at >> 3]}smithy`)))] })
    await library.catchUp()
    const found = async () => [...(await listTopics())].map(([who, topics]) => `${who} ${topics.map(({ topic }) => topic).join()}`)
    const working = library.topics()
    await edits.undoImport(id)
    await working
    await edits.bringBackImport(id)
    await library.topics()
    const local = await found()
    await library.db.topics.clear()
    await library.topics()
    expect(local).toEqual(await found())
    expect(local.length).toBe(2 + many.length)
  })

  it('wait for people to be worked out, and are not forgotten', async () => {
    await folder.add(newer)
    await library.catchUp()
    await library.db.applied.put({ key: 'derived', stale: true })
    const following = followTopics(20)
    try {
      await new Promise((later) => setTimeout(later, 300))
      expect(await words(bea)).toEqual(['letterpress'])
      await library.db.applied.put({ key: 'derived', stale: false })
      await vi.waitFor(async () => expect(await words(bea)).toEqual(['dovetail joint', 'letterpress']), { timeout: 5000 })
    } finally {
      following.unsubscribe()
    }
  })

  it('follow where somebody is said to live: that is no topic', async () => {
    await edits.putEntry({ about: bea, entry: 'e', value: { entry: 'place', name: 'Letterpress' } })
    expect(await anew(bea)).toEqual([])
    await edits.undo()
    expect(await anew(bea)).toEqual(['letterpress'])
  })

  it('survive a restart, and the half that was done is not done again', async () => {
    library.close()
    library = await openAt(folder)
    await library.catchUp()
    expect(await topicsAreStale(library.db)).toBe(false)
    expect(await words(bea)).toEqual(['letterpress'])
    // As after a stop in the middle: what was worked out of everybody is not said to be.
    for (const row of await library.db.topics.toArray()) {
      const pairs = unpack<[string, { topics?: { topic: string }[] }][]>(row.d).filter(([key]) => key !== '' && key !== bea)
      for (const [key, value] of pairs) if (key === tom) value.topics![0]!.topic = 'kept as it was'
      await library.db.topics.put({ ...row, d: pack(pairs) })
    }
    expect(await topicsAreStale(library.db)).toBe(true)
    expect(await anew(bea)).toEqual(['letterpress'])
    expect(await words(tom)).toEqual(['kept as it was'])
  })

  it('are made again from the folder where the database is lost, with what the owner added and took off', async () => {
    await edits.editTogether('the topic', { name: 'setTopic', version: 1, args: { about: bea, topic: 'Ferries', on: true } })
    await edits.editTogether('the topic', { name: 'setTopic', version: 1, args: { about: bea, topic: 'letterpress', on: false } })
    expect(await topicsAreStale(library.db)).toBe(false)
    expect(await words(bea)).toEqual(['Ferries'])
    await wipe(library)
    library = await openAt(folder)
    await library.catchUp()
    expect(await anew(bea)).toEqual(['Ferries'])
    await edits.undo()
    expect(await words(bea)).toEqual(['Ferries', 'letterpress'])
  })

  it('are never from what was set aside', async () => {
    for (const { id } of letters.slice(0, 3)) await edits.judgeEvidence({ about: bea, item: id, verdict: 'rejected' })
    expect(await anew(bea)).toEqual([])
    await edits.undo()
    expect(await anew(bea)).toEqual(['letterpress'])
  })

  it('go over to whom two became, and back', async () => {
    await edits.mergePeople([{ handles: [bea] }, { handles: [tom] }])
    expect(await anew(tom)).toEqual(['letterpress', 'timetable'])
    expect([...(await listTopics()).keys()]).toEqual([bea])
    await edits.undo()
    expect(await anew(tom)).toEqual(['timetable'])
  })

  it('have the owner’s tags before what was found, of those without words too', async () => {
    await edits.tagPeople({ about: [tom, quiet], tag: 'Trains', on: true })
    expect(await topicsOf(tom)).toMatchObject([{ topic: 'Trains', from: 'tag', n: 0 }, { topic: 'timetable' }])
    expect([...(await listTopics())].map(([id, topics]) => `${id} ${topics.map(({ topic }) => topic).join()}`)).toEqual([`${bea} letterpress`, `${tom} Trains,timetable`, `${quiet} Trains`])
  })
})
