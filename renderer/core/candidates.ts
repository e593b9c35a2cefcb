/** The meetings that something hints at and nothing proves, for the review. */
import type { Encounter, PersonId, PersonSummary } from './model'

export interface Candidate {
  /** Whom and what it is about. */
  readonly key: string
  readonly person: PersonSummary
  readonly encounter: Encounter
}

/** The latest first; what several people may have been at stands together. Nobody's who is not listed. */
export function candidatesOf(encounters: ReadonlyMap<PersonId, readonly Encounter[]>, people: ReadonlyMap<PersonId, PersonSummary>): readonly Candidate[] {
  const found: Candidate[] = []
  for (const [id, all] of encounters) {
    const person = people.get(id)
    if (!person) continue
    for (const encounter of all) if (encounter.grade === 'candidate') found.push({ key: candidateKey(id, encounter.id), person, encounter })
  }
  return found.sort(
    (a, b) => b.encounter.at - a.encounter.at || compare(a.encounter.id, b.encounter.id) || compare(a.person.name, b.person.name) || compare(a.key, b.key))
}

const candidateKey = (person: PersonId, encounter: string): string => `${person}\n${encounter}`

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
