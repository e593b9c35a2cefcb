import type { Handle } from '#contract/handles'
import { showHandle } from '../core/handles'
import type { PersonId } from '../core/model'
import { usePeople } from './usePeople'

/** Names of people by their id or by any of their handles. */
export function useNames(): {
  readonly nameOf: (person: PersonId) => string
  /** Undefined where nobody in the list has it. */
  readonly nameOfHandle: (handle: Handle) => string | undefined
} {
  const { byId, byHandle } = usePeople()
  return { nameOf: (person) => byId.value.get(person)?.name ?? showHandle(person), nameOfHandle: (handle) => byHandle.value.get(handle)?.name }
}
