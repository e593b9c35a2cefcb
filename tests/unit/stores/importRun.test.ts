// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Failed } from '../../../electron/contract/result'
import { libraryCounts } from '../../../renderer/db/imports'
import type { Interrupted, ReadRequest } from '../../../electron/contract/ipc'
import type { Main } from '../../../renderer/services/api'
import type { Library } from '../../../renderer/services/library'
import type { Ask, Claim } from '../../../electron/contract/records'
import { namesOf, useImportRun } from '../../../renderer/stores/importRun'
import { records, tweet } from '../db/facts'
import { mainOf, newFolder, openAt, wipe, type Archive, type TestFolder } from '../db/folder'

const archives = new Map<string, Archive>([
  ['a', { source: 'a.zip', outcomes: records(tweet('1', 'x:id:20', '2016-03-01')) }],
  ['b', { source: 'b.zip', outcomes: records(tweet('2', 'x:id:20', '2017-03-01'), tweet('1', 'x:id:20', '2016-03-01')) }],
])

let folder: TestFolder
let library: Library
async function begin(change: (main: Main) => Partial<Main> = () => ({})) {
  const main = mainOf(folder, archives)
  library = await openAt(folder, { ...main, ...change(main) })
  await library.catchUp()
}
beforeEach(async () => {
  vi.stubGlobal('window', { fullCircle: { on: () => () => undefined } })
  vi.stubGlobal('navigator', { language: 'en-GB' })
  setActivePinia(createPinia())
  folder = await newFolder()
})
afterEach(async () => {
  await wipe(library)
  await folder.remove()
  vi.unstubAllGlobals()
})

describe('imports under way', () => {
  it('go from dropped files to a report, nothing entering before they are kept', async () => {
    await begin()
    const store = useImportRun()
    await store.add({ token: 'a', names: ['a.zip'] })
    await store.add({ token: 'b', names: ['b.zip'] })
    expect(store.runs.map((run) => run.phase)).toEqual(['found', 'found'])
    await store.readChosen()
    expect(store.runs.map((run) => [run.phase, run.outcome?.trailer.read])).toEqual([['read', 1], ['read', 2]])
    expect((await libraryCounts()).interactions).toBe(0)
    await store.keepAll()
    expect(store.runs.map((run) => run.result?.report.buckets)).toMatchObject([{ created: 1, unchanged: 0 }, { created: 1, unchanged: 1 }])
    expect((await libraryCounts()).interactions).toBe(2)
    store.clearDone()
    expect([store.runs.length, store.sources.length]).toEqual([0, 0])
  })

  it('can be read again for another owner, and thrown away', async () => {
    await begin()
    const store = useImportRun()
    await store.add({ token: 'a', names: ['a.zip'] })
    await store.readChosen()
    await store.readAgain(store.runs[0]!, { owner: ['x:id:20'] })
    expect(store.runs[0]!.outcome?.header.owner).toEqual(['x:id:20'])
    await store.drop(store.runs[0]!)
    expect(store.runs).toEqual([])
    expect((await folder.state()).imports).toEqual([])
  })

  it('say when they were cancelled or failed, and the next one is read', async () => {
    await begin((main) => {
      let asked = 0
      return { readOutcome: (reading) => (asked++ === 0 ? Promise.reject(new Failed('cancelled', 'Stopped.')) : main.readOutcome(reading)) }
    })
    const store = useImportRun()
    await store.add({ token: 'a', names: ['a.zip'] })
    await store.add({ token: 'b', names: ['b.zip'] })
    await store.readChosen()
    expect(store.runs.map((run) => run.phase)).toEqual(['found', 'read'])
    await store.readChosen()
    expect(store.runs.map((run) => run.phase)).toEqual(['read', 'read'])
  })

  it('tell in words why a source cannot be read', async () => {
    await begin(() => ({ detect: () => Promise.reject(new Failed('unreadable', 'a.zip is cut off.')) }))
    const store = useImportRun()
    await store.add({ token: 'a', names: ['a.zip'] })
    expect(store.sources[0]).toMatchObject({ phase: 'failed', failure: { code: 'unreadable', message: 'a.zip is cut off.' } })
  })
})

