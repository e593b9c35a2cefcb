/** What every stage of the bench is handed: one life for all of them, windows, and one library that a browser has caught up with. */
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { layoutVersion } from '../../renderer/db/database'
import { openWindow, type AppWindow } from '../e2e/appWindow'
import type { Host } from '../e2e/host'
import { fewest, type Measured } from './figure'
import { hostForBench } from './host'
import type { LifeCounts } from './life/life'
import { writeLife } from './life/write'
import { cpuSeconds } from './processes'
import { readTables } from './tables'

/** Measures one kind of work. What it opens it closes; what it changes is its own copy. */
export type BenchStage = (bench: BenchContext) => Promise<readonly Measured[]>

export interface BenchContext {
  /** Interactions of the life. */
  readonly size: number
  readonly people: number
  /** How often to measure: five unless asked for otherwise, once where it only must be seen to work. */
  readonly runs: number
  /** Empty, of this stage alone; removed at the end. */
  readonly folder: string
  say(text: string): void
  /** Builds the app when it has to. */
  host(): Promise<Host>
  /** The library folder of the life, made once for all stages. Not to be changed: `copyOf`. */
  life(): Promise<LifeFolder>
  /** The same and a browser's profile that has caught up with it and come to rest, made once for all stages. Windows may be opened on it; who edits takes copies. */
  caughtUp(): Promise<CaughtUp>
  /** The window of a library, once its sidebar is there. `profile` need not exist. */
  openWindow(library: string, profile: string): Promise<AppWindow>
  /** A copy in the folder of this stage. */
  copyOf(folder: string): Promise<string>
}

export interface LifeFolder {
  readonly library: string
  readonly counts: LifeCounts
  /** How many import files there are. */
  readonly imports: number
}

export interface CaughtUp extends LifeFolder {
  readonly profile: string
}

export interface Wishes {
  readonly size: number
  readonly people?: number
  readonly runs?: number
  /** Where the life and what was caught up with is kept, and found again by the next run with the same folder. */
  readonly folder: string
  readonly say?: (text: string) => void
}

/** One for each stage, over the same life. The folder of a stage is removed by whoever runs it. */
export function createContexts({ size, people = Math.max(5, Math.round(size / 20)), runs = fewest, folder, say = () => undefined }: Wishes): (stage: string) => Promise<BenchContext> {
  const once = <T>(make: () => Promise<T>) => {
    let made: Promise<T> | undefined
    return () => (made ??= make())
  }
  const host = once(hostForBench)
  const open = async (library: string, profile: string): Promise<AppWindow> => {
    await mkdir(profile, { recursive: true })
    const window = await openWindow({ host: await host(), folder: profile, flags: ['--library', library], env: { FULL_CIRCLE_PROFILE: profile } })
    await window.page.getByRole('navigation').waitFor()
    return window
  }
  const life = once(async () => kept(folder, `life-${size}-${people}`, await lifeVersion(), async (place) => {
    say(`Making a life of ${size} interactions and ${people} people`)
    return { counts: await writeLife(join(place, 'library'), { interactions: size, people }), imports: 7 }
  }).then(({ place, made }): LifeFolder => ({ ...made, library: join(place, 'library') })))
  const caughtUp = once(async (): Promise<CaughtUp> => {
    const { library: source, ...made } = await life()
    const { place } = await kept(folder, `caught-up-${size}-${people}`, `${await lifeVersion()}-${layoutVersion}`, async (place) => {
      say('Catching up with it once, for all stages')
      await copyFolder(source, join(place, 'library'))
      const window = await open(join(place, 'library'), join(place, 'profile'))
      try {
        await untilCaughtUp(window, made.imports)
        await untilQuiet(window)
      } finally {
        await window.close()
      }
      return {}
    })
    return { ...made, library: join(place, 'library'), profile: join(place, 'profile') }
  })

  return async (stage) => {
    const own = join(folder, `stage-${stage}`)
    await rm(own, { recursive: true, force: true, maxRetries: 5 })
    await mkdir(own, { recursive: true })
    let copies = 0
    return {
      size, people, runs, folder: own, say, host, life, caughtUp, openWindow: open,
      copyOf: (source) => copyFolder(source, join(own, `copy-${copies++}`)),
    }
  }
}

/** What was finished before in the same version is taken as it is, and what another version made is removed. */
async function kept<T>(folder: string, name: string, version: string, make: (place: string) => Promise<T>): Promise<{ readonly place: string; readonly made: T }> {
  const place = join(folder, `${name}-${version}`)
  const mark = join(place, 'made.json')
  await mkdir(folder, { recursive: true })
  for (const other of await readdir(folder)) if (other.startsWith(`${name}-`) && other !== `${name}-${version}`) await rm(join(folder, other), { recursive: true, force: true, maxRetries: 5 })
  const before = await readFile(mark, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return undefined
  })
  if (before !== undefined) return { place, made: JSON.parse(before) as T }
  await rm(place, { recursive: true, force: true, maxRetries: 5 })
  await mkdir(place, { recursive: true })
  const made = await make(place)
  await writeFile(mark, JSON.stringify(made))
  return { place, made }
}

/** Changes with the code that makes a life up. */
async function lifeVersion(): Promise<string> {
  const folder = join(import.meta.dirname, 'life')
  const hash = createHash('sha256')
  for (const name of (await readdir(folder)).sort()) hash.update(await readFile(join(folder, name)))
  return hash.digest('hex').slice(0, 8)
}

async function copyFolder(from: string, to: string): Promise<string> {
  await cp(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE })
  return to
}

/** Until every import is in the database and everybody is worked out. */
export async function untilCaughtUp({ page }: AppWindow, imports: number): Promise<void> {
  for (;;) {
    const tables = await readTables(page)
    if (tables.derived && tables.imports.length === imports) return
    await page.waitForTimeout(100)
  }
}

/** Until what goes on in the background (topics, suggestions) has ended: all processes together use less than a fifth of a core. */
export async function untilQuiet({ page, pid }: AppWindow, most = 600_000): Promise<void> {
  const ends = performance.now() + most
  for (let before = cpuSeconds(pid); performance.now() < ends; ) {
    await page.waitForTimeout(5000)
    const now = cpuSeconds(pid)
    if (now - before <= 1) return
    before = now
  }
  throw new Error(`The app had not come to rest after ${most / 1000} s.`)
}
