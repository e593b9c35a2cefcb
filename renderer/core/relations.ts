/** Typed relations between two people, said from either side and shown from both. */
import type { Handle } from '#contract/handles'
import { tidy } from '#contract/handles'
import { relationKinds } from '#contract/words'
import type { PersonId, PersonRelation } from './model'

/** `other` is a `relation` of `about`, or is so no longer. */
export interface RelationWord {
  readonly about: Handle
  readonly other: Handle
  readonly relation: string
  readonly on: boolean
  /** When it was said, UTC ms. */
  readonly at: number
}

/** What the first is to the second, when the second is this to the first. A word of the owner's own is the same from both sides. */
export const inverseRelation = (relation: string): string => inverses.get(relation) ?? relation

/** What stands before the other one's name on the page of whoever has `handles`: `child`, `godmother`, and from the other side `godmother of`. */
export const relationTitle = ({ relation, about }: Pick<PersonRelation, 'relation' | 'about'>, handles: readonly Handle[]): string =>
  known.has(relation) || handles.includes(about) ? relation : `${relation} of`

const inverses = new Map([['parent', 'child'], ['child', 'parent']])
const known: ReadonlySet<string> = new Set(relationKinds)

/**
 * The relations of the person who has `handles`, as the last word on each has it. `words` in the order they were said. Nobody is shown as their
 * own relation: after a merge of the two the word is kept and not shown.
 */
export function relationsFrom(
  words: readonly RelationWord[],
  handles: ReadonlySet<Handle>,
  personOf: (handle: Handle) => { readonly id: PersonId; readonly name: string } | undefined,
): PersonRelation[] {
  const relations = new Map<string, PersonRelation | undefined>()
  for (const { about, other: otherHandle, relation: stored, on, at } of words) {
    const mine = handles.has(about)
    if (mine === handles.has(otherHandle)) continue
    const other = personOf(mine ? otherHandle : about)
    if (!other) continue
    const said = tidy(stored)
    const relation = mine ? said : inverseRelation(said)
    // "Mentor" says something else in the other direction.
    const direction = known.has(said) ? '' : mine ? '>' : '<'
    relations.set(`${other.id}\n${relation}\n${direction}`, on ? { relation, other, about, otherHandle, stored, at } : undefined)
  }
  return [...relations.values()].filter((one) => one !== undefined)
}
