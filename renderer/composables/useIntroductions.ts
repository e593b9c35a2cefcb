import { computed, effectScope, onScopeDispose, ref, type ComputedRef, type EffectScope } from 'vue'
import { introductionGraph, type IntroductionGraph } from '../core/introductions/graph'
import { introductionsOf, type Introductions } from '../core/introductions/introductions'
import { onwardPairs, onwardQuestions, type IntroducePair, type OnwardInput, type OnwardQuestion } from '../core/introductions/onward'
import type { PersonId, PersonSummary } from '../core/model'
import { listRelated, pairKey } from '../db/related'
import { useLiveQuery, type LoadState } from './useLiveQuery'
import { useNames } from './useNames'
import { useStories } from './useStories'
import { useAllTopics } from './useTopics'

/** Who brought whom together, and whom to bring together, of the whole library. Each part is worked out when somebody looks at it. */
export interface IntroductionsLive {
  readonly state: ComputedRef<LoadState>
  readonly byId: ComputedRef<ReadonlyMap<PersonId, PersonSummary>>
  readonly people: ComputedRef<readonly PersonSummary[]>
  readonly nameOf: (person: PersonId) => string
  readonly introductions: ComputedRef<Introductions>
  readonly graph: ComputedRef<IntroductionGraph>
  /** After each first encounter of the last seven days, until it is answered. */
  readonly questions: ComputedRef<readonly OnwardQuestion[]>
  /** Whom to introduce somebody to. */
  readonly pairsFor: (person: PersonId) => readonly IntroducePair[]
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

const hour = 60 * 60 * 1000

function live(): IntroductionsLive {
  const stories = useStories()
  const { nameOf } = useNames(stories.people)
  const { data: topics } = useAllTopics()
  const { data: related } = useLiveQuery<ReadonlySet<string>>([], listRelated, new Set())
  const now = ref(Date.now())
  const clock = setInterval(() => { now.value = Date.now() }, hour)
  onScopeDispose(() => clearInterval(clock))

  const introductions = computed(() => introductionsOf({
    people: stories.people.value,
    hints: [...stories.stories.value].flatMap(([id, { introductions: hints }]) => (hints ? [[id, hints] as const] : [])),
    said: stories.introductions.value,
  }))
  const known = (): OnwardInput => ({
    people: stories.byId.value, stories: stories.stories.value, encounters: stories.encounters.value, introductions: introductions.value,
    topicsOf: (person) => (topics.value.get(person) ?? []).map(({ topic }) => topic),
    related: (one, other) => related.value.has(pairKey(one, other)),
  })
  return {
    state: stories.state,
    byId: stories.byId,
    people: computed(() => stories.people.value),
    nameOf,
    introductions,
    graph: computed(() => introductionGraph(introductions.value.accepted, stories.byId.value)),
    questions: computed(() => (stories.state.value === 'done' ? onwardQuestions({ ...known(), now: now.value }) : [])),
    pairsFor: (person) => onwardPairs(known(), [person]).get(person) ?? [],
  }
}
