import { parseTime } from '../formats/writtenTimes'
import { isPlausible } from '../formats/epochs'

const day = 86_400_000

/** Ids from 4 November 2010 on hold the time of their making; the first of them was about this large. */
const firstTimedId = 29_700_859_247
const idEpoch = 1_288_834_974_657
const longestTimedId = 19

export interface Time {
  /** UTC ms; null when there is no usable time. */
  readonly at: number | null
  readonly note?: string
}

/** When a record was made, from what it says and from its id: where they are more than a day apart, the id is right. */
export function timeOf(written: unknown, id: string, now: number): Time {
  const stated = parseTime(written)
  const timed = Number(id) >= firstTimedId && id.length <= longestTimedId
  if (stated !== null && isPlausible(stated, now)) {
    // Good enough to compare: the quotient of two doubles is off by far less than a millisecond.
    if (!timed || Math.abs(Number(id) / 4_194_304 + idEpoch - stated) <= day) return { at: stated }
  }
  const fromId = timed ? idTime(id) : null
  if (fromId !== null && fromId <= now + day) return { at: fromId, note: 'time from the id' }
  return stated !== null && isPlausible(stated, now) ? { at: stated } : { at: null, note: 'time unknown' }
}

/** UTC ms that an id of 4 November 2010 or later holds, exactly; else null. */
export function idTime(id: string): number | null {
  if (id.length > longestTimedId || !(Number(id) >= firstTimedId)) return null
  return Number(BigInt(id) >> 22n) + idEpoch
}
