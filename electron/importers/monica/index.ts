import { emailHandle, type Handle, nameHandle } from '../../contract/handles'
import type { Claim, CoverageFact, Direction } from '../../contract/records'
import { JsonWalker } from '../formats/jsonWalker'
import { PhoneReader } from '../formats/phones'
import { utf8Chunks } from '../formats/utf16'
import type { Importer, Outcome, ReadOptions } from '../importer'
import type { Entry, Source } from '../sources/source'
import { isEmail } from '../vcard/accounts'
import { readJson, type MetWords } from './json'
import { exportedAt, firstUser, indexSql, readSql, type SqlIndex } from './sql'

/** Monica until version 4: its JSON export, its SQL export, or both together. Version 5 gives cards. */
export const monica: Importer = { id: 'monica', title: 'Monica', version: 1, claim, read }

interface Detail {
  readonly json: readonly string[]
  readonly sql: readonly string[]
}

interface Seen {
  readonly entry: Entry
  readonly owner?: string
  readonly name?: string
  readonly exported?: string
}

const headBytes = 64 * 1024

async function claim(source: Source): Promise<readonly Claim[]> {
  const json: Seen[] = []
  const sql: Seen[] = []
  for (const entry of source.entries) {
    if (!/(?:\.json|\.sql|\.txt|(?:^|\/)[^./]+)$/i.test(entry.path)) continue
    const head = await entry.head(headBytes)
    const asJson = /^\s*\{/.test(Buffer.from(head.subarray(0, 64)).toString().replace(/^\uFEFF/, '')) ? await jsonHead(head) : undefined
    if (asJson) json.push({ entry, ...asJson })
    else if (/^\uFEFF?(?:#[^\n]*\r?\n){0,3}# .{1,200} dump of data\r?\n# Export date: /.test(Buffer.from(head.subarray(0, 4096)).toString())) sql.push({ entry, ...(await sqlHead(entry, head)) })
  }
  // JSON does not know how people were met in words, SQL does: dropped together they are one account.
  if (json.length === 1 && sql.length > 0) return [claimOf([...json], [...sql])]
  return [...json.map((each) => claimOf([each], [])), ...sql.map((each) => claimOf([], [each]))]
}

async function jsonHead(head: Uint8Array): Promise<Omit<Seen, 'entry'> | undefined> {
  const walker = new JsonWalker([['version'], ['export_date'], ['exported_by'], ['account', 'data', '*', 'type'], ['account', 'uuid']])
  const said = new Map<string, string>()
  for await (const chunk of utf8Chunks(only(head))) for (const { path, value } of walker.push(chunk)) if (typeof value === 'string') said.set(path.join('.'), value)
  if (!said.has('version') || !walker.entered.has('account.data')) return undefined
  const owner = said.get('exported_by')
  const exported = said.get('export_date')?.slice(0, 10)
  return { ...(owner !== undefined && { owner }), ...(exported !== undefined && { exported }) }
}

async function* only(chunk: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(chunk)
}

async function sqlHead(entry: Entry, head: Uint8Array): Promise<Omit<Seen, 'entry'>> {
  const text = Buffer.from(head).toString()
  const exported = /^# Export date: (\d{4}-\d\d-\d\d)/m.exec(text)?.[1]
  const name = /^# (.{1,200}) dump of data/m.exec(text)?.[1]
  const owner = await firstUser(entry)
  return { ...(exported !== undefined && { exported }), ...(name !== undefined && { name }), ...(owner !== undefined && { owner }) }
}

function claimOf(json: readonly Seen[], sql: readonly Seen[]): Claim {
  const all = [...json, ...sql]
  const by = all.map(({ owner }) => owner).find((owner) => owner !== undefined)
  const name = all.map((each) => each.name).find((one) => one !== undefined)
  const exported = all.map((each) => each.exported).find((date) => date !== undefined)
  const detail: Detail = { json: json.map(({ entry }) => entry.label), sql: sql.map(({ entry }) => entry.label) }
  return {
    importer: monica.id,
    title: monica.title,
    source: [...new Set(all.map(({ entry }) => entry.root))].join(', '),
    recognised: `contacts with notes, calls, conversations and activities${exported === undefined ? '' : `, exported on ${exported}`}${json.length > 0 && sql.length > 0 ? ', JSON and SQL together' : ''}`,
    owner: by !== undefined && isEmail(by) ? [emailHandle(by)] : [],
    ...(name !== undefined && { ownerName: name }),
    entries: all.map(({ entry }) => entry.label),
    bytes: all.reduce((sum, { entry }) => sum + entry.size, 0),
    ignored: ['documents, diary entries and logs', ...(sql.length === 0 ? ['how you met, in words: only Monica’s SQL export holds that; drop it together with this file'] : [])],
    detail,
  }
}

async function* read(source: Source, claim: Claim, options: ReadOptions): AsyncGenerator<Outcome> {
  const detail = claim.detail as Detail
  const entries = (labels: readonly string[]) => source.entries.filter(({ label }) => labels.includes(label))
  const phones = new PhoneReader(options.region)
  const span = new Spans()
  const dumps: { readonly entry: Entry; readonly index: SqlIndex; readonly broken?: string }[] = []
  for (const entry of entries(detail.sql)) dumps.push({ entry, ...(await indexSql(entry)) })
  const met: MetWords = new Map(dumps.flatMap(({ index }) => [...index.met()]))
  const known = dumps.length > 0 && detail.json.length > 0 ? new Set<string>() : undefined
  for (const entry of entries(detail.json)) {
    for await (const outcome of readJson(entry, phones, options, met)) {
      if (known && 'facts' in outcome) for (const fact of outcome.facts) if (fact.fact !== 'coverage') known.add(fact.id)
      span.add(outcome)
      yield outcome
    }
  }
  for (const { entry, index, broken } of dumps) {
    const exported = exportedAt(index, options.now)
    if (exported !== undefined && detail.json.length === 0) yield { asOf: exported }
    for await (const outcome of readSql(entry, index, phones, options)) {
      const first = 'facts' in outcome ? outcome.facts[0] : undefined
      if (first && first.fact !== 'coverage' && known?.has(first.id) && 'at' in outcome && outcome.at) yield { at: outcome.at, skipped: 'Also in the JSON export, which says more.' }
      else {
        span.add(outcome)
        yield outcome
      }
    }
    if (broken !== undefined) yield { warning: `${entry.label}: ${broken}` }
  }
  const facts = span.coverage(options.owner[0] ?? nameHandle('monica', claim.ownerName ?? 'you'))
  if (facts.length > 0) yield { facts }
}

/** From when to when things were written down: in person, and what was said from afar. */
class Spans {
  private readonly spans = new Map<'inPerson' | 'private', { from: number; to: number }>()

  add(outcome: Outcome): void {
    if (!('facts' in outcome)) return
    for (const fact of outcome.facts) {
      if (fact.fact !== 'interaction' || fact.at === null || (fact.setting !== 'inPerson' && fact.setting !== 'private') || !['event', 'call', 'message'].includes(fact.kind)) continue
      const span = this.spans.get(fact.setting)
      if (span) {
        span.from = Math.min(span.from, fact.at)
        span.to = Math.max(span.to, fact.at)
      } else this.spans.set(fact.setting, { from: fact.at, to: fact.at })
    }
  }

  coverage(account: Handle): CoverageFact[] {
    const directions: readonly Direction[] = ['sent', 'received', 'mutual']
    return [...this.spans].map(([setting, { from, to }]) => ({ fact: 'coverage', network: 'monica', account, setting, from, to, directions: setting === 'inPerson' ? ['mutual'] : directions }))
  }
}
