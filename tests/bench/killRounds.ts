import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { JournalLine, Operation } from '../../electron/contract/operations'
import { createFiles } from '../../electron/library/files'
import { createImportList } from '../../electron/library/importList'
import { openWindow } from '../e2e/appWindow'
import type { Host } from '../e2e/host'
import { generateXArchive } from './generateXArchive'
import { root } from './host'
import { killHard, processesOf, type AppProcess } from './processes'

export interface Round {
  readonly during: 'importing' | 'editing'
  /** `all`, or the kind of the one that was ended. */
  readonly killed: string
  /** From the beginning, or from the first edit, ms. */
  readonly after: number
  /** Kinds of processes that had to be ended by hand, because they went on without the one that was ended. */
  readonly outlived: readonly string[]
  readonly problems: readonly string[]
}

export interface KillRounds {
  import(round: number): Promise<Round>
  edit(round: number): Promise<Round>
  /** Starts again on the same profile and on a new one; answers what is not as it must be. */
  compare(round: number): Promise<string[]>
  readonly edits: number
  readonly imports: number
  readonly kept: number
}

/** Small, so that fifty of them can be taken in again and again. */
const tweets = 1500
/** Long enough for a window to end in good order on a busy machine. */
const patience = 10_000

export async function createKillRounds(host: Host, folder: string): Promise<KillRounds> {
  const library = join(folder, 'Library')
  const profile = join(folder, 'profile')
  const said = new Map<string, string>()
  const finished = new Set<string>()
  let kept = 0

  const archive = async (round: number) => {
    const file = join(folder, `round-${round}.zip`)
    await generateXArchive({ file, tweets, seed: round })
    return file
  }
  const command = (flags: readonly string[], inProfile = profile) => startCommand(host, ['--library', library, '--report', 'json', ...flags], inProfile)

  // Something to edit, and how long an import takes here.
  const first = command(['--import', await archive(0)])
  const usual = await first.ended
  if (usual.code !== 0) throw new Error(`the first import failed: ${usual.stderr}`)
  finished.add('round-0.zip')

  return {
    get edits() {
      return said.size
    },
    get imports() {
      return finished.size
    },
    get kept() {
      return kept
    },

    async import(round) {
      const file = await archive(round)
      const running = command(['--import', file])
      const began = performance.now()
      // Half of them early, mostly while it reads; the others when the file is kept and the database follows, or it is done.
      const isLate = round % 4 === 3
      let isDone = false
      const ended = running.ended.then(() => void (isDone = true))
      const before = await importFiles(library)
      while (isLate && !isDone && (await importFiles(library)) === before) await pause(10)
      await Promise.race([pause(Math.random() * (isLate ? 600 : usual.ms)), ended])
      const after = performance.now() - began
      const { killed, outlived } = await kill(running.pid, round % 8 < 4 ? undefined : ['importer', 'host', 'browser', 'launcher'])
      const { code } = await running.ended
      if (code === 0) finished.add(`round-${round}.zip`)
      return { during: 'importing', killed: code === 0 ? 'nothing, it was done,' : killed, after, outlived, problems: [] }
    },

    async edit(round) {
      const started = windowHost(host)
      const env = { FULL_CIRCLE_PROFILE: profile, FULL_CIRCLE_HOST: host.name }
      const window = await openWindow({ host: started, folder, flags: ['--library', library], env })
      const before = said.size
      const problems: string[] = []
      let isOver = false
      const editing = edits(window.page, round, said).catch((error: unknown) => {
        // What was under way when the window went is not answered, and need not be.
        if (!isOver) problems.push(String(error))
        isOver = true
      })
      // Counted from the first acknowledged edit: a slow start must not make an empty round.
      while (said.size === before && !isOver) await pause(5)
      const after = Math.random() * 3000
      await Promise.race([pause(after), editing])
      isOver = true
      const { killed, outlived } = await kill(window.pid, round % 4 === 2 ? undefined : ['host', 'browser', 'launcher'])
      await window.kill()
      await editing
      return { during: 'editing', killed, after, outlived, problems }
    },

    async compare(round) {
      const wrong: string[] = []
      const dumps: Map<string, string>[] = []
      for (const [name, inProfile] of [['same', profile], ['new', join(folder, `profile-${round}`)]] as const) {
        const out = join(folder, `dump-${name}-${round}`)
        const { code, stderr } = await command(['--export', out, '--check'], inProfile).ended
        if (code !== 0) wrong.push(`the start on the ${name} profile ended with ${code}: ${stderr.split('\n').slice(-4).join(' ')}`)
        else dumps.push(await filesOf(out))
      }
      const [same, rebuilt] = dumps
      if (same && rebuilt) for (const [name, text] of rebuilt) if (same.get(name) !== text) wrong.push(`${name} differs from a rebuild`)
      const lines = await journalLines(library)
      for (const [key, text] of said) if (lines.get(key) !== text) wrong.push(`the acknowledged edit ${key} is not in the journal`)
      const { imports, problems } = await createImportList(createFiles(), join(library, 'imports')).list()
      wrong.push(...problems)
      const sources = new Set(imports.map(({ header }) => header.source))
      for (const source of finished) if (!sources.has(source)) wrong.push(`the finished import of ${source} is gone`)
      const dumped = same?.get('imports.ndjson')?.split('\n').filter(Boolean).length
      if (dumped !== undefined && dumped !== imports.length) wrong.push(`${imports.length} imports in the folder, ${dumped} in the database`)
      kept = sources.size - finished.size
      return wrong
    },
  }
}

