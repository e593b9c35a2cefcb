/** One figure of the bench: all runs, what is typical of them, and what it is measured against. */

export type Unit = '/s' | 'MB/s' | 'ms' | 'MB' | 'bytes/interaction' | 'ratio'

/** What a stage says. */
export interface Measured {
  /** Short, in words: `import file to pages`. */
  readonly name: string
  readonly unit: Unit
  /** One of each run, at least five; what is measured often within a run may give them all. */
  readonly values: readonly number[]
  /** Why there are fewer than five. */
  readonly fewer?: string
  /** What the machine could do at best, measured in the same run and in the same unit. */
  readonly limit?: { readonly name: string; readonly value: number }
  readonly budget?: Budget
  /** It should grow with the answer, never with the library. */
  readonly flat?: true
  readonly memory?: readonly ProcessMemory[]
}

/** `worst` is the worst run. A budget that is absolute is one for an idle computer of two cores. */
export interface Budget {
  readonly of: 'ratio' | 'median' | 'worst'
  readonly at: 'least' | 'most'
  readonly value: number
}

/** Peak resident memory, MB. */
export interface ProcessMemory {
  readonly process: string
  readonly peakMb: number
}

export interface Figure extends Measured {
  readonly stage: string
  readonly median: number
  /** The middle half of the runs lies between these. */
  readonly spread: readonly [from: number, to: number]
  /** Of the median to the limit. */
  readonly ratio?: number
  /** Whether the budget is kept. */
  readonly met?: boolean
}

export const fewest = 5

/** `runs`: how many were wanted; less than five is said with the figure. */
export function figureOf(stage: string, { fewer, ...measured }: Measured, runs = fewest): Figure {
  const { name, values, limit, budget } = measured
  if (values.length === 0 || !values.every(Number.isFinite)) throw new Error(`${stage}, ${name}: ${values.length === 0 ? 'nothing was measured' : 'something else than a number'}.`)
  const why = fewer ?? (runs < fewest && values.length < fewest ? `as wanted, ${runs === 1 ? 'once' : `${runs} times`}` : undefined)
  if (values.length < fewest && why === undefined) throw new Error(`${stage}, ${name}: only ${values.length} runs, and no reason.`)
  const median = quantile(values, 0.5)
  const ratio = limit && median / limit.value
  const held = budget && { ratio, median, worst: budget.at === 'least' ? Math.min(...values) : Math.max(...values) }[budget.of]
  return {
    stage, ...measured, ...(why !== undefined && { fewer: why }), median,
    spread: [quantile(values, 0.25), quantile(values, 0.75)],
    ...(ratio !== undefined && { ratio }),
    ...(budget && held !== undefined && { met: budget.at === 'least' ? held >= budget.value : held <= budget.value }),
  }
}

/** Between two values, as much of each as the share says. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)]!
  return below + (sorted[Math.ceil(place)]! - below) * (place % 1)
}

/** How a figure grows with the library: the exponent of the power that fits best (0 stays, 1 grows as the library does). */
export function exponentOf(points: readonly (readonly [size: number, value: number])[]): number | undefined {
  if (new Set(points.map(([size]) => size)).size < 2 || points.some(([, value]) => value <= 0)) return undefined
  const logs = points.map(([size, value]) => [Math.log(size), Math.log(value)] as const)
  const mean = (of: 0 | 1) => logs.reduce((sum, log) => sum + log[of], 0) / logs.length
  const [x, y] = [mean(0), mean(1)]
  return logs.reduce((sum, log) => sum + (log[0] - x) * (log[1] - y), 0) / logs.reduce((sum, log) => sum + (log[0] - x) ** 2, 0)
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The answers of as many runs as the bench wants, one after another. */
export async function several<T>(runs: number, work: (round: number) => Promise<T>): Promise<T[]> {
  const all: T[] = []
  for (let round = 0; round < runs; round++) all.push(await work(round))
  return all
}
