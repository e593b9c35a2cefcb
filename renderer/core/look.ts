/** What a window shows before everybody is read: see `db/look.ts`. */
import { listed, tabOf } from './filters'
import type { PersonSummary, Stage } from './model'
import { ofList } from './ofList'

export interface SideNumbers {
  readonly neverMet: number
  readonly openLoops: number
  readonly introductions: number
  readonly moments: number
  /** Meetings that are only hinted at. */
  readonly hinted: number
  /** Who may be one person, and who may be none. */
  readonly suggested: number
  /** People by id of the saved filter. */
  readonly filters: Readonly<Record<string, number>>
}

export interface FirstPeople {
  /** The first of the list by name, as far as a large window shows. */
  readonly people: readonly PersonSummary[]
  readonly stages: Readonly<Record<Stage, number>>
  /** With which the lifelines begin, if any year is known. */
  readonly firstYear: number | null
}

export interface Look {
  /** The day the numbers are of, where the owner is: `2026-03-01`. Some change because time passes. */
  readonly day: string
  readonly side: SideNumbers
  readonly first: FirstPeople
}

const mostRows = 60

/** `people`: everybody, by name. */
export function firstPeople(people: readonly PersonSummary[]): FirstPeople {
  const all = plainList(people)
  return { people: all.slice(0, mostRows), stages: countStages(all), firstYear: firstYearOf(people) }
}

/** Whom the list shows when no rule says otherwise. */
export const plainList = ofList((people: readonly PersonSummary[]): readonly PersonSummary[] => people.filter(listed(null, { now: 0, zone: 'UTC', groups: new Map() })))

/** Null where no year is known. */
export const firstYearOf = ofList((people: readonly PersonSummary[]): number | null => {
  const first = people.reduce((year, { years }) => Math.min(year, years[0]?.year ?? year), Infinity)
  return first === Infinity ? null : first
})

export const countStages = ofList((people: readonly PersonSummary[]): Readonly<Record<Stage, number>> => {
  const counts = { 0: 0, 1: 0, 2: 0, 3: 0, 4: 0 }
  for (const person of people) counts[tabOf(person)]++
  return counts
})
