// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Outcome } from '../../../electron/importers/importer'
import { createApplying } from '../../../renderer/db/applying'
import { checkReferences } from '../../../renderer/db/check'
import { openDatabase } from '../../../renderer/db/database'
import { canonicalDump } from '../../../renderer/db/dump'
import { importIssues, libraryCounts, listImports } from '../../../renderer/db/imports'
import { findPeople, listPeople, personDetail, personIdOf } from '../../../renderer/db/people'
import { timelineItems } from '../../../renderer/db/timeline'
import { bringBackImport, undoImport } from '../../../renderer/services/edits'
import type { Library } from '../../../renderer/services/library'
import { account, card, covers, event, follower, groupMessage, message, records, time, tweet } from './facts'
import { mainOf, newFolder, openAt, wipe, type TestFolder } from './folder'

const bea = 'x:id:20'
const cem = 'x:id:30'

const older: Outcome[] = [
  { asOf: time('2020-01-01') },
  { facts: [covers('2015-01-01', '2020-01-01'), account('20', [bea, 'x:@bea'], 'Bea Ek', 1)] },
  ...records(tweet('1', bea, '2016-03-01'), tweet('2', bea, '2017-03-01', 'first wording'), message('9', bea, '2018-01-01'), groupMessage('50', 'club', cem, '2019-01-01'), follower('77')),
]
const newer: Outcome[] = [
  { asOf: time('2024-01-01') },
  { facts: [covers('2015-01-01', '2024-01-01'), account('20', [bea, 'x:@bea_ek'], 'Bea Ekström', 2)] },
  ...records(tweet('2', bea, '2017-03-01', 'second wording'), message('9', bea, '2018-01-01'), tweet('3', bea, '2023-03-01'), follower('78')),
  { at: { entry: 'data/records.js', index: 90 }, skipped: 'an advertisement' },
  { at: { entry: 'data/records.js', index: 91 }, failed: 'no date', snippet: '{}' },
]
const cards: Outcome[] = records(card('u1', ['email:bea@example.org', 'x:@bea_ek'], 'Bea Ekström'), card('u2', ['email:dora@example.org'], 'Dora Lind'))
const calendar: Outcome[] = [
  { asOf: time('2025-01-01') },
  ...records(event('e1', 'email:bea@example.org', '2022-06-01T12:00Z'), event('e2', 'email:bea@example.org', '2026-12-01T12:00Z')),
]

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

const bucketsOf = async (id: string) => (await listImports()).find((row) => row.id === id)!.buckets!
const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, n) => all + n, 0)

