/** Reading one encounter in full, for its page. */
import type { Handle } from '#contract/handles'
import { day } from '../core/dates'
import { encounterPage, spanOf, type EncounterPage } from '../core/encounterPage'
import type { Encounter, PersonDetail, PersonId, PersonSummary, TimelineItem } from '../core/model'
import { itemsAround } from './around'
import { readSome } from './buckets'
import { database, type Database } from './database'
import { personDetail } from './people'
import { encountersWith } from './stories'
import { ownWords } from './words'

export interface EncounterDetail {
  readonly person: PersonDetail
  readonly page: EncounterPage
  /** Everybody else whom its records name and the library knows, by name. */
  readonly others: readonly Companion[]
  /** Those whom the records name and nobody in the library is. */
  readonly strangers: readonly Handle[]
  /** SHA-256 of the pictures kept with it, by whoever of those who were there. */
  readonly pictures: readonly string[]
}

export interface Companion {
  readonly summary: PersonSummary
  /** It was the first meeting with them as well. */
  readonly first: boolean
  /** What was said online with them alone in the week before and after; of the first few people only. */
  readonly before: readonly TimelineItem[]
  readonly after: readonly TimelineItem[]
}

/** Whose words around the meeting are read besides: a conference has hundreds. */
const mostRead = 8

/** By any handle of the person, and any id of the encounter or its records; null when there is no such meeting. */
export async function encounterDetail(handle: Handle, id: string, now = Date.now()): Promise<EncounterDetail | null> {
  const person = await personDetail(handle, now)
  const page = person && encounterPage(person, id, now)
  if (!person || !page) return null
  const db = database()
  const { summaries, strangers } = await companions(db, person, page)
  return { person, page, others: await told(db, page.encounter, summaries), strangers, pictures: await picturesOf(db, page.encounter.evidence) }
}

async function companions(db: Database, { summary }: PersonDetail, { encounter, evidence }: EncounterPage) {
  const own = new Set(summary.handles)
  const named = [...new Set([...(encounter.who ?? []), ...evidence.flatMap(({ who }) => who)])].filter((handle) => !own.has(handle))
  const persons = await readSome<PersonId>(db.handles, named)
  const summaries = await readSome<PersonSummary>(db.summaries, persons.values())
  const listed = [...summaries.values()].filter(({ id, deleted }) => id !== summary.id && !deleted)
  return { summaries: listed.sort((a, b) => (a.name < b.name ? -1 : 1)), strangers: named.filter((handle) => !persons.has(handle)) }
}

async function told(db: Database, { at, until, day: date, evidence }: Encounter, summaries: readonly PersonSummary[]): Promise<Companion[]> {
  const { from, to } = spanOf({ at, until, ...(date === undefined ? {} : { day: date }) })
  const met = await encountersWith(summaries.map((summary) => summary.id))
  const companions: Companion[] = []
  for (const [index, summary] of summaries.entries()) {
    const firstMet = met.get(summary.id)?.find(({ grade }) => grade !== 'candidate')
    const first = firstMet?.evidence.some((item) => evidence.includes(item)) ?? false
    const items = index < mostRead ? await itemsAround(db, summary.handles, from - week, to + week) : []
    const said = items.filter(({ setting, byOther, verdict }) => (setting === 'private' || setting === 'public') && !byOther && verdict !== 'rejected')
    companions.push({ summary, first, before: said.filter((item) => item.at! < from), after: said.filter((item) => item.at! >= from) })
  }
  return companions
}

const week = 7 * day

async function picturesOf(db: Database, evidence: readonly string[]): Promise<readonly string[]> {
  const { pictures } = ownWords(await db.decisions.where('name').equals('attachPicture').toArray(), [])
  return [...new Set(evidence.flatMap((item) => pictures.get(item) ?? []))]
}
