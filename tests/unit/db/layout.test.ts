// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { english } from '../../../renderer/core/cues/english'
import { french } from '../../../renderer/core/cues/french'
import { german } from '../../../renderer/core/cues/german'
import { spanish } from '../../../renderer/core/cues/spanish'
import { hash53 } from '../../../renderer/core/hashes'
import { bucketCount } from '../../../renderer/db/buckets'
import { layoutVersion, type Database } from '../../../renderer/db/database'
import { unpack } from '../../../renderer/db/packed'
import * as edits from '../../../renderer/services/edits'
import { account, card, covers, event, follower, groupMessage, message, records, time, tweet } from './facts'
import { newFolder, openAt, wipe } from './folder'

/** What the databases of this layout hold. */
const known = { layoutVersion: 7, stored: '10ujoei5x33' }

it('a database of another layout is known by its number', async () => {
  const folder = await newFolder()
  const library = await openAt(folder)
  const bea = 'x:id:20'
  const days = Array.from({ length: 9 }, (_, at) => `2018-0${at + 1}-03`)
  await folder.add({ outcomes: [{ asOf: time('2024-01-01') }, { facts: [covers('2015-01-01', '2024-01-01')] }, ...records(
    account('20', [bea, 'x:@bea'], 'Bea Ek', time('2020-01-01')), account('30', ['x:id:30'], 'Tom Ask'), follower('20'), follower('99'), card('1', [bea, 'tel:+4915112345678'], 'Bea Ek'),
    { fact: 'person', id: 'facebook:birthday:1', handles: ['facebook:name:Bea Ek'], name: 'Bea Ek', hint: 'sameName' },
    ...days.map((day, at) => message(String(at), bea, day, 'So great to meet you yesterday, the letterpress is on my desk')), tweet('1', bea, '2017-01-01'), groupMessage('50', 'club', bea, '2018-02-03'),
    { ...event('e1', bea, '2018-01-20'), who: [bea, 'x:id:30'] }, { ...event('e2', bea, '2019-06-20'), grade: 'candidate' as const }, event('e3', bea, '2020-06-20'), event('e4', bea, '2027-06-20'),
  )] })
  await library.catchUp()
  await edits.notePerson({ about: bea, text: 'Sings.' })
  await edits.tagPeople({ about: [bea], tag: 'choir', on: true })
  await edits.setStanding({ about: [bea], standing: 'favourite', on: true })
  await edits.joinGroup({ group: 'g', about: [bea], on: true })
  await edits.markMoment({ about: bea, item: 'x:message:1', why: 'because' })
  await edits.judgeEvidence({ about: bea, item: 'calendar:e1', verdict: 'accepted' })
  await edits.putEntry({ about: bea, value: { entry: 'met', words: 'Tom introduced us', place: 'Lund', through: 'x:id:30', date: { year: 2016, month: 5, day: 1 } } })
  await edits.putEntry({ about: bea, value: { entry: 'date', label: 'anniversary', date: { month: 5, day: 1 } } })
  await edits.logMeeting({ with: [bea], day: '2021-01-02', text: 'A walk', place: { name: 'Harbour' } })
  await edits.editTogether('it', { name: 'judgeStatement', version: 1, args: { about: bea, statement: 'met before', verdict: 'accepted' } }, { name: 'setCadence', version: 1, args: { about: [bea], tag: '', days: 60 } })
  await library.topics()
  await library.suggest()
  const stored = [bucketCount, english, french, german, spanish, await shapes(library.db)]
  await wipe(library)
  await folder.remove()
  expect({ layoutVersion, stored: hash53(JSON.stringify(stored)).toString(36) }, 'What a database holds has changed. Since the last release? Then raise layoutVersion. Write both down here.').toEqual(known)
}, 30_000)

/** Which fields each table has and of what type they are, in text order. */
async function shapes(db: Database): Promise<readonly string[]> {
  const found = new Set<string>()
  const look = (path: string, value: unknown) => {
    if (value instanceof Uint8Array) look(path, unpack(value))
    else if (Array.isArray(value)) value.forEach((one) => look(`${path}[]`, one))
    else if (typeof value !== 'object' || value === null) found.add(`${path} ${value === null ? 'null' : typeof value}`)
    else for (const [field, one] of Object.entries(value)) look(`${path}.${/^[a-zA-Z]+$/.test(field) ? field : '*'}`, one)
  }
  // The search index is bytes: `search/format.ts`.
  for (const table of db.tables.filter(({ name }) => name !== 'search')) for (const row of await table.toArray()) look(table.name, row)
  return [...found].sort()
}
