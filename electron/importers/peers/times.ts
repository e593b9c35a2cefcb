import { plausibleTime } from '../formats/epochs'

/** When something was, as people write it down themselves: mostly a day. */
export interface When {
  /** UTC ms; noon of the day where there is no time. */
  readonly at: number | null
  readonly day?: string
  readonly timeNote?: string
}

const written = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?)? ?(Z|[+-]\d\d:?\d\d)?$/
const noon = 43_200_000
const day = 86_400_000

/** 1 January 1900: people write down what was before there were computers. */
const earliest = -2_208_988_800_000

/**
 * `2024-01-05`, `2024-01-05T14:00:00Z`, `2024-01-05 14:00:00` (databases keep UTC). Midnight is what programs write who ask for a day
 * only: those are days, as are all where `dayOnly` is said.
 */
export function whenOf(value: unknown, now: number, dayOnly = false): When {
  const match = typeof value === 'string' ? written.exec(value.trim()) : null
  if (!match) return unknown
  const [, y, mo, d, h = '00', mi = '00', s = '00', zone] = match as unknown as [string, string, string, string, string?, string?, string?, string?]
  const start = Date.UTC(Number(y), Number(mo) - 1, Number(d))
  // The calendar has no 31 February; the database's "none" is no day either.
  if (new Date(start).toISOString().slice(0, 10) !== `${y}-${mo}-${d}` || start < earliest || start > now + day) return unknown
  if (dayOnly || (h === '00' && mi === '00' && s === '00')) return { at: start + noon, day: `${y}-${mo}-${d}` }
  const at = plausibleTime(start + ((Number(h) * 60 + Number(mi)) * 60 + Number(s)) * 1000 - offset(zone), now)
  return at === null || Number(h) > 23 || Number(mi) > 59 ? unknown : { at }
}

const unknown: When = { at: null, timeNote: 'time unknown' }

function offset(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0
  return (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000 * (zone.startsWith('-') ? -1 : 1)
}

/** The instant in UTC ms that a program wrote for itself (`created_at`), also at midnight. */
export function instantOf(value: unknown, now: number): number | undefined {
  const { at, day: date } = whenOf(value, now)
  return at === null ? undefined : date === undefined ? at : at - noon
}

/** The day on which something was, to tell whether two records may be one. */
export const dayOf = ({ at, day: date }: When): string | undefined => date ?? (at === null ? undefined : new Date(at).toISOString().slice(0, 10))
