/**
 * Everything that follows from pages and operations: who is who, and where each relationship stands. Worked out again for the
 * people touched, or for all; both ways come to the same tables.
 */
import type { Handle, Stream } from '#contract/handles'
import { resolveIdentity, type Identity } from '../core/identity'
import type { Encounter, PersonId, PersonSummary } from '../core/model'
import { foldName } from '../core/names'
import { appliedImports } from './applyImport'
import { readAll, readSome, writeAll, writeSome } from './buckets'
import type { AppliedRow, Database, DecisionRow } from './database'
import { wordsAbout } from './decisions'
import { pagesOf, rowsOf } from './pages'
import { coverageSpans, newestSayings, sayingsOn, type PersonRow, type Saying } from './people'
import { connectionOf, connectionsStream, peopleStream, personOf } from './rows'
import { isContainer, type Directory } from './streams'
import { importedNameOf, stand, type Standing } from './standing'
import { mergeOf, ranked, TimelineMerge, type Ranked } from './timeline'
import { handlesInMeetings, ownWords } from './words'

/** What has changed since the last time. */
export interface Touched {
  readonly all: boolean
  readonly streams: Set<Stream>
  readonly handles: Set<Handle>
}

/** `now` is UTC ms: what lies ahead has not happened yet. `alsoDue`: also those whose summary changes because time has passed. */
export async function derive(db: Database, directory: Directory, touched: Touched, now: number, alsoDue: boolean): Promise<void> {
  if (!touched.all && touched.streams.size === 0 && !alsoDue && (await deriveEdited(db, touched.handles, now))) return
  const known = await readKnown(db, directory)
  const before = {
    people: await readAll<PersonRow>(db.people),
    handles: await readAll<PersonId>(db.handles),
    encounters: await readAll<readonly Encounter[]>(db.encounters),
  }
  const whom = touched.all ? new Set(known.people.keys()) : await touchedPeople(directory, touched, known, before, alsoDue ? now : -Infinity)
  const standings = await standingsOf(db, directory, known, whom, now)

  const people = new Map<PersonId, PersonRow | undefined>()
  const summaries = new Map<PersonId, PersonSummary | undefined>()
  const encounters = new Map<PersonId, readonly Encounter[] | undefined>()
  for (const id of before.people.keys()) if (!known.people.has(id)) for (const changes of [people, summaries, encounters]) changes.set(id, undefined)
  for (const [id, { summary, encounters: met, due }] of standings) {
    people.set(id, { ...known.people.get(id)!.row, due })
    summaries.set(id, summary)
    encounters.set(id, met.length ? met : undefined)
  }
  const handles = handleChanges(known, before.handles)
  const allEncounters = new Map([...before.encounters, ...encounters])
  const counts: AppliedRow = {
    key: 'counts',
    people: known.people.size,
    handles: known.handles.size,
    interactions: [...directory.interactionStreams()].reduce((sum, [, { n }]) => sum + n, 0),
    connections: directory.get(connectionsStream)?.n ?? 0,
    encounters: encounterCount(allEncounters.values()),
    imports: known.imports.size,
  }
  await db.transaction('rw', [db.people, db.handles, db.summaries, db.encounters, db.applied], async () => {
    const write = touched.all ? replaceAll : writeSome
    await write(db.people, people)
    await write(db.summaries, summaries)
    await write(db.encounters, encounters)
    if (touched.all) await writeAll(db.handles, known.handles)
    else await writeSome(db.handles, handles)
    await db.applied.bulkPut([counts, { key: 'derived', stale: false }])
  })
}

/** Replaces a table by what is there of the changes. */
const replaceAll: typeof writeSome = async (table, changes) => {
  const left = new Map<string, NonNullable<unknown>>()
  for (const [key, value] of changes) if (value !== undefined && value !== null) left.set(key, value)
  await writeAll(table, left)
}

/** Everybody there is to list, from the facts and the directory. */
interface Known {
  readonly imports: Ranked
  readonly people: ReadonlyMap<PersonId, { readonly row: Omit<PersonRow, 'due'>; readonly sayings: readonly Saying[] }>
  /** Of the listed people. */
  readonly handles: ReadonlyMap<Handle, PersonId>
  readonly identity: Identity
  readonly decisions: readonly DecisionRow[]
}

