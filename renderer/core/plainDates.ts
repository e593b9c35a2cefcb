/** Dates any part of which may be unknown: how they read, and what is wrong with one that was typed. */
import type { PlainDate } from '#contract/words'

export const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const

/** `2 April 1984`, `2 April`, `April 1984`, `1984`, `the 13th`; empty for nothing known. */
export function plainDateWords({ year, month, day }: PlainDate): string {
  const name = month === undefined ? undefined : monthNames[month - 1]
  const first = day === undefined ? undefined : name === undefined ? `the ${dayOrdinal(day)}` : day
  return [first, name, year].filter((part) => part !== undefined).join(' ')
}

/** `2012 to March 2019`, `since 2012`, `until 2019`; empty when neither end is known. */
export function spanWords(from?: PlainDate, to?: PlainDate): string {
  const [begin, end] = [from, to].map((date) => (date ? plainDateWords(date) : ''))
  if (begin && end) return begin === end ? begin : `${begin} to ${end}`
  return begin ? `since ${begin}` : end ? `until ${end}` : ''
}

/** What is wrong, with the remedy, in a sentence; empty when it can be a date. Nothing known at all is no fault. */
export function plainDateProblem({ year, month, day }: PlainDate): string {
  if (day !== undefined && month === undefined) return 'Say the month as well, or leave the day out.'
  if (month !== undefined && !isWhole(month, 12)) return 'Months go from 1 to 12.'
  if (year !== undefined && !isWhole(year, 9999)) return 'Write the year with its four digits.'
  if (day === undefined || month === undefined) return ''
  const last = daysIn(month, year)
  if (isWhole(day, last)) return ''
  return month === 2 && day === 29 && year !== undefined ? `February ${year} has 28 days.` : `${monthNames[month - 1]} has ${last} days.`
}

export const isKnown = ({ year, month, day }: PlainDate): boolean => year !== undefined || month !== undefined || day !== undefined

/** Whether one surely comes after the other: what both know is compared, from the year down. */
export function isAfter(a: PlainDate, b: PlainDate): boolean {
  for (const part of ['year', 'month', 'day'] as const) {
    const [first, second] = [a[part], b[part]]
    if (first === undefined || second === undefined) return false
    if (first !== second) return first > second
  }
  return false
}

/** Of a month; a February of no known year may be long. */
function daysIn(month: number, year = 2000): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month, 0)
  return date.getUTCDate()
}

const isWhole = (part: number, most: number): boolean => Number.isInteger(part) && part >= 1 && part <= most

function dayOrdinal(day: number): string {
  const ending = { one: 'st', two: 'nd', few: 'rd' }[new Intl.PluralRules('en', { type: 'ordinal' }).select(day) as 'one' | 'two' | 'few'] ?? 'th'
  return `${day}${ending}`
}
