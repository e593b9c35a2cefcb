/** The short ways for edits: what is worked out anew is read for the people concerned alone, and comes to what deriving everything would. */
import type { Handle } from '#contract/handles'
import type { ConnectionFact } from '#contract/records'
import type { EntryValue } from '#contract/words'
import { resolveIdentity } from '../core/identity'
import type { Encounter, PersonId, PersonSummary } from '../core/model'
import { foldName } from '../core/names'
import type { Story } from '../core/story'
import { appliedImports } from './applyImport'
import { readAll, readSome, writeSome } from './buckets'
import type { AppliedRow, Database, DecisionRow, LibraryCounts } from './database'
import type { Touched } from './derive'
import { rowsAbout } from './decisions'
import { createdNames, identityWords } from './identityWords'
import { differs, listedPeople, type Listed, type ListedRow, type Place } from './listed'
import { standings } from './lived'
import { neighbourhood, type Neighbourhood } from './neighbourhood'
import { sooner, standingRow, type Passing } from './passing'
import { sayingsOnEach, type PersonRow, type Saying } from './people'
import { connectionsStream, peopleStream } from './rows'
import { byId, readConnections, statedOn } from './stated'
import type { Spoken } from './spoken'
import { restand, rowOf, type Standing } from './standing'
import { concernedBy, type Directory, type StreamEntry } from './streams'
import { ranked, type Ranked } from './timeline'
import { handlesInMeetings, ownWords, type OwnWords } from './words'

/** What all of the short ways need. */
export interface Near {
  readonly db: Database
  readonly streams: () => Promise<Directory>
  readonly now: number
  readonly passed: Passing
}

/** Those for whom time has passed, or whose sources cover another time. */
export async function derivePassed(db: Database, streams: () => Promise<Directory>, passed: Passing, now: number): Promise<Passing> {
  if (passed.ids.size === 0) return passed
  const people = await readSome<PersonRow>(db.people, passed.ids)
  const near: Near = { db, streams, now, passed }
  const standings = await standAnew(near, people, await sayingsOnEach(db, people), wordsIn(await rowsOfEach(db, people), people))
  // What came with imports is not worked out yet.
  await write(near, standings!, { people: rowsOf(people, standings!), gone: [], unfinished: true })
  return { ...passed, due: [...standings!.values()].map(({ due }) => due).reduce(sooner, passed.due) }
}

/** Nothing else is to be worked out. */
export async function settled({ db, passed }: Near): Promise<void> {
  await db.applied.bulkPut([{ key: 'derived', stale: false }, standingRow(passed, [])])
}

/** For words that change nobody's handles. Answers false where somebody becomes or ceases to be a person all the same. */
export async function deriveSame(near: Near, touched: Pick<Touched, 'handles' | 'timelines' | 'entries'>): Promise<boolean> {
  const { db } = near
  const ids = await readSome<PersonId>(db.handles, touched.handles)
  if ([...touched.timelines].some((handle) => !ids.has(handle))) return false
  const people = await readSome<PersonRow>(db.people, new Set(ids.values()))
  const rows = await rowsOfEach(db, people)
  const wordsOf = wordsIn(rows, people)
  const lived = new Set([...touched.timelines, ...tellingOf(rows, touched)].flatMap((handle) => ids.get(handle) ?? []))
  const sayings = await sayingsOnEach(db, people)
  const standings = await standAnew(near, new Map([...people].filter(([id]) => lived.has(id))), sayings, wordsOf, true)
  if (!standings) return false
  const retold = new Map<PersonId, PersonSummary>()
  for (const [id, summary] of await readSome<PersonSummary>(db.summaries, [...people.keys()].filter((id) => !lived.has(id)))) {
    retold.set(id, restand(summary, sayings.get(id)!, wordsOf(id)))
  }
  await write(near, standings, { people: rowsOf(people, standings), gone: [], retold })
  return true
}

/** Whose entries that changed are part of a story, or were. */
function* tellingOf(rows: readonly DecisionRow[], { handles, entries }: Pick<Touched, 'handles' | 'entries'>): Generator<Handle> {
  if (entries.size === 0) return
  const telling = new Set([...entries].filter((entry) => entry.startsWith('met:') || entry.startsWith('date:')))
  for (const row of rows) {
    if (row.name !== 'putEntry') continue
    const { entry, value } = (row as DecisionRow<'putEntry'>).args
    if (tellsOfTime(value)) telling.add(entry)
  }
  for (const row of rows) {
    if (row.name !== 'putEntry' && row.name !== 'dropEntry') continue
    const { entry } = (row as DecisionRow<'putEntry' | 'dropEntry'>).args
    if (entries.has(entry) && telling.has(entry)) for (const handle of row.about) if (handles.has(handle)) yield handle
  }
}

