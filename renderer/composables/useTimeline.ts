import { toValue, type MaybeRefOrGetter } from 'vue'
import type { Handle } from '#contract/handles'
import type { TimelineItem } from '../core/model'
import { personIdOf } from '../db/people'
import { timelineItems } from '../db/timeline'
import { useLiveQuery, type Live } from './useLiveQuery'

/** Everything between the owner and the person who has the handle, oldest first, what has no time last. */
export function useTimeline(handle: MaybeRefOrGetter<Handle>): Live<readonly TimelineItem[]> {
  return useLiveQuery<readonly TimelineItem[]>(
    () => toValue(handle),
    async () => {
      const id = await personIdOf(toValue(handle))
      return id === undefined ? [] : timelineItems(id)
    },
    [],
  )
}
