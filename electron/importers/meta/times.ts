/**
 * UTC ms of a number of seconds, milliseconds or microseconds since 1970, as a number or its text. Null for what is no time:
 * 0, before 1990, more than a day after `now`.
 */
export function timeOf(value: unknown, now: number): number | null {
  const number = typeof value === 'number' ? value : typeof value === 'string' && /^\d{1,20}$/.test(value) ? Number(value) : NaN
  if (!Number.isFinite(number)) return null
  const at = Math.floor(number >= 1e14 ? number / 1000 : number >= 1e11 ? number : number * 1000)
  return at < earliest || at > now + day ? null : at
}

const earliest = Date.UTC(1990, 0, 1)
const day = 86_400_000
