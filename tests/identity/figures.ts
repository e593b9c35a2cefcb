/**
 * `npm run identity [-- --seeds 11,12] [--people 5000] [--examples 40]`: how well people are recognised, on invented archives with known truth.
 * Each seed by itself, then all together.
 */
import 'fake-indexeddb/auto'
import { measure, timeOf, type Figures } from './measure'

/** Never looked at when rules were changed: see `README.md`. */
const measuringSeeds = [11, 12, 13, 14, 15]

export async function main(args: readonly string[]): Promise<void> {
  const valueOf = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined)
  const say = (text: string) => void process.stderr.write(`${text}\n`)
  const seeds = valueOf('--seeds')?.split(',').map(Number) ?? measuringSeeds
  const people = Number(valueOf('--people') ?? 5000)
  const examples = Number(valueOf('--examples') ?? 0)
  process.stdout.write(`${people} people for each seed, with seven archives of six sources\n\n${row(columns)}\n`)
  const all: Figures[] = []
  for (const seed of seeds) {
    const figures = await measure(people, seed, say)
    all.push(figures)
    process.stdout.write(`${row(cellsOf(String(seed), figures))}\n`)
    if (figures.automatic.wrong > 0) process.stdout.write(`wrongly merged:\n${figures.automatic.examples.join('\n')}\n`)
    if (examples > 0) process.stdout.write(`\nNot found, for example:\n${some(figures.missed, examples).join('\n')}\n\nSuggested and not true, surest first:\n${figures.falseOnes.slice(0, examples).join('\n')}\n\n`)
  }
  process.stdout.write(`${summary(all)}\n`)
  for (const listed of [5_000, 50_000]) {
    const { people: compared, suggestions, seconds } = await timeOf(listed, seeds[0]!)
    process.stdout.write(`the rules alone: ${compared} listed people compared in ${seconds.toFixed(1)} s, ${suggestions} suggestions\n`)
  }
  if (all.some(({ automatic, together }) => automatic.wrong > 0 || together.recall < 0.95)) process.exitCode = 1
}

const columns = ['seed', 'records', 'true pairs', 'merged', 'wrong', 'precision', 'recall', 'with suggested', 'strong', 'likely', 'hint', 'seconds']
const widths = columns.map((column) => Math.max(column.length, 6) + 2)
const row = (cells: readonly string[]): string => cells.map((cell, at) => cell.padStart(widths[at]! + (at > 7 && at < 11 ? 6 : 0))).join('').trimEnd()

function cellsOf(seed: string, { traces, truePairs, automatic, together, words, seconds }: Figures): string[] {
  const word = (one: keyof Figures['words']) => `${words[one].all} (${share(words[one].right, words[one].all)})`
  return [
    seed, String(traces), String(truePairs), String(automatic.pairs), String(automatic.wrong), automatic.precision.toFixed(3), automatic.recall.toFixed(3), together.recall.toFixed(4),
    word('strong'), word('likely'), word('hint'), (seconds.takeIn + seconds.suggest).toFixed(0),
  ]
}

function summary(all: readonly Figures[]): string {
  const spread = (values: readonly number[]) => {
    const sorted = values.toSorted((a, b) => a - b)
    return `at least ${sorted[0]!.toFixed(4)}, median ${((sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2).toFixed(4)}`
  }
  const classes = new Map<string, { pairs: number; missed: number }>()
  for (const { naming, pairs, missed } of all.flatMap((figures) => figures.classes)) {
    const known = classes.get(naming) ?? { pairs: 0, missed: 0 }
    classes.set(naming, { pairs: known.pairs + pairs, missed: known.missed + missed })
  }
  const total = (of: (figures: Figures) => number) => all.reduce((sum, figures) => sum + of(figures), 0)
  const lines = [
    '',
    `merged by themselves:  precision ${spread(all.map(({ automatic }) => automatic.precision))}; recall ${spread(all.map(({ automatic }) => automatic.recall))}`,
    `merged or suggested:   recall ${spread(all.map(({ together }) => together.recall))}`,
    `  where both have a name: recall ${spread(all.map(namedRecall))}`,
    ...(['strong', 'likely', 'hint'] as const).map((word) => `suggested, ${`${word}:`.padEnd(12)}right ${spread(all.map(({ words }) => words[word].right / Math.max(1, words[word].all)))}`),
    '',
    'Not found, of all seeds, by how the two records name the person:',
    ...[...classes].filter(([, { missed }]) => missed > 0).sort(([, a], [, b]) => b.missed - a.missed).map(([naming, { pairs, missed }]) => `  ${naming.padEnd(32)} ${String(missed).padStart(5)} of ${pairs}`),
    `  ${'all'.padEnd(32)} ${String(total(({ missed }) => missed.length)).padStart(5)} of ${total(({ truePairs }) => truePairs)}`,
    '',
  ]
  return lines.join('\n')
}

/** A number or an account without any name is found by that alone. */
function namedRecall({ classes }: Figures): number {
  const named = classes.filter(({ naming }) => !/\bnothing\b/.test(naming))
  return 1 - named.reduce((sum, { missed }) => sum + missed, 0) / named.reduce((sum, { pairs }) => sum + pairs, 0)
}

const share = (part: number, all: number) => (all === 0 ? '–' : (part / all).toFixed(3))

/** Evenly from all over. */
const some = (all: readonly string[], n: number): string[] => all.filter((_, index) => Math.floor((index * n) / all.length) !== Math.floor(((index - 1) * n) / all.length))
