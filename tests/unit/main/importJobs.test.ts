/** Runs real processes that play an importer: they answer, hang, die or swell. */
import { fork } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ReadProgress } from '../../../electron/contract/ipc'
import type { ImporterMessage } from '../../../electron/contract/reading'
import { createFiles } from '../../../electron/library/files'
import { openLibrary } from '../../../electron/library/library'
import type { Library } from '../../../electron/library/library'
import { ImportJobs } from '../../../electron/main/importJobs'
import { runImporter } from '../../../electron/main/importerRun'
import type { ImporterProcess } from '../../../electron/main/importerRun'
import { PickedSources } from '../../../electron/main/pickedSources'
import { resumeReadings } from '../../../electron/main/resuming'
import { Unfinished } from '../../../electron/main/unfinished'

const player = `
const { writeFileSync } = require('node:fs')
const say = (message) => process.send(message)
process.on('message', (command) => {
  if (command.note) return say({ message: 'progress', bytes: 600, totalBytes: 1000, records: 6, phase: command.note === 'pause' ? 'paused' : 'reading' })
  if (command.command === 'preview') {
    say({ message: 'previewed', people: [{ fact: 'person', id: 'a', handles: ['x:@a'], name: JSON.stringify(command.answers) }] })
    return process.disconnect()
  }
  if (command.command === 'compare') {
    say({ message: 'compared', changes: { added: {}, changed: {}, gone: {}, examples: [], addedNames: [command.before], goneNames: [command.after] } })
    return process.disconnect()
  }
  if (command.command === 'detect') {
    const act = command.importer ?? command.dropped[0].name
    const claim = { importer: 'x', title: 'X archive', source: act, recognised: '', owner: [], entries: [], bytes: 1000, ignored: [], detail: act }
    say({ message: 'detected', claims: act === 'nothing' ? [] : [claim], readable: [], unrecognised: [], warnings: [] })
    return process.disconnect()
  }
  writeFileSync(command.partFile, 'half')
  const act = command.claim.detail
  if (act === 'hangs') { say({ message: 'heartbeat', rssMb: 50 }); for (;;); }
  if (act === 'dies') process.exit(9)
  if (act === 'swells') { say({ message: 'heartbeat', rssMb: 5000 }); return setInterval(() => {}, 1000) }
  if (act === 'refuses') { say({ message: 'failed', error: { code: 'refused', message: 'This is not an archive.' } }); return process.disconnect() }
  say({ message: 'progress', bytes: 500, totalBytes: 1000, records: 5, phase: 'reading' })
  if (act === 'slow') return setInterval(() => say({ message: 'heartbeat', rssMb: 50 }), 50)
  const header = { format: 'full-circle-import', version: 1, id: command.importId, importer: 'x', importerVersion: 1, app: command.app, time: command.now, source: 'a', files: [], owner: command.owner }
  const trailer = { sha256: 'abc', read: 5 }
  say({ message: 'finished', header, trailer, issues: Array(300).fill({ fact: 'issue', level: 'warning', reason: 'odd' }), seconds: 1, peakRssMb: 60 })
  process.disconnect()
})
`

let folder: string
let library: Library
let script: string
const running = new Set<number>()

beforeAll(() => {
  script = join(mkdtempSync(join(tmpdir(), 'full-circle-player-')), 'player.cjs')
  writeFileSync(script, player)
})
afterAll(() => rmSync(join(script, '..'), { recursive: true }))

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'full-circle-jobs-'))
  library = await openLibrary(folder, { device: 'test' })
})
afterEach(async () => {
  await library.close()
  rmSync(folder, { recursive: true })
  expect(running.size).toBe(0)
})

function forkPlayer(): ImporterProcess {
  const child = fork(script, [], { execArgv: [] })
  const pid = child.pid!
  running.add(pid)
  child.once('exit', () => running.delete(pid))
  return {
    send: (command) => void child.send(command),
    onMessage: (listener) => void child.on('message', (message) => listener(message as ImporterMessage)),
    onExit: (listener) => void child.on('exit', () => listener()),
    kill: () => void child.kill('SIGKILL'),
  }
}

const progress: ReadProgress[] = []
const jobsOf = (files = createFiles() as { free: (folder: string) => Promise<number> }, unfinished?: Unfinished) =>
  new ImportJobs({ fork: forkPlayer, files, appVersion: '0.1.0', onProgress: (step) => progress.push(step), unfinished })

async function started(act: string, jobs = jobsOf()) {
  const sources = new PickedSources()
  const { token } = sources.add([`/somewhere/${act}`])
  const source = sources.get(token)
  await jobs.detect(source)
  const reading = await jobs.start(library, source, { source: token, claim: 0, zone: 'UTC', region: 'DE' })
  return { jobs, reading }
}
const parts = (reading: string) => existsSync(library.partFile(reading.slice(0, 8)))

