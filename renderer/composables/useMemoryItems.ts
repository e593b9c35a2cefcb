import { computed, type ComputedRef, type Ref } from 'vue'
import type { TimelineItem } from '../core/model'
import type { Memory } from '../core/onThisDay'
import { timelineItems } from '../db/timeline'
import { useLiveQuery } from './useLiveQuery'

/** The records of a memory, for its words: those of its encounter, or the marked item. Empty until they are read. */
export function useMemoryItems(memory: Readonly<Ref<Memory | null>>): ComputedRef<readonly TimelineItem[]> {
  const key = computed(() => (memory.value === null ? '' : `${memory.value.people[0]!}\n${memory.value.id}`))
  const { data } = useLiveQuery<readonly TimelineItem[]>(key, async () => {
    const of = memory.value
    if (of === null) return []
    const wanted = new Set([of.id, ...(of.encounter?.evidence ?? []), ...(of.moment ? [of.moment.item] : [])])
    return (await timelineItems(of.people[0]!)).filter(({ id }) => wanted.has(id))
  }, [])
  return computed(() => (memory.value === null ? [] : data.value))
}
