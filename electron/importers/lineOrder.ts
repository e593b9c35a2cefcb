import type { Fact } from '../contract/records'

/** What comes first in an import file. */
export const ranks: readonly Fact['fact'][] = ['person', 'connection', 'coverage', 'interaction']
export const interactionRank = ranks.indexOf('interaction')

/** A line on its way out: what it is sorted by, what of it must be known without parsing it, and its fact as JSON. */
export interface SortedLine {
  readonly rank: number
  readonly stream: string
  /** -Infinity where there is no time. */
  readonly at: number
  readonly id: string
  /** Number of the interaction's kind in the sorter's list. */
  readonly kind: number
  readonly counts: boolean
  /** Place in the source; -1 for what the archive says as a whole. */
  readonly entry: number
  readonly index: number
  readonly fact: Buffer
}

/** Streams and ids compare as JavaScript compares text; what has no time comes before what has one. */
export function compareKeys(a: SortedLine, b: SortedLine): number {
  if (a.rank !== b.rank) return a.rank - b.rank
  if (a.stream !== b.stream) return byText(a.stream, b.stream)
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  // Last, and only where times are equal: of a line in a run, the id is made then.
  const { id } = a
  const other = b.id
  return id === other ? 0 : byText(id, other)
}

export const byText = (a: string, b: string) => (a < b ? -1 : 1)