/** How they met, and dates: nothing else of a profile is part of a story. */
export const tellsOfTime = ({ entry }: EntryValue): boolean => entry === 'met' || entry === 'date'

const rowsOf = (people: ReadonlyMap<PersonId, PersonRow>, standings: ReadonlyMap<PersonId, Standing>): Map<PersonId, PersonRow> =>
  new Map([...standings].map(([id, standing]) => [id, rowOf(people.get(id)!, standing)]))

/** `strictly`: nothing where one of them has become nobody. */
async function standAnew(
  { db, streams, now, passed: { coverage } }: Near,
  people: ReadonlyMap<PersonId, { readonly handles: readonly Handle[] }>,
  sayings: ReadonlyMap<PersonId, readonly Saying[]>,
  wordsOf: (id: PersonId) => OwnWords,
  strictly = false,
): Promise<Map<PersonId, Standing> | undefined> {
  const found = new Map<PersonId, Standing>()
  const handlesOf = new Map([...people].map(([id, { handles }]) => [id, handles] as const))
  const inputs = (id: PersonId) => ({ sayings: sayings.get(id)!, words: wordsOf(id), coverage, now })
  for await (const [id, standing, { length }] of standings(db, handlesOf, ranked(await appliedImports(db)), streams, inputs)) {
    if (strictly && length === 0 && !sayings.get(id)!.some(({ fact }) => fact.name?.trim() || fact.card)) return undefined
    found.set(id, standing)
  }
  return found
}

/** Every operation about some of them. Of very many people, all operations are read once: there are fewer of them. */
const rowsOfEach = (db: Database, people: ReadonlyMap<PersonId, PersonRow>): Promise<DecisionRow[]> =>
  people.size > many ? db.decisions.toArray() : rowsAbout(db, [...people.values()].flatMap(({ handles }) => handles))
const many = 50

