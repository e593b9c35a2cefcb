import { Failed } from '../../contract/result'
import { csvBatches, csvPreview, type CsvBatch, type CsvRow, type HeaderTest } from '../formats/csv'
import { isEmail } from '../vcard/accounts'
import type { Entry } from '../sources/source'
import { charsetOf } from './charsets'
import { knownNames } from './dialects'
import { looksLikePhone } from './guess'
import { wordMeaning } from './words'

/** How a file is to be read; JSON, and kept in the claim. */
export interface TableSyntax {
  readonly charset?: string
  readonly delimiter: string
  /** Its columns, as its header names them or, where it has none, numbered. */
  readonly names: readonly string[]
  /** Its first line already is a row. */
  readonly headless?: true
}

export interface TableSeen {
  readonly entry: Entry
  readonly syntax: TableSyntax
  /** The first rows that hold something. */
  readonly rows: readonly (readonly string[])[]
}

const headBytes = 64 * 1024
/**
 * Whether an entry may be a table at all: by name first, so that an archive of 100,000 pictures or notes costs nothing. What was dropped
 * by itself may be called anything.
 */
export const maybeTable = ({ path, root, size }: Entry): boolean => size > 0 && (/\.(?:csv|tsv|tab)$/i.test(path) || (path === root && /(?:\.txt|(?:^|\/)[^.]+)$/i.test(path)))

/** The header and first rows of a table; undefined when the entry is none. */
export async function seeTable(entry: Entry): Promise<TableSeen | undefined> {
  const head = await entry.head(headBytes)
  if (binary(head)) return undefined
  const charset = charsetOf(head)
  const options = charset === undefined ? {} : { charset }
  const preview = previewOf(head, options)
  if (!preview) return undefined
  const { header, delimiter } = preview
  const rows = cellsOf(preview.rows)
  // A text whose lines have commas is no table: rows of one have as many cells as it has columns.
  const fitting = rows.filter((cells) => cells.length === header.names.length || (header.names.length > 1 && cells.length > 1)).length
  if (header.names.length === 1 ? !wordMeaning(header.names[0]!) : fitting * 2 < rows.length) return undefined
  const headless = header.names.some(isValue)
  const names = headless ? header.names.map((_, at) => `Column ${at + 1}`) : header.names
  return {
    entry,
    syntax: { ...(charset !== undefined && { charset }), delimiter, names, ...(headless && { headless: true as const }) },
    rows: headless ? [header.names, ...rows] : rows,
  }
}

/** An address or a number names no column. */
const isValue = (cell: string): boolean => isEmail(cell) || looksLikePhone(cell)

const byNames: HeaderTest = ({ names }) => {
  const known = knownNames(names)
  // A row of values may hold a word or two that could name a column.
  return names.some(isValue) ? 0 : known
}

function previewOf(head: Uint8Array, options: { readonly charset?: string }): CsvBatch | undefined {
  try {
    return csvPreview(head, { ...options, header: byNames }) ?? csvPreview(head, options)
  } catch (error) {
    if (error instanceof Failed) return undefined
    throw error
  }
}

const cellsOf = (rows: readonly CsvRow[]): (readonly string[])[] => rows.flatMap((row) => (row.error === undefined && row.cells.some((cell) => cell.trim() !== '') ? [row.cells] : []))

/** Zeros where no letters of two bytes are. */
function binary(head: Uint8Array): boolean {
  const start = head.subarray(0, 512)
  const zeros = start.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0)
  return zeros > 0 && (zeros * 3 < start.length || zeros * 3 > start.length * 2)
}

/** Its rows in batches. The number of a row without a header above it is one more than that of the reader. */
export async function* tableRows(entry: Entry, syntax: TableSyntax): AsyncGenerator<{ readonly rows: readonly CsvRow[]; readonly guessed: number }> {
  const { charset, delimiter, headless } = syntax
  const header: HeaderTest | undefined = headless ? undefined : ({ names }) => (names.length === syntax.names.length && names.every((name, at) => name === syntax.names[at]) ? 1 : 0)
  let first = true
  for await (const batch of csvBatches(entry.open(), { delimiter, ...(charset !== undefined && { charset }), ...(header && { header }) })) {
    if (headless && first) yield { rows: [{ index: 0, cells: batch.header.names }], guessed: 0 }
    first = false
    yield { rows: headless ? batch.rows.map((row) => ({ ...row, index: row.index + 1 })) : batch.rows, guessed: batch.guessed }
  }
}
