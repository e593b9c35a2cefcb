import { computed, type ComputedRef, type Ref } from 'vue'
import type { Encounter, PersonId } from '../core/model'
import { yearReview, yearsWith, type YearReview } from '../core/yearReview'
import { useIntroductions } from './useIntroductions'
import { useLists, type Lists } from './useLists'

/** One year of everybody, and the years before and after it that have something to tell. */
export function useYear(year: Readonly<Ref<number>>): {
  readonly lists: Lists
  readonly review: ComputedRef<YearReview>
  readonly before: ComputedRef<number | undefined>
  readonly after: ComputedRef<number | undefined>
  readonly encounterOf: (person: PersonId, id: string) => Encounter | undefined
} {
  const lists = useLists()
  const { stories: live, now, zone } = lists
  const { introductions } = useIntroductions()
  const input = computed(() => ({ stories: live.stories.value, encounters: live.encounters.value, introductions: introductions.value.accepted }))
  const years = computed(() => yearsWith(input.value, now.value, zone))
  return {
    lists,
    review: computed(() => yearReview(input.value, year.value, now.value, zone)),
    before: computed(() => years.value.findLast((each) => each < year.value)),
    after: computed(() => years.value.find((each) => each > year.value)),
    encounterOf: (person, id) => live.encounters.value.get(person)?.find((one) => one.id === id),
  }
}
