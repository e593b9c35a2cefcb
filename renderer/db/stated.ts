/** What the archives that count say of people, and the ties they know. */
import type { Handle } from '#contract/handles'
import type { ConnectionFact } from '#contract/records'
import { resolveIdentity, type Identity, type IdentityWord } from '../core/identity'
import { appliedImports } from './applyImport'
import type { Database, DecisionRow, PageRow } from './database'
import { createdNames } from './identityWords'
import type { Stated } from './listed'
import { pagesOf, rowsOf } from './pages'
import { connectionOf, connectionsStream, peopleStream, personOf } from './rows'
import { isContainer, type Directory } from './streams'
import { ranked, type Ranked } from './timeline'
import { handlesInMeetings } from './words'

/** All there is to tell who is who by. */
export interface Evidence {
  readonly imports: Ranked
  readonly decisions: readonly DecisionRow[]
  readonly said: readonly Stated[]
  /** Handles an interaction or the owner's word concerns. */
  readonly concerned: ReadonlySet<Handle>
}

export async function readEvidence(db: Database, directory: Directory): Promise<Evidence> {
  const imports = ranked(await appliedImports(db))
  const decisions = await db.decisions.toArray()
  const concerned = handlesInMeetings(decisions)
  for (const [handle] of createdNames(decisions)) concerned.add(handle)
  for (const [stream, { members }] of directory.interactionStreams()) {
    if (!isContainer(stream)) concerned.add(stream)
    for (const handle of members ?? []) concerned.add(handle)
  }
  return { imports, decisions, said: await readStated(db, imports), concerned }
}

export const identityOf = ({ imports, said, concerned }: Evidence, words: readonly IdentityWord[]): Identity =>
  resolveIdentity({
    statements: said.flatMap(({ fact }) => (fact.hint ? [] : [fact])),
    handles: concerned,
    owner: [...imports.values()].flatMap(({ row }) => row.header.owner),
    words,
  })

async function readStated(db: Database, imports: Ranked): Promise<Stated[]> {
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
