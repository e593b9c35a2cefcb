import { onScopeDispose, readonly, ref, shallowReadonly, shallowRef, watch, type Ref, type ShallowRef, type WatchSource } from 'vue'
import { liveQuery, type Subscription } from '../db/live'

export type LoadState = 'loading' | 'done' | 'error'

export interface Live<T> {
  readonly data: Readonly<ShallowRef<T>>
  readonly state: Readonly<Ref<LoadState>>
  readonly error: Readonly<ShallowRef<unknown>>
}

/**
 * Runs the query now, when a dependency changes, and when what it read changes. Answers of superseded queries are dropped. What takes long
 * may give something to show `early`.
 */
export function useLiveQuery<T>(deps: WatchSource | WatchSource[], query: (early: (value: T) => void) => T | Promise<T>, initial: T): Live<T> {
  const data = shallowRef<T>(initial)
  const state = ref<LoadState>('loading')
  const error = shallowRef<unknown>(null)
  let running: Subscription | undefined
  /** The asking that counts. */
  let current: object

  const begin = () => {
    running?.unsubscribe()
    state.value = 'loading'
    const mine = {}
    current = mine
    const show = (value: T) => {
      if (current !== mine) return
      data.value = value
      error.value = null
      state.value = 'done'
    }
    // What it reads is followed, and its transactions live, through awaits only where Dexie sees an async function.
    running = liveQuery(async () => query(show)).subscribe({
      next: show,
      error(reason: unknown) {
        error.value = reason
        state.value = 'error'
      },
    })
  }
  watch(deps, begin, { immediate: true })
  onScopeDispose(() => { current = {}; running?.unsubscribe() })
  return { data: shallowReadonly(data) as Readonly<ShallowRef<T>>, state: readonly(state), error: shallowReadonly(error) }
}
