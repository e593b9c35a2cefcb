/**
 * Everything that follows from pages and operations: who is who, and where each relationship stands. Worked out again for the
 * people touched, or for all; both ways come to the same tables.
 */
import type { Handle, Stream } from '#contract/handles'
import type { OperationName } from '#contract/operations'
import type { Encounter, PersonId, PersonSummary } from '../core/model'
import type { Story } from '../core/story'
import { readAll, writeAll, writeSome } from './buckets'
import type { AppliedRow, Database, DecisionRow } from './database'
import { deriveNear, deriveSame, metBy } from './deriveEdited'
import { createdNames, identityOperations, identityWords } from './identityWords'
import { differs, listedPeople, type Listed, type Place } from './listed'
import { pagesOf, rowsOf } from './pages'
import { coverageSpans, type PersonRow } from './people'
import { connectionsStream } from './rows'
import { identityOf, readConnections, readEvidence } from './stated'
import { isContainer, type Directory } from './streams'
import { stand, type Standing } from './standing'
import { TimelineMerge, type Ranked } from './timeline'
import { ownWords } from './words'

/** What has changed since the last time. */
export interface Touched {
  readonly all: boolean
  readonly streams: Set<Stream>
  readonly handles: Set<Handle>
  /** Those of them whose person may be another one now. */
  readonly who: Set<Handle>
  /** Those of them whose timeline the owner spoke of: what they logged, marked or judged. */
  readonly timelines: Set<Handle>
}

/** Notes what these operations change, which came into force or lost it. */
export function touch(touched: Touched, changed: readonly DecisionRow[]): void {
  for (const { name, about } of changed) {
    for (const handle of about) {
      touched.handles.add(handle)
      if (identityOperations.has(name)) touched.who.add(handle)
      if (timelineOperations.has(name)) touched.timelines.add(handle)
    }
  }
}

const timelineOperations: ReadonlySet<OperationName> = new Set<OperationName>(['logMeeting', 'markMoment', 'judgeEvidence', 'judgeStatement', 'setCadence', 'putEntry', 'dropEntry'])

/** `now` is UTC ms: what lies ahead has not happened yet. `alsoDue`: also those whose summary changes because time has passed. */
export async function derive(db: Database, streams: () => Promise<Directory>, touched: Touched, now: number, alsoDue: boolean): Promise<void> {
  const onlyEdits = !touched.all && touched.streams.size === 0 && !alsoDue
  if (onlyEdits && touched.who.size === 0 && (await deriveSame(db, touched, now))) return
  if (onlyEdits && (await deriveNear(db, touched.handles, now))) return
  await deriveAll(db, await streams(), touched, now, alsoDue)
}

async function deriveAll(db: Database, directory: Directory, touched: Touched, now: number, alsoDue: boolean): Promise<void> {
  const known = await readKnown(db, directory)
  const before = {
    people: await readAll<PersonRow>(db.people),
    handles: await readAll<PersonId>(db.handles),
    unlisted: await readAll<readonly Place[]>(db.unlisted),
    hints: await readAll<readonly Place[]>(db.hints),
    encounters: await readAll<readonly Encounter[]>(db.encounters),
    met: await readAll<number>(db.met),
  }
  const whom = touched.all ? new Set(known.people.keys()) : await touchedPeople(directory, touched, known, before, alsoDue ? now : -Infinity)
  const standings = await standingsOf(db, directory, known, whom, now)

  const people = new Map<PersonId, PersonRow | undefined>()
  const summaries = new Map<PersonId, PersonSummary | undefined>()
  const encounters = new Map<PersonId, readonly Encounter[] | undefined>()
  const stories = new Map<PersonId, Story | undefined>()
  for (const id of before.people.keys()) if (!known.people.has(id)) for (const changes of [people, summaries, encounters, stories]) changes.set(id, undefined)
  for (const [id, { summary, encounters: met, story, due }] of standings) {
    people.set(id, { ...known.people.get(id)!.row, due })
    summaries.set(id, summary)
    encounters.set(id, met.length ? met : undefined)
    stories.set(id, story ?? undefined)
  }
  const handles = changesOf(known.handles, before.handles)
  const unlisted = changesOf(known.unlisted, before.unlisted)
  const hints = changesOf(known.hints, before.hints)
  const met = metBy(new Map([...before.encounters, ...encounters]).values())
  const counts: AppliedRow = {
    key: 'counts',
    people: known.people.size,
    handles: known.handles.size,
    interactions: [...directory.interactionStreams()].reduce((sum, [, { n }]) => sum + n, 0),
    connections: directory.get(connectionsStream)?.n ?? 0,
    encounters: met.size,
    imports: known.imports.size,
  }
  await db.transaction('rw', [db.people, db.handles, db.unlisted, db.hints, db.summaries, db.encounters, db.stories, db.met, db.applied], async () => {
    const write = touched.all ? replaceAll : writeSome
    await write(db.people, people)
    await write(db.summaries, summaries)
    await write(db.encounters, encounters)
    await write(db.stories, stories)
    await (touched.all ? writeAll(db.handles, known.handles) : writeSome(db.handles, handles))
    await (touched.all ? writeAll(db.unlisted, known.unlisted) : writeSome(db.unlisted, unlisted))
    await (touched.all ? writeAll(db.hints, known.hints) : writeSome(db.hints, hints))
    await (touched.all ? writeAll(db.met, met) : writeSome(db.met, changesOf(met, before.met)))
    await db.applied.bulkPut([counts, { key: 'derived', stale: false }])
  })
}

/** Replaces a table by what is there of the changes. */
const replaceAll: typeof writeSome = async (table, changes) => {
  const left = new Map<string, NonNullable<unknown>>()
  for (const [key, value] of changes) if (value !== undefined && value !== null) left.set(key, value)
  await writeAll(table, left)
}

/** Everybody there is to list, from what the archives and the owner say. */
interface Known extends Listed {
  readonly imports: Ranked
  readonly decisions: readonly DecisionRow[]
}

async function readKnown(db: Database, directory: Directory): Promise<Known> {
  const evidence = await readEvidence(db, directory)
  const { imports, decisions, said, concerned } = evidence
  const identity = identityOf(evidence, identityWords(decisions))
  const connections = await readConnections(db, imports, (handle) => identity.personOf.has(handle))
  return { imports, decisions, ...listedPeople({ identity, said, concerned, connections, created: createdNames(decisions) }) }
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

function changesOf<V>(now: ReadonlyMap<string, V>, before: ReadonlyMap<string, V>): Map<string, V | undefined> {
  const changes = new Map<string, V | undefined>()
  for (const key of before.keys()) if (!now.has(key)) changes.set(key, undefined)
  for (const [key, value] of now) if (!same(before.get(key), value)) changes.set(key, value)
  return changes
}

const same = (a: unknown, b: unknown): boolean => a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b))

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function add(set: Set<PersonId>, id: PersonId | undefined): void {
  if (id !== undefined) set.add(id)
}
