/** Sorting and filtering of the people list. People come in by name; what is slow (folding names) is done once per list, so that 50,000 stay quick. */
import { tabOf } from '../../core/filters'
import { foldName } from '../../core/names'
import type { PersonSummary, Stage } from '../../core/model'

export type PeopleColumn = 'name' | 'circle' | 'lastWord' | 'lastMet'
export interface PeopleSort {
  readonly column: PeopleColumn
  readonly descending: boolean
}

/** What is searched in: all their names, place, tags and groups, folded, one text for each person. `groups`: names by id. */
export const searchTexts = (people: readonly PersonSummary[], groups: ReadonlyMap<string, string> = new Map()): readonly string[] =>
  people.map(({ name, otherName = '', alsoNamed = [], where = '', tags = [], groups: theirs = [] }) =>
    foldName([name, otherName, ...alsoNamed, where, ...tags, ...theirs.map((id) => groups.get(id) ?? '')].join(' ')))

export function countStages(people: readonly PersonSummary[]): Readonly<Record<Stage, number>> {
  const counts = { 0: 0, 1: 0, 2: 0, 3: 0, 4: 0 }
  for (const person of people) counts[tabOf(person)]++
  return counts
}

export interface PeopleWish {
  /** Null for all. */
  readonly stage: Stage | null
  readonly query: string
  readonly sort: PeopleSort
}

/** Those under the tab in whose text every word of the query occurs, sorted; equals stay in the order of their names. `texts` is asked for only when there is a query. */
export function arrange(people: readonly PersonSummary[], texts: () => readonly string[], { stage, query, sort }: PeopleWish): readonly PersonSummary[] {
  const words = foldName(query).split(' ').filter((word) => word !== '')
  const searched = words.length > 0 ? texts() : []
  const found = people.filter((person, at) =>
    (stage === null || tabOf(person) === stage) && words.every((word) => searched[at]!.includes(word)))
  if (sort.column === 'name') return sort.descending ? found.reverse() : found
  return sortedBy(found, values[sort.column], sort.descending ? -1 : 1)
}

const values: Record<Exclude<PeopleColumn, 'name'>, (person: PersonSummary) => number | null> = {
  circle: (person) => person.stage * 1000 + Math.min(person.turns, 999),
  lastWord: (person) => person.lastDirect,
  lastMet: (person) => person.lastEncounter,
}

/** Whoever has no value comes last, in both directions. Sorts plain numbers, which is several times faster than sorting people. */
function sortedBy(people: readonly PersonSummary[], value: (person: PersonSummary) => number | null, sign: 1 | -1): PersonSummary[] {
  const keys = Float64Array.from(people, (person) => (value(person) ?? Infinity * sign) * sign)
  const order = Uint32Array.from(people, (_, at) => at).sort((a, b) => keys[a]! - keys[b]! || a - b)
  return Array.from(order, (at) => people[at]!)
}
