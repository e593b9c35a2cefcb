/** The short ways for edits: what is worked out anew is read for the people concerned alone, and comes to what deriving everything would. */
import type { Handle } from '#contract/handles'
import type { ConnectionFact } from '#contract/records'
import { resolveIdentity } from '../core/identity'
import type { Encounter, PersonId, PersonSummary } from '../core/model'
import { foldName } from '../core/names'
import type { Story } from '../core/story'
import { appliedImports } from './applyImport'
import { readAll, readSome, writeSome } from './buckets'
import type { AppliedRow, Database, DecisionRow } from './database'
import { rowsAbout } from './decisions'
import { createdNames, identityWords } from './identityWords'
import { differs, listedPeople, type Listed, type Place } from './listed'
import { neighbourhood, type Neighbourhood } from './neighbourhood'
import { coverageSpans, sayingsOnEach, type PersonRow } from './people'
import { connectionsStream, peopleStream } from './rows'
import { byId, readConnections, statedOn } from './stated'
import { restand, stand, type Standing } from './standing'
import type { StreamEntry } from './streams'
import { mergeOf, ranked, type Ranked } from './timeline'
import { handlesInMeetings, ownWords, type OwnWords } from './words'

/** For words that change nobody's handles. Answers false where somebody becomes or ceases to be a person all the same. */
export async function deriveSame(db: Database, touched: { readonly handles: ReadonlySet<Handle>; readonly timelines: ReadonlySet<Handle> }, now: number): Promise<boolean> {
  const ids = await readSome<PersonId>(db.handles, touched.handles)
  if ([...touched.timelines].some((handle) => !ids.has(handle))) return false
  const people = await readSome<PersonRow>(db.people, new Set(ids.values()))
  const lived = new Set([...touched.timelines].map((handle) => ids.get(handle)!))
  const wordsOf = await wordsOfEach(db, people)
  const sayings = await sayingsOnEach(db, people)
  const imports = ranked(await appliedImports(db))
  const coverage = await coverageSpans(db)
  const standings = new Map<PersonId, Standing>()
  for (const id of lived) {
    const { handles } = people.get(id)!
    const [words, said] = [wordsOf(id), sayings.get(id)!]
    const evidence = (await mergeOf(db, handles, imports)).evidence(words)
    if (evidence.length === 0 && !said.some(({ fact }) => fact.name?.trim() || fact.card)) return false
    standings.set(id, stand({ id, handles, sayings: said, words, evidence, coverage, now }))
  }
  const retold = new Map<PersonId, PersonSummary>()
  for (const [id, summary] of await readSome<PersonSummary>(db.summaries, [...people.keys()].filter((id) => !lived.has(id)))) {
    retold.set(id, restand(summary, sayings.get(id)!, wordsOf(id)))
  }
  await write(db, standings, { people: new Map([...standings].map(([id, { due }]) => [id, { ...people.get(id)!, due }])), gone: [], retold })
  return true
}

/** The owner's words by person. Of very many people, all operations are read once: there are fewer of them. */
async function wordsOfEach(db: Database, people: ReadonlyMap<PersonId, PersonRow>): Promise<(id: PersonId) => OwnWords> {
  const idOf = new Map([...people].flatMap(([id, { handles }]) => handles.map((handle) => [handle, id] as const)))
  const rows = people.size > many ? await db.decisions.toArray() : await rowsAbout(db, idOf.keys())
  const said = new Map<PersonId, Set<DecisionRow>>()
  for (const row of rows) {
    for (const handle of row.about) {
      const id = idOf.get(handle)
      if (id === undefined) continue
      const known = said.get(id)
      if (known) known.add(row)
      else said.set(id, new Set([row]))
    }
  }
  return (id) => ownWords(said.get(id) ?? [], people.get(id)!.handles)
}
const many = 50

/** For words about who is who. Answers false when too many are near one another. */
export async function deriveNear(db: Database, handles: ReadonlySet<Handle>, now: number): Promise<boolean> {
  const imports = ranked(await appliedImports(db))
  let start: ReadonlySet<Handle> = handles
  for (;;) {
    const near = await neighbourhood(db, start, imports)
    if (!near) return false
    const listed = await listedNear(db, near, imports)
    const hints = await hintsNear(db, near, listed, imports)
    if (hints.others.length === 0) {
      await writeNear(db, near, hints.listed, { handles, imports, now })
      return true
    }
    start = new Set([...near.handles, ...hints.others])
  }
}

