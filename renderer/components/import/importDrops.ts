import type { Buckets, ImportTrailer } from '#contract/records'
import type { ImportRecord } from './importRecord'

/** What was dropped together and kept: one import, or the parts of one. */
export interface ImportDrop {
  readonly id: string
  readonly records: readonly ImportRecord[]
}

/** The imports of one drop stand together, where its latest one stood. */
export function dropsOf(records: readonly ImportRecord[]): readonly ImportDrop[] {
  const drops = new Map<string, ImportRecord[]>()
  for (const record of records) {
    const id = record.header.drop ?? record.id
    const drop = drops.get(id)
    if (drop) drop.push(record)
    else drops.set(id, [record])
  }
  return [...drops].map(([id, parts]) => ({ id, records: parts.sort((a, b) => a.header.time - b.header.time) }))
}

export type Totals = Pick<ImportTrailer, 'read' | 'merged' | 'skipped' | 'failed' | 'kinds' | 'lines' | 'unlisted'>

/** The counts of several imports as if they were one. */
export function totalsOf(trailers: readonly Totals[]): Totals {
  return {
    read: added(trailers.map(({ read }) => read)),
    merged: added(trailers.map(({ merged }) => merged)),
    unlisted: added(trailers.map(({ unlisted }) => unlisted)),
    skipped: united(trailers.map(({ skipped }) => skipped)),
    failed: united(trailers.map(({ failed }) => failed)),
    kinds: united(trailers.map(({ kinds }) => kinds)),
    lines: united(trailers.map(({ lines }) => lines)) as Totals['lines'],
  }
}

/** Null as long as one of them is not applied. */
export function bucketsOf(records: readonly ImportRecord[]): Buckets | null {
  const all = records.flatMap(({ buckets }) => (buckets ? [buckets] : []))
  if (all.length < records.length) return null
  const of = (bucket: 'created' | 'updated' | 'unchanged' | 'merged') => added(all.map((buckets) => buckets[bucket]))
  return {
    created: of('created'), updated: of('updated'), unchanged: of('unchanged'), merged: of('merged'),
    skipped: united(all.map(({ skipped }) => skipped)), failed: united(all.map(({ failed }) => failed)),
  }
}

/** The import of the same source before this one: same importer, same account. Sources that belong to nobody are told apart by their names. */
export function previousOf(record: ImportRecord, all: readonly ImportRecord[]): ImportRecord | undefined {
  const { header } = record
  const same = (other: ImportRecord) =>
    header.owner.length > 0 || other.header.owner.length > 0
      ? other.header.owner.some((handle) => header.owner.includes(handle))
      : plainName(other.header.source) === plainName(header.source)
  return all
    .filter((other) => other.id !== record.id && other.state === 'applied' && other.header.importer === header.importer && same(other))
    .filter((other) => other.header.time < header.time && (header.drop === undefined || other.header.drop !== header.drop))
    .sort((a, b) => b.header.time - a.header.time)[0]
}

/** Bytes of what was read. */
export const sizeOf = ({ header }: Pick<ImportRecord, 'header'>): number => added(header.files.map(({ bytes }) => bytes))

/** `contacts (2).vcf` and `contacts-2024-05-01.vcf` are the same address book. */
const plainName = (source: string) => source.toLowerCase().replace(/[\d\s()_.-]+/g, ' ').trim()

const added = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0)

function united(all: readonly Readonly<Partial<Record<string, number>>>[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const one of all) for (const [key, n = 0] of Object.entries(one)) counts.set(key, (counts.get(key) ?? 0) + n)
  return Object.fromEntries(counts)
}
