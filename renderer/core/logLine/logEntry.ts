/** An entry of the log as it is written, and as it is written anew. */
import type { Handle } from '#contract/handles'
import type { Place } from '#contract/records'
import type { LogKind } from '#contract/words'
import { dayText, localDate, timeWords } from '../dates'
import { networkName } from '../handles'
import type { TimelineItem } from '../model'
import { isKnownPlace, isSamePlace } from '../places'

/** Something logged, opened again to be changed. */
export interface LogEntry {
  readonly meeting: string
  readonly kind: LogKind
  readonly with: readonly Handle[]
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** `18:40`; empty when only the day is known. */
  readonly time: string
  readonly place?: Place
  readonly text: string
  readonly moment: boolean
}

const prefix = 'meeting:'

/** The entry behind an item of a timeline; null when no entry of the owner's made it. `zone` is IANA. */
export function entryOf(item: TimelineItem, zone: string): LogEntry | null {
  if (item.operation === undefined || !item.id.startsWith(prefix)) return null
  const timed = item.day === undefined && item.at !== null
  return {
    meeting: item.id.slice(prefix.length),
    kind: item.kind === 'call' || item.kind === 'note' ? item.kind : 'meeting',
    with: item.who,
    day: item.day ?? (item.at === null ? '' : dayText(localDate(item.at, zone))),
    time: timed ? timeWords(item.at, zone) : '',
    ...(item.place ? { place: item.place } : {}),
    text: item.text ?? '',
    moment: item.why !== undefined,
  }
}

export const itemOfMeeting = (meeting: string): string => `${prefix}${meeting}`

/** What else the library has of that day with them, as a sentence; empty when it has nothing. `place` is the one written down. */
export function matchWords(items: readonly TimelineItem[], place: string): string {
  const found = items.filter((item) => item.network !== 'journal')
  const where = place.trim() ? { name: place } : undefined
  const same = found.find((item) => !where || !isKnownPlace(item.place) || isSamePlace(item.place, where))
  if (same) return `Matched with ${nameOf(same)}, ${sourceOf(same)}.`
  const other = found[0]
  if (other) return `That day you were also together at ${other.place?.name ?? 'another place'}, ${sourceOf(other)}: it stays apart.`
  const logged = items.find((item) => item.network === 'journal')
  return logged ? `You wrote down ${logged.place?.name ? `${logged.place.name} for` : 'a meeting on'} that day already.` : ''
}

const nameOf = (item: TimelineItem): string => {
  const name = item.title ?? item.place?.name
  return name ? `“${name}”` : 'what you have of that day'
}
const sourceOf = (item: TimelineItem): string => (item.network === 'calendar' ? 'in your calendar' : `from ${networkName(item.network)}`)