describe('readings', () => {
  it('end in an outcome with at most 200 issues, and tell their progress', async () => {
    const { jobs, reading } = await started('works')
    const outcome = await jobs.outcome(reading)
    expect(outcome).toMatchObject({ reading, header: { importer: 'x', id: reading.slice(0, 8) }, seconds: 1, peakRssMb: 60 })
    expect(outcome.issues).toHaveLength(200)
    expect(outcome.sameAs).toBeUndefined()
    expect(progress.at(-1)).toMatchObject({ reading, bytes: 500, records: 5, rate: 0, secondsLeft: null })
    expect(parts(reading)).toBe(true)
    await jobs.discard(reading)
    expect(parts(reading)).toBe(false)
    await expect(jobs.outcome(reading)).rejects.toMatchObject({ code: 'notFound' })
  })

  it('can be cancelled while they run', async () => {
    const { jobs, reading } = await started('slow')
    const outcome = expect(jobs.outcome(reading)).rejects.toMatchObject({ code: 'cancelled' })
    await jobs.discard(reading)
    await outcome
    expect(parts(reading)).toBe(false)
  })

  it('wait for each other', async () => {
    const jobs = jobsOf()
    const first = await started('slow', jobs)
    const second = await started('works', jobs)
    const third = await started('works', jobs)
    await jobs.discard(second.reading)
    await jobs.discard(first.reading)
    expect((await jobs.outcome(third.reading)).seconds).toBe(1)
    await jobs.stop()
  })

  it.each(['dies', 'swells'])('survive an importer that %s', async (act) => {
    const { jobs, reading } = await started(act)
    await expect(jobs.outcome(reading)).rejects.toMatchObject({ code: 'importerStopped' })
    expect(parts(reading)).toBe(false)
    await jobs.stop()
  })

  it('end an importer that hangs', async () => {
    const hung = runImporter(
      forkPlayer(),
      {
        command: 'read', dropped: [], owner: [], zone: 'UTC', region: 'DE', now: 0, importId: 'a', app: '0', partFile: join(folder, 'p'), scratchFolder: folder, mediaFolder: folder,
        claim: { importer: 'x', title: '', source: '', recognised: '', owner: [], entries: [], bytes: 0, ignored: [], detail: 'hangs' },
      },
      { silence: 500 },
    )
    await expect(hung).rejects.toMatchObject({ code: 'importerStopped' })
  })

  it('hand on why an importer refused', async () => {
    const { jobs, reading } = await started('refuses')
    await expect(jobs.outcome(reading)).rejects.toMatchObject({ code: 'refused', message: 'This is not an archive.' })
    await jobs.stop()
  })

  it('do not begin without room on the disk', async () => {
    await expect(started('works', jobsOf({ free: () => Promise.resolve(499_000_000) }))).rejects.toMatchObject({ code: 'diskFull' })
  })

  it('need a claim that was found', async () => {
    const jobs = jobsOf()
    const sources = new PickedSources()
    const { token } = sources.add(['/somewhere/works'])
    await expect(jobs.start(library, sources.get(token), { source: token, claim: 0, zone: 'UTC', region: 'DE' })).rejects.toMatchObject({ code: 'notFound' })
  })
})

describe('a reading that is paused', () => {
  it('stands still, without a pace, until it goes on', async () => {
    const { jobs, reading } = await started('slow')
    await expect.poll(() => progress.some((step) => step.reading === reading)).toBe(true)
    jobs.pause(reading, true)
    await expect.poll(() => progress.at(-1)).toMatchObject({ reading, phase: 'paused', rate: 0, secondsLeft: null })
    jobs.pause(reading, false)
    await expect.poll(() => progress.at(-1)).toMatchObject({ reading, phase: 'reading', records: 6 })
    await jobs.discard(reading)
  })

  it('must be under way', async () => {
    const { jobs, reading } = await started('works')
    await jobs.outcome(reading)
    expect(() => jobs.pause(reading, true)).toThrow('not being read now')
    await jobs.stop()
  })
})

