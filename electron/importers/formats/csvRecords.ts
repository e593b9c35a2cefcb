import Papa from 'papaparse'
import type { CsvSyntax } from './csvHeader'

export type CsvRow = CsvCells | CsvError

export interface CsvCells {
  /** Number of the record, from 0; the header and blank lines are none. */
  readonly index: number
  /** By position; may be fewer or more than the columns. Line ends are `\n`. */
  readonly cells: readonly string[]
  /** A quotation mark stood where none may: the record may hold several lines that are records of their own. */
  readonly doubtful?: true
  readonly error?: undefined
}

export interface CsvError {
  readonly index: number
  /** What is wrong, in words. */
  readonly error: string
  /** The first characters of what was there. */
  readonly snippet: string
}

/** Characters of one record: what is longer is a quotation mark that was never closed. */
export const longestRecord = 1024 * 1024
/** Characters that may be read again behind unclosed quotation marks; beyond it each line is taken alone. */
const rereadLimit = 16 * 1024 * 1024
const neverClosed = 'a row whose quotation mark is never closed'

/** Cuts text into records. An unclosed quotation mark costs its line, not the rest of the file. The text may be cut anywhere. */
export class CsvRecords {
  private rest = ''
  private index = 0
  private reread = 0
  /** Inside a line that is too long to be one. */
  private skipping = false

  constructor(private readonly syntax: CsvSyntax) {}

  push(text: string, last = false): CsvRow[] {
    const found: CsvRow[] = []
    this.rest += this.behindSkipped(text)
    while (this.rest !== '') {
      this.take(last, found)
      if (this.rest === '' || (!last && this.rest.length <= longestRecord)) break
      this.dropLine(last, found)
    }
    return found
  }

  private behindSkipped(text: string): string {
    if (!this.skipping) return text
    const end = text.indexOf('\n')
    this.skipping = end < 0
    return end < 0 ? '' : text.slice(end + 1)
  }

  /** All records that are surely complete. The last of a file may lack its line end. */
  private take(last: boolean, found: CsvRow[]): void {
    const text = last && !this.rest.endsWith('\n') ? `${this.rest}\n` : this.rest
    const { records, doubtful, used } = parsed(text, this.syntax)
    for (const [at, cells] of records.entries()) this.add(cells, doubtful.has(at), found)
    this.rest = this.rest.slice(used)
  }

  private add(cells: readonly string[], doubtful: boolean, found: CsvRow[]): void {
    if (cells.length === 1 && cells[0]!.trim() === '') return
    const index = this.index++
    if (lengthOf(cells) > longestRecord) found.push({ index, error: neverClosed, snippet: cells.join(this.syntax.delimiter).slice(0, 200) })
    else found.push({ index, cells, ...(doubtful && { doubtful }) })
  }

  /** Nothing ends any more: the first line is at fault, and perhaps those behind it. */
  private dropLine(last: boolean, found: CsvRow[]): void {
    do {
      const end = this.rest.indexOf('\n')
      const line = end < 0 ? this.rest : this.rest.slice(0, end)
      this.rest = end < 0 ? '' : this.rest.slice(end + 1)
      this.skipping = end < 0 && !last
      const { records, doubtful } = this.reread > rereadLimit ? parsed(`${line}\n`, this.syntax) : nothing
      if (records.length === 0) found.push({ index: this.index++, error: neverClosed, snippet: line.slice(0, 200) })
      for (const cells of records) this.add(cells, doubtful.size > 0, found)
    } while (this.reread > rereadLimit && this.rest !== '' && (last || this.rest.length > longestRecord))
    this.reread += this.rest.length
  }
}

interface Parsed {
  readonly records: readonly (readonly string[])[]
  /** Records in which a quotation mark stands where none may. */
  readonly doubtful: ReadonlySet<number>
  /** Characters of the complete records. */
  readonly used: number
}

const nothing: Parsed = { records: [], doubtful: new Set(), used: 0 }

/** Stands for two backslashes while the parser looks for escaped quotation marks; no text holds it. */
const twoBackslashes = '\uFDD0'

/** The records that end in a line end. */
function parsed(text: string, { delimiter, escape }: CsvSyntax): Parsed {
  const doubled = escape === '\\' && text.includes('\\\\')
  const input = doubled ? text.replaceAll('\\\\', twoBackslashes) : text
  const parser = new Papa.Parser({ delimiter, newline: '\n', quoteChar: '"', escapeChar: escape })
  // The last row goes on in the next piece; its text begins where the cursor stands.
  const result = parser.parse(input, 0, true) as Papa.ParseResult<string[]>
  const doubtful = new Set(result.errors.flatMap(({ row, code }) => (code === 'InvalidQuotes' && row !== undefined ? [row] : [])))
  if (!doubled) return { records: result.data, doubtful, used: result.meta.cursor }
  const used = input.slice(0, result.meta.cursor).replaceAll(twoBackslashes, '\\\\').length
  return { records: result.data.map((cells) => cells.map((cell) => cell.replaceAll(twoBackslashes, '\\'))), doubtful, used }
}

function lengthOf(cells: readonly string[]): number {
  let length = 0
  for (const cell of cells) length += cell.length
  return length
}
