/** A table that holds a little about everybody, kept in memory: read once, in turns, then only the buckets that change. */
import { bucketCount } from './buckets'
import { database, type BucketRow, type BucketTable, type Database } from './database'
import { unpack } from './packed'
import { watchChanges } from './search/changes'
import { pause } from './turns'

/** One of those tables in memory. */
export class KeptTable<V> {
  /** What is there now; the same map as long as it is kept. */
  readonly all = new Map<string, V>()
  private readonly keys = new Map<number, readonly string[]>()
  /** Buckets to be read again; all of them at first. */
  private stale = new Set(Array.from({ length: bucketCount }, (_, bucket) => bucket))

  constructor(readonly table: BucketTable) {}

  get isStale(): boolean {
    return this.stale.size > 0
  }

  changed(touches: (key: number) => boolean): void {
    for (let bucket = 0; bucket < bucketCount; bucket++) if (touches(bucket)) this.stale.add(bucket)
  }

  /** The next few stale buckets. What changes while they are read is stale again. */
  take(): readonly number[] {
    const some = [...this.stale].slice(0, bucketsAtOnce)
    for (const bucket of some) this.stale.delete(bucket)
    return some
  }

  giveBack(buckets: readonly number[]): void {
    for (const bucket of buckets) this.stale.add(bucket)
  }

  /** Takes over a bucket and notes whose value came, went or is another; what is the same stays the same object. */
  put(bucket: number, row: BucketRow | undefined, changed: Set<string>): void {
    const before = this.keys.get(bucket) ?? []
    const pairs = row ? unpack<[string, V][]>(row.d) : []
    for (const [key, value] of pairs) {
      const old = before.length === 0 ? undefined : this.all.get(key)
      if (old !== undefined && JSON.stringify(old) === JSON.stringify(value)) continue
      this.all.set(key, value)
      changed.add(key)
    }
    const keys = pairs.map(([key]) => key)
    const here = new Set(before.length === 0 ? [] : keys)
    for (const key of before) {
      if (here.has(key)) continue
      this.all.delete(key)
      changed.add(key)
    }
    this.keys.set(bucket, keys)
  }
}
/** A page copies at once what it reads at once: of 70 kB each that is 2 MB. */
const bucketsAtOnce = 32

export interface Keeping {
  stop(): void
}

/**
 * Keeps these tables and tells whose rows are other than before, once all of them are read: first everybody, then whom an edit or import touched. An
 * edit is told of once, as it was written once.
 */
export function keepTables(make: (db: Database) => readonly KeptTable<unknown>[], told: (changed: ReadonlySet<string>) => void, failed: (error: unknown) => void): Keeping {
  const db = database()
  const tables = make(db)
  let stopped = false
  let reading = false
  let changed = new Set<string>()

  async function read(): Promise<void> {
    let began = performance.now()
    for (;;) {
      const wanted = tables.map((kept) => kept.take())
      if (wanted.every((buckets) => buckets.length === 0)) return
      const rows = await rowsOf(db, tables, wanted).catch((error: unknown) => {
        tables.forEach((kept, at) => kept.giveBack(wanted[at]!))
        throw error
      })
      for (const [at, kept] of tables.entries()) {
        for (const [place, bucket] of wanted[at]!.entries()) {
          kept.put(bucket, rows[at]![place], changed)
          if (performance.now() - began < stretch) continue
          await pause()
          if (stopped) return
          began = performance.now()
        }
      }
      if (stopped) return
    }
  }

  async function follow(): Promise<void> {
    if (reading) return
    reading = true
    try {
      await read()
    } catch (error) {
      if (!stopped) failed(error)
      return
    } finally {
      reading = false
    }
    if (stopped) return
    // Something changed between the last look and here.
    if (tables.some(({ isStale }) => isStale)) return follow()
    // A first reading that finds nobody is an answer as well.
    const all = changed
    changed = new Set()
    told(all)
  }

  const unwatch = watchChanges(db, (name, touches) => {
    const kept = tables.filter(({ table }) => table.name === name)
    for (const one of kept) one.changed(touches)
    if (kept.some(({ isStale }) => isStale)) void follow()
  })
  void follow()
  return {
    stop() {
      stopped = true
      unwatch()
    },
  }
}
/** As in `turns.ts`, somewhat less: the frame itself wants its time. */
const stretch = 10

/** In one transaction: what was written together is read together. */
function rowsOf(db: Database, tables: readonly KeptTable<unknown>[], wanted: readonly (readonly number[])[]): Promise<(BucketRow | undefined)[][]> {
  const asked = tables.filter((_, at) => wanted[at]!.length > 0).map(({ table }) => table)
  return db.transaction('r', asked, () => Promise.all(tables.map(({ table }, at) => (wanted[at]!.length === 0 ? [] : table.bulkGet([...wanted[at]!])))))
}
