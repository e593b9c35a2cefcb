const months = new Map(['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map((name, index) => [name, index]))

/**
 * `Wed Mar 04 09:12:00 +0000 2020` (tweets), `2016-05-03 05:21:50 +0000` (until 2019) or ISO 8601 (messages, notes), in UTC ms;
 * null for anything else.
 */
export function parseTime(written: unknown): number | null {
  if (typeof written !== 'string') return null
  if (written.length === 30 && written.charCodeAt(3) === 32) return tweetTime(written)
  const match = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))? ?(Z|[+-]\d\d:?\d\d)?$/.exec(written)
  if (!match) return null
  const [, y, mo, d, h, mi, s, fraction, zone] = match
  const at = Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s), fraction ? Math.floor(Number(`0.${fraction}`) * 1000 + 1e-6) : 0)
  return checked(at, Number(mo) - 1, Number(d)) === null ? null : at - offset(zone)
}

function tweetTime(written: string): number | null {
  const month = months.get(written.slice(4, 7))
  if (month === undefined) return null
  const date = two(written, 8)
  const at = Date.UTC(two(written, 26) * 100 + two(written, 28), month, date, two(written, 11), two(written, 14), two(written, 17))
  return checked(at, month, date) === null ? null : at - offset(written.slice(20, 25))
}

/** Refuses what the calendar does not have: 31 February would silently become 3 March. */
function checked(at: number, month: number, date: number): number | null {
  if (Number.isNaN(at)) return null
  const made = new Date(at)
  return made.getUTCMonth() === month && made.getUTCDate() === date ? at : null
}

const two = (written: string, from: number): number => {
  const tens = written.charCodeAt(from) - 48
  const ones = written.charCodeAt(from + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN
}

/** Milliseconds east of UTC. */
function offset(zone: string | undefined): number {
  if (!zone || zone === 'Z' || zone === '+0000' || zone === '+00:00') return 0
  const sign = zone.charCodeAt(0) === 45 ? -1 : 1
  const minutes = two(zone, 1) * 60 + two(zone, zone.length - 2)
  return Number.isNaN(minutes) ? 0 : sign * minutes * 60_000
}
