/** One encounter in words, for its page and for the review. */
import type { EncounterPage } from '../../core/encounterPage'
import { isHint } from '../../core/encounterPage'
import { afterWords, count, dateWords, dayText, daysBetween, instantAt, localDate, ordinalWords, timeWords } from '../../core/dates'
import { networkName } from '../../core/handles'
import type { Circle, Encounter, TimelineItem } from '../../core/model'
import { listed } from '../base/amounts'

type When = Pick<Encounter, 'at' | 'until' | 'day'>

/** What it is called: its own name, else where it was. */
export function encounterName({ title, place }: Pick<Encounter, 'title' | 'place'>): string {
  if (title) return title
  const where = place?.name ?? place?.address
  return where ? `Met at ${where}` : 'Met in person'
}

/** The same where nobody knows whether it took place: `Perhaps met at the old harbour`. */
export function perhapsName({ title, place }: Pick<Encounter, 'title' | 'place'>): string {
  const where = place?.name ?? place?.address
  return title ? `Perhaps: ${title}` : where ? `Perhaps met at ${where}` : 'Perhaps met'
}

/** Where it was, if the name does not say so already. */
export const whereWords = ({ title, place }: Pick<Encounter, 'title' | 'place'>): string =>
  [title ? place?.name : undefined, place?.address].filter((part) => part !== undefined && part !== '').join(', ')

/** `Thursday 23 February 2012, 18:40 to 22:00`; a date without a time is that date everywhere. */
export function whenWords({ at, until, day }: When, zone: string): string {
  const own = day === undefined ? zone : 'UTC'
  const date = `${weekdays.of(at, own)} ${dateWords(at, own)}`
  if (day !== undefined) return date
  const begins = timeWords(at, own)
  if (until <= at) return `${date}, ${begins}`
  const ends = timeWords(until, own)
  return daysBetween(at, until, own) === 0 ? `${date}, ${begins} to ${ends}` : `${date}, ${begins} to ${dateWords(until, own)}, ${ends}`
}

/** As the field for correcting takes it back: `9 March 2019 at 18:30`. */
export const typedWhen = ({ at, day }: Pick<Encounter, 'at' | 'day'>, zone: string): string =>
  day === undefined ? `${dateWords(at, zone)} at ${timeWords(at, zone)}` : dateWords(at, 'UTC')

const weekdays = {
  made: new Map<string, Intl.DateTimeFormat>(),
  of(at: number, zone: string): string {
    const known = this.made.get(zone) ?? new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: zone })
    this.made.set(zone, known)
    return known.format(at)
  },
}

/** How sure it is, and why, as a sentence. */
export function gradeSentence({ encounter, evidence, setAside }: Pick<EncounterPage, 'encounter' | 'evidence' | 'setAside'>): string {
  if (setAside) return 'You said that this was no meeting. It stays set aside when you import again.'
  const proving = evidence.filter(({ verdict }) => verdict !== 'rejected')
  if (proving.some(({ verdict, operation }) => verdict === 'accepted' || operation !== undefined)) return 'You said that you met.'
  const kinds = [...new Set(proving.filter((item) => !isHint(item) && (encounter.grade === 'candidate' || item.grade === 'strong')).map(recordWords))]
  if (encounter.grade === 'strong') return kinds.length > 1 ? `${sentence(listed(kinds))} say so.` : `${sentence(kinds[0] ?? 'a record')} says so.`
  const words = proving.some(isHint)
  const hints = words ? [...kinds, 'the words of a message'] : kinds
  return `Only ${listed(hints.length > 0 ? hints : ['a record'])} ${words || hints.length > 1 ? 'hint' : 'hints'} at it, and nothing proves it.`
}

function recordWords({ kind, network }: TimelineItem): string {
  if (kind === 'check-in') return 'a check-in together'
  if (network === 'calendar') return 'your calendar'
  return `${/^[aeiou]/i.test(kind) ? 'an' : 'a'} ${kind} on ${networkName(network)}`
}

/** Where it stands between the two: which meeting it was, and whether words followed. */
export function placeWords({ encounter, number }: Pick<EncounterPage, 'encounter' | 'number'>, circle: Circle, zone: string): string {
  if (number === 0) return ''
  const nth = number === 1 ? 'The first time you met.' : `The ${ordinalWords(number)} time you met.`
  const turn = circle.turns.find((each) => each.encounter.id === encounter.id)
  if (turn) {
    const days = encounter.day === undefined ? daysBetween(encounter.at, turn.direct.at, zone) : daysFromDate(encounter.at, turn.direct.at, zone)
    return `${nth} One of you wrote ${afterWords(days, 'it')}.`
  }
  return circle.openLoops.some(({ id }) => id === encounter.id) ? `${nth} Nobody wrote in the 14 days after it.` : nth
}

/** Days on the calendar from a date without a time, which is noon UTC of it. */
function daysFromDate(from: number, to: number, zone: string): number {
  return Math.max(0, Math.round((instantAt(localDate(to, zone), 12, 0, 'UTC') - from) / 86_400_000))
}

/** What the log bar is opened with. */
export function blanksOf({ at, day, place }: Encounter, zone: string): { readonly day: string; readonly time?: string; readonly place?: string } {
  const where = place?.name ?? place?.address
  return { day: day ?? dayText(localDate(at, zone)), ...(day === undefined ? { time: timeWords(at, zone) } : {}), ...(where ? { place: where } : {}) }
}

/** `nothing`, `one message`, `12 posts and messages`. */
export const saidCount = (items: readonly TimelineItem[]): string => (items.length === 0 ? 'nothing' : count(items.length, 'post or message', 'posts and messages'))

const sentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)
