/** Days, months and years as people type them: `2011`, `march 2012`, `12 mai 2011`, `2012-05-12`, `12.5.2011`, `2012年5月`, `yesterday`. */
import { dateWords, day, instantAt, localDate, monthWords, type LocalDate } from '../dates'
import type { DateHit } from './model'
import { tokensOf } from './tokens'

/** What the whole text can mean as a date; nothing when it is none. `03/04/2015` has two meanings. */
export function typedDates(text: string, now: number, zone: string): DateHit[] {
  const found = new Map<number, DateHit>()
  for (const parts of partsOf(text.trim(), now, zone)) {
    const hit = period(parts, zone)
    if (hit) found.set(hit.from, hit)
  }
  return [...found.values()]
}

interface Parts {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

function partsOf(text: string, now: number, zone: string): Parts[] {
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(text)
  if (iso) return [parts(iso[1], iso[2], iso[3])]
  const asian = /^(\d{4})\s*[年년](?:\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日일])?)?$/.exec(text.normalize('NFKC'))
  if (asian) return [parts(asian[1], asian[2], asian[3])]
  const [, first, mark, second, year] = /^(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})$/.exec(text) ?? []
  if (first !== undefined) return mark === '.' ? [parts(year, second, first)] : [parts(year, second, first), parts(year, first, second)]
  const named = namedParts(text)
  if (named) return [named]
  const ago = { today: 0, yesterday: 1 }[text.toLowerCase()]
  return ago === undefined ? [] : [localDate(now - ago * day, zone)]
}

const parts = (year?: string, month?: string, ofMonth?: string): Parts => ({
  year: Number(year), ...(month === undefined ? {} : { month: Number(month) }), ...(ofMonth === undefined ? {} : { day: Number(ofMonth) }),
})

/** A month by name with its year, in any order, with or without a day. */
function namedParts(text: string): Parts | undefined {
  let year: number | undefined
  let month: number | undefined
  let ofMonth: number | undefined
  const words = tokensOf(text).filter(({ extra }) => !extra)
  if (words.length < 2 || words.length > 5) return undefined
  for (const { term } of words) {
    const number = /^(\d{1,4})(?:st|nd|rd|th|er|e|o|a)?$/.exec(term)?.[1]
    if (number !== undefined && number.length === 4 && year === undefined) year = Number(number)
    else if (number !== undefined && number.length < 3 && ofMonth === undefined) ofMonth = Number(number)
    else if (month === undefined && monthNamed(term) !== undefined) month = monthNamed(term)!
    else if (!betweenDates.has(term)) return undefined
  }
  if (year === undefined || month === undefined) return undefined
  return { year, month, ...(ofMonth === undefined ? {} : { day: ofMonth }) }
}

const betweenDates = new Set(['of', 'de', 'del', 'di', 'the', 'г', 'року'])

/** A whole name, or a beginning of at least three letters that only one month has in some language. */
function monthNamed(word: string): number | undefined {
  months ??= monthNames()
  const exact = months.get(word)
  if (exact !== undefined || word.length < 3) return exact
  const beginning = new Set([...english].filter(([name]) => name.startsWith(word)).map(([, month]) => month))
  return beginning.size === 1 ? [...beginning][0] : undefined
}

let months: Map<string, number> | undefined
const english = new Map(
  ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'].map((name, at) => [name, at + 1]),
)

const languages = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb', 'fi', 'pl', 'cs', 'hu', 'ro', 'tr', 'el', 'ru', 'uk', 'ar', 'he']

/** English first: where two languages have a word for different months, the first one's counts. */
function monthNames(): Map<string, number> {
  const names = new Map(english)
  for (const language of languages) {
    for (const [length, of] of [['long', {}], ['long', { day: 'numeric' }], ['short', { day: 'numeric' }]] as const) {
      const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { month: length, ...of, timeZone: 'UTC' })
      for (let month = 1; month <= 12; month++) {
        const name = format.formatToParts(Date.UTC(2011, month - 1, 12)).find(({ type }) => type === 'month')!.value
        const [word, ...more] = tokensOf(name)
        if (word && more.length === 0 && word.term.length > 2 && !/^\d/.test(word.term) && !names.has(word.term)) names.set(word.term, month)
      }
    }
  }
  return names
}

function period({ year, month, day: ofMonth }: Parts, zone: string): DateHit | undefined {
  if (year < 1000 || year > 9999) return undefined
  if (month === undefined) {
    return { words: String(year), from: dayStart({ year, month: 1, day: 1 }, zone), to: dayStart({ year: year + 1, month: 1, day: 1 }, zone) }
  }
  if (month < 1 || month > 12) return undefined
  if (ofMonth === undefined) {
    const from = dayStart({ year, month, day: 1 }, zone)
    return { words: monthWords(from + day, zone), from, to: dayStart({ year, month: month + 1, day: 1 }, zone) }
  }
  if (ofMonth < 1 || ofMonth > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined
  const from = dayStart({ year, month, day: ofMonth }, zone)
  return { words: dateWords(from + day / 2, zone), from, to: dayStart({ year, month, day: ofMonth + 1 }, zone) }
}

/** Months and days beyond the last go on in the next year and month. */
const dayStart = (date: LocalDate, zone: string): number => instantAt(date, 0, 0, zone)
