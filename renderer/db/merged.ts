/** Who is one person because the owner said so, or because several sources agree. */
import type { Handle } from '#contract/handles'
import type { IdentityWord } from '../core/identity'
import type { PersonId } from '../core/model'
import { isHeldByWord, type StatementOf } from '../core/parts'
import { appliedImports } from './applyImport'
import { readRows, readSome, unpacking } from './buckets'
import { database, type Database, type DecisionRow } from './database'
import { identityWords } from './identityWords'
import { rowsOf } from './pages'
import type { PersonRow } from './people'
import { peopleStream, personOf } from './rows'
import { inTurns } from './turns'

export interface MergedPerson {
  readonly id: PersonId
  readonly by: 'you' | 'evidence'
  /** When the owner said so last, or when the source came that united them, UTC ms. */
  readonly at: number
}

/** The latest first. */
export async function mergedPeople(): Promise<MergedPerson[]> {
  const db = database()
  const { said, rows, sources } = await db.transaction('r', [db.decisions, db.handles, db.imports, db.people], async () => ({
    said: await mergesInForce(db),
    sources: new Map((await appliedImports(db)).map(({ id, header }) => [id, { importer: header.importer, time: header.time }])),
    rows: await readRows(db.people),
  }))
  const merged = new Map<PersonId, MergedPerson>()
  const perhaps: PersonRow[] = []
  for (const person of await inTurns(unpacking<PersonRow>(rows))) {
    const id = person.handles[0]
    if (id === undefined) continue
    if (said.has(id)) perhaps.push(person)
    const at = unitedAt(person, sources)
    if (at !== undefined) merged.set(id, { id, by: 'evidence', at })
  }
  const added = await addedHandles(db)
  const statements = await statementsOn(db, perhaps, sources)
  for (const { handles } of perhaps) {
    const id = handles[0]!
    const theirs = new Set(handles.flatMap((handle) => statements.get(handle) ?? []))
    if (isHeldByWord(handles, [...theirs], added)) merged.set(id, { id, by: 'you', at: said.get(id)! })
  }
  return [...merged.values()].sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
}

/** Words that somebody has one handle more: no merge. */
export const addedHandles = async (db: Database): Promise<IdentityWord[]> => identityWords((await db.decisions.where('name').equals('addHandle').toArray()).filter((row) => !row.undone))

/** By person: when the owner's last word was that some of the handles are theirs. */
async function mergesInForce(db: Database): Promise<ReadonlyMap<PersonId, number>> {
  const rows = (await db.decisions.where('name').equals('mergePeople').toArray()).filter((row): row is DecisionRow<'mergePeople'> => !row.undone)
  const personOf = await readSome<PersonId>(db.handles, rows.flatMap((row) => row.args.handles))
  const said = new Map<PersonId, number>()
  for (const row of rows) {
    const at = Number(row.clock.slice(0, wallTime))
    for (const id of withSeveral(row.args.handles, personOf)) said.set(id, Math.max(said.get(id) ?? -Infinity, at))
  }
  return said
}

/** The people who have two or more of the handles. */
function withSeveral(handles: readonly Handle[], personOf: ReadonlyMap<Handle, PersonId>): readonly PersonId[] {
  const counts = new Map<PersonId, number>()
  for (const handle of new Set(handles)) {
    const id = personOf.get(handle)
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return [...counts].filter(([, count]) => count > 1).map(([id]) => id)
}

/** What the sources say of some people, by handle; each page is read once, however many of them it speaks of. */
async function statementsOn(db: Database, people: readonly PersonRow[], sources: ReadonlyMap<string, unknown>): Promise<ReadonlyMap<Handle, readonly StatementOf[]>> {
  const handles = new Set(people.flatMap((person) => person.handles))
  const places = new Map(people.flatMap(({ facts }) => facts.map(([importId, seq]) => [`${importId} ${seq}`, [peopleStream, importId, seq] as [string, string, number]] as const)))
  const found = new Map<Handle, StatementOf[]>()
  for (const page of await db.pages.bulkGet([...places.values()])) {
    if (!page || !sources.has(page.import)) continue
    for (const [, , content] of rowsOf(page)) {
      const { handles: stated, name, seen, hint } = personOf(content)
      if (hint) continue
      const statement = { handles: stated, ...(name === undefined ? {} : { name }), ...(seen === undefined ? {} : { seen }) }
      for (const handle of stated) if (handles.has(handle)) found.set(handle, [...(found.get(handle) ?? []), statement])
    }
  }
  return found
}

/** When a second kind of source began to speak of somebody with several handles; undefined when one kind knows them alone. */
function unitedAt({ handles, facts }: PersonRow, sources: ReadonlyMap<string, { readonly importer: string; readonly time: number }>): number | undefined {
  if (handles.length < 2 || facts.length < 2) return undefined
  const first = new Map<string, number>()
  for (const [importId] of facts) {
    const source = sources.get(importId)
    if (source) first.set(source.importer, Math.min(first.get(source.importer) ?? Infinity, source.time))
  }
  return first.size < 2 ? undefined : [...first.values()].sort((a, b) => a - b)[1]
}

/** Digits of a hybrid clock that are UTC ms. */
const wallTime = 13
