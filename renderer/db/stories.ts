/** The stories and encounters of everybody, for lists, the first screen and introductions; made when relationships are worked out. */
import type { CoverageSpan, Encounter, PersonId, PersonSummary } from '../core/model'
import type { Story } from '../core/story'
import { readRows, readSome, unpackingPairs } from './buckets'
import { database, type BucketTable, type Database, type DecisionRow } from './database'
import { coverageSpans } from './people'
import { inTurns } from './turns'
import { inOrder } from './words'

/** By person: of everybody who has one but those in the trash. In turns, as there may be tens of thousands. */
export const listStories = (): Promise<ReadonlyMap<PersonId, Story>> => listed(database().stories)

/** By person, in order of time: of everybody who has any, hints among them, but those in the trash. An encounter with three people is in three lists. */
export const listEncounters = (): Promise<ReadonlyMap<PersonId, readonly Encounter[]>> => listed(database().encounters)

/** The stories of some people, whoever has one, in the trash or not. */
export const storiesOf = (people: Iterable<PersonId>): Promise<ReadonlyMap<PersonId, Story>> => readSome<Story>(database().stories, people)

/** The encounters of some people, in the trash or not. */
export const encountersWith = (people: Iterable<PersonId>): Promise<ReadonlyMap<PersonId, readonly Encounter[]>> =>
  readSome<readonly Encounter[]>(database().encounters, people)

/** From when to when all sources that count can speak. */
export async function listCoverage(): Promise<readonly CoverageSpan[]> {
  const db = database()
  return db.transaction('r', [db.imports, db.coverage], () => coverageSpans(db))
}

async function listed<V>(table: BucketTable): Promise<ReadonlyMap<PersonId, V>> {
  const db = database()
  const trash = await db.transaction('r', [db.decisions, db.handles, db.summaries], () => inTrash(db))
  const all = await inTurns(unpackingPairs<V>(await readRows(table)))
  for (const id of trash.keys()) all.delete(id)
  return all
}

/** Who is in the trash. Inside a transaction that reads decisions, handles and summaries; only theirs are read. */
export async function inTrash(db: Database): Promise<ReadonlyMap<PersonId, PersonSummary>> {
  const rows = (await db.decisions.where('name').equals('setStanding').toArray()) as DecisionRow<'setStanding'>[]
  const handles = inOrder(rows).flatMap(({ args }) => (args.standing === 'deleted' && args.on ? args.about : []))
  const persons = await readSome<PersonId>(db.handles, handles)
  const summaries = await readSome<PersonSummary>(db.summaries, persons.values())
  return new Map([...summaries].filter(([, { deleted }]) => deleted))
}
