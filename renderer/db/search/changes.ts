/** What changes in the database, here or in another window or worker. */
import { Dexie, RangeSet, rangesOverlap, type ObservabilitySet } from 'dexie'
import type { Database } from '../database'

type Ranges = Parameters<typeof rangesOverlap>[0]
type Changed = (table: string, touches: (key: number) => boolean) => void

/** `touches`: whether a key of the table may be meant. Answers how to stop. */
export function watchChanges(db: Database, changed: Changed): () => void {
  const begins = `idb://${db.name}/`
  const listener = (parts: ObservabilitySet) => {
    if ('all' in parts) for (const { name } of db.tables) changed(name, () => true)
    const tables = new Map<string, Ranges[]>()
    for (const [part, ranges] of Object.entries(parts)) {
      if (!part.startsWith(begins)) continue
      const table = part.slice(begins.length).split('/')[0]!
      tables.set(table, [...(tables.get(table) ?? []), ranges as Ranges])
    }
    for (const [table, ranges] of tables) changed(table, (key) => ranges.some((some) => rangesOverlap(some, new RangeSet(key))))
  }
  Dexie.on.storagemutated.subscribe(listener)
  return () => Dexie.on.storagemutated.unsubscribe(listener)
}