/** Lists those near, with what is only worth showing beside a name. */
async function listedNear(db: Database, near: Neighbourhood, imports: Ranked): Promise<(hints: readonly Place[]) => Promise<Listed>> {
  const concerned = await concernedOf(db, near, imports)
  const words = identityWords(near.rows)
  const owner = [...imports.values()].flatMap(({ row }) => row.header.owner).filter((handle) => near.handles.has(handle))
  const identity = resolveIdentity({ statements: near.said.map(({ fact }) => fact), handles: concerned, owner, words })
  const connections = await connectionsOf(db, near, imports)
  const created = createdNames(near.rows)
  return async (hints) => {
    const pages = await db.pages.bulkGet(hints.map(([importId, seq]): [string, string, number] => [peopleStream, importId, seq]))
    const hinted = pages.flatMap((page) => (page ? statedOn(page, imports) : [])).filter(({ fact }) => fact.hint)
    return listedPeople({ identity, said: [...near.said, ...hinted], concerned, connections, created })
  }
}

/** Those an interaction or the owner's word concerns. */
async function concernedOf(db: Database, near: Neighbourhood, imports: Ranked): Promise<Set<Handle>> {
  const said = [...handlesInMeetings(near.rows), ...createdNames(near.rows).map(([handle]) => handle)]
  const concerned = new Set(said.filter((handle) => near.handles.has(handle)))
  for (const handle of (await readSome<StreamEntry>(db.streams, near.handles)).keys()) concerned.add(handle)
  const rest = [...near.handles].filter((handle) => !concerned.has(handle))
  for (const handle of await db.pages.where('members').anyOf(rest).uniqueKeys()) {
    const pages = await db.pages.where('members').equals(handle as Handle).primaryKeys()
    if (pages.some(([, importId]) => imports.has(importId))) concerned.add(handle as Handle)
  }
  return concerned
}

/** Those of listed people stand in their rows. Only who is listed for the first time needs a look at all ties, and only if an archive can know them. */
async function connectionsOf(db: Database, near: Neighbourhood, imports: Ranked): Promise<ConnectionFact[]> {
  const known = [...near.people.values()].flatMap(({ connections }) => connections).map((one): ConnectionFact => ({ fact: 'connection', ...one }))
  const fresh = new Set([...near.handles].filter((handle) => !near.persons.has(handle) && !handle.startsWith('person:')))
  const any = fresh.size > 0 && (await readSome<StreamEntry>(db.streams, [connectionsStream])).size > 0
  return any ? [...known, ...(await readConnections(db, imports, (handle) => fresh.has(handle)))].sort(byId) : known.sort(byId)
}

/** What is only worth showing beside a name, for the names those near have and had; `others`: handles of further people with these names. */
async function hintsNear(
  db: Database,
  near: Neighbourhood,
  listed: (hints: readonly Place[]) => Promise<Listed>,
  imports: Ranked,
): Promise<{ readonly listed: Listed; readonly others: readonly Handle[] }> {
  const plain = await listed([])
  if (imports.size === 0) return { listed: plain, others: [] }
  const rows = [...near.people.values(), ...[...plain.people.values()].map(({ row }) => row)]
  const places = await readSome<readonly Place[]>(db.hints, rows.map(({ importedName }) => foldName(importedName)))
  if (places.size === 0) return { listed: plain, others: [] }
  const others = [...(await readAll<PersonRow>(db.people))].flatMap(([id, row]) =>
    !near.people.has(id) && places.has(foldName(row.importedName)) ? row.handles : [])
  const unique = new Map([...places.values()].flat().map((place) => [place.join(' '), place]))
  return { listed: await listed([...unique.values()]), others }
}

