/** Reading people: everybody for the lists, one in full, and who a handle or a text means. */
import type { Handle } from '#contract/handles'
import type { PersonFact, Relation } from '#contract/records'
import { ByName } from '../core/byName'
import { handleOrder, showHandle } from '../core/handles'
import type { CoverageSpan, PersonDetail, PersonId, PersonSummary } from '../core/model'
import { foldName } from '../core/names'
import { appliedImports } from './applyImport'
import { readOne, readRows, unpacking } from './buckets'
import { database, type BucketRow, type Database } from './database'
import { rowsOf } from './pages'
import { peopleStream, personOf } from './rows'
import { PersonReading } from './personReading'
import { ranked } from './timeline'
import { inTurns } from './turns'

/** What is kept of a listed person besides the summary. */
export interface PersonRow {
  readonly handles: readonly Handle[]
  /** The name the sources give; the handle in words when they give none. */
  readonly importedName: string
  /** Pages of `~people` that speak of them: import and number. */
  readonly facts: readonly (readonly [importId: string, seq: number])[]
  /** Records there that name one of their handles and are somebody else's, because a guard or the owner's word divides them. */
  readonly divided?: readonly (readonly [importId: string, factId: string])[]
  /** Natural ids of the hints among those facts that are theirs: known by name only. */
  readonly hints: readonly string[]
  readonly connections: readonly { readonly id: string; readonly handle: Handle; readonly network: string; readonly relation: Relation; readonly since?: number }[]
  /** When the summary changes by itself because time passes, UTC ms; null for never. */
  readonly due: number | null
  /** Whose covered time decides about them; absent where there is nothing to be silent after. In text order. */
  readonly networks?: readonly string[]
}

/** Everybody but those in the trash, by name; who has the same name, in the order of their ids. In turns: 50,000 people would keep the page busy for half a second. */
export async function listPeople(): Promise<readonly PersonSummary[]> {
  return inTurns(listing(await readRows(database().summaries)))
}

function* listing(rows: readonly BucketRow[]): Generator<undefined, readonly PersonSummary[]> {
  const all = yield* unpacking<PersonSummary>(rows)
  return yield* new ByName().change(new Set(), all.filter((person) => !person.deleted))
}

/** The listed person who has the handle. */
export async function personIdOf(handle: Handle): Promise<PersonId | undefined> {
  return readOne<PersonId>(database().handles, handle)
}

/** By a whole handle, else a whole name, else part of a name or handle. A leading @ means a screen name. */
export async function findPeople(text: string): Promise<PersonSummary[]> {
  const exact = await personIdOf(text.trim())
  const all = await listPeople()
  if (exact !== undefined) return all.filter((person) => person.id === exact)
  const wanted = foldName(text)
  if (wanted === '') return []
  const namesOf = (person: PersonSummary) => [person.name, ...(person.otherName === undefined ? [] : [person.otherName]), ...(person.alsoNamed ?? [])].map(foldName)
  const wordsOf = (person: PersonSummary) => person.handles.flatMap((handle) => [handle.toLowerCase(), showHandle(handle).toLowerCase()])
  const whole = all.filter((person) => namesOf(person).includes(wanted) || wordsOf(person).includes(wanted))
  if (whole.length > 0) return whole
  return all.filter((person) => [...namesOf(person), ...wordsOf(person)].some((words) => words.includes(wanted)))
}

/** The person who has the handle, all of them; null when nobody has it (any more). Who is in the trash is found as well. `now` is UTC ms. */
export const personDetail = (handle: Handle, now = Date.now()): Promise<PersonDetail | null> => readingPerson().read(handle, now)

/** For whoever goes on showing a person. */
export const readingPerson = (): PersonReading => new PersonReading(database())

/** Of the imports that count, in a fixed order, repetitions left out. */
export async function coverageSpans(db: Database): Promise<CoverageSpan[]> {
  const applied = new Set((await appliedImports(db)).map((row) => row.id))
  const spans = new Map<string, CoverageSpan>()
  for (const row of await db.coverage.toArray()) {
    if (!applied.has(row.import)) continue
    for (const { network, account, setting, from, to, directions } of row.spans) {
      const span = { network, account, setting, from, to, directions }
      spans.set(JSON.stringify(span), span)
    }
  }
  return [...spans].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, span]) => span)
}