/** Writes meetings straight through the bridge and notes through the screen, until the window is gone. `said`: what was acknowledged. */
async function edits(page: Page, round: number, said: Map<string, string>): Promise<void> {
  await page.getByRole('link', { name: /^People/ }).click()
  await page.getByRole('grid').getByRole('link').first().click()
  await page.getByRole('button', { name: /about/i }).first().click()
  const about = decodeURIComponent(/#\/person\/(.+)$/.exec(page.url())![1]!)
  let meeting: string | undefined
  for (let number = 0; ; number++) {
    const logged: Operation =
      number % 5 === 4 && meeting !== undefined
        ? { name: 'undo', version: 1, args: { operation: meeting } }
        : { name: 'logMeeting', version: 1, args: { meeting: randomUUID(), with: [about], day: `2025-0${1 + (number % 9)}-11`, text: `met ${round}.${number}` } }
    const line = await page.evaluate(async (operation) => {
      const answer = await window.fullCircle.calls.append([operation])
      if (!answer.ok) throw new Error(answer.error.message)
      return answer.value[0]!
    }, logged)
    said.set(`${line.device}:${line.seq}`, textOf(line))
    meeting = `${line.device}:${line.seq}`

    const text = `note ${round}.${number}`
    await page.getByRole('button', { name: /^(?:Write a|Edit the) note$/ }).click()
    await page.getByRole('textbox', { name: 'Note' }).fill(text)
    await page.getByRole('button', { name: 'Keep the note' }).click()
    // The field goes once its words are saved. The message that says so may still be the one about the note before.
    await page.getByRole('button', { name: 'Keep the note' }).waitFor({ state: 'hidden' })
    said.set(`text ${text}`, text)
  }
}

const textOf = ({ args }: JournalLine) => ('text' in args ? (args.text ?? '') : JSON.stringify(args))

/** By operation, and by what notes say: a note made on the screen is known by its text alone. */
async function journalLines(library: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const name of await readdir(join(library, 'journal'))) {
    // A line that was cut off by a kill is the last, and has no line end.
    for (const text of (await readFile(join(library, 'journal', name), 'utf8')).split('\n').slice(0, -1)) {
      const line = JSON.parse(text) as JournalLine
      found.set(`${line.device}:${line.seq}`, textOf(line))
      if (line.name === 'notePerson') found.set(`text ${line.args.text}`, line.args.text)
    }
  }
  return found
}

/** How many imports are kept. */
const importFiles = async (library: string): Promise<number> =>
  (await readdir(join(library, 'imports'))).filter((name) => name.endsWith('.ndjson.gz')).length

interface Command {
  readonly pid: number
  readonly ended: Promise<{ readonly code: number | null; readonly stderr: string; readonly ms: number }>
}

function startCommand(host: Host, flags: readonly string[], profile: string): Command {
  const started = performance.now()
  const child = spawn(process.execPath, [join(root, 'electron/launch.mjs'), ...flags], {
    env: { ...process.env, FULL_CIRCLE_HOST: host.name, FULL_CIRCLE_PROFILE: profile },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (stderr += text))
  const ended = new Promise<Awaited<Command['ended']>>((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => done({ code, stderr, ms: performance.now() - started }))
  })
  return { pid: child.pid!, ended }
}

/** The window comes from the launcher where it gives one; without a display only the headless browser may be asked for. */
function windowHost(host: Host): Host {
  const display = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
  if (host.name === 'electron' || (host.name === 'chromium' && !display)) return host
  return { ...host, command: process.execPath, args: [join(root, 'tests/bench/launcher.mjs')] }
}

/** Ends all at once, or the first there is of some kinds in an order left to chance; then waits for the rest to follow. */
async function kill(pid: number, kinds?: readonly AppProcess['kind'][]): Promise<Pick<Round, 'killed' | 'outlived'>> {
  const processes = processesOf(pid)
  if (!kinds) {
    for (const one of processes) killHard(one.pid)
    await gone(processes)
    return { killed: 'all', outlived: [] }
  }
  const kind = shuffled(kinds).find((each) => processes.some((one) => one.kind === each))
  const victim = processes.find((one) => one.kind === kind)
  if (!victim) return { killed: 'nothing', outlived: [] }
  killHard(victim.pid)
  const left = await gone(processes)
  for (const one of left) killHard(one.pid)
  return { killed: victim.kind, outlived: left.map((one) => one.kind) }
}

async function gone(processes: readonly AppProcess[]): Promise<readonly AppProcess[]> {
  const end = Date.now() + patience
  for (;;) {
    const left = processes.filter(({ pid }) => processesOf(pid).some((one) => one.pid === pid && one.rssMb > 0))
    if (left.length === 0 || Date.now() > end) return left
    await pause(100)
  }
}

async function filesOf(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder)
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)))
}

function shuffled<T>(all: readonly T[]): T[] {
  return all.map((one) => ({ one, place: Math.random() })).sort((a, b) => a.place - b.place).map(({ one }) => one)
}

const pause = (ms: number) => new Promise<void>((go) => setTimeout(go, ms))
