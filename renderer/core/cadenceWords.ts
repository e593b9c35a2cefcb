/** How often, as one says it. */
import { numberWords } from './dates'

/** The plain choices, in days. */
export const plainCadences = [14, 30, 61, 91, 182, 365] as const

/** `about every two months`, `about every ten days`, `about once a year`. */
export function cadenceWords(days: number): string {
  const [many, unit] = unitOf(days)
  if (many === 1) return `about once a ${unit}`
  return `about every ${numberWords(many)} ${unit}s`
}

/** Months and years are as long as they are on average: 61 days are two months. */
function unitOf(days: number): readonly [many: number, unit: string] {
  for (const [length, unit] of [[365.2425, 'year'], [30.436875, 'month'], [7, 'week']] as const) {
    const many = Math.round(days / length)
    if (many >= 1 && Math.abs(days - many * length) < 1) return [many, unit]
  }
  return [days, 'day']
}
