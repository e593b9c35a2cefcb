/**
 * One calendar year of all relationships, in the owner's zone. A circle closes each time one of the two writes within 30 days of a meeting (`cycles.ts`),
 * and each time counts, on the day of the word that closed it. Nobody is ranked and nothing is a score.
 */
import type { Place } from '#contract/records'
import { day } from './dates'
import { takesPlaceAt, tookPlace } from './encounters'
import type { Introduction } from './introductions/model'
import type { Encounter, PersonId, Turn } from './model'
import { allMoments, yearOf, type MarkedMoment, type StoryMoment } from './moments'
import type { Story } from './story'
import { venuesOf, visitsOf } from './venues'

export interface Closing extends Turn {
  readonly person: PersonId
  /** The person's first turn is 1. */
  readonly number: number
}

export interface FirstMeeting {
  readonly person: PersonId
  readonly encounter: Encounter
}

/** Where the owner had not met anybody before. */
export interface NewPlace {
  readonly name: string
  /** The first there; of several at once, one of them. */
  readonly encounter: Encounter
  /** Who was met there that year, in the order they were. */
  readonly people: readonly PersonId[]
}

export interface YearReview {
  readonly year: number
  readonly circles: readonly Closing[]
  readonly firstMeetings: readonly FirstMeeting[]
  readonly moments: readonly MarkedMoment[]
  /** That the owner accepted, or that a record tells. */
  readonly introductions: readonly Introduction[]
  readonly places: readonly NewPlace[]
}

export interface YearInput {
  /** Nobody of the trash. */
  readonly stories: ReadonlyMap<PersonId, Pick<Story, 'turns'> & Partial<Pick<Story, 'moments'>>>
  readonly encounters: ReadonlyMap<PersonId, readonly Encounter[]>
  /** The accepted ones. */
  readonly introductions?: readonly Introduction[]
}

export function yearReview(input: YearInput, year: number, now: number, zone: string): YearReview {
  const is = inYear(year, zone)
  const { firsts } = metBy(input.encounters, now)
  return {
    year,
    circles: closingsIn(input.stories, year, zone),
    firstMeetings: firsts.filter(({ encounter }) => is(encounter)).sort(byTime),
    moments: momentsIn(input, year, zone),
    introductions: (input.introductions ?? []).filter(is).sort((a, b) => a.at! - b.at! || compare(a.id, b.id)),
    places: newPlaces(input.encounters, year, now, zone),
  }
}

/** Whether something belongs to the year. Most is far from it in any zone. */
function inYear(year: number, zone: string): (one: { readonly at: number | null; readonly day?: string | undefined }) => boolean {
  const [from, to] = [new Date(0).setUTCFullYear(year, 0, 1) - day, new Date(0).setUTCFullYear(year + 1, 0, 1) + day]
  return (one) => one.at !== null && one.at >= from && one.at < to && yearOf(one, zone) === year
}

/** The turns whose closing word lies in the year, in order of that word. */
export function closingsIn(stories: YearInput['stories'], year: number, zone: string): readonly Closing[] {
  const is = inYear(year, zone)
  const closings: Closing[] = []
  for (const [person, { turns }] of stories) {
    for (const [index, turn] of turns.entries()) if (is(turn.direct)) closings.push({ ...turn, person, number: index + 1 })
  }
  return closings.sort((a, b) => a.direct.at - b.direct.at || compare(a.person, b.person) || a.number - b.number)
}

/** What was marked of that year, oldest first. */
export function momentsIn({ stories }: Pick<YearInput, 'stories'>, year: number, zone: string): readonly MarkedMoment[] {
  const is = inYear(year, zone)
  const theirs = new Map<PersonId, { readonly moments: readonly StoryMoment[] }>()
  for (const [person, { moments }] of stories) {
    const some = moments?.filter(is) ?? []
    if (some.length > 0) theirs.set(person, { moments: some })
  }
  return allMoments(theirs, zone, 'oldest')
}

/** The years that have something to tell, the earliest first. A place under a new name counts, though it may turn out to be a known one. */
export function yearsWith({ stories, encounters, introductions = [] }: YearInput, now: number, zone: string): readonly number[] {
  const years = new Set<number>()
  const add = (one: { readonly at: number | null; readonly day?: string | undefined }) => {
    const year = yearOf(one, zone)
    if (year !== null) years.add(year)
  }
  for (const { turns, moments = [] } of stories.values()) {
    for (const { direct } of turns) add(direct)
    for (const moment of moments) add(moment)
  }
  const { firsts, spots } = metBy(encounters, now)
  for (const { encounter } of firsts) add(encounter)
  for (const { first: { encounter } } of spots.values()) add(encounter)
  for (const one of introductions) add(one)
  return [...years].sort((a, b) => a - b)
}