function wordsIn(rows: readonly DecisionRow[], people: ReadonlyMap<PersonId, { readonly handles: readonly Handle[] }>): (id: PersonId) => OwnWords {
  const idOf = new Map([...people].flatMap(([id, { handles }]) => handles.map((handle) => [handle, id] as const)))
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

/** What was said of who is who, or came and went with imports. */
export interface Said {
  readonly handles: ReadonlySet<Handle>
  readonly spoken: Spoken
}

/** For words about who is who, and for imports that speak of few. Answers false when too many are near one another. */
export async function deriveNear(near: Near, { handles, spoken }: Said): Promise<boolean> {
  const { db } = near
  const imports = ranked(await appliedImports(db))
  const touched = new Set([...handles, ...spoken.handles])
  const directory = spoken.any ? await near.streams() : undefined
  let start: ReadonlySet<Handle> = touched
  for (;;) {
    const around = await neighbourhood(db, start, imports, spoken.pages.values())
    if (!around) return false
    const listed = await listedNear(db, around, { imports, ties: spoken.ties, ...(directory && { directory }) })
    const hints = await hintsNear(db, around, listed, imports)
    if (hints.others.length === 0) {
      await writeNear(near, around, hints.listed, { touched, imports, ...(directory && { directory }) })
      return true
    }
    start = new Set([...around.handles, ...hints.others])
  }
}

interface Known {
  readonly imports: Ranked
  /** Connections came or went. */
  readonly ties: boolean
  /** Known where an import came or went. */
  readonly directory?: Directory
}

/** Lists those near, with what is only worth showing beside a name. */
async function listedNear(db: Database, near: Neighbourhood, known: Known): Promise<(hints: readonly Place[]) => Promise<Listed>> {
  const { imports } = known
  const concerned = await concernedOf(db, near, known)
  const words = identityWords(near.rows)
  const owner = [...imports.values()].flatMap(({ row }) => row.header.owner).filter((handle) => near.handles.has(handle))
  const identity = resolveIdentity({ statements: near.said.map(({ fact }) => fact), handles: concerned, owner, words })
  const connections = await connectionsOf(db, near, known)
  const created = createdNames(near.rows)
  return async (hints) => {
    const pages = await db.pages.bulkGet(hints.map(([importId, seq]): [string, string, number] => [peopleStream, importId, seq]))
    const hinted = pages.flatMap((page) => (page ? statedOn(page, imports) : [])).filter(({ fact }) => fact.hint)
    return listedPeople({ identity, said: [...near.said, ...hinted], concerned, connections, created })
  }
}

/** Those an interaction or the owner's word concerns. */
async function concernedOf(db: Database, near: Neighbourhood, { imports, directory }: Known): Promise<Set<Handle>> {
  const said = [...handlesInMeetings(near.rows), ...createdNames(near.rows).map(([handle]) => handle)]
  const concerned = new Set(said.filter((handle) => near.handles.has(handle)))
  if (directory) {
    for (const [stream, { members }] of directory.interactionStreams()) {
      for (const handle of concernedBy(stream, members)) if (near.handles.has(handle)) concerned.add(handle)
    }
    return concerned
  }
  for (const handle of (await readSome<StreamEntry>(db.streams, near.handles)).keys()) concerned.add(handle)
  const rest = [...near.handles].filter((handle) => !concerned.has(handle))
  for (const handle of await db.pages.where('members').anyOf(rest).uniqueKeys()) {
    const pages = await db.pages.where('members').equals(handle as Handle).primaryKeys()
    if (pages.some(([, importId]) => imports.has(importId))) concerned.add(handle as Handle)
  }
  return concerned
}

/** Those of listed people stand in their rows. Only who is listed for the first time needs a look at all ties, and only if an archive can know them. */
async function connectionsOf(db: Database, near: Neighbourhood, { imports, ties }: Known): Promise<ConnectionFact[]> {
  if (ties) return readConnections(db, imports, (handle) => near.handles.has(handle))
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
  near: Near,
  around: Neighbourhood,
  listed: Listed,
  { touched, imports, directory }: { readonly touched: ReadonlySet<Handle>; readonly imports: Ranked; readonly directory?: Directory },
): Promise<void> {
  const whom = new Map<PersonId, ListedRow>()
  const sayings = new Map<PersonId, readonly Saying[]>()
  for (const [id, { row, sayings: said }] of listed.people) {
    const before = around.people.get(id)
    if (before && !differs(row, before) && !row.handles.some((handle) => touched.has(handle))) continue
    whom.set(id, row)
    sayings.set(id, said)
  }
  const standings = (await standAnew(near, whom, sayings, wordsIn(around.rows, whom)))!
  const handles = new Map<Handle, PersonId | undefined>()
  const unlisted = new Map<Handle, readonly Place[] | undefined>()
  for (const handle of around.handles) {
    if (listed.handles.get(handle) !== around.persons.get(handle)) handles.set(handle, listed.handles.get(handle))
    if (listed.unlisted.has(handle) || around.unlisted.has(handle)) unlisted.set(handle, listed.unlisted.get(handle))
  }
  const people = new Map([...whom].map(([id, row]) => [id, rowOf(row, standings.get(id)!)]))
  const counts = directory && { ...totals(directory), imports: imports.size }
  await write(near, standings, { people, gone: [...around.people.keys()].filter((id) => !listed.people.has(id)), handles, unlisted, ...(counts && { counts }) })
}

/** What the directory counts. */
export const totals = (directory: Directory): Pick<LibraryCounts, 'interactions' | 'connections'> => ({
  interactions: [...directory.interactionStreams()].reduce((sum, [, { n }]) => sum + n, 0),
  connections: directory.get(connectionsStream)?.n ?? 0,
})

interface Changes {
  readonly people: ReadonlyMap<PersonId, PersonRow>
  /** Nobody any more. */
  readonly gone: readonly PersonId[]
  /** Of whom nothing but words changed. */
  readonly retold?: ReadonlyMap<PersonId, PersonSummary>
  readonly handles?: ReadonlyMap<Handle, PersonId | undefined>
  readonly unlisted?: ReadonlyMap<Handle, readonly Place[] | undefined>
  /** Where imports came or went. */
  readonly counts?: Partial<LibraryCounts>
  /** More is still to be worked out. */
  readonly unfinished?: boolean
}

async function write(
  { db, passed }: Near,
  standings: ReadonlyMap<PersonId, Standing>,
  { people, gone, retold = new Map(), handles = new Map(), unlisted = new Map(), counts: more = {}, unfinished = false }: Changes,
): Promise<void> {
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
    const derived: AppliedRow[] = unfinished ? [] : [{ key: 'derived', stale: false }, standingRow(passed, [...standings.values()].map(({ due }) => due))]
    const before = counts?.key === 'counts' ? counts : nothingCounted
    derived.push({
      ...before,
      people: before.people + people.size - known.size - gone.length,
      handles: before.handles + [...handles.values()].filter((id) => id !== undefined).length - had.size,
      encounters: before.encounters + moreMet,
      ...more,
    })
    await db.applied.bulkPut(derived)
  })
}

const nothingCounted = { key: 'counts', people: 0, handles: 0, interactions: 0, connections: 0, encounters: 0, imports: 0 } as const

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
