import { ref, watch, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { Handle } from '#contract/handles'
import type { PersonDetail } from '../core/model'
import type { Live } from './useLiveQuery'
import { usePerson } from './usePerson'

/**
 * The person of the route. A merge or a split may give them another id: the address of the page follows, and the handle the owner
 * came with stays, so that taking it back shows the one they came for.
 */
export function useFollowedPerson(): Live<PersonDetail | null> & { readonly handle: Readonly<Ref<Handle>> } {
  const route = useRoute()
  const router = useRouter()
  const handle = ref<Handle>(String(route.params.handle))
  let followed: Handle | undefined
  const person = usePerson(handle, { inSteps: true })

  watch(() => route.params.handle, (to) => {
    if (route.name === 'person' && typeof to === 'string' && to !== followed) {
      followed = undefined
      handle.value = to
    }
  })
  watch([person.data, handle], () => {
    const summary = person.data.value?.summary
    if (route.name !== 'person' || !summary?.handles.includes(handle.value) || summary.id === route.params.handle) return
    followed = summary.id
    void router.replace({ name: 'person', params: { handle: summary.id }, query: route.query })
  })
  return { ...person, handle }
}
