import { computed, watch, type ComputedRef } from 'vue'
import { Directory } from '../core/introductions/directory'
import { introductionGraph, type IntroductionGraph } from '../core/introductions/graph'
import { introductionsOf, type Introductions } from '../core/introductions/introductions'
import type { PersonId } from '../core/model'
import { inTurns } from '../db/turns'
import { useNames } from './useNames'
import { useStories, type Stories } from './useStories'
import { whileUsed } from './whileUsed'

/** Who brought whom together, of the whole library. Each part is worked out when somebody looks at it, and once for all who do. */
export interface IntroductionsLive {
  readonly stories: Stories
  readonly nameOf: (person: PersonId) => string
  readonly introductions: ComputedRef<Introductions>
  readonly graph: ComputedRef<IntroductionGraph>
}

export const useIntroductions: () => IntroductionsLive = whileUsed(live)

function live(): IntroductionsLive {
  const stories = useStories()
  const { nameOf } = useNames()
  const directory = new Directory()
  // Before anybody asks, as far as there is time.
  watch(stories.people, (people) => void inTurns(directory.catchingUp(people)), { immediate: true })
  const introductions = computed(() => introductionsOf({
    people: stories.people.value,
    hints: [...stories.stories.value].flatMap(([id, { introductions: hints }]) => (hints ? [[id, hints] as const] : [])),
    said: stories.introductions.value,
    directory,
  }))
  return { stories, nameOf, introductions, graph: computed(() => introductionGraph(introductions.value.accepted, stories.byId.value)) }
}
