/**
 * Dates and lengths of time in words, and the calendar of a zone. Times are UTC ms; the zone (IANA) is always passed in. What has
 * only a date is noon UTC of that day: give it the zone `UTC`.
 */

export const hour = 60 * 60 * 1000
export const day = 24 * hour
export const year = 365.2425 * day

/** When something is, and who says so. */
export interface Happening {
  /** Null where nobody knows. */
  readonly at: number | null
  /** Nothing but the date is known, and `at` is noon UTC of it. */
  readonly day?: string | undefined
  /** `journal`: the owner wrote it down. */
  readonly network?: string | undefined
  /** The owner said when it was. */
  readonly corrected?: true | undefined
}

/**
 * From when on it has happened, UTC ms; never where nobody knows when it was. A date alone is noon UTC of it, when that day has begun everywhere on earth. What the owner wrote down has
 * happened as soon as its day has begun anywhere, at UTC+14: nobody writes down what is ahead.
 */
export const happensAt = ({ at, day: date, network, corrected }: Happening): number =>
  at === null ? Infinity : date !== undefined && (network === 'journal' || corrected === true) ? at - fromFirstZone : at

export const hasHappened = (one: Happening, now: number): boolean => happensAt(one) <= now

/** From the beginning of a day where it begins first to noon UTC of it. */
const fromFirstZone = 26 * hour

export interface LocalDate {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
}

/** The date on the wall calendar of the zone. Fast enough for every item of a library. */
export function localDate(at: number, zone: string): LocalDate {
  const local = new Date(at + offsetAt(at, zone))
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() }
}

