/** What a window shows before everybody is read: see `db/look.ts`. */
import { listed, tabOf } from './filters'
import type { PersonSummary, Stage } from './model'

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
export function firstPeople(people: readonly PersonSummary[], zone: string): FirstPeople {
  const all = people.filter(listed(null, { now: 0, zone, groups: new Map() }))
  const firstYear = people.reduce((first, { years }) => Math.min(first, years[0]?.year ?? first), Infinity)
  return { people: all.slice(0, mostRows), stages: countStages(all), firstYear: firstYear === Infinity ? null : firstYear }
}

export function countStages(people: readonly PersonSummary[]): Readonly<Record<Stage, number>> {
  const counts = { 0: 0, 1: 0, 2: 0, 3: 0, 4: 0 }
  for (const person of people) counts[tabOf(person)]++
  return counts
}
