import { onScopeDispose, readonly, ref, shallowReadonly, shallowRef, watch, type Ref, type ShallowRef, type WatchSource } from 'vue'
import { liveQuery, type Subscription } from '../db/live'

export type LoadState = 'loading' | 'done' | 'error'

export interface Live<T> {
  readonly data: Readonly<ShallowRef<T>>
  readonly state: Readonly<Ref<LoadState>>
  readonly error: Readonly<ShallowRef<unknown>>
}

/** Runs the query now, when a dependency changes, and when what it read changes. Answers of superseded queries are dropped. */
export function useLiveQuery<T>(deps: WatchSource | WatchSource[], query: () => T | Promise<T>, initial: T): Live<T> {
  const data = shallowRef<T>(initial)
  const state = ref<LoadState>('loading')
  const error = shallowRef<unknown>(null)
  let running: Subscription | undefined

  const begin = () => {
    running?.unsubscribe()
    state.value = 'loading'
    // What it reads is followed, and its transactions live, through awaits only where Dexie sees an async function.
    running = liveQuery(async () => query()).subscribe({
      next(value) {
        data.value = value
        error.value = null
        state.value = 'done'
      },
      error(reason: unknown) {
        error.value = reason
        state.value = 'error'
      },
    })
  }
  watch(deps, begin, { immediate: true })
  onScopeDispose(() => running?.unsubscribe())
  return { data: shallowReadonly(data) as Readonly<ShallowRef<T>>, state: readonly(state), error: shallowReadonly(error) }
}
