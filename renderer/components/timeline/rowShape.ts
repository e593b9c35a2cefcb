import { afterWords } from '../../core/dates'
import { isHint } from '../../core/encounterPage'
import type { TimelineItem, TimelineRow } from '../../core/model'

/** A hint of a meeting: the thread does not cross to it. */
export const isPerhaps = (row: TimelineRow): boolean => row.grade === 'candidate' && row.side === 'off'

/** Words about a stretch of time, or the head of a year: nothing that happened. */
export const isRemark = (row: TimelineRow): boolean => row.kind === 'cover' || row.kind === 'quiet' || row.kind === 'year'

/** The side the thread runs on in a row. */
export const threadOf = (row: TimelineRow): 'on' | 'off' => (row.side === 'both' || isPerhaps(row) || isRemark(row) ? row.from : row.side)

/** `Full circle, nine days after Lisbon`; empty where a row closes nothing. */
export const closingWords = ({ closes }: TimelineRow): string =>
  closes ? `${closes.turn === 1 ? 'Full circle' : `Turn ${closes.turn}`}, ${afterWords(closes.days, closes.place)}` : ''

/** Of several records of one meeting, the one that has a name for it; words that hint at it come last. */
export const mainItem = (row: TimelineRow): TimelineItem | undefined =>
  (row.kind === 'item' && row.encounter ? (row.items.find((item) => item.title && !isHint(item)) ?? row.items.find((item) => !isHint(item))) : undefined) ?? row.items[0]

/** What the other records of the same meeting add to it: words, the owner's own entries, and why it mattered. Once it is known, what hinted at it stays in its evidence. */
export function besideItems(row: TimelineRow): readonly TimelineItem[] {
  if (row.kind !== 'item' || !row.encounter) return []
  const main = mainItem(row)
  return row.items.filter((item) => item !== main && !(isHint(item) && !isPerhaps(row)) && (item.operation !== undefined || item.text || item.why !== undefined))
}

/** `Perhaps met at Westbahnhof`, `Perhaps: Evening at the museum`. */
export const perhapsWords = ({ id, title, place }: Pick<TimelineItem, 'id' | 'title' | 'place'>): string =>
  title && !isHint({ id }) ? `Perhaps: ${title}` : place?.name ? `Perhaps met at ${place.name}` : 'Perhaps met'
