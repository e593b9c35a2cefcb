/**
 * Of what several archives say under one natural id, the newest one's words count. What one archive says in the streams of several people is one thing
 * as well, and found in each of them. Natural ids are known here by 32 bits of their hash, so two things are one only where time or stream are the same too.
 */
import { emptyBits, type Bits } from '../../core/search/postings'
import { inSeveral, mostDocs, type Segment } from '../../core/search/segment'

export interface LoadedSegment {
  readonly importId: string
  /** Place of the import, the oldest first. */
  readonly rank: number
  /** Of all that are loaded; an interaction is known by `number * mostDocs + its number in the segment`. */
  readonly number: number
  readonly segment: Segment
}

export interface Overlaps {
  /** By number of the segment: interactions of which a newer archive has other words. */
  readonly outdated: readonly (Bits | undefined)[]
  /** By number of the segment: its interactions that stand in several streams, each with the first place of the thing. */
  readonly firstOf: readonly (readonly (readonly [doc: number, first: number])[] | undefined)[]
}

/** `segments` by their numbers. After each of them whoever asks for something else is heard. */
export async function overlapsOf(segments: readonly LoadedSegment[]): Promise<Overlaps> {
  const several = new Set(segments.map(({ rank }) => rank)).size > 1
  const outdated: (Bits | undefined)[] = segments.map(() => undefined)
  const firstOf = new Map<number, number>()
  const slots = new Float64Array(sizeFor(segments, several)).fill(-1)
  const mask = slots.length - 1
  for (const { number, rank, segment } of [...segments].sort((a, b) => b.rank - a.rank || a.number - b.number)) {
    for (let doc = 0; doc < segment.docs; doc++) {
      if (several || segment.companyOf[doc] === inSeveral) place(number * mostDocs + doc, rank, segment, doc)
    }
    await new Promise((next) => setTimeout(next, 0))
  }
  const inSegments: [number, number][][] = []
  for (const [here, first] of firstOf) (inSegments[Math.floor(here / mostDocs)] ??= []).push([here % mostDocs, first])
  return { outdated, firstOf: inSegments }

  function place(here: number, rank: number, segment: Segment, doc: number): void {
    const id = segment.ids[doc]!
    for (let slot = id & mask; ; slot = (slot + 1) & mask) {
      const there = slots[slot]!
      if (there < 0) {
        slots[slot] = here
        return
      }
      const other = segments[Math.floor(there / mostDocs)]!
      if (!isSame(other.segment, there % mostDocs, segment, doc, id)) continue
      if (other.rank > rank) {
        const number = Math.floor(here / mostDocs)
        const bits = (outdated[number] ??= emptyBits(segment.docs))
        bits[doc >> 5]! |= 1 << (doc & 31)
      } else {
        firstOf.set(there, there)
        firstOf.set(here, there)
      }
      return
    }
  }
}

function sizeFor(segments: readonly LoadedSegment[], several: boolean): number {
  const docs = several ? segments.reduce((sum, { segment }) => sum + segment.docs, 0) : segments.reduce((sum, { segment }) => sum + segment.companyOf.filter((one) => one === inSeveral).length, 0)
  return 2 ** Math.ceil(Math.log2(2 * docs + 2))
}

function isSame(a: Segment, docA: number, b: Segment, docB: number, id: number): boolean {
  if (a.ids[docA] !== id) return false
  const [timeA, timeB] = [a.times[docA]!, b.times[docB]!]
  return timeA === timeB || (Number.isNaN(timeA) && Number.isNaN(timeB)) || streamAt(a, docA) === streamAt(b, docB)
}

/** Number of the page, of those in the segment, on which an interaction is. */
export function pageAt({ pageFirsts }: Segment, doc: number): number {
  let low = 0
  let high = pageFirsts.length - 1
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if (pageFirsts[middle]! <= doc) low = middle
    else high = middle
  }
  return low
}

const streamAt = (segment: Segment, doc: number): string => segment.streams[segment.pageStreams[pageAt(segment, doc)]!]!
