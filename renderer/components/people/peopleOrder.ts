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
  people.map((person) => {
    const theirs = person.groups?.map((id) => groups.get(id) ?? '') ?? []
    return theirs.length === 0 ? textOf(person) : `${textOf(person)} ${foldName(theirs.join(' '))}`
  })

/** Makes texts and orders ready in steps: of 50,000 people that is 60 ms and 8 for each column, which the first letter or click need not wait for. */
export function* makingReady(people: readonly PersonSummary[]): Generator<undefined, void> {
  if (orders.get(people)?.size === 2 * columns.length) return
  for (let at = 0; at < people.length; at++) {
    textOf(people[at]!)
    if (at % 200 === 199) yield
  }
  for (const column of columns) {
    for (const descending of [true, false]) {
      orderBy(people, column, descending)
      yield
    }
  }
}

function textOf(person: PersonSummary): string {
  const known = folded.get(person)
  if (known !== undefined) return known
  const { name, otherName = '', alsoNamed = [], where = '', tags = [] } = person
  const text = foldName([name, otherName, ...alsoNamed, where, ...tags].join(' '))
  folded.set(person, text)
  return text
}
/** Whom an edit does not touch is the same object still. */
const folded = new WeakMap<PersonSummary, string>()

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
  const found: PersonSummary[] = []
  const look = (at: number) => {
    const person = people[at]!
    if ((stage === null || tabOf(person) === stage) && words.every((word) => searched[at]!.includes(word))) found.push(person)
  }
  if (sort.column === 'name') {
    for (let at = 0; at < people.length; at++) look(at)
    return sort.descending ? found.reverse() : found
  }
  for (const at of orderBy(people, sort.column, sort.descending)) look(at)
  return found
}

/** Sorting 50,000 takes 8 ms: once for each list and order, and every letter that is typed then only looks through it. */
function orderBy(people: readonly PersonSummary[], column: keyof typeof values, descending: boolean): Uint32Array {
  const known = orders.get(people) ?? new Map<string, Uint32Array>()
  orders.set(people, known)
  const key = `${column} ${descending}`
  const order = known.get(key) ?? sortedBy(people, values[column], descending ? -1 : 1)
  known.set(key, order)
  return order
}
const orders = new WeakMap<readonly PersonSummary[], Map<string, Uint32Array>>()

const values: Record<Exclude<PeopleColumn, 'name'>, (person: PersonSummary) => number | null> = {
  circle: (person) => person.stage * 1000 + Math.min(person.turns, 999),
  lastWord: (person) => person.lastDirect,
  lastMet: (person) => person.lastEncounter,
}
const columns = ['circle', 'lastWord', 'lastMet'] as const satisfies (keyof typeof values)[]

/**
 * Places in the list. Whoever has no value comes last, in both directions; equals stay in the order of the list. Only plain numbers are sorted, without
 * a function that compares them: of 50,000 that is 8 ms instead of 20.
 */
function sortedBy(people: readonly PersonSummary[], value: (person: PersonSummary) => number | null, sign: 1 | -1): Uint32Array {
  const keys = Float64Array.from(people, (person) => (value(person) ?? Infinity * sign) * sign)
  const ranks = keys.slice().sort()
  const places = keys.map((key, at) => lowest(ranks, key) * people.length + at).sort()
  return Uint32Array.from(places, (place) => place % people.length)
}

function lowest(sorted: Float64Array, key: number): number {
  let [low, high] = [0, sorted.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < key) low = middle + 1
    else high = middle
  }
  return low
}
