import type { ContentLine } from './lines'
import { utcZone, type WallTime, type Zone, type ZoneFinder } from './zones'

/** A start, end or exception: a date, or a wall time in a zone. */
export interface CalendarTime {
  readonly isDate: boolean
  readonly wall: WallTime
  readonly zone: Zone
}

/** UTC ms; for a date noon UTC of that day, so that no zone shows the day before or after. */
export const instant = (time: CalendarTime): number => (time.isDate ? time.wall + noon : time.wall - time.zone.offsetAtWall(time.wall))

/** `20240325T080000Z`, or `20240325` for a date: how natural ids write an original start. */
export function stamp(time: CalendarTime): string {
  const iso = new Date(time.isDate ? time.wall : instant(time)).toISOString()
  return time.isDate ? iso.slice(0, 10).replace(/-/g, '') : `${iso.slice(0, 19).replace(/[-:]/g, '')}Z`
}

export const dayOf = (time: CalendarTime): string => new Date(time.wall).toISOString().slice(0, 10)

/** The same moment on the wall of another zone; a date stays that date. */
export const wallIn = (zone: Zone, time: CalendarTime): WallTime => (time.isDate || time.zone === zone ? time.wall : instant(time) + zone.offsetAtUtc(instant(time)))

const noon = 43_200_000

/** Every form of a date that calendars have been seen to write; `null` when it is none. */
export function calendarTime(value: string, line: Pick<ContentLine, 'params'>, zones: ZoneFinder): CalendarTime | null {
  const found = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?(Z|T|[+-]\d{2}:?\d{2})?)?$/i.exec(value.slice(0, 100).trim())
  if (!found) return null
  const [year, month, dayNumber, hours, minutes, seconds] = found.slice(1, 7).map((part) => Number(part ?? 0)) as [number, number, number, number, number, number]
  // Hour 24 and second 60 roll over, as written.
  if (month < 1 || month > 12 || dayNumber < 1 || dayNumber > daysIn(year, month) || hours > 24 || minutes > 59 || seconds > 60) return null
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, dayNumber)
  if (found[4] === undefined) return { isDate: true, wall: date.getTime(), zone: utcZone }
  const wall = date.getTime() + ((hours * 60 + minutes) * 60 + Math.min(seconds, 59)) * 1000
  const suffix = found[7]?.toUpperCase()
  if (suffix === 'Z') return { isDate: false, wall, zone: utcZone }
  // A T at the end instead of the Z says nothing: DAVx5 samples have it.
  if (suffix && suffix !== 'T') return { isDate: false, wall: wall - offsetOf(suffix), zone: utcZone }
  return { isDate: false, wall, zone: zones(line.params.get('TZID')) }
}

/** ISO 8601 durations as calendars use them, `PT1H30M`, `-P1D`, in ms; `null` when it is none. */
export function duration(value: string): number | null {
  const found = /^([+-])?P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/i.exec(value.trim())
  if (!found || found.slice(2).every((part) => part === undefined)) return null
  const [weeks, days, hours, minutes, seconds] = found.slice(2).map((part) => Number(part ?? 0)) as [number, number, number, number, number]
  return (found[1] === '-' ? -1 : 1) * ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
}

function offsetOf(text: string): number {
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(-2))]
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year === 0 ? 4 : year, month, 0)).getUTCDate()
