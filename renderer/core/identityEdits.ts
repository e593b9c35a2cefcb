/** Merging people and taking them apart, as acts of the owner: see `personEdits.ts`. */
import type { Handle } from '#contract/handles'
import type { Operation } from '#contract/operations'
import type { PersonSummary } from './model'
import type { OwnMerge } from './parts'
import type { PersonEdit } from './personEdits'

type Someone = Pick<PersonSummary, 'name' | 'handles'>

/** Each set becomes one person. Names all handles of everybody, so that the words mean the same whatever is imported later. */
export function merge(sets: readonly (readonly Someone[])[], ...more: readonly Operation[]): PersonEdit {
  return { said: mergeWords(sets), words: sets.length === 1 ? 'the merge' : `${sets.length} merges`, operations: [...sets.map(merging), ...more] }
}

/** A suggestion turned down. */
export const keepApart = (people: readonly Someone[]): PersonEdit => ({
  said: 'Kept apart. This is not suggested again.',
  words: 'the answer',
  operations: [{ name: 'keepApart', version: 1, args: { groups: people.map(({ handles }) => handles) } }],
})

/** Every handle of the person stands in one group. */
export const split = (groups: readonly (readonly Handle[])[]): PersonEdit => ({
  said: groups.length === 2 ? 'Two people now.' : `${groups.length} people now.`,
  words: 'the split',
  operations: [{ name: 'splitPerson', version: 1, args: { groups } }],
})

/** Takes back what the owner merged: everybody is who they were before. */
export const undoMerges = (merges: readonly OwnMerge[]): PersonEdit => ({
  said: 'Apart again, as before the merge.',
  words: 'undoing the merge',
  operations: merges.flatMap(({ operations }) => operations).map((operation) => ({ name: 'undo', version: 1, args: { operation } })),
})

const merging = (people: readonly Someone[]): Operation => ({ name: 'mergePeople', version: 1, args: { handles: [...new Set(people.flatMap(({ handles }) => handles))] } })

function mergeWords(sets: readonly (readonly Someone[])[]): string {
  const people = sets.flat()
  if (people.length === 2) return `${people[0]!.name} and ${people[1]!.name} are one person now.`
  return sets.length === 1 ? `${people.length} people are one person now.` : `${people.length} people are ${sets.length} people now.`
}