interface Meeting {
  readonly person: PersonId
  readonly encounter: Encounter
}

const byTime = (a: Meeting, b: Meeting): number => a.encounter.at - b.encounter.at || compare(a.encounter.id, b.encounter.id) || compare(a.person, b.person)

/** All meetings at exactly the same words and coordinates. */
interface Spot {
  first: Meeting
  readonly all: Meeting[]
}

/** What the meetings of everybody tell whatever the year: meetings that took place, hints apart. */
interface Met {
  /** With each person, in no order. */
  readonly firsts: readonly FirstMeeting[]
  readonly spots: ReadonlyMap<string, Spot>
  /** The spots that are one place; made when first asked. */
  readonly places: () => readonly { readonly name: string; readonly spots: readonly Spot[] }[]
  /** Holds from one time to another: then the next meeting that lies ahead has been. */
  readonly from: number
  readonly to: number
}

/** Kept for as long as the meetings are the same ones: years are leafed through, and there may be hundreds of thousands. */
const known = new WeakMap<YearInput['encounters'], Met>()

function metBy(encounters: YearInput['encounters'], now: number): Met {
  const before = known.get(encounters)
  if (before && before.from <= now && now < before.to) return before
  const firsts: FirstMeeting[] = []
  const spots = new Map<string, Spot>()
  let to = Infinity
  for (const [person, all] of encounters) {
    let first: Meeting | undefined
    for (const encounter of all) {
      if (encounter.grade === 'candidate') continue
      if (!tookPlace(encounter, now)) {
        to = Math.min(to, takesPlaceAt(encounter))
        continue
      }
      const meeting = { person, encounter }
      if (!first || byTime(meeting, first) < 0) first = meeting
      if (encounter.place !== undefined) addTo(spots, encounter.place, meeting)
    }
    if (first) firsts.push(first)
  }
  let places: ReturnType<Met['places']> | undefined
  const met: Met = { firsts, spots, places: () => (places ??= placesOf(spots)), from: now, to }
  known.set(encounters, met)
  return met
}

function addTo(spots: Map<string, Spot>, place: Place, meeting: Meeting): void {
  const key = spotOf(place)
  const spot = spots.get(key)
  if (!spot) spots.set(key, { first: meeting, all: [meeting] })
  else {
    spot.all.push(meeting)
    if (byTime(meeting, spot.first) < 0) spot.first = meeting
  }
}

/** Of each spot its first visit is enough to tell which spots are one place. */
const placesOf = (spots: ReadonlyMap<string, Spot>): ReturnType<Met['places']> =>
  venuesOf([...spots.values()].flatMap(({ first: { person, encounter } }) => visitsOf(person, [encounter])))
    .map(({ name, visits }) => ({ name, spots: [...new Set(visits.map(({ place }) => spots.get(spotOf(place))!))] }))

/** Venues of that year where nobody had been met before, in the order of their first visit, with those met there within the year. */
function newPlaces(encounters: YearInput['encounters'], year: number, now: number, zone: string): readonly NewPlace[] {
  const is = inYear(year, zone)
  const { spots: all, places } = metBy(encounters, now)
  // Where no spot is new, no place is: then nobody needs to know which spots are one.
  if (![...all.values()].some(({ first }) => is(first.encounter))) return []
  return places().flatMap(({ name, spots }): NewPlace[] => {
    const first = spots.map((spot) => spot.first).reduce((a, b) => (byTime(b, a) < 0 ? b : a))
    if (!is(first.encounter)) return []
    const people = spots.flatMap((spot) => spot.all).filter(({ encounter }) => is(encounter)).sort(byTime).map(({ person }) => person)
    return [{ name, encounter: first.encounter, people: [...new Set(people)] }]
  }).sort((a, b) => a.encounter.at - b.encounter.at || compare(a.encounter.id, b.encounter.id))
}

const spotOf = ({ name = '', address = '', latitude = 0, longitude = 0 }: Place): string => `${name}\n${address}\n${latitude}\n${longitude}`

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