export const factsOf = (sayings: readonly (Saying & { readonly file: string })[]): PersonDetail['facts'] =>
  sayings.map(({ source, file, fact }) => ({
    source,
    file,
    handles: [...fact.handles].sort(handleOrder),
    ...(fact.seen === undefined ? {} : { seen: fact.seen }),
    ...(fact.name === undefined ? {} : { name: fact.name }),
    ...(fact.card === undefined ? {} : { card: fact.card }),
  }))

/** What one archive says of somebody. */
export interface Saying {
  /** The importer's id. */
  readonly source: string
  readonly rank: number
  readonly fact: PersonFact
}

/** What the sources say of one person. */
export const sayingsOn = async (db: Database, person: PersonRow): Promise<(Saying & { readonly file: string })[]> =>
  (await sayingsOnEach(db, new Map([['', person]]))).get('')!

/** The same of several, by person. Each page is read once, however many of them it speaks of. */
export async function sayingsOnEach(db: Database, people: ReadonlyMap<PersonId, PersonRow>): Promise<Map<PersonId, (Saying & { readonly file: string })[]>> {
  const imports = ranked(await appliedImports(db))
  const said = new Map([...people.keys()].map((id): [PersonId, (Saying & { file: string })[]] => [id, []]))
  const isTheirs = new Map([...people].map(([id, person]) => [id, theirs(person)]))
  const speaking = new Map<string, { readonly place: PersonRow['facts'][number]; readonly of: PersonId[] }>()
  for (const [id, { facts }] of people) {
    for (const place of facts) {
      const known = speaking.get(place.join(' '))
      if (known) known.of.push(id)
      else speaking.set(place.join(' '), { place, of: [id] })
    }
  }
  const all = [...speaking.values()]
  for (let from = 0; from < all.length; from += pagesAtOnce) {
    const some = all.slice(from, from + pagesAtOnce)
    const pages = await db.pages.bulkGet(some.map(({ place: [importId, seq] }): [string, string, number] => [peopleStream, importId, seq]))
    for (const [index, page] of pages.entries()) {
      const known = page && imports.get(page.import)
      if (!known) continue
      const { importer: source, source: file } = known.row.header
      const owners = new Map(some[index]!.of.flatMap((id) => [...people.get(id)!.handles, ...people.get(id)!.hints].map((key) => [key, id] as const)))
      for (const [, , content] of rowsOf(page)) {
        const fact = personOf(content)
        for (const id of new Set((fact.hint ? [fact.id] : fact.handles).map((key) => owners.get(key)))) {
          if (id !== undefined && isTheirs.get(id)!(page.import, fact)) said.get(id)!.push({ source, file, rank: known.rank, fact })
        }
      }
    }
  }
  return new Map([...said].map(([id, own]) => [id, newestSayings(own)]))
}
const pagesAtOnce = 50

/** Whether a record on one of their pages speaks of them. One archive may call by another name what an older one has under the same natural id. */
export function theirs({ handles, importedName, hints, divided = [] }: PersonRow): (importId: string, fact: PersonFact) => boolean {
  const own = new Set(handles)
  const name = foldName(importedName)
  const others = new Set(divided.map(([importId, id]) => `${importId}\n${id}`))
  return (importId, fact) =>
    fact.hint ? hints.includes(fact.id) && foldName(fact.name ?? '') === name : fact.handles.some((handle) => own.has(handle)) && !others.has(`${importId}\n${fact.id}`)
}

/** Of what several archives say under one natural id, the newest; the newest archive first. */
export function newestSayings<S extends Saying>(said: Iterable<S>): S[] {
  const newest = new Map<string, S>()
  for (const one of said) {
    const known = newest.get(one.fact.id)
    if (!known || known.rank < one.rank) newest.set(one.fact.id, one)
  }
  return [...newest.values()].sort((a, b) => b.rank - a.rank || (a.fact.id < b.fact.id ? -1 : a.fact.id > b.fact.id ? 1 : 0))
}
