/**
 * One calendar year of all relationships, in the owner's zone. A circle closes each time one of the two writes within 30 days of a meeting (`cycles.ts`),
 * and each time counts, on the day of the word that closed it. Nobody is ranked and nothing is a score.
 */
import { isKnownPlace, isSamePlace } from './places'
import type { Encounter, PersonId, Turn } from './model'
import { allMoments, yearOf, type MarkedMoment } from './moments'
import type { Story } from './story'

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
  readonly places: readonly NewPlace[]
  /** Meetings of the year: one with three people is one. */
  readonly meetings: number
}

export interface YearInput {
  /** Nobody of the trash. */
  readonly stories: ReadonlyMap<PersonId, Pick<Story, 'turns'> & Partial<Pick<Story, 'moments'>>>
  readonly encounters: ReadonlyMap<PersonId, readonly Encounter[]>
}

export function yearReview(input: YearInput, year: number, now: number, zone: string): YearReview {
  const met = meetingsBy(input.encounters, now)
  return {
    year,
    circles: closingsIn(input.stories, year, zone),
    firstMeetings: firstMeetings(input.encounters, now).filter(({ encounter }) => yearOf(encounter, zone) === year),
    moments: momentsIn(input, year, zone),
    places: newPlaces(met, year, zone),
    meetings: new Set(met.filter(({ encounter }) => yearOf(encounter, zone) === year).map(({ encounter: { id } }) => id)).size,
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

/** The years in which anything is told, the earliest first: never a gap to fall into. */
export function yearsWith({ stories, encounters }: YearInput, now: number, zone: string): readonly number[] {
  const years = new Set<number>()
  const add = (one: { readonly at: number | null; readonly day?: string | undefined }) => {
    const year = yearOf(one, zone)
    if (year !== null) years.add(year)
  }
  for (const { turns, moments = [] } of stories.values()) {
    for (const { direct } of turns) add(direct)
    for (const moment of moments) add(moment)
  }
  for (const { encounter } of meetingsBy(encounters, now)) add(encounter)
  return [...years].sort((a, b) => a - b)
}

interface Meeting {
  readonly person: PersonId
  readonly encounter: Encounter
}

/** Meetings that took place, hints apart, in order of time. */
function meetingsBy(encounters: YearInput['encounters'], now: number): readonly Meeting[] {
  const met: Meeting[] = []
  for (const [person, all] of encounters) for (const encounter of all) if (encounter.grade !== 'candidate' && encounter.at <= now) met.push({ person, encounter })
  return met.sort(byTime)
}

const byTime = (a: Meeting, b: Meeting): number => a.encounter.at - b.encounter.at || compare(a.encounter.id, b.encounter.id) || compare(a.person, b.person)

/** The first meeting with each, in order of time. */
function firstMeetings(encounters: YearInput['encounters'], now: number): readonly FirstMeeting[] {
  const first = new Set<PersonId>()
  return meetingsBy(encounters, now).filter(({ person }) => !first.has(person) && first.add(person))
}

function newPlaces(met: readonly Meeting[], year: number, zone: string): readonly NewPlace[] {
  const known: { readonly encounter: Encounter; readonly people: PersonId[]; readonly isNew: boolean }[] = []
  for (const { person, encounter } of met) {
    if (!isKnownPlace(encounter.place) || encounter.place.name === undefined) continue
    const of = yearOf(encounter, zone)!
    if (of > year) break
    const place = known.find((one) => isSamePlace(one.encounter.place, encounter.place))
    if (!place) known.push({ encounter, people: [person], isNew: of === year })
    else if (!place.people.includes(person)) place.people.push(person)
  }
  return known.flatMap(({ encounter, people, isNew }) => (isNew ? [{ name: encounter.place!.name!, encounter, people }] : []))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
