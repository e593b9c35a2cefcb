/** Who may be one person, and who may be none: what the review shows. Found by `suggesting.ts`; here what was decided since is left out. */
import type { OperationName } from '#contract/operations'
import type { PersonId, PersonSummary, Suggestion } from '../core/model'
import { appliedImports } from './applyImport'
import { apartnessNow } from './apartness'
import { readSome } from './buckets'
import { database, type Database } from './database'
import { unpack } from './packed'

/** Somebody who may be no person. */
export interface LikelyNotPerson {
  readonly id: PersonId
  readonly name: string
  /** `an address that a role or a machine answers`. */
  readonly why: string
}

/** What a row of the table holds. */
export interface SuggestionsPart {
  readonly suggestions: readonly Suggestion[]
  readonly notPeople: readonly LikelyNotPerson[]
}

/** What is still to be decided, surest first. Empty until they have been worked out for the first time. */
export async function openSuggestions(): Promise<readonly Suggestion[]> {
  const db = database()
  const { suggestions, changed } = await stored(db)
  return changed ? undecided(db, suggestions) : suggestions
}

export const suggestionCount = async (): Promise<number> => (await openSuggestions()).length

/** Suggestions for `not a person`, by name. */
export async function likelyNotPeople(): Promise<readonly LikelyNotPerson[]> {
  const db = database()
  const { notPeople, changed } = await stored(db)
  if (!changed) return notPeople
  const there = await standing(db, notPeople.map(({ id }) => id))
  return notPeople.filter(({ id }) => there.get(id)?.id === id)
}

/** Whether what is stored was worked out from something else than what there is now. */
export const suggestionsAreStale = async (db: Database): Promise<boolean> => (await db.suggestions.get(0))?.of !== (await grounds(db))

/** Raised when the rules find other things in the same library. */
const rules = 3

/** The operations that can change who may be one. An undo may take any of them back. */
const telling: readonly OperationName[] = [
  'mergePeople', 'splitPerson', 'keepApart', 'createPerson', 'addHandle', 'ignoreHandles', 'claimHandles', 'renamePerson', 'setText', 'putEntry', 'dropEntry', 'setPhoto', 'setStanding', 'undo',
]

/** What suggestions are worked out from, as one text: the imports that count, and how many of the telling operations there are. */
export const grounds = (db: Database): Promise<string> => groundsOf(db, rules, telling)

/** The same for other work: the rules' number, the imports that count, and how many of these operations there are. */
export async function groundsOf(db: Database, rules: number, telling: readonly OperationName[]): Promise<string> {
  const imports = (await appliedImports(db)).map(({ id }) => id).sort()
  const operations = await db.decisions.where('name').anyOf(telling).primaryKeys()
  const devices = new Map<string, { n: number; last: number }>()
  for (const id of operations) {
    const at = id.lastIndexOf(':')
    const known = devices.get(id.slice(0, at)) ?? { n: 0, last: 0 }
    devices.set(id.slice(0, at), { n: known.n + 1, last: Math.max(known.last, Number(id.slice(at + 1))) })
  }
  return JSON.stringify([rules, imports, [...devices].sort(([a], [b]) => (a < b ? -1 : 1)).map(([device, { n, last }]) => [device, n, last])])
}

/** Unpacked once: there can be tens of thousands, and each edit asks for them again. */
let unpacked: ({ readonly db: string; readonly of: string } & SuggestionsPart) | undefined

async function stored(db: Database): Promise<SuggestionsPart & { readonly changed: boolean }> {
  const first = await db.suggestions.get(0)
  if (!first) return { suggestions: [], notPeople: [], changed: false }
  if (unpacked?.db !== db.name || unpacked.of !== first.of) {
    const rows = await db.suggestions.orderBy('part').toArray()
    const parts = rows.map((row) => unpack<SuggestionsPart>(row.d))
    unpacked = { db: db.name, of: rows[0]?.of ?? '', suggestions: parts.flatMap(({ suggestions }) => suggestions), notPeople: parts.flatMap(({ notPeople }) => notPeople) }
  }
  const { of, suggestions, notPeople } = unpacked
  return { suggestions, notPeople, changed: of !== (await grounds(db)) }
}

/** Who was merged or kept apart, ignored or deleted since is left out; whose id has changed has the new one. */
async function undecided(db: Database, found: readonly Suggestion[]): Promise<readonly Suggestion[]> {
  const now = await standing(db, found.flatMap(({ left, right }) => [left, right]))
  const apartness = await apartnessNow(db)
  const open = new Map<string, Suggestion>()
  for (const suggestion of found) {
    const [left, right] = [now.get(suggestion.left), now.get(suggestion.right)]
    // Of all their handles: either may have become one with somebody whom the other is kept apart from.
    if (!left || !right || left.id === right.id || apartness.areApart(left.handles, right.handles)) continue
    const here = left.id === suggestion.left && right.id === suggestion.right ? suggestion : between(suggestion, left.id, right.id)
    // Two of them can have become one pair: the surer one came first.
    if (!open.has(here.id)) open.set(here.id, here)
  }
  return [...open.values()]
}

function between(suggestion: Suggestion, left: PersonId, right: PersonId): Suggestion {
  if (left < right) return { ...suggestion, id: `${left}\n${right}`, left, right }
  const reasons = suggestion.reasons.map((reason) => ({ ...reason, left: reason.right, right: reason.left }))
  return { ...suggestion, id: `${right}\n${left}`, left: right, right: left, reasons }
}

/** The person each of these is now; absent who is nobody any more, or in the trash. */
async function standing(db: Database, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, PersonSummary>> {
  const now = await readSome<PersonId>(db.handles, ids)
  const people = await readSome<PersonSummary>(db.summaries, new Set(now.values()))
  const there = new Map<PersonId, PersonSummary>()
  for (const [handle, id] of now) {
    const person = people.get(id)
    if (person && !person.deleted) there.set(handle, person)
  }
  return there
}
