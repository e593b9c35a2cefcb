/** The day a line speaks of, and the time where it says one. The past is meant: `Friday` is the last one, and nothing lies ahead. */
import * as de from 'chrono-node/de'
import * as en from 'chrono-node/en'
import * as es from 'chrono-node/es'
import * as fr from 'chrono-node/fr'
import type { ParsedComponents, ParsedResult } from 'chrono-node'
import { instantAt, localDate, offsetAt, type LocalDate } from '../dates'
import { foldName } from '../names'
import { agoWords, aheadWords, daysBack, logLanguages, logWords, type LogLanguage } from './languages'
import { foldedWords, phraseLength, type Word } from './words'

export interface SaidDay {
  readonly from: number
  readonly to: number
  /** Absent where only a time was said. */
  readonly day?: LocalDate
  readonly time?: { readonly hour: number; readonly minute: number }
}

export interface Clock {
  /** UTC ms. */
  readonly now: number
  /** IANA zone. */
  readonly zone: string
}

const readers = { en: en.GB, de: de.casual, fr: fr.casual, es: es.casual }

/** Dates stand near the beginning; beyond this nobody looks for them. */
const mostRead = 400

/** Every day and time said in the line, in its order, as one language understands it. */
export function saidDays(line: string, words: readonly Word[], language: LogLanguage, clock: Clock): readonly SaidDay[] {
  const today = localDate(clock.now, clock.zone)
  const reference = { instant: new Date(clock.now), timezone: offsetAt(clock.now, clock.zone) / 60_000 }
  const said = ownDays(words, language, today)
  for (const result of readers[language].parse(line.slice(0, mostRead), reference, { forwardDate: false })) {
    const found = dayOf(result, line, words, language, today, clock)
    if (found && !said.some((one) => one.from < found.to && found.from < one.to)) said.push(found)
  }
  return said.sort((a, b) => a.from - b.from)
}

/** `May`, `Freitag`: never where somebody was. */
export const isCalendarName = (folded: string): boolean => calendarNames.has(folded)

const calendarNames = new Set(
  logLanguages.flatMap((language) => {
    const month = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
    const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
    return Array.from({ length: 12 }, (_, index) => [month.format(Date.UTC(2024, index, 1)), weekday.format(Date.UTC(2024, 0, 1 + (index % 7)))].map(foldName)).flat()
  }),
)

function dayOf({ index: begin, text: found, start }: ParsedResult, line: string, words: readonly Word[], language: LogLanguage, today: LocalDate, clock: Clock): SaidDay | undefined {
  const to = begin + found.length
  // `Armazém 12 today`: that number is no hour.
  const strayHour = start.isCertain('hour') && /^\d{1,2}\s+\p{L}{4}/u.test(found) && !/[:h]|\d\s*(?:am|pm|uhr)/i.test(found)
  const index = strayHour ? begin + /^\d+\s+/.exec(found)![0].length : begin
  const text = line.slice(index, to)
  const from = withLeadIn(index, words, language)
  const sure = (part: 'year' | 'month' | 'day' | 'weekday' | 'hour') => start.isCertain(part)
  const dated = sure('day') || sure('weekday')
  // `in May`, `last month`, `2011`: not a day.
  if (!dated && (sure('month') || sure('year'))) return undefined
  if (isOrdinaryWord(text, language) || liesAhead(line.slice(Math.max(0, from - 12), to + 12), text)) return undefined
  const time = sure('hour') && !strayHour ? { hour: start.get('hour')!, minute: start.get('minute') ?? 0 } : undefined
  if (!dated && time) return /\d/.test(text) ? { from, to, time } : undefined
  if (!dated && !isPartOfToday(text)) return undefined
  const day = pastDay(start, today)
  if (!day || !isRealDay(day)) return undefined
  const known = time && instantAt(day, time.hour, time.minute, clock.zone) <= clock.now
  return { from, to, day, ...(known ? { time } : {}) }
}

