import { computed, effectScope, onScopeDispose, type ComputedRef, type EffectScope } from 'vue'
import type { OnwardInput } from '../core/introductions/onward'
import { listRelated, pairKey } from '../db/related'
import { useIntroductions } from './useIntroductions'
import { useLiveQuery } from './useLiveQuery'
import { useAllTopics } from './useTopics'

interface Shared {
  readonly scope: EffectScope
  readonly input: ComputedRef<OnwardInput>
  users: number
}

let shared: Shared | undefined

/** What is asked whom to introduce to each other: read once, for whoever asks at the same time. */
export function useOnwardInput(): ComputedRef<OnwardInput> {
  const mine = (shared ??= begin())
  mine.users += 1
  onScopeDispose(() => {
    mine.users -= 1
    if (mine.users > 0) return
    mine.scope.stop()
    if (shared === mine) shared = undefined
  })
  return mine.input
}

function begin(): Shared {
  const scope = effectScope(true)
  return { scope, input: scope.run(live)!, users: 0 }
}

function live(): ComputedRef<OnwardInput> {
  const { stories, introductions } = useIntroductions()
  const { data: topics } = useAllTopics()
  const { data: related } = useLiveQuery<ReadonlySet<string>>([], listRelated, new Set())
  return computed(() => {
    const [of, pairs] = [topics.value, related.value]
    return {
      people: stories.byId.value, stories: stories.stories.value, encounters: stories.encounters.value, introductions: introductions.value,
      topicsOf: (person) => (of.get(person) ?? []).map(({ topic }) => topic),
      related: (one, other) => pairs.has(pairKey(one, other)),
    }
  })
}
