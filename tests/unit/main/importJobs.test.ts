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

const player = `
const { writeFileSync } = require('node:fs')
const say = (message) => process.send(message)
process.on('message', (command) => {
  if (command.command === 'detect') {
    const act = command.dropped[0].name
    const claim = { importer: 'x', title: 'X archive', source: act, recognised: '', owner: [], entries: [], bytes: 1000, ignored: [], detail: act }
    say({ message: 'detected', claims: [claim], unrecognised: [], warnings: [] })
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
const jobsOf = (files = createFiles() as { free: (folder: string) => Promise<number> }) =>
  new ImportJobs({ fork: forkPlayer, files, appVersion: '0.1.0', onProgress: (step) => progress.push(step) })

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
