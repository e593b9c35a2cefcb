/** Reading what the owner talks about with people. Found beside everything else by `topicWork.ts`; the owner's words are applied here. */
import type { Handle } from '#contract/handles'
import type { OperationName } from '#contract/operations'
import type { PersonId } from '../core/model'
import { topicsShown, type FoundTopics, type ToldTopics, type Topic } from '../core/topics/topics'
import { readAll, readOne } from './buckets'
import { database, type Database, type DecisionRow } from './database'
import type { PersonRow } from './people'
import { isStale } from './progress'
import { groundsOf } from './suggestions'
import { ownWords } from './words'

/** What the table holds of a person. */
export interface TopicsRow {
  /** What they were worked out from: once that is another, they are stale. */
  readonly of: string
  readonly topics: FoundTopics
}

/** What it holds under no person's key. */
export interface TopicsHead {
  /** What all of it was worked out from. */
  readonly of: string
  readonly common: readonly string[]
}
export const headKey = ''

/** Raised when the rules find other topics in the same words. */
export const topicRules = 1

/** The operations that can change who it was said to, what counts and what their names are. An undo may take any of them back. */
const telling: readonly OperationName[] = [
  'mergePeople', 'splitPerson', 'keepApart', 'createPerson', 'addHandle', 'ignoreHandles', 'claimHandles', 'renamePerson', 'setText', 'putEntry', 'dropEntry', 'setStanding', 'logMeeting', 'judgeEvidence', 'undo',
]

/** What topics are worked out from, as one text. */
export const topicGrounds = (db: Database): Promise<string> => groundsOf(db, topicRules, telling)

/** Whether what is there was worked out from something else than what there is now. */
export const topicsAreStale = async (db: Database): Promise<boolean> => (await readOne<TopicsHead>(db.topics, headKey))?.of !== (await topicGrounds(db))

/** The same, once people are worked out: before, there is nothing to be done about it. */
export const topicsAreWanted = async (db: Database): Promise<boolean> => !(await isStale(db)) && (await topicsAreStale(db))

/** At most twelve found ones, the owner's first. Empty until they have been worked out, and where there is too little to tell. */
export async function topicsOf(id: PersonId): Promise<readonly Topic[]> {
  const db = database()
  return db.transaction('r', [db.handles, db.people, db.topics, db.decisions], async () => {
    const person = (await readOne<PersonId>(db.handles, id)) ?? id
    const row = await readOne<PersonRow>(db.people, person)
    if (!row) return []
    const found = await readOne<TopicsRow>(db.topics, person)
    const theirs = new Set(row.handles)
    const words = (await topicWords(db)).filter(({ about }) => about.some((handle) => theirs.has(handle)))
    return topicsShown(found?.topics ?? [], { common: await commonOf(db), ...told(words, theirs) })
  })
}

/** Of everybody with any: for lists and introductions. */
export async function listTopics(): Promise<ReadonlyMap<PersonId, readonly Topic[]>> {
  const db = database()
  const [rows, handles, words, common] = await db.transaction('r', [db.handles, db.topics, db.decisions], () =>
    Promise.all([readAll<TopicsRow>(db.topics), readAll<PersonId>(db.handles), topicWords(db), commonOf(db)]))
  rows.delete(headKey)
  const said = new Map<PersonId, { readonly rows: Set<DecisionRow>; readonly handles: Set<Handle> }>()
  for (const row of words) {
    for (const handle of row.about) {
      const id = handles.get(handle)
      if (id === undefined) continue
      const known = said.get(id) ?? { rows: new Set(), handles: new Set() }
      said.set(id, known)
      known.rows.add(row)
      known.handles.add(handle)
    }
  }
  const all = new Map<PersonId, readonly Topic[]>()
  for (const id of [...new Set([...rows.keys(), ...said.keys()])].sort()) {
    const own = said.get(id)
    const topics = topicsShown(rows.get(id)?.topics ?? [], { common, ...(own ? told(own.rows, own.handles) : {}) })
    if (topics.length > 0) all.set(id, topics)
  }
  return all
}

async function commonOf(db: Database): Promise<ReadonlySet<string>> {
  return new Set((await readOne<TopicsHead>(db.topics, headKey))?.common)
}

/** The owner's topics and tags, of everybody: there are few. */
const topicWords = (db: Database): Promise<DecisionRow[]> => db.decisions.where('name').anyOf(['setTopic', 'tagPeople']).toArray()

function told(rows: Iterable<DecisionRow>, handles: Iterable<Handle>): ToldTopics {
  const { topics, tags } = ownWords(rows, handles)
  return { topics, tags: [...tags].flatMap(([tag, on]) => (on ? [tag] : [])).sort() }
}
