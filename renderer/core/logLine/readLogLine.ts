/**
 * One line of the log understood: `Met Bea and Tom at Café Tejo last Friday, talked about her move`. What was recognised, and where
 * in the line it stands, is shown before anything is kept; the rest is the text.
 */
import type { LogKind } from '#contract/words'
import { dayText, instantAt, localDate } from '../dates'
import type { PersonId } from '../model'
import type { Clock, SaidDay } from './days'
import type { KnownPeople } from './knownPeople'
import type { KnownPlaces } from './knownPlaces'
import { Reading } from './reading'
import { textWithout } from './restOfLine'

export interface LogContext extends Clock {
  readonly people: KnownPeople
  readonly places: KnownPlaces
  /** Stretches the owner does not want recognised: `leftOut` of each. */
  readonly without?: ReadonlySet<string>
}

export interface Stretch {
  readonly what: 'kind' | 'person' | 'day' | 'time' | 'place'
  readonly from: number
  readonly to: number
  /** It says something, and stays in the text all the same: `coffee`. */
  readonly stays?: true
}

export interface SaidPerson {
  readonly from: number
  readonly to: number
  /** As written. */
  readonly words: string
  /** Who it may be, best first; nobody known where it is empty. */
  readonly candidates: readonly PersonId[]
}

export interface LogLine {
  readonly kind: LogKind
  readonly people: readonly SaidPerson[]
  /** `YYYY-MM-DD`. */
  readonly day?: string
  /** UTC ms, when a time was said. */
  readonly at?: number
  readonly place?: { readonly name: string; readonly known: boolean }
  readonly text: string
  /** In the order of the line; none overlaps another. */
  readonly stretches: readonly Stretch[]
}

/** Beyond this nothing is recognised: it is all text. */
const mostRead = 1000

export function readLogLine(line: string, context: LogContext): LogLine {
  const read = new Reading(line.slice(0, mostRead), context)
  const { kind, people, day, time, place, stretches } = read.all()
  const dated = day ?? (time && timeToday(time, context))
  const at = dated && time && instantAt(dated, time.hour, time.minute, context.zone)
  return {
    kind,
    people,
    ...(dated ? { day: dayText(dated) } : {}),
    ...(at !== undefined && at <= context.now ? { at } : {}),
    ...(place ? { place } : {}),
    text: textWithout(line, stretches),
    stretches,
  }
}

/** A time alone was today, or yesterday where that is still to come. */
function timeToday(time: NonNullable<SaidDay['time']>, { now, zone }: Clock) {
  const today = localDate(now, zone)
  return instantAt(today, time.hour, time.minute, zone) <= now ? today : localDate(now - 24 * 60 * 60 * 1000, zone)
}
