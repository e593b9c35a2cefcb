/** What the import screen and the status line show. */
import type { CoverageFact, Issue } from '#contract/records'
import { database, type ImportRow, type LibraryCounts } from './database'
import { unpack } from './packed'
import { listTrash } from './setAside'

export type { ImportRow, LibraryCounts } from './database'

export const noCounts: LibraryCounts = { people: 0, handles: 0, interactions: 0, connections: 0, encounters: 0, imports: 0 }

/** Who is in the trash is not counted among the people. */
export async function libraryCounts(): Promise<LibraryCounts> {
  const row = await database().applied.get('counts')
  if (row?.key !== 'counts') return noCounts
  const { people, handles, interactions, connections, encounters, imports } = row
  return { people: people - (await listTrash()).length, handles, interactions, connections, encounters, imports }
}

/** Latest reading first; those taken back included. */
export async function listImports(): Promise<ImportRow[]> {
  const rows = await database().imports.toArray()
  return rows.sort((a, b) => b.header.time - a.header.time || (a.id < b.id ? -1 : 1))
}

export const importRow = (id: string): Promise<ImportRow | undefined> => database().imports.get(id)

/** The listed issues; `trailer.unlisted` says how many more there were. */
export async function importIssues(id: string): Promise<Issue[]> {
  const rows = await database().issues.where('[import+seq]').between([id, 0], [id, Infinity], true, true).toArray()
  return rows.flatMap((row) => unpack<Issue[]>(row.d))
}

export async function coverageOf(id: string): Promise<readonly CoverageFact[]> {
  return (await database().coverage.get(id))?.spans ?? []
}

/** Of all imports that are applied. */
export async function allCoverage(): Promise<readonly CoverageFact[]> {
  const db = database()
  const applied = new Set((await db.imports.toArray()).filter(({ state }) => state === 'applied').map(({ id }) => id))
  return (await db.coverage.toArray()).flatMap((row) => (applied.has(row.import) ? row.spans : []))
}
