import type { PartialDate } from '../../contract/records'

/** Apple writes 1604 for a year that is not known; servers and apps lose the parameter that says so. */
const appleNoYear = 1604

const spellings: readonly (readonly [RegExp, (m: RegExpExecArray) => Parts])[] = [
  [/^(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$/, (m) => ({ year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) })],
  [/^--(\d{2})-?(\d{2})(?:[T ].*)?$/, (m) => ({ month: Number(m[1]), day: Number(m[2]) })],
  [/^---(\d{2})$/, (m) => ({ day: Number(m[1]) })],
  [/^--(\d{2})$/, (m) => ({ month: Number(m[1]) })],
  [/^(\d{4})-(\d{2})$/, (m) => ({ year: Number(m[1]), month: Number(m[2]) })],
  [/^(\d{4})$/, (m) => ({ year: Number(m[1]) })],
]

interface Parts {
  readonly year?: number
  readonly month?: number
  readonly day?: number
}

/**
 * A date of an address book, which may lack any part; the date as written, never moved by a zone. Undefined for the ways programs
 * write "none"; only `raw` when it is no date. `noYear` is a year that this source writes for "unknown".
 */
export function partialDate(written: string, label: string, noYear = appleNoYear): PartialDate | undefined {
  const raw = written.trim()
  if (raw === '' || /^[0\s./-]+$/.test(raw)) return undefined
  for (const [spelling, read] of spellings) {
    const match = spelling.exec(raw)
    if (!match) continue
    const { year, ...rest } = read(match)
    // Outlook's "none".
    if (year === 4501) return undefined
    const known = year === undefined || year === 0 || year === noYear || year === appleNoYear ? rest : { year, ...rest }
    return isDate(known) ? { ...known, label, raw } : { label, raw }
  }
  return { label, raw }
}

/** 29 February without a year is a date. */
function isDate({ year, month, day }: Parts): boolean {
  if (month === undefined) return day === undefined || (day >= 1 && day <= 31)
  if (month < 1 || month > 12) return false
  return day === undefined || (day >= 1 && day <= daysIn(month, year ?? 2000))
}

const daysIn = (month: number, year: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()
