/** Who is in no list: the trash, handles that are not a person, and the owner's own. */
import type { Handle } from '#contract/handles'
import type { OperationId } from '#contract/operations'
import type { PersonFact } from '#contract/records'
import type { PersonSummary, Teller } from '../core/model'
import { chooseName, compareNames, type NameCandidate } from '../core/names'
import { appliedImports } from './applyImport'
import { readSome } from './buckets'
import { database, type Database, type DecisionRow } from './database'
import { rowsAbout } from './decisions'
import type { Place } from './listed'
import { rowsOf, stretchesOf } from './pages'
import { peopleStream, personOf } from './rows'
import { statedOn } from './stated'
import { inTrash } from './stories'
import { ranked } from './timeline'
import { inOrder, timeOf } from './words'

/** Those in the trash, by name. */
export async function listTrash(): Promise<readonly PersonSummary[]> {
  const db = database()
  const trash = await db.transaction('r', [db.decisions, db.handles, db.summaries], () => inTrash(db))
  return [...trash.values()].sort((a, b) => compareNames(a.name, b.name) || (a.id < b.id ? -1 : 1))
}

/** A handle that is not a person's, because the owner said so. */
export interface IgnoredHandle {
  readonly handle: Handle
  /** As a source, or the owner, calls it. */
  readonly name?: string
  /** When it was said, UTC ms. What was said in one go has one operation. */
  readonly at: number
  readonly operation: OperationId
}

/** What was said last comes first. */
export async function ignoredHandles(): Promise<readonly IgnoredHandle[]> {
  const db = database()
  return db.transaction('r', [db.decisions, db.imports, db.pages, db.unlisted], async () => {
    const rows = (await db.decisions.where('name').anyOf(['ignoreHandles', 'claimHandles']).toArray()) as DecisionRow<'ignoreHandles' | 'claimHandles'>[]
    const ignored = new Map<Handle, Omit<IgnoredHandle, 'handle' | 'name'>>()
    for (const row of inOrder(rows)) {
      const { args } = row
      for (const handle of args.handles) {
        if ('ignored' in args && args.ignored) ignored.set(handle, { at: timeOf(row), operation: row.id })
        // Somebody back among the people, or the owner.
        else if ('ignored' in args || args.mine) ignored.delete(handle)
      }
    }
    const names = await namesOf(db, new Set(ignored.keys()))
    return [...ignored]
      .map(([handle, said]): IgnoredHandle => ({ handle, ...said, ...(names.has(handle) ? { name: names.get(handle)! } : {}) }))
      .sort((a, b) => b.at - a.at || compareNames(a.name ?? a.handle, b.name ?? b.handle))
  })
}

async function namesOf(db: Database, handles: ReadonlySet<Handle>): Promise<Map<Handle, string>> {
  const candidates = new Map<Handle, NameCandidate[]>()
  const own = new Map<Handle, string>()
  if (handles.size === 0) return own
  const imports = ranked(await appliedImports(db))
  const places = new Map([...(await readSome<readonly Place[]>(db.unlisted, handles)).values()].flat().map((place) => [place.join(' '), place]))
  for (const page of await db.pages.bulkGet([...places.values()].map(([importId, seq]): [string, string, number] => [peopleStream, importId, seq]))) {
    for (const { fact: { name, handles: stated, seen, hint }, source } of page ? statedOn(page, imports) : []) {
      if (name === undefined || hint) continue
      for (const handle of stated) {
        if (handles.has(handle)) candidates.set(handle, [...(candidates.get(handle) ?? []), { name, source, ...(seen === undefined ? {} : { seen }) }])
      }
    }
  }
  for (const row of inOrder(await rowsAbout(db, handles))) {
    if (row.name !== 'renamePerson' && row.name !== 'createPerson') continue
    for (const handle of row.about) own.set(handle, (row.args as { readonly name: string }).name)
  }
  const names = new Map<Handle, string>()
  for (const handle of handles) {
    const name = chooseName(candidates.get(handle) ?? [], own.get(handle))?.name
    if (name !== undefined) names.set(handle, name)
  }
  return names
}

/** A handle of the owner's, and who says that it is: the owner, or archives. */
export interface OwnHandle {
  readonly handle: Handle
  readonly by: readonly Teller[]
}

/** The handles of which the owner last said that they are theirs, and null for those that are not. */
export async function claimedHandles(db: Database): Promise<ReadonlyMap<Handle, Teller | null>> {
  const rows = (await db.decisions.where('name').equals('claimHandles').toArray()) as DecisionRow<'claimHandles'>[]
  return new Map(inOrder(rows).flatMap((row) => row.about.map((handle) => [handle, row.args.mine ? { source: 'you', seen: timeOf(row) } : null] as const)))
}

/** In text order. What the owner took back is left out, whatever the archives say. */
export async function ownHandles(): Promise<readonly OwnHandle[]> {
  const db = database()
  return db.transaction('r', [db.decisions, db.imports, db.pages], async () => {
    const claimed = await claimedHandles(db)
    const own = new Map<Handle, Teller[]>()
    const add = (handle: Handle, by: Teller) => {
      const known = own.get(handle) ?? []
      if (!known.some(({ source, file }) => source === by.source && file === by.file)) own.set(handle, [...known, by])
    }
    for (const [handle, by] of claimed) if (by) add(handle, by)
    for (const { header } of await appliedImports(db)) for (const handle of header.owner) add(handle, { source: header.importer, file: header.source })
    await eachFact(db, (fact, by) => {
      if (fact.me) for (const handle of fact.handles) add(handle, by)
    })
    return [...own].flatMap(([handle, by]) => (claimed.get(handle) === null ? [] : [{ handle, by }])).sort((a, b) => (a.handle < b.handle ? -1 : 1))
  })
}

/** What the archives that count say of people. */
async function eachFact(db: Database, look: (fact: PersonFact, by: Teller) => void): Promise<void> {
  const imports = new Map((await appliedImports(db)).map(({ id, header }): [string, Teller] => [id, { source: header.importer, file: header.source }]))
  for await (const pages of stretchesOf(db, [peopleStream])) {
    for (const page of pages) {
      const by = imports.get(page.import)
      if (by) for (const [, , content] of rowsOf(page)) look(personOf(content), by)
    }
  }
}
