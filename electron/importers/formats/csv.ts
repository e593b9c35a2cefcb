import { Failed } from '../../contract/result'
import { CsvHeader, findHeader, type CsvSyntax, type FoundHeader, type HeaderTest } from './csvHeader'
import { CsvRecords, type CsvRow } from './csvRecords'
import { linesOfBytes, linesOfText } from './csvText'

export { CsvHeader, type HeaderTest } from './csvHeader'
export type { CsvCells, CsvError, CsvRow } from './csvRecords'

export interface CsvOptions {
  /** Which line names the columns; lines above it are skipped. Default: the first that holds anything. */
  readonly header?: HeaderTest
  /** For files whose first line is a record already. */
  readonly columns?: readonly string[]
  /** What stands between cells; found out by the header when absent. */
  readonly delimiter?: string
  /** What makes a quotation mark part of a cell: a second one, or a backslash (LinkedIn's comments). */
  readonly escape?: '"' | '\\'
  /** The charset the user named, for files that are neither Unicode nor Windows-1252. */
  readonly charset?: string
}

export interface CsvBatch {
  readonly header: CsvHeader
  readonly delimiter: string
  readonly rows: readonly CsvRow[]
  /** Lines of this batch that were not UTF-8 and were read as Windows-1252. */
  readonly guessed: number
}

/**
 * The rows of a table in batches, as they are asked for: memory does not grow with the file. The first batch comes even when there
 * are no rows. Throws `Failed` when no line names the columns, and what opening the file throws; the good rows come first.
 */
export async function* csvBatches(chunks: AsyncIterable<Uint8Array>, options: CsvOptions = {}): AsyncGenerator<CsvBatch> {
  let table: Table | undefined
  let failure: Failed | undefined
  try {
    for await (const { text, guessed } of linesOfText(chunks, options.charset)) {
      const first = table === undefined
      table ??= new Table(text, options)
      yield table.batch(first ? text.slice(table.start) : text, guessed)
    }
  } catch (error) {
    if (!(error instanceof Failed)) throw error
    failure = error
  }
  if (!table) throw failure ?? new Failed('unreadable', noHeader)
  const end = table.batch('', 0, true)
  if (end.rows.length > 0) yield end
  if (failure) throw failure
}

/** The first rows of a table whose first bytes are given, for recognising; undefined when no line names the columns. The last line may be cut. */
export function csvPreview(bytes: Uint8Array, options: CsvOptions = {}): CsvBatch | undefined {
  const { text, guessed } = linesOfBytes(bytes, options.charset)
  const found = headerOf(text, options)
  return found && new Table(text, options).batch(text.slice(found.end), guessed, true)
}

function headerOf(text: string, { header, columns, delimiter }: CsvOptions): FoundHeader | undefined {
  if (!columns) return findHeader(text, header, delimiter)
  return { header: new CsvHeader(columns), delimiter: delimiter ?? ',', end: text.startsWith('\uFEFF') ? 1 : 0 }
}

const noHeader = 'The file has no line that names its columns.'

class Table {
  readonly start: number
  private readonly header: CsvHeader
  private readonly syntax: CsvSyntax
  private readonly records: CsvRecords

  constructor(text: string, options: CsvOptions) {
    const found = headerOf(text, options)
    if (!found) throw new Failed('unreadable', noHeader)
    this.start = found.end
    this.header = found.header
    this.syntax = { delimiter: found.delimiter, escape: options.escape ?? '"' }
    this.records = new CsvRecords(this.syntax)
  }

  batch(text: string, guessed: number, last = false): CsvBatch {
    return { header: this.header, delimiter: this.syntax.delimiter, rows: this.records.push(text, last), guessed }
  }
}
