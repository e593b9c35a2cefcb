// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listTagCadences } from '../../../renderer/db/cadences'
import { encounterDetail } from '../../../renderer/db/encounters'
import { listIntroductionWords } from '../../../renderer/db/introductions'
import { liveQuery } from '../../../renderer/db/live'
import { listPeople, personDetail } from '../../../renderer/db/people'
import { listCoverage, listEncounters, listStories } from '../../../renderer/db/stories'
import { listTopics, topicsOf } from '../../../renderer/db/topics'
import * as edits from '../../../renderer/services/edits'
import type { Library } from '../../../renderer/services/library'
import { account, card, covers, event, message, records, time } from './facts'
import { newFolder, now, openAt, wipe, type TestFolder } from './folder'

const [bea, tom] = ['x:id:20', 'x:id:30']
const days = Array.from({ length: 9 }, (_, at) => `2020-0${at + 1}-03`)
const archive = { outcomes: [{ asOf: time('2024-01-01') }, ...records(
  account('20', [bea], 'Bea Ek'), account('30', [tom], 'Tom Ask'),
  ...days.map((day, at) => message(String(at), bea, day, 'The letterpress is on my desk')), ...days.map((day, at) => message(String(at + 20), tom, day, 'The timetable is on my desk')),
  { ...event('lunch', bea, '2020-03-07T10:00Z'), grade: 'candidate' as const },
)] }
const newer = { source: 'newer.zip', outcomes: [{ asOf: time('2025-01-01') }, ...records(card('1', ['email:umi@example.org'], 'Umi'), event('dinner', tom, '2020-08-01', 'Old harbour'), message('40', bea, '2020-11-01')), { facts: [covers('2020-01-01', '2021-01-01')] }] }

/** Everything that screens follow, as they ask for it. */
const queries = {
  people: listPeople,
  stories: listStories,
  encounters: listEncounters,
  coverage: listCoverage,
  topics: listTopics,
  'topics of one': () => topicsOf(bea),
  cadences: listTagCadences,
  introductions: listIntroductionWords,
  'one person': () => personDetail(bea, now),
  'one meeting': () => encounterDetail(bea, 'calendar:lunch', now),
} satisfies Record<string, () => Promise<unknown>>

describe('what screens follow shows what changed', () => {
  let folder: TestFolder
  let library: Library
  beforeEach(async () => {
    folder = await newFolder()
    library = await openAt(folder)
    await folder.add(archive)
    await library.catchUp()
    await library.topics()
  })
  afterEach(async () => {
    await wipe(library)
    await folder.remove()
  })

  it.each(Object.entries<() => Promise<unknown>>(queries))('%s', async (_, query) => {
    let shown: unknown
    const seen = new Set<string>()
    let failed: unknown
    const running = liveQuery(async () => query()).subscribe({ next: (value) => { shown = value }, error: (error) => { failed = error } })
    const follows = async () => {
      const wanted = await query()
      await vi.waitFor(() => expect(shown).toEqual(wanted), { timeout: 5000 })
      expect(failed).toBeUndefined()
      seen.add(JSON.stringify(wanted, (_key, value: unknown) => (value instanceof Map ? [...value] : value)))
    }
    try {
      await follows()
      const { id } = await folder.add(newer)
      await library.catchUp()
      await follows()
      await edits.judgeEvidence({ about: bea, item: 'calendar:lunch', verdict: 'accepted' })
      await follows()
      await edits.editTogether('it', { name: 'setCadence', version: 1, args: { about: [bea], tag: '', days: 60 } }, { name: 'setCadence', version: 1, args: { about: [], tag: 'club', days: 30 } })
      await follows()
      await edits.editTogether('it', { name: 'judgeIntroduction', version: 1, args: { by: tom, people: [bea], verdict: 'accepted' } }, { name: 'setTopic', version: 1, args: { about: bea, topic: 'figs', on: true } })
      await follows()
      await edits.mergePeople([{ handles: [bea] }, { handles: [tom] }])
      await follows()
      await edits.undo()
      await edits.setStanding({ about: [tom], standing: 'deleted', on: true })
      await follows()
      await edits.undoImport(id)
      await library.topics()
      await follows()
      // Something came of it, so none of this was an accident.
      expect(seen.size).toBeGreaterThan(1)
    } finally {
      running.unsubscribe()
    }
  })
})
