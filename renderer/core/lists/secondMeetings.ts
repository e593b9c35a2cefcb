/**
 * How many of those met for the first time were met again within two years, by how the first meeting came about. Again is a week later at least:
 * the next day of one fair is the same meeting. Counted are only those whose two years are over and covered in person: whether there was another
 * meeting where no calendar and no check-ins reach, nobody knows.
 */
import { coveredSpans, covers } from '../coverage'
import { count, day } from '../dates'
import { tookPlace } from '../encounters'
import type { Encounter, PersonSummary, Proof } from '../model'
import { type Covered, type Introducer, type Introducers, type Known } from './input'

/** Introduced by somebody; online first; where at least two others were; any other way. */
export type CameAbout = 'introduced' | 'online' | 'event' | 'other'

const waysTold = ['introduced', 'online', 'event', 'other'] as const satisfies readonly CameAbout[]

export interface Met extends Proof {
  /** Its date, where it has no time. */
  readonly day?: string
}

export interface FirstMeeting {
  readonly person: PersonSummary
  readonly first: Met
  /** The next encounter, a week to 24 months later. */
  readonly second?: Met
}

export interface SecondMeetings {
  readonly way: CameAbout
  /** Those counted, by the time of the first encounter. */
  readonly again: readonly FirstMeeting[]
  readonly once: readonly FirstMeeting[]
  /** Left out: less than 24 months ago, and not covered. */
  readonly recent: readonly FirstMeeting[]
  readonly unknown: readonly FirstMeeting[]
}

export interface SecondMeetingsInput extends Known, Covered {
  readonly introducers: Introducers
  readonly now: number
}

/** One for each way that anybody came, in the order of `waysTold`. */
export function secondMeetings({ people, stories, encounters, coverage, introducers, now }: SecondMeetingsInput): readonly SecondMeetings[] {
  const spans = coveredSpans(coverage, 'off')
  const ways = new Map(waysTold.map((way) => [way, { way, again: [], once: [], recent: [], unknown: [] } satisfies Growing as Growing]))
  for (const person of people) {
    const met = (encounters.get(person.id) ?? []).filter((one) => one.grade !== 'candidate' && tookPlace(one, now))
    const [first] = met
    if (!first || person.deleted || stories.get(person.id)?.metBefore !== undefined) continue
    const next = met.find((each) => isAnother(first, each))
    const until = monthsAfter(first.at, within)
    const meeting: FirstMeeting = { person, first: proof(first), ...(next && next.at <= until ? { second: proof(next) } : {}) }
    const way = ways.get(isIntroduced(introducers.get(person.id), first) ? 'introduced' : cameAbout(person, first))!
    if (until > now) way.recent.push(meeting)
    else if (!covers(spans, first.at, until)) way.unknown.push(meeting)
    else if (meeting.second) way.again.push(meeting)
    else way.once.push(meeting)
  }
  return [...ways.values()].filter(({ again, once, recent, unknown }) => again.length + once.length + recent.length + unknown.length > 0)
    .map(({ way, ...groups }) => ({ way, again: groups.again.sort(byFirst), once: groups.once.sort(byFirst), recent: groups.recent.sort(byFirst), unknown: groups.unknown.sort(byFirst) }))
}

interface Growing {
  readonly way: CameAbout
  readonly again: FirstMeeting[]
  readonly once: FirstMeeting[]
  readonly recent: FirstMeeting[]
  readonly unknown: FirstMeeting[]
}

const within = 24
const apart = 7

/** Days are compared, not hours: a choir that meets every Tuesday meets a week later, though it begins earlier. */
const isAnother = (first: Encounter, { at }: Encounter): boolean => at > first.until && Math.floor(at / day) - Math.floor(first.at / day) >= apart

/** Who was brought together only after they had met came about otherwise. */
const isIntroduced = (introducers: readonly Introducer[] = [], first: Encounter): boolean => introducers.some(({ at }) => at === undefined || at <= first.at + day)

function cameAbout({ path, handles }: PersonSummary, { who = [] }: Encounter): CameAbout {
  if (path === 'online first') return 'online'
  return who.filter((handle) => !handles.includes(handle)).length >= 2 ? 'event' : 'other'
}

/** `You first met 14 people through an introduction, and nine of them again within two years.` Empty where nobody counts. */
export function secondMeetingWords({ way, again, once }: Pick<SecondMeetings, 'way' | 'again' | 'once'>): string {
  const all = again.length + once.length
  if (all === 0) return ''
  return `You first met ${count(all, 'person', 'people')} ${wayWords[way]}, and ${someOf(again.length, all)} again within two years.`
}

function someOf(some: number, all: number): string {
  if (all === 1) return some === 1 ? 'met' : 'did not meet'
  if (some === 0) return all === 2 ? 'met neither' : 'met none of them'
  if (some === all) return all === 2 ? 'met both' : 'met all of them'
  return `met ${count(some, 'of them', 'of them')}`
}

const wayWords: Readonly<Record<CameAbout, string>> = {
  introduced: 'through an introduction',
  online: 'after you had found each other online',
  event: 'where others were as well',
  other: 'in another way',
}

/** The same day so many months later, or the last of a shorter month. */
function monthsAfter(at: number, months: number): number {
  const date = new Date(at)
  const wanted = date.getUTCMonth() + months
  date.setUTCMonth(wanted)
  if (date.getUTCMonth() !== wanted % 12) date.setUTCDate(0)
  return date.getTime()
}

const proof = ({ id, at, day: date }: Encounter): Met => ({ id, at, ...(date === undefined ? {} : { day: date }) })
const byFirst = (a: FirstMeeting, b: FirstMeeting): number => a.first.at - b.first.at || (a.person.id < b.person.id ? -1 : 1)
