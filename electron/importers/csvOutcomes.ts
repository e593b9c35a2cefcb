import type { Position } from '../contract/records'
import { Failed } from '../contract/result'
import { csvBatches, type CsvHeader, type CsvOptions } from './formats/csv'
import type { Outcome } from './importer'
import type { Entry } from './sources/source'

/** One record of a table, read by the names of its columns. */
export class CsvRecord {
  constructor(
    private readonly header: CsvHeader,
    private readonly cells: readonly string[],
  ) {}

  /** As written; empty when there is no such cell. */
  raw(column: string): string {
    return this.header.cell(this.cells, column)
  }

  /** Without blanks around it. */
  get(column: string): string {
    return this.raw(column).trim()
  }

  /** The first of these columns that holds something. */
  first(...columns: readonly string[]): string {
    for (const column of columns) {
      const value = this.get(column)
      if (value !== '') return value
    }
    return ''
  }

  /** The cell in that place, as written; for tables whose columns are told by what they hold. */
  at(place: number): string {
    return this.cells[place] ?? ''
  }

  get empty(): boolean {
    return this.cells.every((cell) => cell.trim() === '')
  }

  /** What stands in columns that nobody knows, verbatim. `known` is lower case. */
  more(known: ReadonlySet<string>): Record<string, string> | undefined {
    let kept: Record<string, string> | undefined
    this.cells.forEach((cell, at) => {
      const name = this.header.names[at] ?? `column ${at + 1}`
      if (cell.trim() === '' || known.has(name.toLowerCase())) return
      kept ??= Object.create(null) as Record<string, string>
      kept[name] = cell
    })
    return kept
  }

  /** What stands in all other places, verbatim. */
  beside(places: ReadonlySet<number>): Record<string, string> | undefined {
    let kept: Record<string, string> | undefined
    this.cells.forEach((cell, at) => {
      if (cell.trim() === '' || places.has(at)) return
      kept ??= Object.create(null) as Record<string, string>
      kept[this.header.names[at] ?? `column ${at + 1}`] = cell
    })
    return kept
  }

  get snippet(): string {
    return this.cells.join(', ').slice(0, 200)
  }
}

/** The records of one table as outcomes, in batches. What cannot be read is an outcome too, and so is a file that breaks off. */
export async function* csvOutcomes(
  entry: Entry,
  options: CsvOptions,
  meaning: (record: CsvRecord, at: Position) => Outcome,
): AsyncGenerator<readonly Outcome[]> {
  let next = 0
  let guessed = 0
  try {
    for await (const batch of csvBatches(entry.open(), options)) {
      guessed += batch.guessed
      const outcomes: Outcome[] = []
      for (const row of batch.rows) {
        const at = { entry: entry.label, index: row.index }
        next = row.index + 1
        outcomes.push(row.error === undefined ? meaning(new CsvRecord(batch.header, row.cells), at) : { at, failed: row.error, snippet: row.snippet })
      }
      if (outcomes.length > 0) yield outcomes
    }
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
    yield [{ at: { entry: entry.label, index: next }, warning: failure.message }]
  }
  if (guessed > 0) yield [{ warning: `${entry.label}: ${guessed === 1 ? '1 line is' : `${guessed} lines are`} not in UTF-8 and ${guessed === 1 ? 'was' : 'were'} read as Windows-1252.` }]
}

/** The records of one table, for looking at them beforehand. A damaged file ends early: reading it for good says so. */
export async function* csvRecords(entry: Entry, options: CsvOptions): AsyncGenerator<CsvRecord> {
  try {
    for await (const { header, rows } of csvBatches(entry.open(), options)) for (const row of rows) if (row.error === undefined) yield new CsvRecord(header, row.cells)
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
  }
}
