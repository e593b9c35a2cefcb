import { computed, toValue, type ComputedRef, type MaybeRefOrGetter } from 'vue'
import type { Handle } from '#contract/handles'
import { asOne, asOneWords } from '../core/asOne'
import type { PersonDetail } from '../core/model'
import { usePerson } from './usePerson'

/** What somebody would be as one with the person who has `other`, in a sentence; empty while nobody is looked at. */
export function useAsOne(person: MaybeRefOrGetter<PersonDetail | null>, other: MaybeRefOrGetter<Handle | null>, zone: string, now = Date.now()): ComputedRef<string> {
  const { data } = usePerson(() => toValue(other) ?? '')
  return computed(() => {
    const [one, two] = [toValue(person), data.value]
    const handle = toValue(other)
    return one && two && handle !== null && two.summary.handles.includes(handle) ? asOneWords(asOne([one, two], now, zone), now, zone) : ''
  })
}
