import Papa from 'papaparse'
import { tidy } from '../../contract/handles'

/** How a table is written: what stands between its cells, and what makes a quotation mark part of a cell. */
export interface CsvSyntax {
  readonly delimiter: string
  readonly escape: '"' | '\\'
}

/** The columns of a table. Names are compared without case, mark and invisible signs; of two columns with one name the first answers. */
export class CsvHeader {
  /** Tidied, in order; may repeat and may be empty. */
  readonly names: readonly string[]
  private readonly places = new Map<string, number>()

  constructor(cells: readonly string[]) {
    this.names = cells.map(tidy)
    this.names.forEach((name, at) => {
      const key = name.toLowerCase()
      if (key !== '' && !this.places.has(key)) this.places.set(key, at)
    })
  }

  has(...names: readonly string[]): boolean {
    return names.every((name) => this.places.has(name.toLowerCase()))
  }

  /** Where a column stands; -1 when there is none of that name. */
  column(name: string): number {
    return this.places.get(name.toLowerCase()) ?? -1
  }

  /** The cell of a row in that column as written; empty when either is missing. */
  cell(cells: readonly string[], name: string): string {
    return cells[this.column(name)] ?? ''
  }
}

/** How sure a caller is that a line names columns: 0 is no, more is better. Without one, the first line that holds anything does. */
export type HeaderTest = (header: CsvHeader) => number

export interface FoundHeader {
  readonly header: CsvHeader
  readonly delimiter: string
  /** Characters up to the first record. */
  readonly end: number
}

/** Lines above a header: notes, blanks. LinkedIn writes three. */
const preambleLines = 20
/** Longest header line that is looked at: Google's has some 3,000 characters. */
const longestHeader = 64 * 1024
const delimiters = [',', ';', '\t', '|'] as const

/** Looks for the header in the first lines, with every separator there is; the surest wins, then the one with more columns. */
export function findHeader(text: string, test: HeaderTest = anything, delimiter?: string): FoundHeader | undefined {
  const stated = /^\uFEFF?sep=(.)\n/.exec(text.slice(0, 10))
  const from = stated ? stated[0].length : 0
  const tried = delimiter !== undefined ? [delimiter] : stated ? [stated[1]!] : delimiters
  let best: FoundHeader | undefined
  let bestScore = 0
  for (const start of lineStarts(text, from)) {
    for (const one of tried) {
      const found = headerAt(text, start, one)
      const score = found ? test(found.header) : 0
      if (!found || score < bestScore || score <= 0) continue
      if (score === bestScore && found.header.names.length <= best!.header.names.length) continue
      best = found
      bestScore = score
    }
    // What names columns in any line that holds something is decided by the first such line.
    if (best && test === anything) break
  }
  return best
}

const anything: HeaderTest = ({ names }) => (names.some((name) => name !== '') ? 1 : 0)

function* lineStarts(text: string, from: number): Generator<number> {
  for (let line = 0, start = from; line < preambleLines && start < text.length; line++) {
    yield start
    const end = text.indexOf('\n', start)
    if (end < 0) return
    start = end + 1
  }
}

function headerAt(text: string, start: number, delimiter: string): FoundHeader | undefined {
  const skip = text.charCodeAt(start) === 0xfeff ? 1 : 0
  // Not the parser's fast way: it would count one line too many.
  const parser = new Papa.Parser({ delimiter, newline: '\n', preview: 1, fastMode: false })
  const { data, errors, meta } = parser.parse(text.slice(start + skip, start + longestHeader), 0, false) as Papa.ParseResult<string[]>
  const cells = data[0]
  if (!cells || errors.some(({ type }) => type === 'Quotes')) return undefined
  return { header: new CsvHeader(cells), delimiter, end: Math.min(start + skip + meta.cursor, text.length) }
}
