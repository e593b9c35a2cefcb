/** One line of the answer. */
export interface Figure {
  readonly name: string
  /** Input records, or interactions, a second. */
  readonly perSecond?: number
  readonly megabytesPerSecond?: number
  /** Of the raw limit named in `limit`, measured in the same run. */
  readonly ratio?: number
  readonly limit?: string
  /** What the ratio should not fall below. */
  readonly budget?: number
  /** Highest resident memory of the process, MB. */
  readonly rssMb?: number
  /** A raw limit itself. */
  readonly raw?: boolean
}

export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.raw ? `  ${figure.name}` : figure.name,
    whole(figure.perSecond),
    whole(figure.megabytesPerSecond),
    figure.ratio === undefined ? '' : `${figure.ratio.toFixed(2)} of ${figure.limit}`,
    figure.budget === undefined ? '' : `${figure.budget.toFixed(2)}${figure.ratio !== undefined && figure.ratio < figure.budget ? ' missed' : ''}`,
    whole(figure.rssMb),
  ])
  const all = [['', 'records/s', 'MB/s', 'ratio', 'budget', 'peak MB'], ...rows]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  const isNumber = (column: number) => column === 1 || column === 2 || column === 5
  return all.map((row) => `${row.map((cell, column) => (isNumber(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!))).join('  ').trimEnd()}\n`).join('')
}

const whole = (value: number | undefined) => (value === undefined ? '' : Math.round(value).toLocaleString('en'))
