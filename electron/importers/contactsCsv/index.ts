import type { Ask, Claim, ColumnRole, DateOrder } from '../../contract/records'
import { Failed } from '../../contract/result'
import { PhoneReader } from '../formats/phones'
import type { Importer, Outcome, ReadOptions } from '../importer'
import type { Entry, Source } from '../sources/source'
import { DateOrders, type OrderFound } from './dates'
import { dialectOf, type Dialect } from './dialects'
import { guessColumns } from './guess'
import { headerKey, plainHeader } from './headers'
import { chosen, type Meaning, roleOf } from './meanings'
import { plausibility } from './plausible'
import { readRow, type RowRules } from './row'
import { maybeTable, seeTable, tableRows, type TableSeen, type TableSyntax } from './tables'

/** Address books as tables: Google (before and since 2024), Outlook in many languages, Outlook.com, Thunderbird. */
export const contactsCsv: Importer = { id: 'contacts-csv', title: 'Contacts (CSV)', version: 1, claim: claimKnown, read }

/** Any table of people, its columns guessed and then as the user says. Asked last: every other importer knows its own tables better. */
export const peopleTable: Importer = { id: 'people-table', title: 'Table of people', version: 1, claim: claimAny, read }

interface Detail {
  readonly tables: readonly (TableSyntax & { readonly label: string; readonly columns: readonly Meaning[] })[]
  readonly google: boolean
  readonly key: string
}

interface Found {
  readonly seen: TableSeen
  readonly dialect: Dialect | undefined
  readonly columns: readonly Meaning[]
}

async function claimKnown(source: Source): Promise<readonly Claim[]> {
  const found: Found[] = []
  for (const entry of source.entries) {
    if (!maybeTable(entry)) continue
    const seen = await seeTable(entry)
    const dialect = seen && !seen.syntax.headless ? dialectOf(seen.syntax.names) : undefined
    if (seen && dialect) found.push({ seen, dialect, columns: dialect.columns })
  }
  // Google writes one file for each label, with as many columns as its people need: the same person stands in several.
  return claimsOf(contactsCsv, found, ({ seen, dialect }) => `${seen.entry.root}\n${dialect!.id === 'google' ? 'google' : seen.entry.label}`)
}

async function claimAny(source: Source): Promise<readonly Claim[]> {
  const found: Found[] = []
  for (const entry of source.entries) {
    if (!maybeTable(entry)) continue
    const seen = await seeTable(entry)
    if (!seen) continue
    const columns = guessColumns(seen.syntax.names, seen.rows)
    // What was dropped by itself was meant; inside an archive only a table with names and addresses is.
    const least = entry.path !== entry.root ? 3 : /\.(?:csv|tsv|tab)$/i.test(entry.path) ? 1 : 2
    if (plausibility(seen.syntax.names, columns, seen.rows) >= least) found.push({ seen, dialect: undefined, columns })
  }
  return claimsOf(peopleTable, found, ({ seen }) => `${seen.entry.root}\n${headerKey(seen.syntax.names)}`)
}

async function claimsOf(importer: Importer, found: readonly Found[], together: (each: Found) => string): Promise<Claim[]> {
  const groups = new Map<string, Found[]>()
  for (const each of found) groups.set(together(each), [...(groups.get(together(each)) ?? []), each])
  const claims: Claim[] = []
  for (const group of groups.values()) claims.push(await claimOf(importer, group))
  return claims
}

async function claimOf(importer: Importer, group: readonly Found[]): Promise<Claim> {
  const { seen, dialect, columns } = group[0]!
  const { names } = seen.syntax
  const { rows, order } = await lookThrough(group, names)
  const key = headerKey(names)
  // Tables with the same header mean the same, whatever their values look like.
  const tables = group.map((each) => ({ label: each.seen.entry.label, ...each.seen.syntax, columns: dialect ? each.columns : columns }))
  const detail: Detail = { tables, google: dialect?.id === 'google', key }
  const asks: Ask[] = []
  if (!dialect) asks.push({ ask: 'columns', key, headers: names, rows: seen.rows.slice(0, 5).map((cells) => cells.map((cell) => cell.slice(0, 200))), guess: columns.map(roleOf) })
  if (order.asked) asks.push({ ask: 'dateOrder', guess: order.order, certain: order.certain, samples: order.samples })
  const files = group.length > 1 ? ` in ${group.length} files` : ''
  return {
    importer: importer.id,
    title: dialect ? `Contacts from ${dialect.title} (CSV)` : importer.title,
    source: seen.entry.root,
    recognised: dialect ? `${rows}${files}` : `${rows}${files}, ${names.length} ${names.length === 1 ? 'column' : 'columns'}: ${names.filter((name) => name !== '').slice(0, 6).join(', ')}${names.length > 6 ? ', …' : ''}`.slice(0, 300),
    owner: [],
    ...(asks.length > 0 && { asks }),
    entries: group.map((each) => each.seen.entry.label),
    bytes: group.reduce((sum, each) => sum + each.seen.entry.size, 0),
    ignored: dialect ? ignoredWords(names, columns) : [],
    detail,
  }
}