describe('catching up', () => {
  it('puts every record into one bucket', async () => {
    const first = await folder.add({ outcomes: older })
    await library.catchUp()
    const second = await folder.add({ outcomes: newer })
    await library.catchUp()
    expect(await bucketsOf(first.id)).toMatchObject({ created: 5, updated: 0, unchanged: 0, merged: 0 })
    expect(await bucketsOf(second.id)).toEqual({
      created: 2, updated: 1, unchanged: 1, merged: 0, skipped: { 'an advertisement': 1 }, failed: { 'no date': 1 },
    })
    expect(await libraryCounts()).toMatchObject({ people: 2, interactions: 5, connections: 2, imports: 2 })
    expect((await importIssues(second.id)).map((issue) => issue.reason)).toEqual(['no date'])
    expect(await checkReferences(library.db)).toEqual([])
  })

  it('leaves facts alone that a later version added', async () => {
    const main = mainOf(folder)
    const added = JSON.stringify({ fact: 'mood', id: 'x:mood:1', stream: bea, counts: 1 })
    library.close()
    library = await openAt(folder, { ...main, nextBatch: async (open) => {
      const batch = await main.nextBatch(open)
      return { ...batch, lines: new TextEncoder().encode(`${added}\n${Buffer.from(batch.lines).toString()}`) }
    } })
    const stored = await folder.add({ outcomes: records(tweet('1', bea, '2016-03-01')) })
    expect((await library.catchUp()).problems).toEqual([])
    expect((await bucketsOf(stored.id)).created).toBe(1)
    expect((await timelineItems(bea)).map(({ id }) => id)).toEqual(['x:tweet:1'])
    expect(await checkReferences(library.db)).toEqual([])
  })

  it('shows what the better reader made of one archive, in either order', async () => {
    const read = (version: number) => ({ version, outcomes: [{ asOf: time('2024-01-01') }, ...records(tweet('1', bea, '2016-03-01', `read by version ${version}`))] })
    for (const versions of [[1, 2, 3], [3, 2, 1]]) {
      const other = await newFolder()
      const opened = await openAt(other)
      for (const version of versions) await other.add(read(version))
      await opened.catchUp()
      expect((await timelineItems(bea)).map(({ text }) => text)).toEqual(['read by version 3'])
      await wipe(opened)
      await other.remove()
    }
    library.close()
    library = await openAt(folder)
  })

  it('changes nothing when the same archive is read twice', async () => {
    await folder.add({ outcomes: older })
    await library.catchUp()
    const before = await listPeople()
    const again = await folder.add({ outcomes: older })
    await library.catchUp()
    const buckets = await bucketsOf(again.id)
    expect(buckets).toMatchObject({ created: 0, updated: 0, unchanged: 5, merged: 0 })
    expect(await listPeople()).toEqual(before)
  })

  it('counts a repetition inside one archive as merged', async () => {
    const stored = await folder.add({ outcomes: records(tweet('1', bea, '2016-03-01'), tweet('1', bea, '2016-03-01'), tweet('1', bea, '2016-03-02')) })
    await library.catchUp()
    const buckets = await bucketsOf(stored.id)
    expect(buckets).toMatchObject({ created: 1, merged: 2 })
    expect(buckets.created + buckets.updated + buckets.unchanged + buckets.merged + sum(buckets.skipped) + sum(buckets.failed)).toBe(stored.trailer.read)
  })

  it('gives the same library whatever the order of imports, step by step or rebuilt', async () => {
    const archives = [{ outcomes: older }, { outcomes: newer }, { importer: 'vcard', outcomes: cards }, { importer: 'icalendar', outcomes: calendar }]
    const dumps: string[] = []
    for (const order of [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]]) {
      const one = await newFolder()
      const at = await openAt(one)
      for (const number of order) {
        await one.add(archives[number]!)
        await at.catchUp()
      }
      dumps.push(await canonicalDump(at.db))
      await at.deriveAgain()
      dumps.push(await canonicalDump(at.db))
      await wipe(at)
      const rebuilt = await openAt(one)
      expect((await rebuilt.catchUp()).rebuilt).toBe(true)
      dumps.push(await canonicalDump(rebuilt.db))
      expect(await checkReferences(rebuilt.db)).toEqual([])
      await wipe(rebuilt)
      await one.remove()
    }
    expect(dumps[0]).toContain('second wording')
    expect(dumps[0]).not.toContain('first wording')
    expect(new Set(dumps).size).toBe(1)
    library = await openAt(folder)
  })

  it('takes an import back and brings it again', async () => {
    await folder.add({ outcomes: older })
    await library.catchUp()
    const before = await canonicalDump(library.db)
    const second = await folder.add({ outcomes: newer })
    await library.catchUp()
    const both = await canonicalDump(library.db)
    await undoImport(second.id)
    expect(await canonicalDump(library.db)).toBe(before)
    expect((await listImports()).map((row) => row.state).sort()).toEqual(['applied', 'undone'])
    expect(await checkReferences(library.db)).toEqual([])
    await bringBackImport(second.id)
    expect(await canonicalDump(library.db)).toBe(both)
  })

  it('goes on after being cut off in the middle of an import', async () => {
    const outcomes = records(...Array.from({ length: 4000 }, (_, n) => tweet(String(n), `x:id:${100 + (n % 7)}`, new Date(Date.UTC(2015, 0, 1) + n * 3_600_000).toISOString(), 'word '.repeat(60))))
    await folder.add({ outcomes: older })
    await library.catchUp()
    await folder.add({ outcomes })
    const main = mainOf(folder)
    let batches = 0
    const cut = await openAt(folder, { ...main, nextBatch: async (token) => {
      if (++batches === 3) throw new Error('the process was killed')
      return main.nextBatch(token)
    } })
    await expect(cut.catchUp()).rejects.toThrow('killed')
    cut.close()
    library.close()
    library = await openAt(folder)
    expect((await listImports()).map((row) => row.state).sort()).toEqual(['applied', 'applying'])
    await library.catchUp()
    const resumed = await canonicalDump(library.db)
    expect(await checkReferences(library.db)).toEqual([])
    await wipe(library)
    library = await openAt(folder)
    await library.catchUp()
    expect(await canonicalDump(library.db)).toBe(resumed)
    expect((await libraryCounts()).interactions).toBe(4004)
  })

  it('removes what the folder does not have any more, and says so', async () => {
    await folder.add({ outcomes: older })
    const second = await folder.add({ outcomes: newer, source: 'lost.zip' })
    await library.catchUp()
    const main = mainOf(folder)
    const without = await openAt(folder, { ...main, libraryState: async () => {
      const state = await main.libraryState()
      return { ...state, imports: state.imports.filter((stored) => stored.id !== second.id) }
    } })
    const { problems } = await without.catchUp()
    expect(problems).toEqual([expect.stringContaining('lost.zip')])
    expect((await libraryCounts()).imports).toBe(1)
    expect(await checkReferences(without.db)).toEqual([])
    without.close()
  })
})

