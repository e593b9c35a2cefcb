import { effectScope, onScopeDispose, type EffectScope, type Ref, type ShallowRef } from 'vue'
import type { PersonSummary } from '../core/model'
import { listPeople } from '../db/people'
import { useLiveQuery, type Live, type LoadState } from './useLiveQuery'

interface Shared {
  readonly scope: EffectScope
  readonly live: Live<readonly PersonSummary[]>
  users: number
}

/** Tens of thousands of people are read and sorted once, for whoever shows them at the same time. */
let shared: Shared | undefined

/** Everybody, by name; the archived too, nobody of the trash. */
export function usePeople(): { readonly people: Readonly<ShallowRef<readonly PersonSummary[]>>; readonly state: Readonly<Ref<LoadState>> } {
  const mine = (shared ??= begin())
  mine.users += 1
  onScopeDispose(() => {
    mine.users -= 1
    if (mine.users > 0) return
    mine.scope.stop()
    if (shared === mine) shared = undefined
  })
  return { people: mine.live.data, state: mine.live.state }
}

function begin(): Shared {
  const scope = effectScope(true)
  return { scope, live: scope.run(() => useLiveQuery<readonly PersonSummary[]>([], listPeople, []))!, users: 0 }
}