const ignoredWords = (names: readonly string[], columns: readonly Meaning[]): string[] => {
  const pictures = names.some((name, at) => columns[at]!.role === 'ignore' && plainHeader(name) === 'photo')
  return pictures ? ['pictures: the table holds only their addresses, which are not opened'] : []
}

const dateRoles: ReadonlySet<Meaning['role']> = new Set(['birthday', 'anniversary', 'date'] as const)

/** Files up to this size are looked through once before they are offered. */
const smallEnough = 8 * 1024 * 1024

async function lookThrough(group: readonly Found[], names: readonly string[]): Promise<{ rows: string; order: OrderFound }> {
  const orders = new DateOrders()
  let rows = 0
  let whole = true
  for (const { seen, columns, dialect } of group) {
    // Of a table that the user may map otherwise, any column may turn out to hold dates.
    const dates = columns.flatMap(({ role }, at) => (dateRoles.has(role) || (!dialect && role === 'ignore') ? [at] : []))
    const look = (cells: readonly string[]) => dates.forEach((at) => orders.add(cells[at] ?? ''))
    if (seen.entry.size > smallEnough) {
      whole = false
      seen.rows.forEach(look)
      continue
    }
    try {
      for await (const batch of tableRows(seen.entry, seen.syntax)) {
        rows += batch.rows.length
        for (const row of batch.rows) if (row.error === undefined) look(row.cells)
      }
    } catch (failure) {
      if (!(failure instanceof Failed)) throw failure
      whole = false // said again, in full, when it is read
    }
  }
  return { rows: whole ? `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}` : 'rows', order: orders.found(expectedOrder(names)) }
}

/** Undecidable dates under English names are taken for American ones, under any others for those of the rest of the world. */
function expectedOrder(names: readonly string[]): DateOrder {
  return names.some((name) => /^(?:birthday|first name|last name|name|birth date|birthdate|date of birth|e-?mail(?: address)?|given name)$/i.test(name)) ? 'mdy' : 'dmy'
}

async function* read(source: Source, claim: Claim, options: ReadOptions): AsyncGenerator<Outcome> {
  const detail = claim.detail as Detail
  const entries = new Map(source.entries.map((entry) => [entry.label, entry]))
  const asked = claim.asks?.find((ask) => ask.ask === 'dateOrder')
  const order = options.answers?.dateOrder ?? (asked?.ask === 'dateOrder' ? asked.guess : 'dmy')
  const phoneReader = () => new PhoneReader(options.region)
  for (const table of detail.tables) {
    const entry = entries.get(table.label)
    if (!entry) continue
    const columns = columnsOf(table, options.answers?.columns)
    yield* readTable(entry, table, { names: table.names, columns, order, now: options.now, phoneReader, google: detail.google, idSpace: `row-${detail.key}` })
  }
}

function columnsOf({ columns, names }: Detail['tables'][number], answer: readonly ColumnRole[] | undefined): readonly Meaning[] {
  return answer ? columns.map((guess, at) => chosen(guess, answer[at] ?? 'ignore', names[at] ?? '')) : columns
}

const nobody = 'The row names nobody.'

/** A phone reader remembers every number it has read: after so many rows a new one begins. */
const rowsPerReader = 50_000

async function* readTable(entry: Entry, syntax: TableSyntax, { phoneReader, ...rest }: Omit<RowRules, 'phones'> & { readonly phoneReader: () => PhoneReader }): AsyncGenerator<Outcome> {
  let rules: RowRules = { ...rest, phones: phoneReader() }
  let rows = 0
  let guessed = 0
  try {
    for await (const batch of tableRows(entry, syntax)) {
      guessed += batch.guessed
      for (const row of batch.rows) {
        const at = { entry: entry.label, index: row.index }
        if (row.error !== undefined) {
          yield { at, failed: row.error, snippet: row.snippet }
          continue
        }
        if (++rows % rowsPerReader === 0) rules = { ...rest, phones: phoneReader() }
        const { facts, warnings } = readRow(row.cells, rules)
        for (const warning of warnings) yield { at, warning }
        if (row.doubtful) yield { at, warning: 'A quotation mark stands where none may: this row may hold several.' }
        yield facts.length > 0 ? { at, facts } : { at, skipped: nobody }
      }
    }
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
    yield { warning: `${entry.label}: ${failure.message}` }
  }
  if (guessed > 0) yield { warning: `${entry.label}: ${guessed.toLocaleString('en')} ${guessed === 1 ? 'line' : 'lines'} not in UTF-8, read as Windows-1252. Some letters may be wrong.` }
  else if (syntax.charset !== undefined) yield { warning: `${entry.label}: not in UTF-8, read as ${syntax.charset}, which is a guess. Some letters may be wrong.` }
}

