/** One person by their handles: what each brought, and which words of the owner hold them together. */
import type { Handle } from '#contract/handles'
import { encountersOf } from '../core/encounters'
import type { PersonId, SourceFact } from '../core/model'
import { isHeldByWord, partsOf, type OwnMerge, type PersonPart, type PartSource } from '../core/parts'
import { appliedImports } from './applyImport'
import { readOne } from './buckets'
import { database, type Database, type DecisionRow } from './database'
import { rowsAbout } from './decisions'
import { addedHandles } from './merged'
import { sayingsOn, type PersonRow } from './people'
import { itemsOf } from './timeline'

export interface PersonParts {
  readonly parts: readonly PersonPart[]
  /** Words of the owner in force without which they would be several, the latest first. */
  readonly merges: readonly OwnMerge[]
}

/** Reads nothing but what concerns the person. Null when nobody has this id (any more). `now` is UTC ms. */
export async function personParts(id: PersonId, now = Date.now()): Promise<PersonParts | null> {
  const db = database()
  const read = await db.transaction('r', [db.people, db.pages, db.imports, db.decisions], async () => {
    const person = await readOne<PersonRow>(db.people, id)
    if (!person) return null
    const facts: SourceFact[] = (await sayingsOn(db, person)).map(({ source, file, fact }) => ({
      source, file, handles: fact.handles, ...(fact.name === undefined ? {} : { name: fact.name }), ...(fact.seen === undefined ? {} : { seen: fact.seen }),
    }))
    const said = await mergesOf(db, person.handles)
    // Words that say no more than the sources do hold nothing together.
    const merges = said.length > 0 && isHeldByWord(person.handles, facts, await addedHandles(db)) ? said : []
    return { handles: person.handles, facts, items: await itemsOf(db, person.handles), imports: await sourcesOf(db), merges }
  })
  if (!read) return null
  const { merges, ...input } = read
  return { parts: partsOf({ ...input, encounters: encountersOf(input.items, now) }), merges }
}

async function sourcesOf(db: Database): Promise<ReadonlyMap<string, PartSource>> {
  return new Map((await appliedImports(db)).map(({ id, header }) => [id, { source: header.importer, file: header.source }]))
}

/** Merges in force that name two or more of these handles. */
async function mergesOf(db: Database, handles: readonly Handle[]): Promise<OwnMerge[]> {
  const own = new Set(handles)
  const rows = (await rowsAbout(db, handles)).filter((row) => !row.undone)
  const saidWith = ({ act }: DecisionRow) => (act === undefined ? [] : rows.filter((row) => row.act === act && row.name !== 'mergePeople').map(({ id }) => id))
  return rows
    .filter((row) => row.name === 'mergePeople' && row.about.filter((handle) => own.has(handle)).length > 1)
    .sort((a, b) => (a.clock < b.clock ? 1 : -1))
    .map((row) => ({ operations: [row.id, ...saidWith(row)], at: Number(row.clock.slice(0, wallTime)) }))
}

/** Digits of a hybrid clock that are UTC ms. */
const wallTime = 13
