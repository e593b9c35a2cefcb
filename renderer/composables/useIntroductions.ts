import { computed, effectScope, onScopeDispose, type ComputedRef, type EffectScope } from 'vue'
import { introductionGraph, type IntroductionGraph } from '../core/introductions/graph'
import { introductionsOf, type Introductions } from '../core/introductions/introductions'
import type { PersonId } from '../core/model'
import { useNames } from './useNames'
import { useStories, type Stories } from './useStories'

/** Who brought whom together, of the whole library. Each part is worked out when somebody looks at it, and once for all who do. */
export interface IntroductionsLive {
  readonly stories: Stories
  readonly nameOf: (person: PersonId) => string
  readonly introductions: ComputedRef<Introductions>
  readonly graph: ComputedRef<IntroductionGraph>
}

interface Shared {
  readonly scope: EffectScope
  readonly live: IntroductionsLive
  users: number
}

let shared: Shared | undefined

export function useIntroductions(): IntroductionsLive {
  const mine = (shared ??= begin())
  mine.users += 1
  onScopeDispose(() => {
    mine.users -= 1
    if (mine.users > 0) return
    mine.scope.stop()
    if (shared === mine) shared = undefined
  })
  return mine.live
}

function begin(): Shared {
  const scope = effectScope(true)
  return { scope, live: scope.run(live)!, users: 0 }
}

function live(): IntroductionsLive {
  const stories = useStories()
  const { nameOf } = useNames(stories.people)
  const introductions = computed(() => introductionsOf({
    people: stories.people.value,
    hints: [...stories.stories.value].flatMap(([id, { introductions: hints }]) => (hints ? [[id, hints] as const] : [])),
    said: stories.introductions.value,
  }))
  return { stories, nameOf, introductions, graph: computed(() => introductionGraph(introductions.value.accepted, stories.byId.value)) }
}