describe('several in line', () => {
  it('are all known to main before the first has ended, and each can be taken out of the line', async () => {
    const ends = new Map<string, () => void>()
    const started: string[] = []
    await begin((main) => ({
      startReading: async (request) => {
        started.push(request.source)
        return main.startReading(request)
      },
      readOutcome: (reading) => new Promise((resolve, reject) => {
        ends.set(reading, () => main.readOutcome(reading).then(resolve, reject))
        cancelled.set(reading, () => reject(new Failed('cancelled', 'Stopped.')))
      }),
      discardReading: async (reading) => {
        cancelled.get(reading)?.()
        // There is no process to end here: its file is thrown away once it is written.
        await main.readOutcome(reading)
        await main.discardReading(reading)
      },
    }))
    const cancelled = new Map<string, () => void>()
    const store = useImportRun()
    await store.add({ token: 'a', names: ['a.zip'] })
    await store.add({ token: 'b', names: ['b.zip'] })
    const all = store.readChosen()
    await expect.poll(() => ends.size).toBe(2)
    expect([started, store.runs.map(({ phase }) => phase)]).toEqual([['a', 'b'], ['waiting', 'waiting']])
    await store.cancel(store.runs[1]!)
    await expect.poll(() => store.runs[1]!.phase).toBe('found')
    ends.values().next().value!()
    await all
    expect(store.runs.map(({ phase }) => phase)).toEqual(['read', 'found'])
  })
})

describe('what was recognised', () => {
  const claim = (importer: string, entries: readonly string[], asks?: readonly Ask[]): Claim =>
    ({ importer, title: importer, source: 'a.zip', recognised: '', owner: [], entries, bytes: 0, ignored: [], ...(asks ? { asks } : {}) })

  it('can be looked at again as something else, alone', async () => {
    const asked: unknown[] = []
    await begin(() => ({
      detect: (source) => Promise.resolve({
        source, claims: [claim('x', ['a.zip/data.js']), claim('vcard', ['b.vcf'])], readable: [{ importer: 'telegram', title: 'Telegram' }],
        unrecognised: [{ name: 'c.txt', reason: 'Unknown.' }], warnings: [],
      }),
      detectAs: (source, names, importer) => {
        asked.push([source, names, importer])
        return Promise.resolve({ source: `${source}-2`, claims: [claim(importer, [...names])], readable: [], unrecognised: [], warnings: [] })
      },
    }))
    const store = useImportRun()
    await store.add({ token: 'a', names: ['a.zip', 'b.vcf', 'c.txt'] })
    expect(store.runs.map(namesOf)).toEqual([['a.zip'], ['b.vcf']])
    await store.addAs(store.sources[0]!, ['c.txt'], 'telegram')
    expect(store.sources[0]!.detection!.unrecognised).toEqual([])
    await store.addAs(store.sources[0]!, ['b.vcf'], 'people-table')
    expect(asked).toEqual([['a', ['c.txt'], 'telegram'], ['a', ['b.vcf'], 'people-table']])
    expect(store.runs.map((run) => [run.claim.importer, run.source.token])).toEqual([['x', 'a'], ['telegram', 'a-2'], ['people-table', 'a-2']])
  })

  it('remembers what the columns of a table mean, for the next table with the same ones', async () => {
    const stored = new Map<string, string>()
    vi.stubGlobal('localStorage', { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => stored.set(key, value) })
    const ask = (headers: readonly string[]): Ask => ({ ask: 'columns', key: 'k1', headers, rows: [], guess: headers.map(() => 'ignore' as const) })
    let headers = ['who', 'born']
    const requests: ReadRequest[] = []
    await begin((main) => ({
      detect: (source) => Promise.resolve({ source, claims: [claim('people-table', ['a.csv'], [ask(headers)])], readable: [], unrecognised: [], warnings: [] }),
      startReading: (request) => {
        requests.push(request)
        return main.startReading(request)
      },
    }))
    const store = useImportRun()
    await store.add({ token: 'a', names: ['a.csv'] })
    expect([store.runs[0]!.remembered, store.runs[0]!.answers]).toEqual([false, {}])
    store.runs[0]!.answers = { columns: ['name', 'birthday'], dateOrder: 'mdy', without: ['note'] }
    await store.readChosen()
    expect(requests[0]!.answers).toEqual({ columns: ['name', 'birthday'], dateOrder: 'mdy', without: ['note'] })

    await store.add({ token: 'b', names: ['a.csv'] })
    expect([store.runs[1]!.remembered, store.runs[1]!.answers]).toEqual([true, { columns: ['name', 'birthday'], dateOrder: 'mdy' }])
    headers = ['who', 'born', 'more']
    await store.add({ token: 'b', names: ['a.csv'] })
    expect(store.runs[2]!.remembered, 'another number of columns is another table').toBe(false)
    stored.set('full-circle.columns', '{"no')
    headers = ['who', 'born']
    await store.add({ token: 'b', names: ['a.csv'] })
    expect(store.runs[3]!.remembered).toBe(false)
  })
})

