import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { evidenceOf, type Evidence, type Statement } from '../core/evidence'
import type { PersonDetail, TimelineItem } from '../core/model'

/** The evidence behind one statement about a person, with all that the owner has set aside. `items`: of the timeline, hints in words among them. */
export function useEvidence(person: Ref<PersonDetail | null>, items: Ref<readonly TimelineItem[]>, zone: string, now: number): {
  statement: Ref<Statement | null>
  evidence: ComputedRef<Evidence | null>
  setAside: ComputedRef<readonly TimelineItem[]>
  itemOf: (id: string) => TimelineItem | undefined
} {
  const statement = ref<Statement | null>(null)
  const byId = computed(() => new Map(items.value.map((item) => [item.id, item])))
  const evidence = computed(() => (person.value && statement.value !== null ? evidenceOf(person.value, statement.value, zone, now) : null))
  const setAside = computed(() => items.value.filter(({ verdict }) => verdict === 'rejected'))
  return { statement, evidence, setAside, itemOf: (id) => byId.value.get(id) }
}
