import type { DateOrder } from '#contract/records'

export const orders: Readonly<Record<DateOrder, string>> = { dmy: 'day, month, year', mdy: 'month, day, year', ymd: 'year, month, day' }

/** `3 April 2015`: how a date is read in an order; nothing when there is no such day. */
export function readAs(sample: string, order: DateOrder): string {
  const numbers = sample.match(/\d+/g)?.slice(0, 3).map(Number) ?? []
  const part = (letter: 'd' | 'm' | 'y') => numbers[order.indexOf(letter)]
  const [day, month, year] = [part('d'), part('m'), part('y')]
  if (day === undefined || month === undefined || year === undefined || month < 1 || month > 12) return ''
  // A year of two digits is shown as such: which century is the importer's to decide.
  const date = new Date(Date.UTC(year < 100 ? 2000 + year : year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || day < 1) return ''
  return `${day} ${months.format(date)} ${year < 100 ? `’${String(year).padStart(2, '0')}` : year}`
}

const months = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })
