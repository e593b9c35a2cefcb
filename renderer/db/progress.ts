/** How far the database has followed the folder. */
import type { Database, ImportRow } from './database'

/** Device → sequence of the last line applied. */
export async function appliedJournals(db: Database): Promise<Map<string, number>> {
  const rows = await db.applied.where('key').startsWith('journal:').toArray()
  return new Map(rows.flatMap((row) => ('seq' in row ? [[row.key.slice('journal:'.length), row.seq] as const] : [])))
}

export async function importStates(db: Database): Promise<Map<string, { readonly state: ImportRow['state']; readonly source: string }>> {
  return new Map((await db.imports.toArray()).map((row) => [row.id, { state: row.state, source: row.header.source }]))
}

/** What is derived does not belong to what is stored: the last attempt was cut off between the two. */
export async function isStale(db: Database): Promise<boolean> {
  const row = await db.applied.get('derived')
  return row?.key === 'derived' && row.stale
}
