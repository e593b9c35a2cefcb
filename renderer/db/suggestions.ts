/** Who may be one person, and who may be none: what the review shows. Reading only; `people` are never changed here. */
import { handleParts, isRoleAddress } from '#contract/handles'
import type { PersonId, PersonSummary, Suggestion } from '../core/model'
import { foldName, nameWords } from '../core/names'
import { listPeople } from './people'

/** Somebody who may be no person. */
export interface LikelyNotPerson {
  readonly id: PersonId
  readonly name: string
  /** `an address that a machine answers`. */
  readonly why: string
}

/** What is still to be decided: surest first. */
export async function openSuggestions(): Promise<readonly Suggestion[]> {
  const groups = new Map<string, PersonSummary[]>()
  for (const person of await listPeople()) {
    if (person.deleted || person.where === undefined || nameWords(person.name).length < 2) continue
    const key = `${foldName(person.name)}\n${foldName(person.where)}`
    groups.set(key, [...(groups.get(key) ?? []), person])
  }
  return [...groups.values()].flatMap(([first, ...others]) => others.map((other) => suggestionOf(first!, other)))
}

export const suggestionCount = async (): Promise<number> => (await openSuggestions()).length

/** Suggestions for `not a person`, by name. */
export async function likelyNotPeople(): Promise<readonly LikelyNotPerson[]> {
  return (await listPeople())
    .filter((person) => !person.deleted && person.handles.every(isRole))
    .map(({ id, name }) => ({ id, name, why: 'an address that a role or a machine answers' }))
}

function isRole(handle: string): boolean {
  const { network, value } = handleParts(handle)
  return network === 'email' && isRoleAddress(value)
}

function suggestionOf(one: PersonSummary, other: PersonSummary): Suggestion {
  const [left, right] = one.id < other.id ? [one, other] : [other, one]
  return {
    id: `${left.id}\n${right.id}`,
    left: left.id,
    right: right.id,
    confidence: 'likely',
    reasons: [
      { kind: 'sameName', words: 'same full name', left: left.name, right: right.name },
      { kind: 'samePlace', words: 'same place', left: left.where!, right: right.where! },
    ],
  }
}