/** A weekday goes back by weeks, a date without a year by years. */
function pastDay(start: ParsedComponents, today: LocalDate): LocalDate | undefined {
  const said: LocalDate = { year: start.get('year')!, month: start.get('month')!, day: start.get('day')! }
  if (!isAfter(said, today)) return said
  if (start.isCertain('weekday') && !start.isCertain('day')) return earlier(said, (Math.floor((numberOf(said) - numberOf(today) - 1) / 7) + 1) * 7)
  if (start.isCertain('year')) return undefined
  // 29 February was in the last leap year.
  for (let year = said.year - 1; year > said.year - 9; year--) {
    const before = { ...said, year }
    if (isRealDay(before) && !isAfter(before, today)) return before
  }
  return undefined
}

function ownDays(words: readonly Word[], language: LogLanguage, today: LocalDate): SaidDay[] {
  const said: SaidDay[] = []
  const ago = agoWords[language]
  for (const [at, word] of words.entries()) {
    if (word.from > mostRead) break
    for (const [phrase, back] of Object.entries(daysBack[language])) {
      const length = phraseLength(words, at, foldedWords(phrase))
      if (length > 0) said.push({ from: word.from, to: words[at + length - 1]!.to, day: earlier(today, back) })
    }
    if (!ago || word.folded !== ago.before) continue
    const number = words[at + 1]
    const unit = words[at + 2]
    if (!number || !unit) continue
    const amount = /^\d{1,3}$/.test(number.folded) ? Number(number.folded) : ago.numbers[number.folded]
    const length = ago.days.map(foldName).includes(unit.folded) ? 1 : ago.weeks.map(foldName).includes(unit.folded) ? 7 : 0
    if (amount !== undefined && length > 0) said.push({ from: word.from, to: unit.to, day: earlier(today, amount * length) })
  }
  return said.filter((one, index) => !said.some((other, at) => at !== index && other.from <= one.from && one.to <= other.to && (other.to - other.from > one.to - one.from || at < index)))
}

/** `on`, `am`, `el`: the words before a date belong to it. */
function withLeadIn(from: number, words: readonly Word[], language: LogLanguage): number {
  const { articles } = logWords[language]
  const at = words.findIndex((word) => word.to > from)
  const before = words[at - 1]
  if (!before || !/^\s+$/.test(words[at]!.gap)) return from
  return leadIns.has(before.folded) || articles.includes(before.folded) ? before.from : from
}

const leadIns = new Set(['on', 'am', 'vom', 'a', 'ce', 'este', 'el', 'le'])

/** `sat`, `sun`, `may`, `so`: more often a word than a day. Only English writes its short days with a capital, and so they may stand. */
function isOrdinaryWord(text: string, language: LogLanguage): boolean {
  if (!/^\p{L}+\.?$/u.test(text)) return false
  const word = text.replace('.', '')
  if (word.length > 4) return false
  return !(language === 'en' ? /^[A-Z][a-z]{2,3}$/.test(word) : ['hier', 'ayer'].includes(word.toLowerCase()))
}

const ahead = aheadWords.map(foldName)
const liesAhead = (around: string, text: string): boolean => {
  const folded = foldName(text)
  if (/^(?:now|jetzt|maintenant|ahora)$/.test(folded)) return true
  const near = foldName(around).split(/[^\p{L}\p{M}]+/u)
  return ahead.some((word) => folded.split(/\s+/).includes(word)) || near.join(' ').includes('que viene')
}

/** `this morning`, `heute Abend`: several words, or the one that can be nothing else. */
const isPartOfToday = (text: string): boolean => /\s/.test(text.trim()) || /^tonight$/i.test(text)

const isRealDay = ({ year, month, day }: LocalDate): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
const numberOf = ({ year, month, day }: LocalDate): number => Math.round(Date.UTC(year, month - 1, day) / 86_400_000)
const isAfter = (a: LocalDate, b: LocalDate): boolean => numberOf(a) > numberOf(b)
const earlier = (from: LocalDate, days: number): LocalDate => localDate((numberOf(from) - days) * 86_400_000, 'UTC')
