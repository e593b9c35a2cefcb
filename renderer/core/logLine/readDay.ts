/** A day alone, typed as one would say it in the log line: `last Friday`, `9 March 2019 at 18:30`, `gestern`. */
import { dayText, instantAt } from '../dates'
import { plainDateProblem } from '../plainDates'
import { saidDays, type Clock, type SaidDay } from './days'
import { logLanguages } from './languages'
import { wordsOf } from './words'

export type ReadDay = { readonly day: string; /** UTC ms, where an hour was said. */ readonly at?: number } | { readonly problem: string }

/** What is no day that has been comes back as a sentence with the remedy. */
export function readDay(text: string, clock: Clock): ReadDay {
  const line = text.trim()
  const written = /^(\d{4})-(\d{2})-(\d{2})$/.exec(line)
  if (written) return writtenDay(Number(written[1]), Number(written[2]), Number(written[3]), line, clock)
  const words = wordsOf(line)
  const readings = logLanguages.map((language) => saidDays(line, words, language, clock))
  // The language that understands most of it is the one it was written in.
  const [best] = readings.map((said) => ({ said, length: said.reduce((sum, { from, to }) => sum + to - from, 0) })).sort((a, b) => b.length - a.length)
  const day = best?.said.find((one) => one.day)
  if (!day?.day) return { problem: 'Write a day, month and year, or “last Friday”.' }
  const hour: SaidDay['time'] = day.time ?? best!.said.find((one) => one.time)?.time
  const at = hour && instantAt(day.day, hour.hour, hour.minute, clock.zone)
  if (at !== undefined && at > clock.now) return { problem: 'That hour has not come yet.' }
  return { day: dayText(day.day), ...(at === undefined ? {} : { at }) }
}

function writtenDay(year: number, month: number, date: number, line: string, { now, zone }: Clock): ReadDay {
  const problem = plainDateProblem({ year, month, day: date })
  if (problem) return { problem }
  return instantAt({ year, month, day: date }, 0, 0, zone) > now ? { problem: 'That day has not come yet.' } : { day: line }
}