async function writeNear(
  db: Database,
  near: Neighbourhood,
  listed: Listed,
  { handles: touched, imports, now }: { readonly handles: ReadonlySet<Handle>; readonly imports: Ranked; readonly now: number },
): Promise<void> {
  const coverage = await coverageSpans(db)
  const standings = new Map<PersonId, Standing>()
  const people = new Map<PersonId, PersonRow>()
  for (const [id, { row, sayings }] of listed.people) {
    const before = near.people.get(id)
    if (before && !differs(row, before) && !row.handles.some((handle) => touched.has(handle))) continue
    const own = new Set(row.handles)
    const words = ownWords(near.rows.filter(({ about }) => about.some((handle) => own.has(handle))), row.handles)
    const evidence = (await mergeOf(db, row.handles, imports)).evidence(words)
    const standing = stand({ id, handles: row.handles, sayings, words, evidence, coverage, now })
    standings.set(id, standing)
    people.set(id, { ...row, due: standing.due })
  }
  const handles = new Map<Handle, PersonId | undefined>()
  const unlisted = new Map<Handle, readonly Place[] | undefined>()
  for (const handle of near.handles) {
    if (listed.handles.get(handle) !== near.persons.get(handle)) handles.set(handle, listed.handles.get(handle))
    if (listed.unlisted.has(handle) || near.unlisted.has(handle)) unlisted.set(handle, listed.unlisted.get(handle))
  }
  await write(db, standings, { people, gone: [...near.people.keys()].filter((id) => !listed.people.has(id)), handles, unlisted })
}

interface Changes {
  readonly people: ReadonlyMap<PersonId, PersonRow>
  /** Nobody any more. */
  readonly gone: readonly PersonId[]
  /** Of whom nothing but words changed. */
  readonly retold?: ReadonlyMap<PersonId, PersonSummary>
  readonly handles?: ReadonlyMap<Handle, PersonId | undefined>
  readonly unlisted?: ReadonlyMap<Handle, readonly Place[] | undefined>
}

async function write(db: Database, standings: ReadonlyMap<PersonId, Standing>, { people, gone, retold = new Map(), handles = new Map(), unlisted = new Map() }: Changes): Promise<void> {
  const none = gone.map((id) => [id, undefined] as const)
  const encounters = new Map([...none, ...[...standings].map(([id, { encounters: met }]) => [id, met.length ? met : undefined] as const)])
  const stories = new Map<PersonId, Story | undefined>([...none, ...[...standings].map(([id, { story }]) => [id, story ?? undefined] as const)])
  await db.transaction('rw', [db.people, db.handles, db.unlisted, db.summaries, db.encounters, db.stories, db.met, db.applied], async () => {
    const counts = await db.applied.get('counts')
    const [had, met] = [await readSome<PersonId>(db.handles, handles.keys()), await readSome<readonly Encounter[]>(db.encounters, encounters.keys())]
    const known = await readSome<PersonRow>(db.people, people.keys())
    await writeSome(db.people, new Map<PersonId, PersonRow | undefined>([...none, ...people]))
    await writeSome(db.summaries, new Map<PersonId, PersonSummary | undefined>([...none, ...retold, ...[...standings].map(([id, { summary }]) => [id, summary] as const)]))
    await writeSome(db.encounters, encounters)
    await writeSome(db.stories, stories)
    await writeSome(db.handles, handles)
    await writeSome(db.unlisted, unlisted)
    const moreMet = await recountMet(db, met.values(), encounters.values())
    const derived: AppliedRow[] = [{ key: 'derived', stale: false }]
    if (counts?.key === 'counts') {
      derived.push({
        ...counts,
        people: counts.people + people.size - known.size - gone.length,
        handles: counts.handles + [...handles.values()].filter((id) => id !== undefined).length - had.size,
        encounters: counts.encounters + moreMet,
      })
    }
    await db.applied.bulkPut(derived)
  })
}

/** Notes who had which encounters, and answers how many more there are. */
async function recountMet(db: Database, before: Iterable<readonly Encounter[]>, after: Iterable<readonly Encounter[] | undefined>): Promise<number> {
  const more = metBy(after)
  for (const [id, people] of metBy(before)) more.set(id, (more.get(id) ?? 0) - people)
  for (const [id, people] of more) if (people === 0) more.delete(id)
  const known = await readSome<number>(db.met, more.keys())
  const now = new Map([...more].map(([id, people]) => [id, (known.get(id) ?? 0) + people || undefined] as const))
  await writeSome(db.met, now)
  return [...now.values()].filter((people) => people !== undefined).length - known.size
}

/** Each encounter and how many people had it: one with three people is one. Hints are not counted. */
export function metBy(all: Iterable<readonly Encounter[] | undefined>): Map<string, number> {
  const people = new Map<string, number>()
  for (const met of all) for (const { id, grade } of met ?? []) if (grade !== 'candidate') people.set(id, (people.get(id) ?? 0) + 1)
  return people
}
