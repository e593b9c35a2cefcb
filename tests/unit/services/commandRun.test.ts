// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CommandTask, ReadRequest } from '../../../electron/contract/ipc'
import { commandReport } from '../../../renderer/services/commandRun'
import { undoImport } from '../../../renderer/services/edits'
import type { Main } from '../../../renderer/services/api'
import { useLibraryOf, type Library } from '../../../renderer/services/library'
import { account, covers, event, records, time, tweet } from '../db/facts'
import { mainOf, newFolder, openAt, wipe, type Archive, type TestFolder } from '../db/folder'

const bea = 'x:id:20'
const archives = new Map<string, Archive>([
  ['zip', {
    source: 'x.zip',
    outcomes: [
      { asOf: time('2024-01-01') },
      { facts: [covers('2016-01-01', '2024-01-01'), account('20', [bea, 'email:bea@example.org'], 'Bea Ek'), account('21', ['x:id:21'], 'Bert Ek')] },
      ...records(tweet('1', bea, '2016-03-01'), tweet('2', bea, '2022-06-05'), tweet('3', 'x:id:21', '2022-06-05')),
      { at: { entry: 'data/records.js', index: 9 }, failed: 'no date' },
    ],
  }],
  ['ics', { importer: 'icalendar', source: 'mine.ics', owner: ['email:me@example.org'], outcomes: records(event('e1', 'email:bea@example.org', '2022-06-01T12:00Z')) }],
])
const task: CommandTask = {
  sources: [{ token: 'zip', names: ['x.zip'] }, { token: 'ics', names: ['mine.ics'] }], person: 'bea', print: false, export: true, check: true,
}

let folder: TestFolder
let library: Library
const written = new Map<string, string>()
beforeEach(async () => {
  // Progress of readings arrives over the bridge of the page; here nothing is told.
  vi.stubGlobal('window', { fullCircle: { on: () => () => undefined } })
  vi.stubGlobal('navigator', { language: 'de-DE' })
  written.clear()
  folder = await newFolder()
  const main = mainOf(folder, archives)
  library = await openAt(folder, { ...main, exportFile: (name, text) => {
    written.set(name, (written.get(name) ?? '') + text)
    return Promise.resolve()
  } })
})
afterEach(async () => {
  await wipe(library)
  await folder.remove()
  vi.unstubAllGlobals()
})

describe('the work of the command line', () => {
  it('imports, describes, exports and checks', async () => {
    const report = await commandReport(library, task)
    expect(report.errors).toEqual([])
    expect(report.library).toEqual({ people: 2, handles: 3, interactions: 4, connections: 0, encounters: 1, imports: 2 })
    expect(report.imports[0]).toMatchObject({
      source: 'x.zip', importer: 'x', owner: 'x:id:1', read: 4, kinds: { reply: 3 },
      buckets: { created: 3, updated: 0, unchanged: 0, merged: 0, skipped: {}, failed: { 'no date': 1 } },
      coverage: [{ network: 'x', from: '2016-01-01', to: '2024-01-01', directions: ['sent'] }],
      issues: [{ entry: 'data/records.js', position: 9, reason: 'no date' }],
    })
    expect(report.person).toEqual({
      name: 'Bea Ek', handles: [bea, 'email:bea@example.org'], stage: 4, path: 'online first', turns: 1, kinds: { event: 1, reply: 2 },
      firstDirect: '2016-03-01T00:00:00.000Z', firstEncounter: '2022-06-01T12:00:00.000Z', closed: '2022-06-05T00:00:00.000Z',
    })
    expect(report.check).toEqual({ ok: true, problems: [] })
    expect([...written.keys()].sort()).toEqual(['connections.ndjson', 'coverage.ndjson', 'decisions.ndjson', 'encounters.ndjson', 'imports.ndjson', 'interactions.ndjson', 'people.ndjson', 'stories.ndjson'])
    expect(written.get('people.ndjson')!.trim().split('\n')).toHaveLength(2)
  })

  it('creates and updates nothing the second time, and makes no second file', async () => {
    await commandReport(library, task)
    const again = await commandReport(library, task)
    expect(again.errors).toEqual([])
    for (const one of again.imports) expect(one.buckets).toMatchObject({ created: 0, updated: 0, merged: 0 })
    expect(again.imports.map((one) => one.buckets.unchanged)).toEqual([3, 1])
    expect((await folder.state()).imports).toHaveLength(2)
    expect(again.library.imports).toBe(2)
  })

  it('brings an import back that had been taken back', async () => {
    const first = await commandReport(library, task)
    await undoImport((await folder.state()).imports.find((stored) => stored.header.importer === 'x')!.id)
    const again = await commandReport(library, { sources: task.sources, print: false, export: false, check: false })
    expect(again.errors).toEqual([])
    expect(again.library).toEqual(first.library)
    expect((await folder.state()).imports).toHaveLength(2)
  })

  it('guesses where nobody can be asked, says so, and takes what was said instead', async () => {
    const ask = { asks: [
      { ask: 'zone' }, { ask: 'dateOrder', guess: 'mdy', certain: false, samples: ['03/04/2015'] }, { ask: 'columns', key: 'k', headers: ['Who', 'Else'], rows: [], guess: ['name', 'ignore'] },
    ] } as const
    const asking = (main: Main): Main => ({ ...main, detect: async (source) => {
      const found = await main.detect(source)
      return { ...found, claims: found.claims.map((claim) => ({ ...claim, ...ask })) }
    } })
    const requests: unknown[] = []
    const open = { ...library, main: asking(library.main) }
    useLibraryOf(open)
    const only = { ...task, sources: task.sources.slice(0, 1) }
    const { imports } = await commandReport(open, only)
    expect(imports[0]!.guesses).toEqual([
      expect.stringMatching(/^Times without a zone were read as those of .+--zone\.$/),
      'Dates such as 03/04/2015 were read as month, day, year. To read them otherwise: --date-order.',
      'What the columns mean was guessed: Who as name.',
    ])
    const told = { ...open, main: { ...open.main, startReading: (request: ReadRequest) => {
      requests.push(request.answers)
      return open.main.startReading(request)
    } } }
    useLibraryOf(told)
    const again = await commandReport(told, { ...only, zone: 'Africa/Kigali', dateOrder: 'dmy' })
    expect(again.imports[0]!.guesses).toEqual(['What the columns mean was guessed: Who as name.'])
    expect(requests).toEqual([{ zone: 'Africa/Kigali', dateOrder: 'dmy' }])
  })

  it('gives an owner only to what can be theirs', async () => {
    const { imports } = await commandReport(library, { ...task, owner: 'email:other@example.org' })
    expect(imports.map((one) => one.owner)).toEqual(['x:id:1', 'email:other@example.org'])
  })

  it('says when nothing can be the owner\'s, and reads all the same', async () => {
    const { imports, errors } = await commandReport(library, { ...task, sources: task.sources.slice(0, 1), owner: 'email:other@example.org' })
    expect(imports.map((one) => one.owner)).toEqual(['x:id:1'])
    expect(errors).toEqual([expect.stringMatching(/^email:other@example\.org can be the owner of nothing in x\.zip/)])
  })

  it('lists the people when several match', async () => {
    const report = await commandReport(library, { ...task, person: 'ek' })
    expect(report.person).toBeUndefined()
    expect(report.errors).toEqual([expect.stringMatching(/Several people match "ek".*Bea Ek \(x:id:20\), Bert Ek \(x:id:21\)/)])
  })
})
