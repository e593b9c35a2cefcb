/** What a line is sorted by, and what of it must be known without parsing it. */
export interface Keyed {
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
  /** Where the fact lies in memory; its order of reading. */
  readonly start: number
  readonly bytes: number
}

/** A line on its way out: its key and its fact as JSON. */
export type SortedLine = Keyed & { readonly fact: Buffer }

/** Streams and ids compare as JavaScript compares text; what has no time comes before what has one. */
export function compareKeys(a: Keyed, b: Keyed): number {
  if (a.rank !== b.rank) return a.rank - b.rank
  if (a.stream !== b.stream) return byText(a.stream, b.stream)
  return compareInStream(a, b)
}

/** The same for lines of one rank and stream. */
export function compareInStream(a: Keyed, b: Keyed): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  if (a.id !== b.id) return a.id < b.id ? -1 : 1
  return 0
}

export const byText = (a: string, b: string) => (a < b ? -1 : 1)
