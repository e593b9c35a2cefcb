/** Who is one person because the owner said so, or because several sources agree. */
import type { Handle } from '#contract/handles'
import type { PersonId } from '../core/model'
import { appliedImports } from './applyImport'
import { readRows, readSome, unpacking } from './buckets'
import { database, type DecisionRow } from './database'
import type { PersonRow } from './people'
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
  const [said, imports, rows] = await db.transaction('r', [db.decisions, db.handles, db.imports, db.people], async () =>
    [await mergesInForce(), await appliedImports(db), await readRows(db.people)] as const)
  const sources = new Map(imports.map(({ id, header }) => [id, { importer: header.importer, time: header.time }]))
  const merged = new Map<PersonId, MergedPerson>()
  for (const person of await inTurns(unpacking<PersonRow>(rows))) {
    const id = person.handles[0]
    const at = unitedAt(person, sources)
    if (id !== undefined && at !== undefined) merged.set(id, { id, by: 'evidence', at })
  }
  for (const [id, at] of said) merged.set(id, { id, by: 'you', at })
  return [...merged.values()].sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
}

/** By person: when the owner's last word was that some of the handles are theirs. */
async function mergesInForce(): Promise<ReadonlyMap<PersonId, number>> {
  const db = database()
  const rows = (await db.decisions.where('name').equals('mergePeople').toArray()).filter((row): row is DecisionRow<'mergePeople'> => !row.undone)
  const personOf = await readSome<PersonId>(db.handles, rows.flatMap((row) => row.args.handles))
  const said = new Map<PersonId, number>()
  for (const row of rows) {
    const at = Number(row.clock.slice(0, wallTime))
    for (const id of unitedBy(row.args.handles, personOf)) said.set(id, Math.max(said.get(id) ?? -Infinity, at))
  }
  return said
}

/** The people who have two or more of the handles: later words may have taken them apart again. */
function unitedBy(handles: readonly Handle[], personOf: ReadonlyMap<Handle, PersonId>): readonly PersonId[] {
  const counts = new Map<PersonId, number>()
  for (const handle of new Set(handles)) {
    const id = personOf.get(handle)
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return [...counts].filter(([, count]) => count > 1).map(([id]) => id)
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
