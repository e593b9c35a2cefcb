/** A day as a list says it: the nearer, the more exact. */
export function whenWords(at: number, now: number, locale?: string): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / dayLength)
  if (days >= 0 && days < 2) return relative(locale).format(-days, 'day')
  if (days > 1 && days < 7) return format(locale, 'weekday').format(at)
  if (new Date(at).getFullYear() === new Date(now).getFullYear()) return format(locale, 'day').format(at)
  return format(locale, 'month').format(at)
}

const dayLength = 86_400_000
const startOfDay = (at: number): number => new Date(at).setHours(12, 0, 0, 0)

const shapes = {
  weekday: { weekday: 'long' },
  day: { day: 'numeric', month: 'short' },
  month: { month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

// Making a formatter is a hundred times slower than using one, and a list formats hundreds of dates while it scrolls.
const formats = new Map<string, Intl.DateTimeFormat>()
function format(locale: string | undefined, shape: keyof typeof shapes): Intl.DateTimeFormat {
  const key = `${locale ?? ''} ${shape}`
  let made = formats.get(key)
  if (!made) formats.set(key, (made = new Intl.DateTimeFormat(locale, shapes[shape])))
  return made
}

const relatives = new Map<string, Intl.RelativeTimeFormat>()
function relative(locale: string | undefined): Intl.RelativeTimeFormat {
  const key = locale ?? ''
  let made = relatives.get(key)
  if (!made) relatives.set(key, (made = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })))
  return made
}
