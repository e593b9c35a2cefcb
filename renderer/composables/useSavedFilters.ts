import { computed, effectScope, onScopeDispose, shallowRef, watch, type ComputedRef, type EffectScope, type Ref, type ShallowRef } from 'vue'
import { countingRules, type FilterWorld } from '../core/filters'
import { listFilters, type SavedFilter } from '../db/filters'
import { listGroups, type Group } from '../db/groups'
import { inTurns } from '../db/turns'
import { useLiveQuery } from './useLiveQuery'
import { usePeople } from './usePeople'

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

export interface SideFilters {
  readonly filters: Readonly<ShallowRef<readonly SavedFilter[]>>
  /** People by filter id; absent until they are counted. */
  readonly counts: Readonly<ShallowRef<ReadonlyMap<string, number>>>
}

/**
 * Saved filters with how many people each shows, for the side bar, which is there before the library is: `ready` says when it may
 * be asked. All are counted in one pass whenever people, groups or filters change, in turns: the page lives in between. Without
 * filters nobody is read.
 */
export function useSideFilters(ready: Readonly<Ref<boolean>>): SideFilters {
  const filters = shallowRef<readonly SavedFilter[]>([])
  const counts = shallowRef<ReadonlyMap<string, number>>(new Map())
  const asking = scopeWhile(ready, () => {
    const { filters: read } = useSavedFilters()
    const { world } = useGroups()
    watch(read, (now) => { filters.value = now }, { immediate: true })
    const counting = scopeWhile(computed(() => read.value.length > 0), () => count(read, world, counts))
    onScopeDispose(counting)
  })
  onScopeDispose(asking)
  return { filters, counts }
}

function count(filters: Readonly<ShallowRef<readonly SavedFilter[]>>, world: ComputedRef<FilterWorld>, counts: ShallowRef<ReadonlyMap<string, number>>): void {
  const { people, state } = usePeople()
  let asked = 0
  watch([people, state, filters, world], async () => {
    if (state.value !== 'done') return
    const mine = ++asked
    const rules = new Map(filters.value.map(({ id, rule }) => [id, rule]))
    const counted = await inTurns(countingRules(rules, people.value, world.value))
    if (mine === asked) counts.value = counted
  }, { immediate: true })
  onScopeDispose(() => { asked = -1 })
}

/** Runs the work while it may; what it began ends with it. Answers how to end it for good. */
function scopeWhile(may: Readonly<Ref<boolean>>, work: () => void): () => void {
  let scope: EffectScope | undefined
  const end = () => {
    scope?.stop()
    scope = undefined
  }
  watch(may, (now) => {
    end()
    if (now) (scope = effectScope(true)).run(work)
  }, { immediate: true })
  return end
}
