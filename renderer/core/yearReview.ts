/**
 * One calendar year of all relationships, in the owner's zone. A circle closes each time one of the two writes within 30 days of a meeting (`cycles.ts`),
 * and each time counts, on the day of the word that closed it. Nobody is ranked and nothing is a score.
 */
import type { Place } from '#contract/records'
import { tookPlace } from './encounters'
import type { Introduction } from './introductions/model'
import type { Encounter, PersonId, Turn } from './model'
import { allMoments, yearOf, type MarkedMoment } from './moments'
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
  return {
    year,
    circles: closingsIn(input.stories, year, zone),
    firstMeetings: firstMeetings(input.encounters, now).filter(({ encounter }) => yearOf(encounter, zone) === year),
    moments: momentsIn(input, year, zone),
    introductions: (input.introductions ?? []).filter((one) => yearOf(one, zone) === year).sort((a, b) => a.at! - b.at! || compare(a.id, b.id)),
    places: newPlaces(input.encounters, year, now, zone),
  }
}

/** The turns whose closing word lies in the year, in order of that word. */
export function closingsIn(stories: YearInput['stories'], year: number, zone: string): readonly Closing[] {
  const closings: Closing[] = []
  for (const [person, { turns }] of stories) {
    for (const [index, turn] of turns.entries()) if (yearOf(turn.direct, zone) === year) closings.push({ ...turn, person, number: index + 1 })
  }
  return closings.sort((a, b) => a.direct.at - b.direct.at || compare(a.person, b.person) || a.number - b.number)
}

/** What was marked of that year, oldest first. */
export const momentsIn = ({ stories }: Pick<YearInput, 'stories'>, year: number, zone: string): readonly MarkedMoment[] =>
  allMoments(stories as ReadonlyMap<PersonId, Story>, zone, 'oldest').filter((moment) => moment.year === year)

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
  for (const { encounter } of firstMeetings(encounters, now)) add(encounter)
  for (const [{ encounter }] of spotsMet(encounters, now).values()) add(encounter)
  for (const one of introductions) add(one)
  return [...years].sort((a, b) => a - b)
}

interface Meeting {
  readonly person: PersonId
  readonly encounter: Encounter
}

/** Meetings that took place, hints apart, in order of time. */
function meetingsBy(encounters: YearInput['encounters'], now: number): readonly Meeting[] {
  const met: Meeting[] = []
  for (const [person, all] of encounters) for (const encounter of all) if (encounter.grade !== 'candidate' && tookPlace(encounter, now)) met.push({ person, encounter })
  return met.sort(byTime)
}

const byTime = (a: Meeting, b: Meeting): number => a.encounter.at - b.encounter.at || compare(a.encounter.id, b.encounter.id) || compare(a.person, b.person)

/** The first meeting with each, in order of time. */
function firstMeetings(encounters: YearInput['encounters'], now: number): readonly FirstMeeting[] {
  const first = new Set<PersonId>()
  return meetingsBy(encounters, now).filter(({ person }) => !first.has(person) && first.add(person))
}

/** Venues of that year where nobody had been met before, in the order of their first visit, with those met there within the year. */
function newPlaces(encounters: YearInput['encounters'], year: number, now: number, zone: string): readonly NewPlace[] {
  const spots = spotsMet(encounters, now)
  // Of each spot its first visit is enough to tell which spots are one place.
  const venues = venuesOf([...spots.values()].flatMap(([{ person, encounter }]) => visitsOf(person, [encounter])))
  const places = venues.flatMap(({ name, visits }): NewPlace[] => {
    const met = [...new Set(visits.map(({ place }) => spotOf(place)))].flatMap((spot) => spots.get(spot) ?? []).sort(byTime)
    const [first] = met
    if (!first || yearOf(first.encounter, zone) !== year) return []
    const people = met.flatMap(({ person, encounter }) => (yearOf(encounter, zone) === year ? [person] : []))
    return [{ name, encounter: first.encounter, people: [...new Set(people)] }]
  })
  return places.sort((a, b) => a.encounter.at - b.encounter.at || compare(a.encounter.id, b.encounter.id))
}

/** All meetings at exactly the same words and coordinates, oldest first. */
function spotsMet(encounters: YearInput['encounters'], now: number): ReadonlyMap<string, readonly [Meeting, ...Meeting[]]> {
  const spots = new Map<string, [Meeting, ...Meeting[]]>()
  for (const meeting of meetingsBy(encounters, now)) {
    const { place } = meeting.encounter
    if (place === undefined) continue
    const known = spots.get(spotOf(place))
    if (known) known.push(meeting)
    else spots.set(spotOf(place), [meeting])
  }
  return spots
}

const spotOf = ({ name = '', address = '', latitude = 0, longitude = 0 }: Place): string => `${name}\n${address}\n${latitude}\n${longitude}`

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
