/** One encounter with one person, as its own page tells it: which records prove it, and what was said around it. */
import { hintId, isHintId } from './cues/hints'
import { encountersOf } from './encounters'
import { day } from './dates'
import type { Encounter, PersonDetail, TimelineItem } from './model'

export interface EncounterPage {
  readonly encounter: Encounter
  /** Set aside as a whole: no encounter any more, but still to be looked at and taken back. */
  readonly setAside: boolean
  /** The records that prove or hint at it, and those of the same hours that were set aside, in order of time. */
  readonly evidence: readonly TimelineItem[]
  /** What was said online in the week before it began, and from its beginning to a week after its end; oldest first. */
  readonly before: readonly TimelineItem[]
  readonly after: readonly TimelineItem[]
  /** What the owner wrote down of that day, and is no record of the meeting. */
  readonly notes: readonly TimelineItem[]
  /** Introductions that archives tell of, of that day and the next. */
  readonly introductions: readonly TimelineItem[]
  /** Where the owner said why it mattered, and where that is said if it has not been: a record of the meeting, or the message that hints at it. */
  readonly moment: TimelineItem | undefined
  readonly markable: TimelineItem | undefined
  /** Which of the meetings it is, from 1, hints left out; 0 for a hint. */
  readonly number: number
  /** The meetings before and after it with the same person. */
  readonly previous?: Encounter
  readonly next?: Encounter
}

type Told = Pick<PersonDetail, 'items' | 'encounters' | 'hints'>

const week = 7 * day

/** From when to when: a date alone is that whole day. */
export const spanOf = ({ at, until, day: only }: Pick<Encounter, 'at' | 'until' | 'day'>): { readonly from: number; readonly to: number } =>
  only === undefined ? { from: at, to: Math.max(at, until) } : { from: at - day / 2, to: Math.max(until, at + day / 2 - 1) }

/** `id` is that of the encounter or of any of its records; undefined when there is no such meeting. */
export function encounterPage(person: Told, id: string, now: number): EncounterPage | undefined {
  const all = [...person.items, ...(person.hints ?? [])]
  const known = person.encounters.find((one) => one.id === id || one.evidence.includes(id))
  const encounter = known ?? setAsideOf(all, id, now)
  if (!encounter) return undefined
  const { from, to } = spanOf(encounter)
  const proving = new Set(encounter.evidence)
  const evidence = all.filter((item) => proving.has(item.id) || (item.verdict === 'rejected' && tellsOfMeeting(item) && item.at !== null && item.at >= from - day / 2 && item.at <= to + day / 2))
  const timed = all.filter((item): item is TimelineItem & { readonly at: number } => item.at !== null && !evidence.includes(item) && item.verdict !== 'rejected')
  const said = timed.filter((item) => (item.setting === 'public' || item.setting === 'private') && !item.byOther && !isHint(item))
  const place = person.encounters.indexOf(encounter)
  const records = recordsOf(encounter, person.items)
  return {
    encounter,
    setAside: known === undefined,
    evidence: evidence.sort(byTime),
    before: said.filter(({ at }) => at >= from - week && at < from),
    after: said.filter(({ at }) => at >= from && at <= to + week),
    notes: timed.filter(({ kind, source, at }) => kind === 'note' && source === 'journal' && at >= from - day / 2 && at <= to + day / 2),
    introductions: timed.filter(({ kind, at }) => kind === 'introduction' && at >= from - day / 2 && at <= to + day),
    moment: records.find(({ why }) => why !== undefined),
    markable: records[0],
    number: encounter.grade === 'candidate' ? 0 : person.encounters.filter(({ grade }, index) => grade !== 'candidate' && index <= place).length,
    ...neighbours(person.encounters, place),
  }
}

/** What words hint at, as an item of its own. */
export const isHint = ({ id }: Pick<TimelineItem, 'id'>): boolean => isHintId(id)

const tellsOfMeeting = ({ id, setting, kind }: TimelineItem): boolean => isHint({ id }) || setting === 'inPerson' || (setting === 'bridge' && kind === 'check-in')

/** The items of the timeline it stands on: of a hint, the message that holds it. Real records first. */
function recordsOf({ evidence }: Encounter, items: readonly TimelineItem[]): readonly TimelineItem[] {
  const ids = [...evidence.filter((id) => !isHint({ id })), ...evidence.filter((id) => isHint({ id })).map((id) => id.slice(hintId('').length))]
  return ids.flatMap((id) => items.find((item) => item.id === id) ?? [])
}

function neighbours(encounters: readonly Encounter[], place: number): Pick<EncounterPage, 'previous' | 'next'> {
  const sure = ({ grade }: Encounter) => grade !== 'candidate'
  const previous = place < 0 ? undefined : encounters.slice(0, place).findLast(sure)
  const next = place < 0 ? undefined : encounters.slice(place + 1).find(sure)
  return { ...(previous && { previous }), ...(next && { next }) }
}

/** The encounter that records would make which the owner has set aside. */
function setAsideOf(items: readonly TimelineItem[], id: string, now: number): Encounter | undefined {
  const rejected = items.filter(({ verdict }) => verdict === 'rejected').map((item) => ({ ...item, verdict: undefined }))
  return encountersOf(rejected, now).find((one) => one.id === id || one.evidence.includes(id))
}

const byTime = (a: TimelineItem, b: TimelineItem): number => (a.at ?? 0) - (b.at ?? 0) || (a.id < b.id ? -1 : 1)
