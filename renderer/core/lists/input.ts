/** What the lists of people are made of. */
import type { Handle } from '#contract/handles'
import type { CoverageSpan, Encounter, PersonId, PersonSummary } from '../model'
import type { Story } from '../story'

export interface Known {
  /** Everybody but those in the trash. */
  readonly people: readonly PersonSummary[]
  readonly stories: ReadonlyMap<PersonId, Story>
  /** In order of time, hints among them; what was rejected is not there. */
  readonly encounters: ReadonlyMap<PersonId, readonly Encounter[]>
}

export interface Covered {
  /** Of all sources. */
  readonly coverage: readonly CoverageSpan[]
}

/** Who brought somebody into the owner's life, and what says so: `by` is a handle or an id. */
export interface Introducer {
  readonly by: Handle
  /** UTC ms, if known. */
  readonly at?: number
  /** Natural ids. */
  readonly evidence: readonly string[]
}

/** By whom each person was introduced to the owner, as far as it is accepted or known. */
export type Introducers = ReadonlyMap<PersonId, readonly Introducer[]>

/** Somebody who may stand in a list: neither in the trash nor archived. */
export const isListed = ({ deleted, archived }: PersonSummary): boolean => !deleted && !archived

/** Those in the list who have a story, with it. */
export function* told({ people, stories }: Pick<Known, 'people' | 'stories'>): Generator<readonly [PersonSummary, Story]> {
  for (const person of people) {
    const story = isListed(person) ? stories.get(person.id) : undefined
    if (story) yield [person, story]
  }
}

export const byId = (a: { readonly person: PersonSummary }, b: { readonly person: PersonSummary }): number => (a.person.id < b.person.id ? -1 : a.person.id > b.person.id ? 1 : 0)
