/** Sorting and filtering of the people list. What is slow (collating, folding) is done once per list, so that 50,000 people stay quick. */
import { foldName, sortName } from '../../core/names'
import type { PersonSummary, Stage } from '../../core/model'

export type PeopleColumn = 'name' | 'circle' | 'lastWord' | 'lastMet'
export interface PeopleSort {
  readonly column: PeopleColumn
  readonly descending: boolean
}

export interface PeopleIndex {
  /** Everybody by name, as the interface language sorts. */
  readonly byName: readonly PersonSummary[]
  /** Folded names and places to search in, at the same places as `byName`. */
  readonly folded: readonly string[]
  readonly stages: Readonly<Record<Stage, number>>
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

export function indexPeople(people: readonly PersonSummary[]): PeopleIndex {
  const byName = people
    .map((person) => ({ person, key: sortName(person.name) }))
    .sort((a, b) => collator.compare(a.key, b.key) || (a.person.id < b.person.id ? -1 : 1))
    .map(({ person }) => person)
  const stages = { 0: 0, 1: 0, 2: 0, 3: 0, 4: 0 }
  for (const person of people) stages[person.stage]++
  return { byName, folded: byName.map((person) => foldName([person.name, person.otherName ?? '', person.where ?? ''].join(' '))), stages }
}

/** The people of one stage (null: all) in whom every word of `query` occurs, sorted; equals stay in the order of their names. */
export function arrange(index: PeopleIndex, stage: Stage | null, query: string, sort: PeopleSort): readonly PersonSummary[] {
  const words = foldName(query).split(' ').filter((word) => word !== '')
  const found = index.byName.filter((person, at) =>
    (stage === null || person.stage === stage) && words.every((word) => index.folded[at]!.includes(word)))
  if (sort.column === 'name') return sort.descending ? found.reverse() : found
  const value = values[sort.column]
  const sign = sort.descending ? -1 : 1
  return found.sort((a, b) => compare(value(a), value(b), sign))
}

const values: Record<Exclude<PeopleColumn, 'name'>, (person: PersonSummary) => number | null> = {
  circle: (person) => person.stage * 1000 + Math.min(person.turns, 999),
  lastWord: (person) => person.lastDirect,
  lastMet: (person) => person.lastEncounter,
}

/** Whoever has no value comes last, in both directions. */
function compare(a: number | null, b: number | null, sign: number): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return (a - b) * sign
}
