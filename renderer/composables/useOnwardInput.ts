import { computed, type ComputedRef } from 'vue'
import type { OnwardInput } from '../core/introductions/onward'
import { listRelated, pairKey } from '../db/related'
import { useIntroductions } from './useIntroductions'
import { useLiveQuery } from './useLiveQuery'
import { useAllTopics } from './useTopics'
import { whileUsed } from './whileUsed'

/** What is asked whom to introduce to each other: read once, for whoever asks at the same time. */
export const useOnwardInput: () => ComputedRef<OnwardInput> = whileUsed(live)

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