async function readKnown(db: Database, directory: Directory): Promise<Known> {
  const imports = ranked(await appliedImports(db))
  const decisions = await db.decisions.toArray()
  const said: (Saying & { readonly page: readonly [string, number] })[] = []
  for await (const page of pagesOf(db, [peopleStream])) {
    const from = imports.get(page.import)
    if (!from) continue
    const place = [page.import, page.seq] as const
    for (const [, , content] of rowsOf(page)) said.push({ source: from.row.header.importer, rank: from.rank, fact: personOf(content), page: place })
  }
  const concerned = handlesInMeetings(decisions)
  for (const [stream, { members }] of directory.interactionStreams()) {
    if (!isContainer(stream)) concerned.add(stream)
    for (const handle of members ?? []) concerned.add(handle)
  }
  const identity = resolveIdentity({
    statements: said.flatMap(({ fact }) => (fact.hint ? [] : [fact])),
    handles: concerned,
    owner: [...imports.values()].flatMap(({ row }) => row.header.owner),
  })
  return { imports, decisions, identity, ...(await listPeople(db, { imports, identity, said, concerned })) }
}

/** Listed is whom a fact names or an interaction concerns; a follower's bare number is nobody yet. */
async function listPeople(
  db: Database,
  { imports, identity, said, concerned }: {
    readonly imports: Ranked
    readonly identity: Identity
    readonly said: readonly (Saying & { readonly page: readonly [string, number] })[]
    readonly concerned: ReadonlySet<Handle>
  },
): Promise<Pick<Known, 'people' | 'handles'>> {
  const listed = new Set<PersonId>()
  for (const handle of concerned) add(listed, identity.personOf.get(handle))
  for (const { fact } of said) if (!fact.hint && (fact.name?.trim() || fact.card)) for (const handle of fact.handles) add(listed, identity.personOf.get(handle))

  const sayings = new Map<PersonId, Saying[]>()
  const pages = new Map<PersonId, Map<string, readonly [string, number]>>()
  for (const one of said) {
    for (const id of new Set(one.fact.handles.map((handle) => identity.personOf.get(handle)))) {
      if (id === undefined || !listed.has(id)) continue
      push(sayings, id, one)
      const places = pages.get(id) ?? new Map<string, readonly [string, number]>()
      pages.set(id, places.set(one.page.join(' '), one.page))
    }
  }
  const connections = await connectionsOf(db, imports, identity, listed)
  const people = new Map<PersonId, { row: Omit<PersonRow, 'due'>; sayings: Saying[] }>()
  const handles = new Map<Handle, PersonId>()
  for (const id of listed) {
    const own = identity.members(id)
    for (const handle of own) handles.set(handle, id)
    const newest = newestSayings(sayings.get(id) ?? [])
    const facts = [...(pages.get(id)?.values() ?? [])].sort(([a, m], [b, n]) => (a < b ? -1 : a > b ? 1 : m - n))
    people.set(id, { row: { handles: own, importedName: importedNameOf(newest, own), facts, hints: [], connections: connections.get(id) ?? [] }, sayings: newest })
  }
  joinHints(said, people)
  return { people, handles }
}

/** What is only worth showing beside somebody known by exactly this name goes to the one listed person who has it, if there is one. */
function joinHints(
  said: readonly (Saying & { readonly page: readonly [string, number] })[],
  people: Map<PersonId, { row: Omit<PersonRow, 'due'>; sayings: Saying[] }>,
): void {
  const hints = said.filter(({ fact }) => fact.hint !== undefined)
  if (hints.length === 0) return
  const byName = new Map<string, PersonId | null>()
  for (const [id, { row }] of people) {
    const name = foldName(row.importedName)
    byName.set(name, byName.has(name) ? null : id)
  }
  const joined = new Map<PersonId, (typeof hints)[number][]>()
  for (const hint of hints) {
    const id = byName.get(foldName(hint.fact.name ?? ''))
    if (id) push(joined, id, hint)
  }
  for (const [id, own] of joined) {
    const { row, sayings } = people.get(id)!
    const places = new Map([...row.facts, ...own.map(({ page }) => page)].map((place) => [place.join(' '), place]))
    const facts = [...places.values()].sort(([a, m], [b, n]) => (a < b ? -1 : a > b ? 1 : m - n))
    const hints = [...new Set(own.map(({ fact }) => fact.id))].sort()
    people.set(id, { row: { ...row, facts, hints }, sayings: newestSayings([...sayings, ...own]) })
  }
}

