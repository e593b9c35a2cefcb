import { zoneFinder } from '../icalendar/zones'
import { isPlausible } from '../formats/epochs'

export interface Time {
  /** UTC ms; null when there is no usable time. */
  readonly at: number | null
  readonly note?: string
}

const unknown: Time = { at: null, note: 'time unknown' }

/** Nothing was written before 1990 or later than a day from now. */
export const usable = (at: number, now: number, note?: string): Time => (isPlausible(at, now) ? { at, ...(note !== undefined && { note }) } : unknown)

/** `2024-05-01 12:00:00` (a `T` between, fractions) without a zone, as UTC ms of the same digits; null for none and for `0000-00-00`. */
export function wallTime(written: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d{1,9})?$/.exec(written.trim())
  return match ? digits(match.slice(1).map((part) => Number(part ?? 0))) : null
}

/** An instant as ISO 8601 with its offset: `2015-03-01T10:00:00.000+01:00`, `…Z`. Null without one. */
export function instant(written: string): number | null {
  const match = /^(.{16,40}?)(Z|[+-]\d\d:?\d\d)$/i.exec(written.trim())
  const wall = match ? wallTime(match[1]!) : null
  if (wall === null) return null
  const zone = match![2]!
  const fraction = /\.(\d{1,9})$/.exec(match![1]!)
  const milliseconds = fraction ? Math.floor(Number(`0.${fraction[1]}`) * 1000 + 1e-6) : 0
  if (/z/i.test(zone)) return wall + milliseconds
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return wall + milliseconds - (zone.startsWith('-') ? -minutes : minutes) * 60_000
}

/** Parts of a wall time as if they were UTC; null for what the calendar and the clock do not have. */
export function digits(parts: readonly number[]): number | null {
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = parts
  const at = Date.UTC(year, month - 1, date, hour, minute, second)
  const made = new Date(at)
  return year >= 100 && made.getUTCMonth() === month - 1 && made.getUTCDate() === date && hour < 24 && minute < 60 && second < 61 ? at : null
}

/** Turns wall times of a zone into instants. */
export function wallReader(zone: string, now: number): (wall: number | null) => Time {
  const { offsetAtWall } = zoneFinder('', () => undefined, zone)(undefined)
  return (wall) => (wall === null ? unknown : usable(wall - offsetAtWall(wall), now, 'zone assumed'))
}

/** An instant, or nothing usable. */
export const instantTime = (written: string, now: number): Time => usable(instant(written) ?? -Infinity, now)

/** `Sun, 13 May 2012 01:13:52 +0000`, as feeds write when they were made. Null without a zone: it would be read as that of this computer. */
export function feedTime(written: string): number | null {
  const match = /^(?:\w{3}, )?\d{1,2} \w{3} \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UTC)$/.exec(written.trim())
  const at = match ? Date.parse(match[0]) : NaN
  return Number.isNaN(at) ? null : at
}
