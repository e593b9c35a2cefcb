import { computed, type ComputedRef } from 'vue'
import type { PersonSummary } from '../core/model'
import { likelyNotPeople, type LikelyNotPerson } from '../db/suggestions'
import { useLiveQuery } from './useLiveQuery'
import { usePeople } from './usePeople'

/** Those who are perhaps no people, and why; null until it is known. */
export function useSuspects(): ComputedRef<readonly { readonly person: PersonSummary; readonly why: string }[] | null> {
  const { data: likely } = useLiveQuery<readonly LikelyNotPerson[] | null>([], likelyNotPeople, null)
  const { people } = usePeople()
  return computed(() => {
    if (likely.value === null) return null
    const known = new Map(people.value.map((person) => [person.id, person]))
    return likely.value.flatMap(({ id, why }) => {
      const person = known.get(id)
      return person ? [{ person, why }] : []
    })
  })
}
