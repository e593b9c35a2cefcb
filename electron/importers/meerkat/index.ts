import { nameHandle } from '../../contract/handles'
import type { Claim, DateOrder } from '../../contract/records'
import { Failed } from '../../contract/result'
import { PhoneReader } from '../formats/phones'
import type { Importer, Outcome, ReadOptions } from '../importer'
import type { Entry, Source } from '../sources/source'
import { DateOrders } from '../contactsCsv/dates'
import { type Context, Contacts, meaning } from './records'
import { tableRecords } from './tables'

/** The export of Meerkat CRM: one CSV file with five tables. */
export const meerkat: Importer = { id: 'meerkat', title: 'Meerkat CRM', version: 1, claim, read }

async function claim(source: Source): Promise<readonly Claim[]> {
  const claims: Claim[] = []
  for (const entry of source.entries) {
    if (!/(?:\.csv|\.txt|(?:^|\/)[^./]+)$/i.test(entry.path)) continue
    const head = Buffer.from(await entry.head(4096)).toString().replace(/^\uFEFF/, '')
    if (!/^\s*"?=== [A-Z]+ ==="?\r?\nID,/.test(head)) continue
    const exported = /(\d{4}-\d\d-\d\d)\.csv$/i.exec(entry.path)?.[1]
    const { counts, orders } = await look(entry)
    const order = orders.found('dmy')
    claims.push({
      importer: meerkat.id,
      title: meerkat.title,
      source: entry.root,
      recognised: `${counts}${exported === undefined ? '' : `, exported on ${exported}`}`,
      owner: [],
      ...(order.asked && { asks: [{ ask: 'dateOrder' as const, guess: order.order, certain: order.certain, samples: order.samples }] }),
      entries: [entry.label],
      bytes: entry.size,
      ignored: ['reminders: kept with the people, not set up'],
    })
  }
  return claims
}

/** Files up to this size are looked through once before they are offered. */
const smallEnough = 8 * 1024 * 1024

async function look(entry: Entry): Promise<{ counts: string; orders: DateOrders }> {
  const orders = new DateOrders()
  if (entry.size > smallEnough) return { counts: 'contacts, activities and notes', orders }
  const counts = new Map<string, number>()
  try {
    for await (const record of tableRecords(entry)) {
      if (record.error !== undefined) continue
      counts.set(record.table, (counts.get(record.table) ?? 0) + 1)
      if (record.table === 'CONTACTS') orders.add(record.get('Birthday'))
    }
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure // said again, in full, when it is read
  }
  const words = [...counts].map(([table, count]) => `${count.toLocaleString('en')} ${count === 1 ? singular(table) : table.toLowerCase()}`)
  return { counts: words.join(', ') || 'no records', orders }
}

const singular = (table: string): string => (table === 'ACTIVITIES' ? 'activity' : table.toLowerCase().replace(/s$/, ''))

async function* read(source: Source, claim: Claim, options: ReadOptions): AsyncGenerator<Outcome> {
  const asked = claim.asks?.find((ask) => ask.ask === 'dateOrder')
  const order = options.answers?.dateOrder ?? (asked?.ask === 'dateOrder' ? asked.guess : 'dmy')
  for (const entry of source.entries) if (claim.entries.includes(entry.label)) yield* readFile(entry, order, options)
}

async function* readFile(entry: Entry, order: DateOrder, options: ReadOptions): AsyncGenerator<Outcome> {
  const contacts = new Contacts(options.now)
  try {
    for await (const record of tableRecords(entry)) if (record.error === undefined) contacts.add(record)
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure // said when the records are told
  }
  const context: Context = { contacts, order, now: options.now, phones: new PhoneReader(options.region) }
  let span: { from: number; to: number } | undefined
  try {
    for await (const record of tableRecords(entry)) {
      const at = { entry: entry.label, index: record.index }
      if (record.error !== undefined) {
        yield { at, failed: record.error, snippet: record.snippet }
        continue
      }
      const { outcome, warning } = meaning(record, context)
      if (warning !== undefined) yield { at, warning }
      if (record.table === 'ACTIVITIES' && 'facts' in outcome) {
        for (const fact of outcome.facts) if (fact.fact === 'interaction' && fact.at !== null) span = { from: Math.min(fact.at, span?.from ?? fact.at), to: Math.max(fact.at, span?.to ?? fact.at) }
      }
      yield { at, ...outcome }
    }
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
    yield { warning: `${entry.label}: ${failure.message}` }
  }
  if (span) yield { facts: [{ fact: 'coverage', network: 'meerkat', account: options.owner[0] ?? nameHandle('meerkat', 'you'), setting: 'inPerson', ...span, directions: ['mutual'] }] }
}
