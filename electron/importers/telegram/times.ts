import type { Zone } from '../icalendar/zones'
import type { Json } from '../formats/jsonValues'
import { isPlausible } from '../formats/epochs'

export interface Time {
  /** UTC ms; null when there is no usable time. */
  readonly at: number | null
  readonly note?: string
}

/** Seconds of the epoch since 2021; before that the wall clock of the computer that exported. */
export function timeOf(unix: unknown, local: unknown, zone: Zone, assumed: boolean, now: number): Time {
  const seconds = typeof unix === 'string' && /^\d{1,17}$/.test(unix) ? Number(unix) : typeof unix === 'number' ? unix : NaN
  const exact = seconds * (seconds >= 1e14 ? 0.001 : seconds >= 1e11 ? 1 : 1000)
  if (isPlausible(exact, now)) return { at: Math.floor(exact) }
  const wall = wallOf(local)
  if (wall === null) return { at: null, note: 'time unknown' }
  const at = wall - zone.offsetAtWall(wall)
  if (!isPlausible(at, now)) return { at: null, note: 'time unknown' }
  return assumed ? { at, note: 'zone assumed' } : { at }
}

/** A wall clock time beside a message that has both times: the difference between the two is the zone. */
export function reactionTime(local: unknown, message: Json, messageAt: number | null, zone: Zone, assumed: boolean, now: number): Time {
  const [wall, messageWall] = [wallOf(local), wallOf(message.date)]
  if (wall === null || messageWall === null || messageAt === null || message.date_unixtime === undefined) return timeOf(undefined, local, zone, assumed, now)
  const at = wall - (messageWall - messageAt)
  return isPlausible(at, now) ? { at } : { at: messageAt, note: 'time of the message' }
}

/** `2023-04-01T20:15:00` as if it were UTC. */
function wallOf(written: unknown): number | null {
  const found = typeof written === 'string' ? /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/.exec(written) : null
  if (!found) return null
  const [year, month, date, hour, minute, second] = found.slice(1).map(Number) as [number, number, number, number, number, number]
  const at = Date.UTC(year, month - 1, date, hour, minute, second)
  return new Date(at).getUTCMonth() === month - 1 && new Date(at).getUTCDate() === date ? at : null
}
