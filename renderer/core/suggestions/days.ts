/** One was addressed by a handle on a day on which something with the other took place: a lunch in the calendar, a comment, a photo. */
import { localDate } from '../dates'
import { plainDateWords } from '../plainDates'
import type { Days } from './known'

export interface SharedDays {
  /** Days that are more than chance; 0 when chance would do. */
  readonly times: number
  readonly left: string
  readonly right: string
}

/** Days shared often enough that two strangers with as many days each would hardly share them. */
export function sharedDays(left: Days, right: Days): SharedDays {
  const one = shared(left.addressed, right.named)
  const other = shared(left.named, right.addressed)
  const days = one.length >= other.length ? one : other
  const [addressed, named] = one.length >= other.length ? [left.addressed, right.named] : [right.addressed, left.named]
  if (days.length === 0 || days.length < 3 * byChance(addressed, named)) return { times: 0, left: '', right: '' }
  const words = daysWords(days)
  return days === one ? { times: days.length, left: `addressed ${words}`, right: words } : { times: days.length, left: words, right: `addressed ${words}` }
}

/** How many days two that have nothing to do with each other share. */
function byChance(a: readonly number[], b: readonly number[]): number {
  const all = [...a, ...b]
  const span = all.reduce((most, day) => Math.max(most, day), -Infinity) - all.reduce((least, day) => Math.min(least, day), Infinity) + 1
  return (new Set(a).size * new Set(b).size) / span
}

function shared(a: readonly number[], b: readonly number[]): number[] {
  const there = new Set(b)
  return [...new Set(a)].filter((day) => there.has(day)).sort((x, y) => x - y)
}

function daysWords(days: readonly number[]): string {
  const first = plainDateWords(localDate(days[0]! * 86_400_000, 'UTC'))
  return days.length === 1 ? `on ${first}` : `on ${first} and ${days.length - 1} other ${days.length === 2 ? 'day' : 'days'}`
}
