const day = 86_400_000

/** 1 January 1990: what lies before it is no time of a message. */
const earliest = 631_152_000_000

/** Whether it can be the time of a message: not before 1990, and not more than a day ahead. */
export const isPlausible = (at: number, now: number): boolean => at >= earliest && at <= now + day

/** The time in UTC ms when it can be one, else null. */
export const plausibleTime = (at: number | null, now: number): number | null => (at !== null && isPlausible(at, now) ? at : null)

/**
 * Seconds, milliseconds or microseconds since 1970, told apart by their size, as a number or as digits; UTC ms. `0` and negative ones mean
 * "unknown", and so does what cannot be a time.
 */
export function epochTime(value: unknown, now: number): number | null {
  const number = typeof value === 'number' ? value : typeof value === 'string' && /^\d{1,16}(?:\.\d{1,9})?$/.test(value) ? Number(value) : NaN
  if (!Number.isFinite(number) || number <= 0) return null
  const at = number >= 1e14 ? Math.floor(number / 1000) : number >= 1e11 ? Math.floor(number) : Math.floor(number * 1000)
  return plausibleTime(at, now)
}
