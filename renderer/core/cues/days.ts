/** Which day words mean, told from the day they were said. Days are numbers since 1970, in UTC. */
import { plainText } from './plainText'
import { either } from './phrases'
import type { DayWords } from './languages'

/** A stretch of days within which it was; `day` is the likeliest. */
export interface SaidDay {
  readonly day: number
  readonly from: number
  readonly to: number
}

export interface DayReader {
  /** The first day that the words name, as seen from `today`. `ahead`: what lies ahead is spoken of, so that `Saturday` is the next one. */
  readonly read: (clause: string, today: number, ahead: boolean) => SaidDay | undefined
  /** Whether they name any, told on whatever day. */
  readonly names: (clause: string) => boolean
}

type Meaning = (found: RegExpExecArray, today: number, ahead: boolean) => SaidDay | undefined

export function dayReader(words: DayWords): DayReader {
  const readings: [source: string, meaning: Meaning][] = [
    [either(words.none), noDay],
    ...words.near.map(([days, said]): [string, Meaning] => [either(said), (_, today) => exactly(today + days)]),
    ...words.about.map(([days, said]): [string, Meaning] => [either(said), (_, today) => ({ day: today - days, from: today - 2 * days, to: today - 1 })]),
    ...agoReadings(words),
    ...dateReadings(words),
    [`${either(words.weekdays)}${words.partOfDay}`, (found, today, ahead) => weekday(words, found[0], today, ahead)],
  ]
  const compiled = readings.map(([source, meaning]) => [new RegExp(`${source}(?= |$)`, 'u'), meaning] as const)
  const firstIn = (clause: string): readonly [RegExpExecArray, Meaning] | undefined => {
    let first: readonly [RegExpExecArray, Meaning] | undefined
    for (const [expression, meaning] of compiled) {
      const found = expression.exec(clause)
      if (found && (!first || isBefore(found, first[0]))) first = [found, meaning]
    }
    return first
  }
  return {
    read: (clause, today, ahead) => {
      const first = firstIn(clause)
      return first?.[1](first[0], today, ahead)
    },
    names: (clause) => {
      const first = firstIn(clause)
      return first !== undefined && first[1] !== noDay
    },
  }
}

/** Where two begin together, the longer one is meant: `this morning`, `heute morgen`. */
const isBefore = (a: RegExpExecArray, b: RegExpExecArray): boolean => a.index < b.index || (a.index === b.index && a[0].length > b[0].length)

const noDay: Meaning = () => undefined

const exactly = (day: number): SaidDay => ({ day, from: day, to: day })

function agoReadings({ ago, numbers }: DayWords): [string, Meaning][] {
  const plain = numbers.map(plainText)
  const number = `(\\d{1,2}|${plain.join('|')})`
  return ago.map((words) => [` ${plainText(words).replace('#', number)}`, ([, said = ''], today) => {
    const days = /^\d/.test(said) ? Number(said) : plain.indexOf(said) + 1
    return days > 31 ? undefined : exactly(today - days)
  }])
}

function dateReadings({ months, monthFirst, of }: DayWords): [string, Meaning][] {
  const plain = months.map(plainText)
  const month = `(${plain.join('|')})`
  const year = '(?:(?: de| del| of)? (\\d{4}))?'
  const ending = '(?:\\.|st|nd|rd|th|er)?'
  const dayFirst: [string, Meaning] = [` (\\d{1,2})${ending}(?: ${of === '' ? 'of' : of})? ${month}${year}`, ([, date, name, said], today, ahead) => dated(plain, Number(date), name!, said, today, ahead)]
  if (!monthFirst) return [dayFirst]
  return [dayFirst, [` ${month} (\\d{1,2})${ending}${year}`, ([, name, date, said], today, ahead) => dated(plain, Number(date), name!, said, today, ahead)]]
}

/** Without a year it is the nearest one on the side that is spoken of; more than half a year away, nobody says it like this. */
function dated(months: readonly string[], date: number, name: string, year: string | undefined, today: number, ahead: boolean): SaidDay | undefined {
  const month = months.indexOf(name)
  const thisYear = new Date(today * dayLength).getUTCFullYear()
  const years = year === undefined ? (ahead ? [thisYear, thisYear + 1] : [thisYear, thisYear - 1]) : [Number(year)]
  for (const one of years) {
    const at = new Date(Date.UTC(one, month, date))
    if (at.getUTCMonth() !== month) continue
    const day = at.getTime() / dayLength
    if (year !== undefined ? Math.abs(day - today) < 366 : ahead ? day >= today && day < today + 183 : day <= today && day > today - 183) return exactly(day)
  }
  return undefined
}

/** The last one before the day it was said, or the next one after it. */
function weekday({ weekdays }: DayWords, found: string, today: number, ahead: boolean): SaidDay {
  const number = weekdays.findIndex((name) => found.trim().startsWith(plainText(name)))
  // 1 January 1970 was a Thursday.
  const distance = (number - ((today + 4) % 7) + 7) % 7
  return exactly(ahead ? today + (distance || 7) : today - (7 - distance))
}

export const dayLength = 86_400_000
