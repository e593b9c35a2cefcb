import { csvBatches, type CsvError } from '../formats/csv'
import type { Entry } from '../sources/source'

/** A row of one of the tables. */
export class TableRecord {
  readonly error = undefined

  constructor(
    /** `CONTACTS`, `NOTES`. */
    readonly table: string,
    readonly index: number,
    readonly header: readonly string[],
    readonly cells: readonly string[],
  ) {}

  get(column: string): string {
    return this.cells[this.header.indexOf(column)]?.trim() ?? ''
  }

  /** Columns beyond those that are known, with something in them. */
  others(known: ReadonlySet<string>): readonly (readonly [name: string, value: string])[] {
    return this.header.flatMap((name, at) => (known.has(name) || !this.cells[at]?.trim() ? [] : [[name, this.cells[at].trim()] as const]))
  }
}

const marker = /^=== ([A-Z]{1,40}) ===$/

/** The rows of all tables. A line that parts them is a record with nothing but the mark: the same words may stand inside a note. */
export async function* tableRecords(entry: Entry): AsyncGenerator<TableRecord | CsvError> {
  let table = ''
  let header: readonly string[] | undefined
  for await (const batch of csvBatches(entry.open(), { delimiter: ',' })) {
    // The first mark stands where other tables have their header.
    if (table === '') table = sectionOf(batch.header.names) ?? 'CONTACTS'
    for (const row of batch.rows) {
      if (row.error !== undefined) {
        yield row
        continue
      }
      const section = sectionOf(row.cells)
      if (section !== undefined) {
        table = section
        header = undefined
      } else if (!header) header = row.cells.map((cell) => cell.trim())
      else yield new TableRecord(table, row.index, header, row.cells)
    }
  }
}

const sectionOf = (cells: readonly string[]): string | undefined => (cells.slice(1).every((cell) => cell === '') ? marker.exec(cells[0]?.trim() ?? '')?.[1] : undefined)
