import { effectScope, onScopeDispose, type EffectScope } from 'vue'
import { database, type Database } from '../db/database'

/** Who goes to another screen and comes back finds what was read, ms. */
const lingering = 5 * 60 * 1000

/**
 * A composable that is made once for whoever uses it at the same time, and let go some time after the last of them: what is read of tens of
 * thousands of people is read once. Of another library it is made anew.
 */
export function whileUsed<T>(make: () => T): () => T {
  let shared: { readonly of: Database; readonly scope: EffectScope; readonly value: T; users: number; ending?: ReturnType<typeof setTimeout> } | undefined

  function begin(of: Database): NonNullable<typeof shared> {
    const scope = effectScope(true)
    return { of, scope, value: scope.run(make)!, users: 0 }
  }

  return () => {
    const now = database()
    if (shared && shared.of !== now && shared.users === 0) end(shared)
    const mine = (shared ??= begin(now))
    clearTimeout(mine.ending)
    mine.users += 1
    onScopeDispose(() => {
      mine.users -= 1
      if (mine.users === 0) mine.ending = setTimeout(() => end(mine), lingering)
    })
    return mine.value
  }

  function end(one: NonNullable<typeof shared>): void {
    clearTimeout(one.ending)
    one.scope.stop()
    if (shared === one) shared = undefined
  }
}
