/**
 * Working out who may be one person, from the tables, into a table of its own. Bulk work with pauses, so that an edit made
 * meanwhile does not wait. What it was worked out from is kept with it: once that has changed, it is stale.
 */
import type { Handle } from '#contract/handles'
import type { PersonId } from '../core/model'
import type { Days } from '../core/suggestions/known'
import { nameForm } from '../core/suggestions/nameForms'
import { offersUnsubscribing, whyNoPerson } from '../core/suggestions/notPeople'
import { suggest } from '../core/suggestions/suggestions'
import { accountNetwork } from '../core/suggestions/traits'
import { appliedImports } from './applyImport'
import { apartnessNow } from './apartness'
import type { Database, SuggestionsRow } from './database'
import { knownPeople, type KnownPerson } from './knownPeople'
import { pack } from './packed'
import { pagesOf, rowsOf } from './pages'
import { isStale } from './progress'
import { interactionFields } from './rows'
import { grounds, type LikelyNotPerson, type SuggestionsPart } from './suggestions'

/** Answers whether there is something new. */
export async function suggestAnew(db: Database): Promise<boolean> {
  const of = await grounds(db)
  // People who are not worked out yet would be suggested as they were before.
  if ((await isStale(db)) || (await db.suggestions.get(0))?.of === of) return false
  const people = await knownPeople(db, pause)
  const apartness = await apartnessNow(db)
  const handlesOf = new Map(people.map(({ id, handles }) => [id, handles]))
  const suggestions = await suggest(people, { isApart: (one, other) => apartness.areApart(handlesOf.get(one)!, handlesOf.get(other)!), daysOf: (ids) => daysOf(db, people, ids), pause })
  const notPeople = await likelyNotPeopleAmong(db, people)
  const rows: SuggestionsRow[] = [{ part: 0, of, d: pack({ suggestions: suggestions.slice(0, partSize), notPeople } satisfies SuggestionsPart) }]
  for (let from = partSize; from < suggestions.length; from += partSize) {
    rows.push({ part: rows.length, of, d: pack({ suggestions: suggestions.slice(from, from + partSize), notPeople: [] } satisfies SuggestionsPart) })
  }
  if ((await isStale(db)) || (await grounds(db)) !== of) return false
  await db.transaction('rw', db.suggestions, async () => {
    await db.suggestions.clear()
    await db.suggestions.bulkPut(rows)
  })
  return true
}

const partSize = 200

/** Lets whatever else was asked of this thread go first. A worker's timers have no least time of their own for the first few. */
async function pause(): Promise<void> {
  if (performance.now() - began < stretch) return
  await new Promise<void>((next) => setTimeout(next, 0))
  began = performance.now()
}
let began = 0
/** Longest stretch of work before others may go first, ms. */
const stretch = 12

/** The days of some people, from the pages of their handles. */
async function daysOf(db: Database, people: readonly KnownPerson[], ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Days>> {
  const wanted = new Set(ids)
  const byHandle = new Map<Handle, PersonId>()
  for (const { id, handles } of people) if (wanted.has(id)) for (const handle of handles) byHandle.set(handle, id)
  const days = new Map<PersonId, { addressed: Set<number>; named: Set<number> }>()
  const imports = new Set((await appliedImports(db)).map(({ id }) => id))
  let read = 0
  for await (const page of pagesOf(db, byHandle.keys())) {
    if (!imports.has(page.import)) continue
    if (++read > mostPages) break
    const id = byHandle.get(page.stream)!
    const known = days.get(id) ?? { addressed: new Set(), named: new Set() }
    days.set(id, known)
    for (const [, , content] of rowsOf(page)) {
      const { at, setting, direction } = interactionFields(page.stream, content)
      if (at === null || setting === 'ambient') continue
      const day = Math.floor(at / 86_400_000)
      if (direction === 'sent' && setting !== 'inPerson' && accountNetwork(page.stream) !== undefined) known.addressed.add(day)
      known.named.add(day)
    }
    await pause()
  }
  return new Map([...days].map(([id, { addressed, named }]) => [id, { addressed: [...addressed], named: [...named] }]))
}
/** About three seconds of reading. */
const mostPages = 3000

async function likelyNotPeopleAmong(db: Database, people: readonly KnownPerson[]): Promise<readonly LikelyNotPerson[]> {
  const found: LikelyNotPerson[] = []
  const silent: KnownPerson[] = []
  for (const person of people) {
    const why = whyNoPerson(person)
    if (why !== undefined) found.push({ id: person.id, name: person.summary.name, why })
    // Whoever is met, or bears a whole name, is somebody.
    else if (person.summary.counts.private > 0 && person.summary.firstEncounter === null && (nameForm(person.summary.name)?.full ?? 0) < 2 && silent.length < mostSilent) silent.push(person)
  }
  await pause()
  for (const person of silent) {
    const why = whyNoPerson({ ...person, words: await wordsOf(db, person) })
    if (why !== undefined) found.push({ id: person.id, name: person.summary.name, why })
    await pause()
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1))
}
/** Their words are read one person after another. */
const mostSilent = 500

async function wordsOf(db: Database, { handles }: KnownPerson): Promise<{ received: number; sent: number; unsubscribes: number }> {
  const words = { received: 0, sent: 0, unsubscribes: 0 }
  const imports = new Set((await appliedImports(db)).map(({ id }) => id))
  for await (const page of pagesOf(db, handles)) {
    if (!imports.has(page.import)) continue
    for (const [, , content] of rowsOf(page)) {
      const { direction, setting, text } = interactionFields(page.stream, content)
      if (setting !== 'private' && setting !== 'public') continue
      if (direction !== 'received') words.sent++
      else words.received++
      if (direction === 'received' && text !== undefined && offersUnsubscribing(text)) words.unsubscribes++
    }
  }
  return words
}
