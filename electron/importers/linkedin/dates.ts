import { plausibleTime } from '../formats/epochs'
import { instantOf } from '../formats/utcTimes'

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `08 Feb 2026`, also as a spreadsheet saves it again: `8-Feb-26`, `2026-02-08`. English month names always. As `YYYY-MM-DD`. */
export function dayOf(written: string): string | undefined {
  const text = written.trim()
  const words = /^(\d{1,2})[ -]([a-z]{3})[a-z]{0,6}[ -](\d{4}|\d{2})$/i.exec(text)
  if (words) return day(fullYear(words[3]!), monthNames.indexOf(words[2]!.toLowerCase()) + 1, Number(words[1]))
  const numbers = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  return numbers ? day(Number(numbers[1]), Number(numbers[2]), Number(numbers[3])) : undefined
}

export interface UsTime {
  readonly day: string
  /** `14:37` when the text has a time. */
  readonly minute?: string
}

/** `1/29/26, 2:37 PM`: the month first, twelve hours, no zone. Also with seconds or UTC behind it, or without a time. */
export function usTime(written: string): UsTime | undefined {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?:,? (\d{1,2}):(\d\d)(?::\d\d)? ?([ap]m)?(?: (?:utc|gmt))?)?$/i.exec(written.replace(/\s/g, ' ').trim())
  if (!match) return undefined
  const date = day(fullYear(match[3]!), Number(match[1]), Number(match[2]))
  if (date === undefined) return undefined
  if (match[4] === undefined) return { day: date }
  const half = match[6]?.toLowerCase()
  const hour = half ? (Number(match[4]) % 12) + (half === 'pm' ? 12 : 0) : Number(match[4])
  return hour > 23 || Number(match[5]) > 59 ? { day: date } : { day: date, minute: `${String(hour).padStart(2, '0')}:${match[5]}` }
}

/** An instant, or a day where a spreadsheet has dropped the time. */
export function momentOf(written: string, now: number): { readonly at: number | null; readonly day?: string; readonly timeNote?: string } {
  const at = instantOf(written, now)
  if (at !== null) return { at }
  const day = plausibleDay(dayOf(written), now)
  return day === undefined ? { at: null, timeNote: 'time unknown' } : { at: noonOf(day), day }
}

export const noonOf = (date: string): number => Date.parse(`${date}T12:00:00Z`)

/** Noon of a day that can be one; else nothing. */
export function plausibleDay(date: string | undefined, now: number): string | undefined {
  return date !== undefined && plausibleTime(noonOf(date), now) !== null ? date : undefined
}

const fullYear = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits))

function day(year: number, month: number, date: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, date))
  if (month < 1 || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== date) return undefined
  return at.toISOString().slice(0, 10)
}
