/** What the archives that count say of people, and the ties they know. */
import type { Handle } from '#contract/handles'
import type { ConnectionFact } from '#contract/records'
import type { Database, PageRow } from './database'
import type { Stated } from './listed'
import { pagesOf, rowsOf } from './pages'
import { connectionOf, connectionsStream, peopleStream, personOf } from './rows'
import type { Ranked } from './timeline'

export async function readStated(db: Database, imports: Ranked): Promise<Stated[]> {
  const said: Stated[] = []
  // One at a time: there may be more than can be handed over as arguments.
  for await (const page of pagesOf(db, [peopleStream])) for (const one of statedOn(page, imports)) said.push(one)
  return said
}

export function statedOn(page: PageRow, imports: Ranked): Stated[] {
  const from = imports.get(page.import)
  if (!from) return []
  const place = [page.import, page.seq] as const
  return rowsOf(page).map(([, , content]) => ({ source: from.row.header.importer, rank: from.rank, fact: personOf(content), page: place }))
}

/** Those of some handles, as the newest archive has each; sorted by id. */
export async function readConnections(db: Database, imports: Ranked, isWanted: (handle: Handle) => boolean): Promise<ConnectionFact[]> {
  const newest = new Map<string, { readonly rank: number; readonly connection: ConnectionFact }>()
  for await (const page of pagesOf(db, [connectionsStream])) {
    const from = imports.get(page.import)
    if (!from) continue
    for (const [, , content] of rowsOf(page)) {
      const connection = connectionOf(content)
      if (!isWanted(connection.handle)) continue
      const known = newest.get(connection.id)
      if (!known || known.rank < from.rank) newest.set(connection.id, { rank: from.rank, connection })
    }
  }
  return [...newest.values()].map(({ connection }) => connection).sort(byId)
}

export const byId = <T extends { readonly id: string }>(a: T, b: T): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
