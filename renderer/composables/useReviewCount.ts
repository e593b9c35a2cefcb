import { computed, toValue, type ComputedRef, type MaybeRefOrGetter } from 'vue'
import { candidateCount } from '../db/candidates'
import { likelyNotPeople, suggestionCount } from '../db/suggestions'
import { useLiveQuery } from './useLiveQuery'

/** How many questions wait in the review; undefined for none, and while the library is not there. */
export function useReviewCount(ready: MaybeRefOrGetter<boolean>): ComputedRef<number | undefined> {
  const { data } = useLiveQuery(() => toValue(ready), async () => (toValue(ready) ? (await suggestionCount()) + (await likelyNotPeople()).length + (await candidateCount()) : 0), 0)
  return computed(() => data.value || undefined)
}
