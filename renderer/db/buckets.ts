/**
 * A table that holds a little about everybody, as up to 1,024 rows: key → value pairs packed by a hash of the key. A changed
 * value rewrites its bucket; a list of everybody reads all of them (50,000 single rows would take 60 times as long to write).
 */
import { fnv1a } from '../core/hashes'
import type { BucketRow, BucketTable } from './database'
import { pack, unpack } from './packed'

export const bucketCount = 1024

/** Only spreads, so collisions cost nothing. */
export function bucketOf(key: string): number {
  const hash = fnv1a(key)
  return ((hash >>> 16) ^ hash) & (bucketCount - 1)
}

type Pairs<V> = [key: string, value: V][]

export async function readAll<V>(table: BucketTable): Promise<Map<string, V>> {
  const all = new Map<string, V>()
  for (const row of await table.toArray()) for (const [key, value] of unpack<Pairs<V>>(row.d)) all.set(key, value)
  return all
}

/** The rows of a whole table, some at a time: what a page reads at once, it copies at once. */
export async function readRows(table: BucketTable): Promise<BucketRow[]> {
  return table.db.transaction('r', table, async () => {
    const rows: BucketRow[] = []
    for (let first = 0; first < bucketCount; first += rowsAtOnce) {
      rows.push(...(await table.where('bucket').between(first, first + rowsAtOnce).toArray()))
    }
    return rows
  })
}
const rowsAtOnce = 128

/** The values of a whole table, unpacked row by row. */
export function* unpacking<V>(rows: readonly BucketRow[]): Generator<undefined, V[]> {
  const values: V[] = []
  for (const row of rows) {
    for (const [, value] of unpack<Pairs<V>>(row.d)) values.push(value)
    yield
  }
  return values
}

/** The same with their keys. */
export function* unpackingPairs<V>(rows: readonly BucketRow[]): Generator<undefined, Map<string, V>> {
  const pairs = new Map<string, V>()
  for (const row of rows) {
    for (const [key, value] of unpack<Pairs<V>>(row.d)) pairs.set(key, value)
    yield
  }
  return pairs
}

export async function readOne<V>(table: BucketTable, key: string): Promise<V | undefined> {
  const row = await table.get(bucketOf(key))
  return row && unpack<Pairs<V>>(row.d).find(([found]) => found === key)?.[1]
}

export async function readSome<V>(table: BucketTable, keys: Iterable<string>): Promise<Map<string, V>> {
  const wanted = new Set(keys)
  const found = new Map<string, V>()
  const rows = await table.bulkGet([...new Set([...wanted].map(bucketOf))])
  for (const row of rows) {
    if (row) for (const [key, value] of unpack<Pairs<V>>(row.d)) if (wanted.has(key)) found.set(key, value)
  }
  return found
}

/** Replaces the whole table. */
export async function writeAll<V>(table: BucketTable, values: ReadonlyMap<string, V>): Promise<void> {
  await table.clear()
  await table.bulkPut(rowsOf(values))
}

/** Sets some keys; a key whose value is undefined goes. */
export async function writeSome<V>(table: BucketTable, changes: ReadonlyMap<string, V | undefined>): Promise<void> {
  const byBucket = new Map<number, Map<string, V | undefined>>()
  for (const [key, value] of changes) {
    const bucket = bucketOf(key)
    const changed = byBucket.get(bucket)
    if (changed) changed.set(key, value)
    else byBucket.set(bucket, new Map([[key, value]]))
  }
  const numbers = [...byBucket.keys()]
  const before = await table.bulkGet(numbers)
  const rows: BucketRow[] = []
  const empty: number[] = []
  for (const [i, bucket] of numbers.entries()) {
    const row = before[i]
    const values = new Map<string, V>(row ? unpack<Pairs<V>>(row.d) : [])
    for (const [key, value] of byBucket.get(bucket)!) {
      if (value === undefined) values.delete(key)
      else values.set(key, value)
    }
    if (values.size > 0) rows.push({ bucket, d: packed(values) })
    else empty.push(bucket)
  }
  await table.bulkPut(rows)
  if (empty.length > 0) await table.bulkDelete(empty)
}

function rowsOf<V>(values: ReadonlyMap<string, V>): BucketRow[] {
  const buckets = new Map<number, Map<string, V>>()
  for (const [key, value] of values) {
    const bucket = bucketOf(key)
    const pairs = buckets.get(bucket)
    if (pairs) pairs.set(key, value)
    else buckets.set(bucket, new Map([[key, value]]))
  }
  return [...buckets].map(([bucket, pairs]) => ({ bucket, d: packed(pairs) }))
}

/** Sorted, so that the same content is the same bytes however it came about. */
const packed = (values: ReadonlyMap<string, unknown>) => pack([...values].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
