/** What the archives call their owner. */
import { chooseName } from '../core/names'
import { appliedImports } from './applyImport'
import { database } from './database'
import { rowsOfStream } from './pages'
import { peopleStream, personOf } from './rows'

/** The owner's name as the best source gives it; null when no archive says whose it is. */
export async function ownerName(): Promise<string | null> {
  const db = database()
  const imports = new Map((await appliedImports(db)).map(({ id, header }) => [id, header.importer]))
  const named: { name: string; source: string; seen?: number }[] = []
  for await (const { page, row } of rowsOfStream(db, peopleStream, new Set(imports.keys()))) {
    const fact = personOf(row[2])
    if (fact.me && fact.name) named.push({ name: fact.name, source: imports.get(page.import) ?? '', ...(fact.seen !== undefined && { seen: fact.seen }) })
  }
  return chooseName(named)?.name ?? null
}
