import { computed, type Ref } from 'vue'
import type { Handle } from '#contract/handles'
import { showHandle } from '../core/handles'
import type { PersonId, PersonSummary } from '../core/model'

/** Names of people by their id or by any of their handles; both read everybody once, and only when somebody asks. */
export function useNames(people: Readonly<Ref<readonly PersonSummary[]>>): {
  readonly nameOf: (person: PersonId) => string
  /** Undefined where nobody in the list has it. */
  readonly nameOfHandle: (handle: Handle) => string | undefined
} {
  const byId = computed(() => new Map(people.value.map(({ id, name }) => [id, name])))
  const byHandle = computed(() => new Map(people.value.flatMap(({ handles, name }) => handles.map((handle) => [handle, name] as const))))
  return { nameOf: (person) => byId.value.get(person) ?? showHandle(person), nameOfHandle: (handle) => byHandle.value.get(handle) }
}
