/**
 * Working out what is talked about with whom, into a table of its own. Bulk work with pauses, for those alone whose pages, names or evidence
 * have changed since: what was done when the app closes is kept, and the rest is done next time.
 */
import type { Handle, Stream } from '#contract/handles'
import type { OperationName } from '#contract/operations'
import { showHandle } from '../core/handles'
import { hash53 } from '../core/hashes'
import type { PersonId, PersonSummary } from '../core/model'
import { findTopics } from '../core/topics/findTopics'
import { commonTopics } from '../core/topics/topics'
import { appliedImports } from './applyImport'
import { readAll, readRows, writeSome } from './buckets'
import type { Database, DecisionRow } from './database'
import { wordsAbout } from './decisions'
import { rowsOfStream } from './pages'
import { unpack } from './packed'
import { isStale } from './progress'
import { peopleStream, personOf } from './rows'
import { concernedBy, isOwnStream, type StreamEntry } from './streams'
import { mergeOf, ranked } from './timeline'
import { headKey, topicGrounds, topicRules, type TopicsHead, type TopicsRow } from './topics'

/** Answers whether there is something new. What changes meanwhile ends it: nothing is said to come from what has gone. */
export async function topicsAnew(db: Database): Promise<boolean> {
  const of = await topicGrounds(db)
  // People who are not worked out yet would get the topics of before.
  if (await isStale(db)) return false
  const kept = await readAll<TopicsRow & TopicsHead>(db.topics)
  if (kept.get(headKey)?.of === of) return false
  kept.delete(headKey)
  const owner = await ownerNames(db)
  const grounds = await groundsOfEach(db, owner)
  const imports = ranked(await appliedImports(db))
  if (!(await write(db, of, new Map([...kept.keys()].filter((id) => !grounds.has(id)).map((id) => [id, undefined]))))) return false
  const stale = [...grounds].filter(([id, ground]) => kept.get(id)?.of !== ground.of)
  let done = new Map<PersonId, TopicsRow>()
  for (const [id, { of: ground, handles, names }] of stale) {
    const items = (await mergeOf(db, handles, imports)).items(await wordsAbout(db, handles))
    done.set(id, { of: ground, topics: findTopics({ items: items.slice(-mostItems), names: [...owner, ...names] }) })
    await pause()
    if (done.size < atOnce) continue
    if (!(await write(db, of, done))) return false
    done = new Map()
  }
  if (!(await write(db, of, done))) return false
  const all = await readAll<TopicsRow>(db.topics)
  all.delete(headKey)
  const head: TopicsHead = { of, common: [...commonTopics([...all.values()].map(({ topics }) => topics))] }
  return write(db, of, new Map([[headKey, head]]))
}

/** Direct touches that there is something to tell from. */
const leastTouches = 5
/** The latest: a third of a second of work. */
const mostItems = 20_000
const atOnce = 100

/** Writes nothing, and answers false, where there is something else now than what it was worked out from. */
const write = (db: Database, of: string, rows: ReadonlyMap<PersonId, TopicsRow | TopicsHead | undefined>): Promise<boolean> =>
  db.transaction('rw', [db.topics, db.imports, db.decisions], async () => {
    if ((await topicGrounds(db)) !== of) return false
    await writeSome(db.topics, rows)
    return true
  })

interface Ground {
  readonly of: string
  readonly handles: readonly Handle[]
  readonly names: readonly string[]
}

/** What each person's topics come from, of those with enough to tell. */
async function groundsOfEach(db: Database, owner: readonly string[]): Promise<ReadonlyMap<PersonId, Ground>> {
  const people: PersonSummary[] = []
  for (const row of await readRows(db.summaries)) {
    for (const [, summary] of unpack<[PersonId, PersonSummary][]>(row.d)) if (!summary.deleted && summary.counts.public + summary.counts.private >= leastTouches) people.push(summary)
    await pause()
  }
  const idOf = new Map(people.flatMap(({ id, handles }) => handles.map((handle) => [handle, id] as const)))
  const pages = await pagesBehind(db, idOf)
  const said = await saidOf(db, idOf)
  return new Map(people.map(({ id, handles, name, otherName, alsoNamed = [], where }) => {
    const names = [name, ...(otherName === undefined ? [] : [otherName]), ...alsoNamed, ...handles.map(showHandle), ...(where === undefined ? [] : [where])]
    const of = hash53(JSON.stringify([topicRules, owner, handles, names, pages.get(id)?.sort(), said.get(id)?.sort()])).toString(36)
    return [id, { of, handles, names }]
  }))
}

/** The streams a person is in, with how much is in each and from where: another import, or one taken back, changes them. */
async function pagesBehind(db: Database, idOf: ReadonlyMap<Handle, PersonId>): Promise<Map<PersonId, string[]>> {
  const pages = new Map<PersonId, string[]>()
  for (const row of await readRows(db.streams)) {
    for (const [stream, { n, imports, members }] of unpack<[Stream, StreamEntry][]>(row.d)) {
      if (isOwnStream(stream)) continue
      for (const id of new Set(concernedBy(stream, members).map((handle) => idOf.get(handle)))) {
        if (id !== undefined) push(pages, id, `${stream} ${n} ${[...imports].sort().join(' ')}`)
      }
    }
    await pause()
  }
  return pages
}

/** What the owner logged and judged, in force. */
async function saidOf(db: Database, idOf: ReadonlyMap<Handle, PersonId>): Promise<Map<PersonId, string[]>> {
  const said = new Map<PersonId, string[]>()
  const rows: DecisionRow[] = await db.decisions.where('name').anyOf(judging).toArray()
  for (const { id: operation, about, undone } of rows) {
    if (!undone) for (const id of new Set(about.map((handle) => idOf.get(handle)))) if (id !== undefined) push(said, id, operation)
  }
  return said
}
const judging: readonly OperationName[] = ['logMeeting', 'judgeEvidence']

/** Of the accounts that archives call their owner's. */
async function ownerNames(db: Database): Promise<readonly string[]> {
  const applied = await appliedImports(db)
  const names = new Set(applied.flatMap(({ header }) => header.owner.map(showHandle)))
  for await (const { row } of rowsOfStream(db, peopleStream, new Set(applied.map(({ id }) => id)))) {
    const { me, name } = personOf(row[2])
    if (me && name !== undefined) names.add(name)
    await pause()
  }
  return [...names].sort()
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** Lets whatever else was asked of this thread go first. */
async function pause(): Promise<void> {
  if (performance.now() - began < stretch) return
  await new Promise<void>((next) => setTimeout(next, 0))
  began = performance.now()
}
let began = 0
/** Longest stretch of work before others may go first, ms. */
const stretch = 12
