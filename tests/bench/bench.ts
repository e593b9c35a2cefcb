/** `npm run bench [-- STAGE…] [--size 10k|100k|1m] [--grow [1m]] [--runs 5] [--people 50k] [--keep FOLDER] [--fresh] [--json]`. What the figures mean: README.md. */
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { addToHistory, before, readHistory } from './history'
import { root } from './host'
import { stageNames, type StageName } from './registry'
import { runStages, type BenchRun } from './runs'
import { sizeOf } from './size'
import { growthTable, runTable } from './table'

/** Of this computer alone: what was made for the bench, and the runs there were. */
const cache = join(root, 'node_modules/.cache/full-circle/bench')

export interface BenchWishes {
  readonly stages: readonly StageName[]
  /** One run after another. */
  readonly sizes: readonly number[]
  readonly grow: boolean
  readonly people?: number
  readonly runs?: number
  readonly keep: string
  readonly fresh: boolean
  readonly json: boolean
}

export async function main(args: readonly string[]): Promise<void> {
  const { stages, sizes, grow, keep, fresh, json, ...rest } = wishesOf(args)
  const say = (text: string) => void process.stderr.write(`${text}\n`)
  if (fresh) await rm(keep, { recursive: true, force: true, maxRetries: 5 })
  const history = join(cache, 'runs.jsonl')
  const done: { run: BenchRun; earlier: ReadonlyMap<string, number> }[] = []
  for (const size of sizes) {
    const run = await runStages(stages, { ...rest, size, folder: keep, say })
    const earlier = before(run, await readHistory(history))
    await addToHistory(history, run)
    done.push({ run, earlier })
    if (!json) process.stdout.write(`${runTable(run, earlier)}\n`)
  }
  const runs = done.map(({ run }) => run)
  if (json) process.stdout.write(`${JSON.stringify(done.map(({ run, earlier }) => ({ ...run, before: Object.fromEntries(earlier) })), null, 2)}\n`)
  else if (grow) process.stdout.write(growthTable(runs))
  if (runs.some((run) => run.stages.some(({ failed }) => failed !== undefined))) process.exitCode = 1
}

const growing = ['10k', '100k', '1m'] as const

export function wishesOf(args: readonly string[]): BenchWishes {
  const named: string[] = []
  const flags = new Map<string, string>()
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!
    if (!arg.startsWith('--')) named.push(arg)
    else if (['--json', '--fresh'].includes(arg) || (arg === '--grow' && !/^\d/.test(args[at + 1] ?? ''))) flags.set(arg, '')
    else if (['--size', '--grow', '--runs', '--people', '--keep'].includes(arg)) flags.set(arg, args[++at] ?? '')
    else throw new Error(`“${arg}” is no option of the bench.`)
  }
  const unknown = named.find((name) => !(stageNames as readonly string[]).includes(name))
  if (unknown !== undefined) throw new Error(`“${unknown}” is not one of ${stageNames.join(', ')}.`)
  const number = (flag: string) => (flags.has(flag) ? sizeOf(flags.get(flag)) : undefined)
  const [people, runs, grow] = [number('--people'), number('--runs'), flags.get('--grow')]
  return {
    stages: named.length > 0 ? stageNames.filter((name) => named.includes(name)) : stageNames,
    sizes: grow === undefined ? [number('--size') ?? 10_000] : growing.map(sizeOf).filter((size) => size <= sizeOf(grow === '' ? '100k' : grow)),
    grow: grow !== undefined,
    ...(people !== undefined && { people }),
    ...(runs !== undefined && { runs }),
    keep: flags.has('--keep') ? resolve(flags.get('--keep')!) : join(cache, 'made'),
    fresh: flags.has('--fresh'),
    json: flags.has('--json'),
  }
}
