/** Looks for words in one timeline, in the order it is shown. */
import { plainLetters } from './findText'
import type { TimelineItem, TimelineRow } from './model'

export interface TimelineHit {
  /** Natural id of the item. */
  readonly item: string
  readonly row: string
}

/** What of an item is read by somebody who looks through a timeline. */
export const textsOf = ({ text, title, place, why, container }: TimelineItem): readonly string[] =>
  [title, place?.name, place?.address, text, why, container].flatMap((each) => (each ? [each] : []))

/**
 * Every item that says it: its words, its title, its place, or why it mattered. `wanted` is of `wantedText`. In steps of a few
 * milliseconds: tens of thousands of items take a second the first time.
 */
export function* findingInTimeline(rows: readonly TimelineRow[], wanted: string): Generator<undefined, readonly TimelineHit[]> {
  const hits: TimelineHit[] = []
  let read = 0
  for (const row of rows) {
    for (const item of row.items) {
      if (lettersOf(item).includes(wanted)) hits.push({ item: item.id, row: row.id })
      if (++read % 100 === 0) yield
    }
  }
  return hits
}

/** Worked out once for each item that was looked through; nothing that is looked for has a line feed. */
const known = new WeakMap<TimelineItem, string>()
function lettersOf(item: TimelineItem): string {
  let letters = known.get(item)
  if (letters === undefined) known.set(item, (letters = textsOf(item).map(plainLetters).join('\n')))
  return letters
}

/** The hit to go to next; from nowhere, the first or the last. */
export function nextHit(count: number, current: number, step: 1 | -1): number {
  if (count === 0) return -1
  return current < 0 ? (step === 1 ? 0 : count - 1) : (current + step + count) % count
}
