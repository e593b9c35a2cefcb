import { toValue, type MaybeRefOrGetter } from 'vue'
import type { Handle } from '#contract/handles'
import type { PersonDetail } from '../core/model'
import { readingPerson } from '../db/people'
import type { PersonReading } from '../db/personReading'
import { useLiveQuery, type Live } from './useLiveQuery'

/**
 * The person who has the handle; any of their handles will do, so that an old address still finds them. Null when nobody has it. `inSteps`:
 * how they begin is there before the rest is read (`readTo`).
 */
export function usePerson(handle: MaybeRefOrGetter<Handle>, { inSteps = false }: { readonly inSteps?: boolean } = {}): Live<PersonDetail | null> {
  // What was read stays known: an edit of theirs reads little again.
  let reading: PersonReading | undefined
  return useLiveQuery<PersonDetail | null>(() => toValue(handle), (early) => (reading ??= readingPerson()).read(toValue(handle), Date.now(), inSteps ? early : undefined), null)
}