async function connectionsOf(db: Database, imports: Ranked, identity: Identity, listed: ReadonlySet<PersonId>): Promise<Map<PersonId, PersonRow['connections'][number][]>> {
  const newest = new Map<string, { rank: number; id: PersonId; connection: PersonRow['connections'][number] }>()
  for await (const page of pagesOf(db, [connectionsStream])) {
    const from = imports.get(page.import)
    if (!from) continue
    for (const [, , content] of rowsOf(page)) {
      const { id, network, handle, relation, since } = connectionOf(content)
      const person = identity.personOf.get(handle)
      if (person === undefined || !listed.has(person)) continue
      const known = newest.get(id)
      if (!known || known.rank < from.rank) newest.set(id, { rank: from.rank, id: person, connection: { network, relation, ...(since === undefined ? {} : { since }) } })
    }
  }
  const connections = new Map<PersonId, PersonRow['connections'][number][]>()
  for (const [, { id, connection }] of [...newest].sort(([a], [b]) => (a < b ? -1 : 1))) push(connections, id, connection)
  return connections
}

async function touchedPeople(
  directory: Directory,
  touched: Touched,
  known: Known,
  before: { readonly people: ReadonlyMap<PersonId, PersonRow>; readonly encounters: ReadonlyMap<PersonId, unknown> },
  dueBy: number,
): Promise<Set<PersonId>> {
  const whom = new Set<PersonId>()
  for (const handle of touched.handles) add(whom, known.handles.get(handle))
  for (const stream of touched.streams) {
    add(whom, known.handles.get(stream))
    for (const handle of directory.get(stream)?.members ?? []) add(whom, known.handles.get(handle))
  }
  // What a source covers decides what is an open loop, whoever it speaks of.
  if (touched.streams.size > 0) for (const id of before.encounters.keys()) if (known.people.has(id)) whom.add(id)
  for (const [id, { row }] of known.people) {
    const old = before.people.get(id)
    if (!old || (old.due !== null && old.due <= dueBy) || differs(row, old)) whom.add(id)
  }
  return whom
}

const differs = (row: Omit<PersonRow, 'due'>, old: PersonRow): boolean => JSON.stringify(content(row)) !== JSON.stringify(content(old))

const content = ({ handles, importedName, facts, hints, connections }: Omit<PersonRow, 'due'>) => [handles, importedName, facts, hints, connections]