describe('the database', () => {
  it('is thrown away and made again when it was written by another version', async () => {
    await folder.add({ outcomes: older })
    await library.catchUp()
    const before = await canonicalDump(library.db)
    await library.db.applied.put({ key: 'layout', version: 0 })
    library.close()
    library = await openAt(folder)
    expect((await library.catchUp()).rebuilt).toBe(true)
    expect(await canonicalDump(library.db)).toBe(before)
    expect((await library.catchUp()).rebuilt).toBe(false)
  })

  it('is thrown away for good where that was cut off in the middle', async () => {
    await folder.add({ outcomes: older })
    await library.catchUp()
    const before = [await canonicalDump(library.db), await libraryCounts()]
    for (let last = 0; last < library.db.tables.length; last++) {
      await library.db.applied.put({ key: 'layout', version: 0 })
      library.close()
      const db = openDatabase(folder.id)
      const tables = Object.getPrototypeOf(db.applied) as typeof db.applied
      const clear = tables.clear
      let cleared = 0
      tables.clear = function () {
        if (cleared++ === last) throw new Error('cut off')
        return clear.call(this)
      }
      await expect(createApplying(db).prepare()).rejects.toThrow('cut off')
      db.close()
      library = await openAt(folder)
      await library.catchUp()
      expect([await canonicalDump(library.db), await libraryCounts()]).toEqual(before)
    }
  })

  it('lets planned events happen once their time has come', async () => {
    await folder.add({ importer: 'icalendar', outcomes: calendar })
    await library.catchUp()
    expect((await libraryCounts()).encounters).toBe(1)
    library.close()
    library = await openAt(folder, mainOf(folder), time('2027-01-01'))
    await library.catchUp()
    expect((await libraryCounts()).encounters).toBe(2)
    expect((await listPeople())[0]!.lastEncounter).toBe(time('2026-12-01T12:00Z'))
  })
})

describe('reading', () => {
  beforeEach(async () => {
    await folder.add({ outcomes: older, source: 'old.zip' })
    await folder.add({ outcomes: newer, source: 'new.zip' })
    await folder.add({ outcomes: cards, importer: 'vcard', source: 'book.vcf' })
    await folder.add({ outcomes: calendar, importer: 'icalendar', source: 'mine.ics' })
    await library.catchUp()
  })

  it('lists whom a fact names or an interaction concerns', async () => {
    expect((await listPeople()).map((person) => person.name)).toEqual(['Bea Ekström', 'Dora Lind', 'X user 30'])
    expect(await personIdOf('email:bea@example.org')).toBe(bea)
    expect(await personIdOf('x:id:77')).toBeUndefined()
  })

  it('finds by handle, name and part', async () => {
    const names = async (text: string) => (await findPeople(text)).map((person) => person.name)
    expect(await names('x:@bea_ek')).toEqual(['Bea Ekström'])
    expect(await names('@bea')).toEqual(['Bea Ekström'])
    expect(await names('ekstrom')).toEqual(['Bea Ekström'])
    expect(await names('nobody')).toEqual([])
  })

  it('merges a timeline from all handles and archives', async () => {
    const items = await timelineItems(bea)
    expect(items.map((item) => item.id)).toEqual(['x:tweet:1', 'x:tweet:2', 'x:message:9', 'calendar:e1', 'x:tweet:3', 'calendar:e2'])
    expect(items[1]).toMatchObject({ text: 'second wording', sourceLine: 'new.zip, data/records.js, record 1' })
    expect((await timelineItems(cem)).map((item) => item.container)).toEqual(['Book club'])
  })

  it('says where it stands', async () => {
    const detail = await personDetail(bea, time('2026-06-01'))
    expect(detail!.circle.stage).toBe(2)
    expect(detail!.encounters.map((encounter) => encounter.id)).toEqual(['calendar:e1'])
    expect(detail!.facts.map((fact) => fact.source)).toEqual(['vcard', 'x'])
    expect((await libraryCounts()).encounters).toBe(1)
  })
})
