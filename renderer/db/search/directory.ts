/** Who is who, kept in memory for searching: read once, then only the buckets that change. */
import type { Handle } from '#contract/handles'
import { ignoredBy } from '../../core/identityWords'
import type { Encounter, PersonId, PersonSummary } from '../../core/model'
import { knownPerson, type KnownPerson } from '../../core/search/people'
import { bucketCount } from '../buckets'
import type { BucketRow, BucketTable, Database } from '../database'
import { identityWords } from '../identityWords'
import { unpack } from '../packed'

export class Directory {
  /** Changes whenever anything here does. */
  version = 0
  private readonly people = new KeptTable<PersonSummary, KnownPerson>((table) => table.summaries, knownPerson)
  private readonly handles = new KeptTable<PersonId, PersonId>((table) => table.handles, (id) => id)
  private readonly places = new KeptTable<readonly Encounter[], readonly string[]>((table) => table.encounters, placesOf)
  private ignored: ReadonlySet<Handle> = new Set()
  private ignoredAreStale = true
  private list: readonly KnownPerson[] | undefined

  constructor(private readonly db: Database) {}

  changed(table: string, touches: (key: number) => boolean): void {
    for (const kept of [this.people, this.handles, this.places]) if (kept.name(this.db) === table) kept.changed(touches)
    if (table === 'decisions') this.ignoredAreStale = true
  }

  async refresh(): Promise<void> {
    let fresh = false
    for (const kept of [this.people, this.handles, this.places]) fresh = (await kept.refresh(this.db)) || fresh
    fresh = (await this.refreshIgnored()) || fresh
    if (!fresh) return
    this.list = undefined
    this.version++
  }

  /** Whether others are ignored than before: most of what the owner writes down says nothing of that. */
  private async refreshIgnored(): Promise<boolean> {
    if (!this.ignoredAreStale) return false
    this.ignoredAreStale = false
    try {
      const before = this.ignored
      const words = identityWords(await this.db.decisions.where('name').anyOf(['ignoreHandles', 'claimHandles']).toArray())
      this.ignored = ignoredBy(words).ignored
      return this.ignored.size !== before.size || [...this.ignored].some((handle) => !before.has(handle))
    } catch (error) {
      this.ignoredAreStale = true
      throw error
    }
  }

  person(id: PersonId): KnownPerson | undefined {
    return this.people.get(id)
  }

  personOf(handle: Handle): PersonId | undefined {
    return this.handles.get(handle)
  }

  /** In the trash, or not a person. */
  isHidden(handle: Handle): boolean {
    const id = this.handles.get(handle)
    return id === undefined ? this.ignored.has(handle) : (this.people.get(id)?.deleted ?? false)
  }

  everybody(): readonly KnownPerson[] {
    return (this.list ??= [...this.people.values()])
  }

  /** Names of the places of somebody's encounters. */
  placesOf(id: PersonId): readonly string[] {
    return this.places.get(id) ?? []
  }
}

const placesOf = (encounters: readonly Encounter[]): readonly string[] => encounters.flatMap(({ place, grade }) => (place?.name === undefined || grade === 'candidate' ? [] : [place.name]))

/** A packed table as a map of what is needed of it. */
class KeptTable<V, K> {
  private readonly all = new Map<string, K>()
  private readonly keys = new Map<number, readonly string[]>()
  /** Buckets to be read again; all of them at first. */
  private stale: Set<number> | 'all' = 'all'

  constructor(
    private readonly of: (db: Database) => BucketTable,
    private readonly keep: (value: V) => K,
  ) {}

  name(db: Database): string {
    return this.of(db).name
  }

  get(key: string): K | undefined {
    return this.all.get(key)
  }

  values(): Iterable<K> {
    return this.all.values()
  }

  changed(touches: (key: number) => boolean): void {
    if (this.stale === 'all') return
    for (let bucket = 0; bucket < bucketCount; bucket++) if (touches(bucket)) this.stale.add(bucket)
  }

  /** Whether anything was read. */
  async refresh(db: Database): Promise<boolean> {
    const { stale } = this
    if (stale !== 'all' && stale.size === 0) return false
    // What changes while this is read is stale again.
    this.stale = new Set()
    try {
      const numbers = stale === 'all' ? Array.from({ length: bucketCount }, (_, bucket) => bucket) : [...stale]
      const rows = await this.of(db).bulkGet(numbers)
      numbers.forEach((bucket, at) => this.take(bucket, rows[at]))
    } catch (error) {
      this.stale = 'all'
      throw error
    }
    return true
  }

  private take(bucket: number, row: BucketRow | undefined): void {
    for (const key of this.keys.get(bucket) ?? []) this.all.delete(key)
    const pairs = row ? unpack<[string, V][]>(row.d) : []
    for (const [key, value] of pairs) this.all.set(key, this.keep(value))
    this.keys.set(bucket, pairs.map(([key]) => key))
  }
}
