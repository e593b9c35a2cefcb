/** What the bench says on a terminal. */
import { exponentOf, type Budget, type Figure, type Unit } from './figure'
import { keyOf } from './history'
import type { BenchRun } from './runs'
import { sizeWords } from './size'

/** One line for each figure; under a stage the memory of its processes. `earlier` by `keyOf`. */
export function runTable({ version, size, people, computer, stages }: BenchRun, earlier: ReadonlyMap<string, number> = new Map()): string {
  const rows = stages.flatMap(({ stage, figures }) => figures.map((figure) => [
    keyOf(stage, figure.name),
    inUnit(figure.median, figure.unit),
    figure.values.length === 1 ? '' : `${short(figure.spread[0])} to ${short(figure.spread[1])}`,
    String(figure.values.length),
    figure.limit && figure.ratio !== undefined ? `${figure.ratio.toFixed(2)} of ${inUnit(figure.limit.value, figure.unit)}, ${figure.limit.name}` : '',
    budgetWords(figure),
    beforeWords(figure, earlier.get(keyOf(stage, figure.name))),
  ]))
  const { load, processors } = computer
  return [
    `${size.toLocaleString('en')} interactions, ${people.toLocaleString('en')} people; ${version === '' ? 'no commit' : version}; ${processors}, load ${load.toFixed(1)} before\n`,
    aligned([['', 'median', 'middle half', 'runs', 'ratio to the limit', 'budget', 'before'], ...rows]),
    ...stages.flatMap(({ stage, figures, seconds, failed }) => {
      const memory = memoryWords(figures)
      const fewer = [...new Set(figures.flatMap((figure) => (figure.fewer === undefined ? [] : [figure.fewer])))]
      return [
        `${stage}: ${seconds.toFixed(0)} s${failed === undefined ? '' : `; FAILED: ${failed}`}${memory === '' ? '' : `; at most ${memory}`}${fewer.length === 0 ? '' : `; fewer runs: ${fewer.join('; ')}`}\n`,
      ]
    }),
  ].join('')
}

/** The median at each size and how it grows. */
export function growthTable(runs: readonly BenchRun[]): string {
  const [first] = runs
  if (!first) return ''
  const rows = growthOf(runs).map(({ name, unit, flat, values, exponent }) => [
    name,
    ...values.map((value) => (value === undefined ? '' : inUnit(value, unit))),
    exponent === undefined ? '' : exponent.toFixed(2),
    flat && exponent !== undefined && exponent > mostFlat ? 'grows, and should not' : '',
  ])
  return aligned([['', ...runs.map(({ size }) => sizeWords(size)), 'exponent', ''], ...rows])
}

/** What should stay as it is may grow so much without being named: between small libraries, that is noise. */
const mostFlat = 0.2

export interface Growth {
  readonly name: string
  readonly unit: Unit
  readonly flat: boolean
  /** One for each run. */
  readonly values: readonly (number | undefined)[]
  readonly exponent?: number
}

export function growthOf(runs: readonly BenchRun[]): Growth[] {
  // A name may carry a number that the size decides.
  const plain = ({ stage, name }: Figure) => keyOf(stage, name.replace(/ \([\d,]+\)/, ''))
  const all = runs.map(({ size, stages }) => ({ size, figures: new Map(stages.flatMap(({ figures }) => figures.map((figure) => [plain(figure), figure] as const))) }))
  const names = [...new Set(all.flatMap(({ figures }) => [...figures.keys()]))]
  return names.map((name) => {
    const present = all.flatMap(({ size, figures }) => (figures.has(name) ? [{ size, figure: figures.get(name)! }] : []))
    const exponent = exponentOf(present.map(({ size, figure }) => [size, figure.median] as const))
    const { unit, flat = false } = present[0]!.figure
    return { name, unit, flat, values: all.map(({ figures }) => figures.get(name)?.median), ...(exponent !== undefined && { exponent }) }
  })
}

function budgetWords({ budget, met, unit }: Figure): string {
  if (!budget) return ''
  return `${wordsOf[budget.of]}${budget.at} ${budget.of === 'ratio' ? budget.value : inUnit(budget.value, unit)}${met ? '' : ', MISSED'}`
}

const wordsOf: Readonly<Record<Budget['of'], string>> = { ratio: 'ratio at ', median: 'at ', worst: 'worst at ' }

const beforeWords = ({ median }: Figure, earlier: number | undefined) => (earlier === undefined || earlier === 0 ? '' : `${(median / earlier).toFixed(2)} of it`)

/** The most of each process over all figures. */
function memoryWords(figures: readonly Figure[]): string {
  const peaks = new Map<string, number>()
  for (const { process, peakMb } of figures.flatMap(({ memory = [] }) => memory)) peaks.set(process, Math.max(peaks.get(process) ?? 0, peakMb))
  return [...peaks].map(([process, peakMb]) => `${process} ${Math.round(peakMb)} MB`).join(', ')
}

const inUnit = (value: number, unit: Unit) => (unit === 'ratio' ? short(value) : unit.startsWith('/') ? `${short(value)}${unit}` : `${short(value)} ${unit === 'bytes/interaction' ? 'bytes' : unit}`)

const short = (value: number) => (Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(Math.abs(value) >= 10 ? 1 : 2))

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const numbers = new Set([1, 3])
  return rows.map((row) => `${row.map((cell, column) => (numbers.has(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!))).join('  ').trimEnd()}\n`).join('')
}