describe('readings that were cut off', () => {
  const one: Interrupted = { token: 'cut', names: ['b.zip'], titles: ['X'], time: 0 }

  it('go on with the same answers and end as an uninterrupted one', async () => {
    await begin()
    const whole = useImportRun()
    await whole.add({ token: 'b', names: ['b.zip'] })
    await whole.readChosen()
    const { sha256 } = whole.runs[0]!.outcome!.trailer
    await wipe(library)

    setActivePinia(createPinia())
    const forgotten: string[] = []
    const requests: ReadRequest[] = []
    await begin((main) => ({
      interruptedReadings: () => Promise.resolve([one]),
      resumeReadings: async () => ({
        picked: { token: 'b', names: ['b.zip'] }, detection: await main.detect('b'), problems: ['b.zip has changed since.'],
        readings: [{ claim: 0, owner: ['x:id:1'], answers: { dateOrder: 'dmy' }, zone: 'Africa/Kigali', region: 'RW' }],
      }),
      forgetInterrupted: (token) => {
        forgotten.push(token)
        return Promise.resolve()
      },
      startReading: (request) => {
        requests.push(request)
        return main.startReading(request)
      },
    }))
    const store = useImportRun()
    await store.lookForInterrupted()
    await store.goOn(store.interrupted[0]!)
    expect(requests).toEqual([{ source: 'b', claim: 0, owner: ['x:id:1'], answers: { dateOrder: 'dmy' }, zone: 'Africa/Kigali', region: 'RW' }])
    expect(store.runs.map((run) => [run.phase, run.outcome?.trailer.sha256])).toEqual([['read', sha256]])
    expect(store.sources[0]!.detection!.warnings).toEqual([{ reason: 'b.zip has changed since.' }])
    expect([forgotten, store.interrupted]).toEqual([['cut'], []])
  })

  it('can be forgotten, and say why they cannot go on', async () => {
    await begin(() => ({
      interruptedReadings: () => Promise.resolve([one, { ...one, token: 'other' }]),
      forgetInterrupted: () => Promise.resolve(),
      resumeReadings: () => Promise.reject(new Failed('notFound', 'It is gone.')),
    }))
    const store = useImportRun()
    await store.lookForInterrupted()
    await store.forget(store.interrupted[0]!)
    expect(store.interrupted.map(({ token }) => token)).toEqual(['other'])
    await store.goOn(store.interrupted[0]!)
    expect(store.sources[0]).toMatchObject({ phase: 'failed', failure: { message: 'It is gone.' } })
  })
})
