import { computed, onScopeDispose, ref, type ComputedRef } from 'vue'
import { closeOnward, dismissPair, introducedPair } from '../core/introductions/edits'
import { onwardPairs, onwardQuestions, type IntroducePair, type OnwardQuestion } from '../core/introductions/onward'
import type { PersonId } from '../core/model'
import { useEditing } from './useEditing'
import { useIntroductions } from './useIntroductions'
import { useOnwardInput } from './useOnwardInput'

const hour = 60 * 60 * 1000

/** Whom to introduce to each other, and what the owner answers, with Undo beside it. For whatever shows `OnwardQuestion`. */
export function useOnward() {
  const { stories, nameOf } = useIntroductions()
  const input = useOnwardInput()
  const { keep } = useEditing()
  const now = ref(Date.now())
  const clock = setInterval(() => { now.value = Date.now() }, hour)
  onScopeDispose(() => clearInterval(clock))

  /** After each first encounter of the last seven days, until it is answered; the latest first. */
  const questions: ComputedRef<readonly OnwardQuestion[]> = computed(() => (stories.state.value === 'done' ? onwardQuestions({ ...input.value, now: now.value }) : []))
  const named = (id: PersonId) => ({ id, name: nameOf(id) })
  return {
    byId: stories.byId,
    questions,
    /** Whom to introduce somebody to; three at most. */
    pairsFor: (person: PersonId): readonly IntroducePair[] => onwardPairs(input.value, [person]).get(person) ?? [],
    introduced: ({ left, right }: IntroducePair) => keep(introducedPair(named(left), named(right))),
    dismiss: ({ left, right }: IntroducePair) => keep(dismissPair(named(left), named(right))),
    close: ({ person, encounter }: OnwardQuestion) => keep(closeOnward(named(person), encounter)),
  }
}
