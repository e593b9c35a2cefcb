import { computed, effectScope, onScopeDispose, shallowRef, toValue, watch, type ComputedRef, type MaybeRefOrGetter } from 'vue'
import { useIntroductions, type IntroductionsLive } from './useIntroductions'

/** How many introductions are accepted; undefined for none, and while the library is not there. */
export function useIntroductionCount(ready: MaybeRefOrGetter<boolean>): ComputedRef<number | undefined> {
  const live = shallowRef<IntroductionsLive>()
  const scope = effectScope()
  watch(() => toValue(ready), (is) => { if (is) live.value ??= scope.run(useIntroductions) }, { immediate: true })
  onScopeDispose(() => scope.stop())
  return computed(() => live.value?.introductions.value.accepted.length || undefined)
}
