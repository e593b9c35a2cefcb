import { computed, onScopeDispose, ref, type ComputedRef } from 'vue'
import { closeOnward, dismissPair, introducedPair } from '../core/introductions/edits'
import { onwardPairs, onwardQuestions, type IntroducePair, type OnwardInput, type OnwardQuestion } from '../core/introductions/onward'
import type { PersonId } from '../core/model'
import { listRelated, pairKey } from '../db/related'
import { useEditing } from './useEditing'
import { useIntroductions } from './useIntroductions'
import { useLiveQuery } from './useLiveQuery'
import { useAllTopics } from './useTopics'

const hour = 60 * 60 * 1000

/** Whom to introduce to each other, and what the owner answers, with Undo beside it. For whatever shows `OnwardQuestion`. */
export function useOnward() {
  const { stories, nameOf, introductions } = useIntroductions()
  const { keep } = useEditing()
  const { data: topics } = useAllTopics()
  const { data: related } = useLiveQuery<ReadonlySet<string>>([], listRelated, new Set())
  const now = ref(Date.now())
  const clock = setInterval(() => { now.value = Date.now() }, hour)
  onScopeDispose(() => clearInterval(clock))

  const known = (): OnwardInput => ({
    people: stories.byId.value, stories: stories.stories.value, encounters: stories.encounters.value, introductions: introductions.value,
    topicsOf: (person) => (topics.value.get(person) ?? []).map(({ topic }) => topic),
    related: (one, other) => related.value.has(pairKey(one, other)),
  })
  /** After each first encounter of the last seven days, until it is answered; the latest first. */
  const questions: ComputedRef<readonly OnwardQuestion[]> = computed(() => (stories.state.value === 'done' ? onwardQuestions({ ...known(), now: now.value }) : []))
  const named = (id: PersonId) => ({ id, name: nameOf(id) })
  return {
    byId: stories.byId,
    questions,
    /** Whom to introduce somebody to; three at most. */
    pairsFor: (person: PersonId): readonly IntroducePair[] => onwardPairs(known(), [person]).get(person) ?? [],
    introduced: ({ left, right }: IntroducePair) => keep(introducedPair(named(left), named(right))),
    dismiss: ({ left, right }: IntroducePair) => keep(dismissPair(named(left), named(right))),
    close: ({ person, encounter }: OnwardQuestion) => keep(closeOnward(named(person), encounter)),
  }
}
