/** What a story keeps for the lists: what lies ahead, and whether the two met before the records begin. */
import type { Handle } from '#contract/handles'
import type { Place } from '#contract/records'
import type { PlainDate } from '#contract/words'
import { hasHappened } from '../dates'
import { isKnown } from '../plainDates'
import { statements, verdictOf } from '../statements'
import type { StoryInput, StoryItem } from '../story'

/** Something planned in person. */
export interface Ahead {
  /** Equal for all who take part: natural id of the event, else of the item. */
  readonly id: string
  /** Natural id of the item: the evidence. */
  readonly item: string
  readonly at: number
  readonly until?: number
  readonly day?: string
  readonly title?: string
  readonly place?: Place
  /** Everybody it names, where that is not the person alone. */
  readonly who?: readonly Handle[]
}

/** A day that comes round every year. */
export interface YearlyDate {
  readonly label: string
  readonly date: PlainDate
}

/** The parts of a story that lists add. What is empty is absent. */
export interface StoryForLists {
  /** In order of time, at most the next 20. */
  readonly ahead?: readonly Ahead[]
  /** What says that they met before the records begin: the key of the owner's answer, keys of how-we-met entries, ids of undated items in person. */
  readonly metBefore?: readonly string[]
  /** Anniversaries and the like with month and day; the birthday is in the summary. */
  readonly dates?: readonly YearlyDate[]
}

type ListsInput = Pick<StoryInput, 'met' | 'verdicts' | 'now'> & {
  /** Those in person. */
  readonly items: readonly StoryItem[]
  readonly dates: StoryInput['dates']
}

export function forLists({ items, met, verdicts, dates = [], now }: ListsInput): StoryForLists {
  const ahead = aheadOf(items, now)
  const metBefore = metBeforeOf(items, met, verdicts)
  const yearly = dates.filter(({ date: { month, day } }) => month !== undefined && day !== undefined)
  return {
    ...(ahead.length === 0 ? {} : { ahead }),
    ...(metBefore.length === 0 ? {} : { metBefore }),
    ...(yearly.length === 0 ? {} : { dates: yearly }),
  }
}

const mostAhead = 20

/** A meeting every week for ever is one of many: the next ones are enough. */
function aheadOf(items: readonly StoryItem[], now: number): Ahead[] {
  const found = new Map<string, Ahead>()
  for (const { id: item, event, at, until, day, network, title, place, who, setting, verdict } of items) {
    if (setting !== 'inPerson' || at === null || hasHappened({ at, day, network }, now) || verdict === 'rejected') continue
    const one: Ahead = {
      id: event ?? item, item, at,
      ...(until === undefined ? {} : { until }),
      ...(day === undefined ? {} : { day }),
      ...(title === undefined ? {} : { title }),
      ...(place === undefined ? {} : { place }),
      ...(who === undefined || who.length < 2 ? {} : { who }),
    }
    const known = found.get(one.id)
    if (!known || byTime(one, known) < 0) found.set(one.id, one)
  }
  return [...found.values()].sort(byTime).slice(0, mostAhead)
}

const byTime = (a: Ahead, b: Ahead): number => a.at - b.at || (a.item < b.item ? -1 : a.item > b.item ? 1 : 0)

/**
 * The owner's answer decides. Else how they met, where it says a place or a date, and a meeting in person of which nobody knows when: a name on a
 * guest list without a day is no contact in the records, and still they met.
 */
function metBeforeOf(items: readonly StoryItem[], met: StoryInput['met'], verdicts: StoryInput['verdicts']): string[] {
  const answer = verdictOf(verdicts, statements.metBefore)
  if (answer === 'rejected') return []
  const entries = met.flatMap(({ entry, value: { place = '', date } }) => (place.trim() !== '' || (date !== undefined && isKnown(date)) ? [entry] : []))
  const undated = items.flatMap(({ id, at, setting, verdict }) => (at === null && setting === 'inPerson' && verdict !== 'rejected' ? [id] : []))
  return [...(answer === 'accepted' ? [statements.metBefore] : []), ...entries.sort(), ...[...new Set(undated)].sort()]
}
