import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { MapView } from '../core/mapView'
import type { Encounter, PersonId } from '../core/model'
import type { Story } from '../core/story'
import { keepTables, KeptTable } from '../db/kept'
import type { LoadState } from './useLiveQuery'

export interface CircleTables {
  readonly stories: Readonly<ShallowRef<ReadonlyMap<PersonId, Story>>>
  readonly encounters: Readonly<ShallowRef<ReadonlyMap<PersonId, readonly Encounter[]>>>
  readonly state: Readonly<Ref<LoadState>>
}

/** The stories and encounters of everybody but those in the trash: read once, and of whom an edit touched once more. */
export function useCircle(trash: Readonly<ShallowRef<ReadonlySet<PersonId>>>): CircleTables {
  const state = ref<LoadState>('loading')
  const [stories, encounters] = [new Map<PersonId, Story>(), new Map<PersonId, readonly Encounter[]>()]
  const shown = { stories: shallowRef<ReadonlyMap<PersonId, Story>>(new MapView(stories)), encounters: shallowRef<ReadonlyMap<PersonId, readonly Encounter[]>>(new MapView(encounters)) }
  let kept: { readonly stories: KeptTable<Story>; readonly encounters: KeptTable<readonly Encounter[]> }

  function take(changed: Iterable<PersonId>): void {
    for (const id of changed) {
      put(stories, id, kept.stories.all.get(id))
      put(encounters, id, kept.encounters.all.get(id))
    }
    shown.stories.value = new MapView(stories)
    shown.encounters.value = new MapView(encounters)
  }
  function put<V>(map: Map<PersonId, V>, id: PersonId, value: V | undefined): void {
    if (value === undefined || trash.value.has(id)) map.delete(id)
    else map.set(id, value)
  }

  const keeping = keepTables(
    (db) => {
      kept = { stories: new KeptTable<Story>(db.stories), encounters: new KeptTable<readonly Encounter[]>(db.encounters) }
      return [kept.stories, kept.encounters]
    },
    (changed) => {
      take(changed)
      state.value = 'done'
    },
    () => { state.value = 'error' },
  )
  watch(trash, (now, before) => take([...now, ...before]), { flush: 'sync' })
  onScopeDispose(() => keeping.stop())
  return { ...shown, state }
}
