import { computed, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { FilterWorld } from '../core/filters'
import { listFilters, type SavedFilter } from '../db/filters'
import { listGroups, type Group } from '../db/groups'
import { useLiveQuery } from './useLiveQuery'

export type { SavedFilter } from '../db/filters'

/** The groups there are, by name. Only while the library is ready. */
export function useGroups(): { readonly groups: Readonly<ShallowRef<readonly Group[]>>; readonly world: ComputedRef<FilterWorld> } {
  const { data: groups } = useLiveQuery<readonly Group[]>([], listGroups, [])
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions()
  const world = computed<FilterWorld>(() => ({ now: Date.now(), zone, groups: new Map(groups.value.map(({ id, name }) => [id, name])) }))
  return { groups, world }
}

/** Saved filters in the order they were first kept. */
export function useSavedFilters(): { readonly filters: Readonly<ShallowRef<readonly SavedFilter[]>> } {
  return { filters: useLiveQuery<readonly SavedFilter[]>([], listFilters, []).data }
}

/** The same for the side bar, which is there before the library is: `ready` says when it may be asked. */
export function useSideFilters(ready: Readonly<Ref<boolean>>): Readonly<ShallowRef<readonly SavedFilter[]>> {
  return useLiveQuery<readonly SavedFilter[]>(ready, async () => (ready.value ? listFilters() : []), []).data
}
