/** Every source whose speed is watched: how fast it is parsed, and imported from its file to summaries, each beside its raw limit. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { archives, type Archive } from './archives'
import { measureCommand } from './commandStage'
import { hostForBench } from './host'
import { measurePage } from './pageStage'
import { buildStages } from './runStage'

export const importRecords = 200_000
/** Of the importer's process, MB. */
const mostMb = 300

export interface ImportFigure {
  readonly title: string
  readonly records: number
  readonly megabytes: number
  readonly parse: { readonly perSecond: number; readonly megabytesPerSecond: number; readonly ratio: number; readonly rssMb: number }
  readonly end?: { readonly perSecond: number; readonly ratio: number; readonly rssMb: number }
  /** What is not as it must be, in words. */
  readonly wrong: readonly string[]
}

export interface ImportBenchParts {
  readonly say?: (text: string) => void
  /** Only these; all when absent. */
  readonly only?: readonly Archive[]
  /** False: parsing alone, which needs no browser. */
  readonly end?: boolean
}

export async function importBench(records: number, { say = () => undefined, only = archives, end = true }: ImportBenchParts = {}): Promise<ImportFigure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'full-circle-import-bench-'))
  try {
    const run = await buildStages(join(folder, 'stages'))
    const host = end ? await hostForBench() : undefined
    const figures: ImportFigure[] = []
    let writeLimit = 0
    for (const [number, { title, fileName, make }] of only.entries()) {
      const place = join(folder, String(number))
      await mkdir(place)
      const file = join(place, fileName)
      say(`${title}: making ${records} records`)
      const made = await make({ file, records })
      say(`${title}: parsing`)
      const raw = await run('inflate', file)
      const parse = await run('parse', file)
      if (host && writeLimit === 0) {
        say('The limit of writing')
        const read = join(place, 'read')
        await run('importer', file, read)
        const { pages, interactions, rawPagesPerSecond } = await measurePage(host, join(place, 'page'), read)
        writeLimit = (rawPagesPerSecond * interactions) / pages
      }
      if (host) say(`${title}: from file to summaries`)
      const whole = host && (await measureCommand(host, join(place, 'end'), file))
      const perSecond = whole && whole.records / Math.max(0.001, whole.wallSeconds - whole.idleSeconds)
      figures.push({
        title,
        records: parse.records,
        megabytes: raw.bytes / 1e6,
        parse: {
          perSecond: parse.records / parse.cpuSeconds,
          megabytesPerSecond: raw.bytes / 1e6 / parse.cpuSeconds,
          ratio: raw.cpuSeconds / parse.cpuSeconds,
          rssMb: parse.rssMb,
        },
        ...(whole && perSecond !== undefined && { end: { perSecond, ratio: perSecond / writeLimit, rssMb: whole.peakRssMb } }),
        wrong: [
          ...(parse.records === made.records ? [] : [`parsed ${parse.records} of ${made.records} records`]),
          ...(whole && whole.records !== made.records ? [`imported ${whole.records} of ${made.records} records`] : []),
          ...(whole && whole.peakRssMb >= mostMb ? [`the importer used ${whole.peakRssMb} MB`] : []),
        ],
      })
      await rm(place, { recursive: true, force: true, maxRetries: 5 })
    }
    if (figures.some(({ wrong }) => wrong.length > 0)) process.exitCode = 1
    return figures
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

export function importTable(figures: readonly ImportFigure[]): string {
  const whole = (value: number) => Math.round(value).toLocaleString('en')
  const rows = figures.map(({ title, records, megabytes, parse, end, wrong }) => [
    title, whole(records), whole(megabytes), whole(parse.perSecond), parse.megabytesPerSecond.toFixed(1), parse.ratio.toFixed(2), whole(parse.rssMb),
    end ? whole(end.perSecond) : '', end ? end.ratio.toFixed(2) : '', end ? whole(end.rssMb) : '', wrong.join('; '),
  ])
  const all = [['', 'records', 'MB', 'parse rec/s', 'MB/s', 'of inflate', 'MB used', 'end rec/s', 'of writing', 'MB used', ''], ...rows]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  return all.map((row) => `${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ').trimEnd()}\n`).join('')
}
