/**
 * Everything that follows from pages and operations: who is who, and where each relationship stands. Worked out again for the
 * people touched, or for all; both ways come to the same tables.
 */
import type { Handle } from '#contract/handles'
import type { OperationName } from '#contract/operations'
import type { CoverageSpan, Encounter, PersonId, PersonSummary } from '../core/model'
import type { Story } from '../core/story'
import { readAll, writeAll, writeSome } from './buckets'
import type { AppliedRow, Database, DecisionRow } from './database'
import { deriveNear, derivePassed, deriveSame, metBy, settled, tellsOfTime, totals, type Near } from './deriveEdited'
import { createdNames, identityOperations, identityWords } from './identityWords'
import { differs, listedPeople, type Listed, type Place } from './listed'
import { standings } from './lived'
import { passing, standingRow, type Passing } from './passing'
import type { PersonRow } from './people'
import type { Spoken } from './spoken'
import { identityOf, readConnections, readEvidence } from './stated'
import { rowOf, type Standing } from './standing'
import type { Directory } from './streams'
import type { Ranked } from './timeline'
import { ownWords } from './words'

/** What has changed since the last time. */
export interface Touched {
  readonly all: boolean
  /** By the imports that came or went. */
  readonly spoken: Spoken
  /** The owner spoke of. */
  readonly handles: Set<Handle>
  /** Those of them whose person may be another one now. */
  readonly who: Set<Handle>
  /** Those of them whose timeline the owner spoke of: what they logged, marked or judged. */
  readonly timelines: Set<Handle>
  /** The entries of lists they put or dropped, by id or key. */
  readonly entries: Set<string>
}

/** Notes what these operations change, which came into force or lost it. */
export function touch(touched: Touched, changed: readonly DecisionRow[]): void {
  for (const row of changed) {
    const { name, about } = row
    const isTelling = timelineOperations.has(name) || (name === 'putEntry' && tellsOfTime((row as DecisionRow<'putEntry'>).args.value))
    if (name === 'putEntry' || name === 'dropEntry') touched.entries.add((row as DecisionRow<'putEntry' | 'dropEntry'>).args.entry)
    for (const handle of about) {
      touched.handles.add(handle)
      if (identityOperations.has(name)) touched.who.add(handle)
      if (isTelling) touched.timelines.add(handle)
    }
  }
}

const timelineOperations: ReadonlySet<OperationName> = new Set<OperationName>(['logMeeting', 'markMoment', 'judgeEvidence', 'judgeStatement', 'setCadence'])

/** `now` is UTC ms: what lies ahead has not happened yet. `alsoDue`: also those whose summary changes because time has passed. */
export async function derive(db: Database, streams: () => Promise<Directory>, touched: Touched, now: number, alsoDue: boolean): Promise<void> {
  const { all, spoken, handles, who } = touched
  const passed = await passing(db, now, alsoDue)
  if (!all && !spoken.wide && passed.ids.size <= mostPassed) {
    const near: Near = { db, streams, now, passed: await derivePassed(db, streams, passed, now) }
    if (!spoken.any && handles.size === 0) return settled(near)
    if (!spoken.any && who.size === 0 && (await deriveSame(near, touched))) return
    if (await deriveNear(near, touched)) return
  }
  await deriveAll(db, await streams(), touched, passed, now)
}
/** From here on it is as well to look at everything. */
const mostPassed = 5000

async function deriveAll(db: Database, directory: Directory, touched: Touched, passed: Passing, now: number): Promise<void> {
  const known = await readKnown(db, directory)
  const before = {
    people: await readAll<PersonRow>(db.people),
    handles: await readAll<PersonId>(db.handles),
    unlisted: await readAll<readonly Place[]>(db.unlisted),
    hints: await readAll<readonly Place[]>(db.hints),
    encounters: await readAll<readonly Encounter[]>(db.encounters),
    met: await readAll<number>(db.met),
  }
  const whom = touched.all ? new Set(known.people.keys()) : touchedPeople(touched, known, before.people, passed.ids)
  const found = await standingsOf(db, directory, known, whom, passed.coverage, now)

  const people = new Map<PersonId, PersonRow | undefined>()
  const summaries = new Map<PersonId, PersonSummary | undefined>()
  const encounters = new Map<PersonId, readonly Encounter[] | undefined>()
  const stories = new Map<PersonId, Story | undefined>()
  for (const id of before.people.keys()) if (!known.people.has(id)) for (const changes of [people, summaries, encounters, stories]) changes.set(id, undefined)
  for (const [id, standing] of found) {
    const { summary, encounters: met, story } = standing
    people.set(id, rowOf(known.people.get(id)!.row, standing))
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
    ...totals(directory),
    encounters: met.size,
    imports: known.imports.size,
  }
  const dues = [...known.people.keys()].map((id) => (people.has(id) ? people.get(id)!.due : (before.people.get(id)?.due ?? null)))
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
    await db.applied.bulkPut([counts, { key: 'derived', stale: false }, standingRow({ ...passed, due: null }, dues)])
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

function touchedPeople(
  { handles, spoken }: Touched,
  known: Known,
  before: ReadonlyMap<PersonId, PersonRow>,
  passed: ReadonlySet<PersonId>,
): Set<PersonId> {
  const whom = new Set([...passed].filter((id) => known.people.has(id)))
  for (const handle of handles) add(whom, known.handles.get(handle))
  for (const handle of [...spoken.streams, ...spoken.members]) add(whom, known.handles.get(handle))
  for (const [id, { row }] of known.people) {
    const old = before.get(id)
    if (!old || differs(row, old)) whom.add(id)
  }
  return whom
}

async function standingsOf(db: Database, directory: Directory, known: Known, whom: ReadonlySet<PersonId>, coverage: readonly CoverageSpan[], now: number): Promise<Map<PersonId, Standing>> {
  const wordsOf = wordsByPerson(known)
  const handlesOf = new Map([...whom].map((id) => [id, known.people.get(id)!.row.handles] as const))
  const found = new Map<PersonId, Standing>()
  const inputs = (id: PersonId) => {
    const { row: { handles }, sayings } = known.people.get(id)!
    return { sayings, words: ownWords(wordsOf.get(id) ?? [], handles), coverage, now }
  }
  for await (const [id, standing] of standings(db, handlesOf, known.imports, () => Promise.resolve(directory), inputs)) found.set(id, standing)
  return found
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
