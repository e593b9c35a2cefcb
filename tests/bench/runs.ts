/** One run of the bench: stages one after another over the same life, and what they said. */
import { execFileSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'
import { rm } from 'node:fs/promises'
import { createContexts, type Wishes } from './context'
import { figureOf, type Figure } from './figure'
import { root } from './host'
import { registry, type StageName } from './registry'

export interface BenchRun {
  /** The commit, with a `+` where files differed from it; empty where there is no repository. */
  readonly version: string
  /** ISO. */
  readonly began: string
  readonly size: number
  readonly people: number
  /** Asked for; a figure may have more. */
  readonly runs: number
  readonly computer: { readonly processors: string; readonly memoryMb: number; readonly node: string; /** Of the last minute, before. */ readonly load: number }
  readonly stages: readonly StageRun[]
}

export interface StageRun {
  readonly stage: StageName
  readonly seconds: number
  readonly figures: readonly Figure[]
  /** Why there are no figures. */
  readonly failed?: string
}

/** What one stage fails at does not keep the others from running. */
export async function runStages(stages: readonly StageName[], wishes: Wishes): Promise<BenchRun> {
  const { say = () => undefined, size } = wishes
  const contextOf = createContexts(wishes)
  const began = new Date().toISOString()
  const computer = { processors: `${cpus().length} x ${cpus()[0]?.model ?? ''}`, memoryMb: Math.round(totalmem() / 1024 ** 2), node: process.version, load: loadavg()[0]! }
  const done: StageRun[] = []
  let people = 0
  let runs = 0
  for (const stage of stages) {
    const context = await contextOf(stage)
    ;({ people, runs } = context)
    say(`${stage}, ${size.toLocaleString('en')}`)
    const started = performance.now()
    const seconds = () => (performance.now() - started) / 1000
    try {
      const measured = await registry[stage](context)
      if (measured.length === 0) throw new Error('nothing was measured')
      const figures = measured.map((one) => figureOf(stage, one, runs))
      done.push({ stage, seconds: seconds(), figures })
    } catch (error) {
      const failed = error instanceof Error ? (error.stack ?? error.message) : String(error)
      say(`${stage}: ${failed}`)
      done.push({ stage, seconds: seconds(), figures: [], failed: failed.split('\n', 1)[0]! })
    } finally {
      await rm(context.folder, { recursive: true, force: true, maxRetries: 5 })
    }
  }
  return { version: versionOf(root), began, size, people, runs, computer, stages: done }
}

function versionOf(folder: string): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  try {
    return `${git('rev-parse', '--short=12', 'HEAD')}${git('status', '--porcelain', '--untracked-files=no') === '' ? '' : '+'}`
  } catch {
    // A copy of the sources without their history has no version.
    return ''
  }
}