describe('readings that were cut off', () => {
  const answers = { dateOrder: 'dmy', without: ['post'] } as const

  async function begin(act: string, sources = new PickedSources()) {
    const path = join(folder, act)
    writeFileSync(path, 'archive')
    const unfinished = new Unfinished(createFiles(), folder)
    const jobs = jobsOf(undefined, unfinished)
    const source = sources.get(sources.add([path]).token)
    await jobs.detect(source)
    const reading = await jobs.start(library, source, { source: source.picked.token, claim: 0, owner: ['x:@me'], answers, zone: 'UTC', region: 'DE' }, true)
    return { jobs, unfinished, reading, path, source, sources }
  }

  it('are offered by the next start, with what had been answered, and not while they are under way', async () => {
    const { jobs, unfinished } = await begin('slow')
    expect(await unfinished.list(library.id)).toEqual([])
    await jobs.stop()
    const [mine, other] = [new Unfinished(createFiles(), folder), new Unfinished(createFiles(), folder)]
    const [offered] = await mine.list(library.id)
    expect(offered).toMatchObject({ names: ['slow'], titles: ['X archive'] })
    expect(JSON.stringify(offered), 'the page learns no path').not.toContain(folder)
    expect(await other.list('another library')).toEqual([])

    const again = jobsOf(undefined, mine)
    const resumed = await resumeReadings({ unfinished: mine, sources: new PickedSources(), jobs: again }, offered!.token)
    expect(resumed).toMatchObject({ readings: [{ claim: 0, owner: ['x:@me'], answers, zone: 'UTC', region: 'DE' }], problems: [] })
    await mine.forget(offered!.token)
    expect(await mine.list(library.id)).toEqual([])
  })

  it('are offered after a crash, when nobody could say that it ended', async () => {
    const { jobs } = await begin('works')
    const after = new Unfinished(createFiles(), folder)
    expect(await after.list(library.id)).toHaveLength(1)
    await jobs.stop()
  })

  it('are over when they were left, or have failed', async () => {
    const { jobs, unfinished, reading } = await begin('works')
    await jobs.outcome(reading)
    await jobs.discard(reading)
    unfinished.release()
    expect(await unfinished.list(library.id)).toEqual([])
    const failed = await begin('dies')
    await expect(failed.jobs.outcome(failed.reading)).rejects.toMatchObject({ code: 'importerStopped' })
    await failed.jobs.stop()
    expect(await failed.unfinished.list(library.id)).toEqual([])
  })

  it('of one drop are one offer', async () => {
    const { jobs, unfinished, source } = await begin('slow')
    await jobs.start(library, source, { source: source.picked.token, claim: 0, zone: 'UTC', region: 'DE' }, true)
    await jobs.stop()
    expect(await unfinished.list(library.id)).toHaveLength(1)
  })

  it('say when their source has moved or changed, or is something else now', async () => {
    const { jobs, unfinished, path, sources } = await begin('works')
    await jobs.stop()
    writeFileSync(path, 'longer than before')
    const [changed] = await unfinished.list(library.id)
    expect(changed).toMatchObject({ changed: 'works has changed since: what is read is what is there now.' })
    rmSync(path)
    expect((await unfinished.list(library.id))[0]).toMatchObject({ gone: 'works is not where it was any more. Choose it again to read it.' })

    const stored = await unfinished.get(changed!.token)
    const elsewhere = { get: () => Promise.resolve({ ...stored, importer: 'nothing' }) } as unknown as Unfinished
    const { readings, problems } = await resumeReadings({ unfinished: elsewhere, sources, jobs }, changed!.token)
    expect([readings, problems]).toEqual([[], ['works: there is no X archive in it any more.']])
  })

  it('survive a damaged note of them', async () => {
    writeFileSync(join(folder, 'unfinished.json'), '{"drops":[{"token"')
    expect(await new Unfinished(createFiles(), folder).list(library.id)).toEqual([])
  })
})

describe('other questions', () => {
  it('preview people with the answers given, and compare files by their names in the library', async () => {
    const jobs = jobsOf()
    const sources = new PickedSources()
    const source = sources.get(sources.add(['/somewhere/works']).token)
    await jobs.detect(source)
    const request = { source: source.picked.token, claim: 0, answers: { columns: ['name'] }, zone: 'UTC', region: 'DE' } as const
    expect(await jobs.previewPeople(source, request)).toMatchObject([{ name: '{"columns":["name"]}' }])
    await expect(jobs.compare(library, 'a', 'b')).rejects.toMatchObject({ code: 'notFound' })
  })

  it('look again at a part of what was dropped, with one importer', async () => {
    const sources = new PickedSources()
    const { token } = sources.add(['/somewhere/one', '/somewhere/two'])
    const part = sources.part(token, ['two'], 'vcard')
    expect(part).toMatchObject({ importer: 'vcard', dropped: [{ path: '/somewhere/two' }] })
    expect((await jobsOf().detect(part)).source).toBe(part.picked.token)
    expect(() => sources.part(token, ['three'], 'vcard')).toThrow('choose them again')
  })
})
