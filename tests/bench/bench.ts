/** `npm run bench [-- parse|library|dexie|end|import|search|edits|circle] [--size 10k|100k|1m] [--json]`. What the figures mean: README.md. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Host } from '../e2e/host'
import { measureCommand } from './commandStage'
import { circleBench, circlePeople, circleTable } from './circleBench'
import { generateXArchive } from './generateXArchive'
import { editsBench, editsPeople, editsTable } from './editsBench'
import { importBench, importRecords, importTable } from './importBench'
import { hostForBench } from './host'
import { measurePage } from './pageStage'
import { buildStages, type RunStage } from './runStage'
import { searchBench, searchInteractions, searchTable } from './searchBench'
import type { Stage } from './stage'
import { table, type Figure } from './table'

const parts = ['parse', 'library', 'dexie', 'end'] as const
type Part = (typeof parts)[number]

interface Wishes {
  readonly parts: readonly Part[]
  readonly tweets: number
  readonly json: boolean
}

export async function main(args: readonly string[]): Promise<void> {
  const say = (text: string) => void process.stderr.write(`${text}\n`)
  const { parts: wanted, tweets, json } = wishesOf(args.filter((arg) => !['import', 'search', 'edits', 'circle'].includes(arg)))
  if (args.includes('import')) {
    const imports = await importBench(args.includes('--size') ? tweets : importRecords, { say })
    process.stdout.write(json ? `${JSON.stringify(imports, null, 2)}\n` : importTable(imports))
    return
  }
  if (args.includes('search')) {
    const search = await searchBench(args.includes('--size') ? tweets : searchInteractions, say)
    process.stdout.write(json ? `${JSON.stringify(search, null, 2)}\n` : searchTable(search))
    return
  }
  if (args.includes('edits')) {
    const edits = await editsBench(args.includes('--size') ? tweets : editsPeople, say)
    process.stdout.write(json ? `${JSON.stringify(edits, null, 2)}\n` : editsTable(edits))
    return
  }
  if (args.includes('circle')) {
    const circle = await circleBench(args.includes('--size') ? tweets : circlePeople, say)
    process.stdout.write(json ? `${JSON.stringify(circle, null, 2)}\n` : circleTable(circle))
    return
  }
  const figures = await bench(wanted, tweets, say)
  process.stdout.write(json ? `${JSON.stringify({ tweets, figures }, null, 2)}\n` : table(figures))
}

export async function bench(wanted: readonly Part[], tweets: number, say: (text: string) => void = () => undefined): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'full-circle-bench-'))
  try {
    const zip = join(folder, 'archive.zip')
    say(`Making an archive of ${tweets} tweets`)
    await generateXArchive({ file: zip, tweets })
    const run = await buildStages(join(folder, 'stages'))
    const host = wanted.includes('dexie') || wanted.includes('end') ? await hostForBench() : undefined
    const runs = tweets <= 20_000 ? 3 : 1
    const limit = await middle(runs, () => run('json', zip))
    const figures: Figure[] = []
    for (const part of wanted) {
      say(`Measuring ${part}`)
      figures.push(...(await measure[part]({ folder, zip, run, runs, limit, host: host! })))
    }
    return figures
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

interface Bench {
  readonly folder: string
  readonly zip: string
  readonly run: RunStage
  readonly runs: number
  /** Bare `JSON.parse`. */
  readonly limit: Stage
  readonly host: Host
}

