import { effectScope, onScopeDispose, type EffectScope } from 'vue'

/**
 * A composable that is made once for whoever uses it at the same time, and let go with the last of them: what is read of tens of thousands
 * of people is read once.
 */
export function whileUsed<T>(make: () => T): () => T {
  let shared: { readonly scope: EffectScope; readonly value: T; users: number } | undefined

  function begin(): NonNullable<typeof shared> {
    const scope = effectScope(true)
    return { scope, value: scope.run(make)!, users: 0 }
  }

  return () => {
    const mine = (shared ??= begin())
    mine.users += 1
    onScopeDispose(() => {
      mine.users -= 1
      if (mine.users > 0) return
      mine.scope.stop()
      if (shared === mine) shared = undefined
    })
    return mine.value
  }
}
