import { toValue, type MaybeRefOrGetter } from 'vue'
import type { Handle } from '#contract/handles'
import { mergedPeople, type MergedPerson } from '../db/merged'
import { personParts, type PersonParts } from '../db/parts'
import { personIdOf } from '../db/people'
import { useLiveQuery, type Live } from './useLiveQuery'

/** What each handle brought to the person who has this one; null when nobody has it. For `SplitPanel`. */
export function useParts(handle: MaybeRefOrGetter<Handle | null>): Live<PersonParts | null> {
  return useLiveQuery<PersonParts | null>(
    () => toValue(handle),
    async () => {
      const wanted = toValue(handle)
      const id = wanted === null ? undefined : await personIdOf(wanted)
      return id === undefined ? null : personParts(id)
    },
    null,
  )
}

/** Everybody who is one person because the owner or several sources say so; null until it is known. */
export const useMerged = (): Live<readonly MergedPerson[] | null> => useLiveQuery<readonly MergedPerson[] | null>([], mergedPeople, null)