/** Reads each page once, in the order of the streams, and lets go of a person as soon as the last of their streams is through. */
async function standingsOf(db: Database, directory: Directory, known: Known, whom: ReadonlySet<PersonId>, now: number): Promise<Map<PersonId, Standing>> {
  const coverage = await coverageSpans(db)
  const wordsOf = wordsByPerson(known)
  const wanted = new Map<Stream, PersonId[]>()
  const left = new Map<PersonId, number>()
  for (const [stream, { members }] of directory.interactionStreams()) {
    const concerned = new Set((isContainer(stream) ? (members ?? []) : [stream]).map((handle) => known.handles.get(handle)))
    for (const id of concerned) {
      if (id === undefined || !whom.has(id)) continue
      push(wanted, stream, id)
      left.set(id, (left.get(id) ?? 0) + 1)
    }
  }
  const standings = new Map<PersonId, Standing>()
  const merges = new Map<PersonId, TimelineMerge>()
  const openMerge = (id: PersonId) => {
    const open = merges.get(id) ?? new TimelineMerge(known.people.get(id)!.row.handles, known.imports)
    merges.set(id, open)
    return open
  }
  const finish = (id: PersonId) => {
    const { row, sayings } = known.people.get(id)!
    const words = ownWords(wordsOf.get(id) ?? [], row.handles)
    standings.set(id, stand({ id, handles: row.handles, sayings, words, evidence: openMerge(id).evidence(words), coverage, now }))
    merges.delete(id)
  }
  const through = (stream: Stream) => {
    for (const id of wanted.get(stream) ?? []) {
      const rest = left.get(id)! - 1
      left.set(id, rest)
      if (rest === 0) finish(id)
    }
    wanted.delete(stream)
  }

  for (const id of whom) if (!left.has(id)) finish(id)
  let current: Stream | undefined
  for await (const page of pagesOf(db, wanted.keys())) {
    if (current !== undefined && page.stream !== current) through(current)
    current = page.stream
    const rows = rowsOf(page)
    for (const id of wanted.get(page.stream) ?? []) openMerge(id).add(page, rows)
  }
  // The last one, and streams that hold nothing.
  for (const stream of [...wanted.keys()]) through(stream)
  return standings
}

function wordsByPerson(known: Known): Map<PersonId, DecisionRow[]> {
  const words = new Map<PersonId, DecisionRow[]>()
  for (const row of known.decisions) for (const id of new Set(row.about.map((handle) => known.handles.get(handle)))) if (id !== undefined) push(words, id, row)
  return words
}

/** The short way for edits: nobody becomes or ceases to be a person. Answers false where that is not so. */
async function deriveEdited(db: Database, handles: ReadonlySet<Handle>, now: number): Promise<boolean> {
  const ids = await readSome<PersonId>(db.handles, handles)
  if ([...handles].some((handle) => !ids.has(handle))) return false
  const people = await readSome<PersonRow>(db.people, new Set(ids.values()))
  const imports = ranked(await appliedImports(db))
  const coverage = await coverageSpans(db)
  const standings = new Map<PersonId, Standing>()
  for (const [id, person] of people) {
    const words = await wordsAbout(db, person.handles)
    const evidence = (await mergeOf(db, person.handles, imports)).evidence(words)
    const sayings = await sayingsOn(db, person)
    if (evidence.length === 0 && !sayings.some(({ fact }) => fact.name?.trim() || fact.card)) return false
    standings.set(id, stand({ id, handles: person.handles, sayings, words, evidence, coverage, now }))
  }
  const encounters = new Map([...standings].map(([id, standing]) => [id, standing.encounters.length ? standing.encounters : undefined]))
  await db.transaction('rw', [db.people, db.summaries, db.encounters, db.applied], async () => {
    await writeSome(db.people, new Map([...standings].map(([id, { due }]) => [id, { ...people.get(id)!, due }])))
    await writeSome(db.summaries, new Map([...standings].map(([id, { summary }]) => [id, summary])))
    await writeSome(db.encounters, encounters)
    const counts = await db.applied.get('counts')
    if (counts?.key === 'counts') {
      await db.applied.put({ ...counts, encounters: encounterCount((await readAll<readonly Encounter[]>(db.encounters)).values()) })
    }
    await db.applied.put({ key: 'derived', stale: false })
  })
  return true
}

/** One encounter with three people is one. Hints are not counted. */
function encounterCount(all: Iterable<readonly Encounter[] | undefined>): number {
  const ids = new Set<string>()
  for (const met of all) for (const { id, grade } of met ?? []) if (grade !== 'candidate') ids.add(id)
  return ids.size
}

function handleChanges(known: Known, before: ReadonlyMap<Handle, PersonId>): Map<Handle, PersonId | undefined> {
  const changes = new Map<Handle, PersonId | undefined>()
  for (const handle of before.keys()) if (!known.handles.has(handle)) changes.set(handle, undefined)
  for (const [handle, id] of known.handles) if (before.get(handle) !== id) changes.set(handle, id)
  return changes
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function add(set: Set<PersonId>, id: PersonId | undefined): void {
  if (id !== undefined) set.add(id)
}
