/** Finding places: where people live, and where they were met. */
import type { PersonId } from '../model'
import { compareNames, foldName } from '../names'
import { markText } from './matching'
import type { PlaceHit } from './model'
import { meets, wordsIn } from './people'
import type { Clause } from './query'

export interface KnownPlace {
  readonly name: string
  readonly words: string
  /** How often somebody was met there; living there counts once. */
  readonly people: ReadonlyMap<PersonId, number>
}

/** Spellings that differ in case and accents only are one place. */
export function gatherPlaces(mentions: Iterable<readonly [name: string, person: PersonId]>): KnownPlace[] {
  const places = new Map<string, { name: string; people: Map<PersonId, number> }>()
  for (const [name, person] of mentions) {
    const key = foldName(name)
    if (key === '') continue
    let place = places.get(key)
    if (!place) places.set(key, (place = { name, people: new Map() }))
    // Of two spellings the lesser one, so that the order they came in decides nothing.
    if (name < place.name) place.name = name
    place.people.set(person, (place.people.get(person) ?? 0) + 1)
  }
  return [...places.values()].map((place) => ({ ...place, words: wordsIn(place.name) }))
}

const peopleShown = 5

/** Where most people are first. */
export function findPlaces(places: readonly KnownPlace[], clauses: readonly Clause[], nameOf: (person: PersonId) => string, limit: number): PlaceHit[] {
  if (clauses.length === 0) return []
  const weight = ({ people }: KnownPlace) => [...people.values()].reduce((sum, times) => sum + times, 0)
  return places
    .filter(({ words }) => meets(words, clauses))
    .sort((a, b) => weight(b) - weight(a) || compareNames(a.name, b.name))
    .slice(0, limit)
    .map(({ name, people }) => ({
      name: markText(name, clauses.map((clause) => ({ ...clause, words: clause.words.map((word) => ({ ...word, prefix: true })) }))),
      people: [...people]
        .map(([id, times]) => ({ id, times, name: nameOf(id) }))
        .sort((a, b) => b.times - a.times || compareNames(a.name, b.name))
        .slice(0, peopleShown)
        .map(({ id, name: called }) => ({ id, name: called })),
    }))
}
