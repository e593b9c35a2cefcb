import { toValue, type MaybeRefOrGetter } from 'vue'
import type { Handle } from '#contract/handles'
import type { PersonDetail } from '../core/model'
import { personDetail, personIdOf } from '../db/people'
import { useLiveQuery, type Live } from './useLiveQuery'

/** The person who has the handle; any of their handles will do, so that an old address still finds them. Null when nobody has it. */
export function usePerson(handle: MaybeRefOrGetter<Handle>): Live<PersonDetail | null> {
  return useLiveQuery<PersonDetail | null>(
    () => toValue(handle),
    async () => {
      const id = await personIdOf(toValue(handle))
      return id === undefined ? null : personDetail(id)
    },
    null,
  )
}