/** A date as operations write it: `2026-11-20`. */
export const dayText = ({ year, month, day: date }: LocalDate): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`

/** UTC ms of what a clock of the zone showed. An hour that a clock change skipped is read as if it had not been. */
export function instantAt({ year, month, day: date }: LocalDate, hours: number, minutes: number, zone: string): number {
  const wall = new Date(Date.UTC(2000, month - 1, date, hours, minutes)).setUTCFullYear(year, month - 1, date)
  const at = wall - offsetAt(wall, zone)
  return wall - offsetAt(at, zone)
}

/** Days on the wall calendar from one time to another: Monday 23:00 to Tuesday 01:00 is one day. */
export function daysBetween(from: number, to: number, zone: string): number {
  const dayNumber = (at: number): number => Math.floor((at + offsetAt(at, zone)) / day)
  return dayNumber(to) - dayNumber(from)
}

/** `9 May 2011`. */
export const dateWords = (at: number, zone: string): string => format('date', zone).format(at)

/** `9 May`: beside a year that is written elsewhere. */
export const dayWords = (at: number, zone: string): string => format('day', zone).format(at)

/** `Wed`. */
export const weekdayWords = (at: number, zone: string): string => format('weekday', zone).format(at)

/** `18:40`. */
export const timeWords = (at: number, zone: string): string => format('time', zone).format(at)

/** `March 2012`. */
export const monthWords = (at: number, zone: string): string => format('month', zone).format(at)

/** How long ago, in words: `today`, `yesterday`, `5 days ago`, `a week ago`, `3 months ago`, `13 years ago`; ahead: `in 5 days`. */
export function agoWords(at: number, now: number, zone: string): string {
  const days = daysBetween(at, now, zone)
  if (days === 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days === -1) return 'tomorrow'
  if (days === 7) return 'a week ago'
  if (days === -7) return 'in a week'
  const length = roughly(Math.abs(days))
  return days > 0 ? `${length} ago` : `in ${length}`
}

/** For a column of a list: `Tuesday` within a week, `21 Oct` within about a year, `October 2019` before; null is `never`. */
export function shortWhen(at: number | null, now: number, zone: string): string {
  if (at === null) return 'never'
  const days = daysBetween(at, now, zone)
  if (days === 0) return 'today'
  if (days > 0 && days < 7) return format('longWeekday', zone).format(at)
  return Math.abs(days) < 330 ? format('shortDay', zone).format(at) : monthWords(at, zone)
}

/** From one event to the next: `the same day`, `a day later`, `290 days later`, `two years later`. */
export function laterWords(from: number, to: number, zone: string): string {
  const days = daysBetween(from, to, zone)
  if (days <= 0) return 'the same day'
  if (days === 1) return 'a day later'
  return days <= 730 ? `${count(days, 'day')} later` : `${count(Math.floor(days / 365.2425), 'year')} later`
}

/** The sentence of a turn: `nine days after Lisbon`, `the next day`; without a place `nine days after meeting`. */
export function afterWords(days: number, place?: string): string {
  const what = place ?? 'meeting'
  if (days <= 0) return `the day of ${place ?? 'the meeting'}`
  if (days === 1) return `a day after ${what}`
  return days <= 730 ? `${count(days, 'day')} after ${what}` : `${count(Math.floor(days / 365.2425), 'year')} after ${what}`
}

/** A length: `15 years and 6 months`, `4 months`, `9 days`. */
export function lengthWords(from: number, to: number, zone: string): string {
  const days = Math.max(0, daysBetween(from, to, zone))
  if (days < 61) return count(days, 'day')
  const a = localDate(from, zone)
  const b = localDate(to, zone)
  const months = (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0)
  const years = Math.floor(months / 12)
  const rest = months % 12
  if (years === 0) return count(months, 'month')
  return rest === 0 ? count(years, 'year') : `${count(years, 'year')} and ${count(rest, 'month')}`
}

/** `one meeting`, `nine days`, `14 days`: words up to ten, then figures. */
export const count = (number: number, what: string, many = `${what}s`): string => `${numberWords(number)} ${number === 1 ? what : many}`

/** Up to ten in words, then figures with separators: `nine`, `1,742`. */
export const numberWords = (number: number): string => smallNumbers[number] ?? figures.format(number)

/** `first` to `tenth`, then `11th`. */
export function ordinalWords(number: number): string {
  const word = smallOrdinals[number]
  if (word !== undefined) return word
  const ending = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' }[ordinals.select(number)]
  return `${figures.format(number)}${ending}`
}

const smallNumbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const smallOrdinals = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
const figures = new Intl.NumberFormat('en-GB')
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })

function roughly(days: number): string {
  if (days < 14) return `${days} days`
  if (days < 56) return count(Math.floor(days / 7), 'week')
  if (days < 365) return count(Math.max(2, Math.floor(days / 30.44)), 'month')
  const years = Math.floor(days / 365.2425)
  return years <= 1 ? 'a year' : `${years} years`
}

const formats = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  day: { day: 'numeric', month: 'short' },
  shortDay: { day: 'numeric', month: 'short' },
  weekday: { weekday: 'short' },
  longWeekday: { weekday: 'long' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  month: { month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const made = new Map<string, Intl.DateTimeFormat>()

/** Making a format costs a thousand times what using it does. */
function format(name: keyof typeof formats, zone: string): Intl.DateTimeFormat {
  const key = `${name} ${zone}`
  let known = made.get(key)
  if (!known) made.set(key, (known = new Intl.DateTimeFormat('en-GB', { ...formats[name], timeZone: zone })))
  return known
}

/** Offset from UTC of each UTC day whose offset does not change within it; null for the days of a clock change. */
const offsets = new Map<string, Map<number, number | null>>()

/** What the zone's clocks are ahead of UTC, ms. */
export function offsetAt(at: number, zone: string): number {
  if (zone === 'UTC') return 0
  let days = offsets.get(zone)
  if (!days) offsets.set(zone, (days = new Map()))
  const number = Math.floor(at / day)
  let known = days.get(number)
  if (known === undefined) {
    const first = exactOffset(number * day, zone)
    known = first === exactOffset((number + 1) * day - 1, zone) ? first : null
    days.set(number, known)
  }
  return known ?? exactOffset(at, zone)
}

const offsetFormats = new Map<string, Intl.DateTimeFormat>()

function exactOffset(at: number, zone: string): number {
  let parts = offsetFormats.get(zone)
  if (!parts) {
    const fields = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const
    parts = new Intl.DateTimeFormat('en-US', { ...fields, era: 'short', hourCycle: 'h23', timeZone: zone })
    offsetFormats.set(zone, parts)
  }
  const field = new Map(parts.formatToParts(at).map(({ type, value }) => [type, value]))
  const number = (name: Intl.DateTimeFormatPartTypes): number => Number(field.get(name))
  const local = new Date(0)
  local.setUTCFullYear(field.get('era')?.startsWith('B') ? 1 - number('year') : number('year'), number('month') - 1, number('day'))
  local.setUTCHours(number('hour'), number('minute'), number('second'))
  return local.getTime() - Math.floor(at / 1000) * 1000
}