const measure: Readonly<Record<Part, (bench: Bench) => Promise<Figure[]>>> = {
  async parse({ zip, run, runs, limit }) {
    const inflate = await middle(runs, () => run('inflate', zip))
    const parse = await middle(runs, () => run('parse', zip))
    return [
      { name: 'inflate alone', megabytesPerSecond: bytesPer(inflate), raw: true },
      { name: 'JSON.parse alone', perSecond: recordsPer(limit), megabytesPerSecond: bytesPer(limit), raw: true },
      { name: 'parse: unzip, split, parse, normalise', perSecond: recordsPer(parse), megabytesPerSecond: bytesPer(parse), ratio: bytesPer(parse) / bytesPer(limit), limit: 'JSON.parse', budget: 0.5, rssMb: parse.rssMb },
    ]
  },

  async library({ zip, run, runs }) {
    const deflate = await middle(runs, () => run('deflate', zip))
    const library = await middle(runs, () => run('library', zip))
    return [
      { name: 'deflate and write alone', perSecond: recordsPer(deflate), megabytesPerSecond: bytesPer(deflate), raw: true },
      { name: 'library file: sort, compress, verify', perSecond: recordsPer(library), megabytesPerSecond: bytesPer(library), ratio: bytesPer(library) / bytesPer(deflate), limit: 'deflate', rssMb: library.rssMb },
    ]
  },

  async dexie({ folder, zip, run, runs, host }) {
    const all = await several(runs, async (round) => {
      const read = join(folder, `read-${round}`)
      await run('importer', zip, read)
      return measurePage(host, join(folder, `page-${round}`), read)
    })
    const { pages, interactions, applySeconds, deriveSeconds, rawPagesPerSecond } = inTheMiddle(all, (one) => one.applySeconds)
    const rows = interactions / pages
    return [
      { name: 'IndexedDB alone, the same pages', perSecond: rawPagesPerSecond * rows, raw: true },
      { name: 'Dexie: import file to pages', perSecond: interactions / applySeconds, ratio: pages / applySeconds / rawPagesPerSecond, limit: 'IndexedDB', budget: 0.5 },
      { name: 'then: who is who, and summaries', perSecond: interactions / deriveSeconds },
    ]
  },

  async end({ folder, zip, runs, limit, host }) {
    const all = await several(runs, (round) => measureCommand(host, join(folder, `end-${round}`), zip))
    const { records, wallSeconds, idleSeconds, peakRssMb } = inTheMiddle(all, (one) => one.wallSeconds - one.idleSeconds)
    const perSecond = records / (wallSeconds - idleSeconds)
    return [
      { name: 'end to end: zip to summaries', perSecond, ratio: perSecond / (limit.records / limit.seconds), limit: 'JSON.parse, by the clock', budget: 0.35, rssMb: peakRssMb },
      { name: 'end to end with starting and ending', perSecond: records / wallSeconds },
    ]
  },
}

const recordsPer = ({ records, cpuSeconds }: Stage) => records / cpuSeconds
const bytesPer = ({ bytes, cpuSeconds }: Stage) => bytes / cpuSeconds / 1e6

const middle = async (runs: number, work: () => Promise<Stage>) => inTheMiddle(await several(runs, work), ({ cpuSeconds }) => cpuSeconds)

async function several<T>(runs: number, work: (round: number) => Promise<T>): Promise<T[]> {
  const all: T[] = []
  for (let round = 0; round < runs; round++) all.push(await work(round))
  return all
}

/** The run whose figure is the median. */
const inTheMiddle = <T>(all: readonly T[], figureOf: (one: T) => number): T =>
  [...all].sort((a, b) => figureOf(a) - figureOf(b))[Math.floor(all.length / 2)]!

function wishesOf(args: readonly string[]): Wishes {
  const sizeAt = args.indexOf('--size')
  const size = sizeAt < 0 ? '10k' : (args[sizeAt + 1] ?? '')
  const [, number, unit] = /^(\d+)([km]?)$/.exec(size) ?? []
  if (number === undefined) throw new Error('--size is a number of tweets: 10k, 100k, 1m.')
  const named = args.filter((arg, at) => !arg.startsWith('--') && (sizeAt < 0 || at !== sizeAt + 1))
  const unknown = named.find((name) => !(parts as readonly string[]).includes(name))
  if (unknown !== undefined) throw new Error(`"${unknown}" is not one of ${parts.join(', ')}.`)
  return {
    parts: named.length > 0 ? parts.filter((part) => named.includes(part)) : parts,
    tweets: Number(number) * (unit === 'm' ? 1_000_000 : unit === 'k' ? 1_000 : 1),
    json: args.includes('--json'),
  }
}
