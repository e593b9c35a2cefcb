/** Numbers, sizes and spans of time in words. */
const whole = new Intl.NumberFormat('en')
const short = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })

export const count = (n: number): string => whole.format(n)

/** `1 record`, `2,359 records`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${whole.format(n)} ${n === 1 ? one : many}`

export function bytes(n: number): string {
  if (n < 1000) return counted(n, 'byte')
  const power = Math.min(4, Math.floor(Math.log10(n) / 3))
  return `${short.format(n / 1000 ** power)} ${['', 'kB', 'MB', 'GB', 'TB'][power]}`
}

/** Seconds as a person would say them: no more exact than an estimate is. */
export function duration(seconds: number): string {
  if (seconds < 1) return 'less than a second'
  if (seconds < 90) return counted(Math.round(seconds), 'second')
  if (seconds < 90 * 60) return counted(Math.round(seconds / 60), 'minute')
  return counted(Math.round(seconds / 3600), 'hour')
}

const minute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

/** A day in the zone of this computer. */
export const dayWords = (at: number): string => day.format(at)

/** `From 1 May 2012 to 9 July 2013`, or `On 1 May 2012` when it begins and ends on one day. */
export function spanWords(from: number, to: number): string {
  const [first, last] = [dayWords(from), dayWords(to)]
  return first === last ? `On ${first}` : `From ${first} to ${last}`
}

/** `today 10:40`, else the day. */
export function momentWords(at: number, now: number): string {
  return new Date(at).toDateString() === new Date(now).toDateString() ? `today ${minute.format(at)}` : day.format(at)
}

/** `a, b and c` */
export const listed = (parts: readonly string[]): string => new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(parts)
