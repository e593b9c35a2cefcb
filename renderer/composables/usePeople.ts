import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { ByName } from '../core/byName'
import { MapView } from '../core/mapView'
import type { Handle } from '#contract/handles'
import type { PersonId, PersonSummary } from '../core/model'
import { keepTables, KeptTable } from '../db/kept'
import { inTurns } from '../db/turns'
import type { LoadState } from './useLiveQuery'
import { whileUsed } from './whileUsed'

export interface People {
  /** Everybody, by name; the archived too, nobody of the trash. */
  readonly people: Readonly<ShallowRef<readonly PersonSummary[]>>
  readonly byId: Readonly<ShallowRef<ReadonlyMap<PersonId, PersonSummary>>>
  /** By any of their handles. */
  readonly byHandle: Readonly<ShallowRef<ReadonlyMap<Handle, PersonSummary>>>
  readonly trash: Readonly<ShallowRef<ReadonlySet<PersonId>>>
  readonly state: Readonly<Ref<LoadState>>
}

/** Tens of thousands of people are read and sorted once, for whoever shows them at the same time; an edit reads and moves those it touched. */
export const usePeople: () => People = whileUsed(live)

function live(): People {
  const people = shallowRef<readonly PersonSummary[]>([])
  const state = ref<LoadState>('loading')
  const trash = shallowRef<ReadonlySet<PersonId>>(new Set())
  const known = new Map<PersonId, PersonSummary>()
  const byId = shallowRef<ReadonlyMap<PersonId, PersonSummary>>(new MapView(known))
  const addressed = new Map<Handle, PersonSummary>()
  const byHandle = shallowRef<ReadonlyMap<Handle, PersonSummary>>(new MapView(addressed))
  const order = new ByName()
  let summaries: KeptTable<PersonSummary>
  let turn = Promise.resolve()

  async function take(changed: ReadonlySet<PersonId>): Promise<void> {
    const away = new Set([...trash.value].filter((id) => !changed.has(id)))
    const now = await inTurns(following(changed, away))
    const sorted = await inTurns(order.change(changed, now))
    if (away.size !== trash.value.size || [...away].some((id) => !trash.value.has(id))) trash.value = away
    byId.value = new MapView(known)
    byHandle.value = new MapView(addressed)
    people.value = sorted
    state.value = 'done'
  }

  /** In steps: handles may go from one to another of those that changed, so all are let go first. */
  function* following(changed: ReadonlySet<PersonId>, away: Set<PersonId>): Generator<undefined, PersonSummary[]> {
    for (const id of changed) for (const handle of known.get(id)?.handles ?? []) addressed.delete(handle)
    const now: PersonSummary[] = []
    for (const id of changed) {
      const person = summaries.all.get(id)
      if (person?.deleted) away.add(id)
      if (!person || person.deleted) {
        known.delete(id)
        continue
      }
      known.set(id, person)
      for (const handle of person.handles) addressed.set(handle, person)
      if (now.push(person) % 500 === 0) yield
    }
    return now
  }

  const failed = () => { state.value = 'error' }
  const keeping = keepTables(
    (db) => [summaries = new KeptTable<PersonSummary>(db.summaries)],
    (changed) => { turn = turn.then(() => take(changed)).catch(failed) },
    failed,
  )
  onScopeDispose(() => keeping.stop())
  return { people, byId, byHandle, trash, state }
}
