import { computed, type ComputedRef, type ShallowRef } from 'vue'
import type { CoverageSpan, Encounter, PersonId, PersonSummary } from '../core/model'
import type { Story } from '../core/story'
import { listTagCadences, type TagCadence } from '../db/cadences'
import { listIntroductionWords, type SaidIntroduction } from '../db/introductions'
import { listCoverage } from '../db/stories'
import { useCircle } from './useCircle'
import { useLiveQuery, type LoadState } from './useLiveQuery'
import { usePeople } from './usePeople'
import { whileUsed } from './whileUsed'

/** Everything the lists of the circle are made of. Somebody in the trash is in none of it. */
export interface Stories {
  /** `done` once all of it is there; each part goes on following the library. */
  readonly state: ComputedRef<LoadState>
  /** Everybody, by name. */
  readonly people: Readonly<ShallowRef<readonly PersonSummary[]>>
  readonly byId: Readonly<ShallowRef<ReadonlyMap<PersonId, PersonSummary>>>
  /** Of those who have something to tell. A person may be here a moment before or after they are among the people. */
  readonly stories: Readonly<ShallowRef<ReadonlyMap<PersonId, Story>>>
  /** In order of time, hints among them. */
  readonly encounters: Readonly<ShallowRef<ReadonlyMap<PersonId, readonly Encounter[]>>>
  readonly coverage: Readonly<ShallowRef<readonly CoverageSpan[]>>
  /** How often the owner wants to be in touch with all who have a tag. */
  readonly cadences: Readonly<ShallowRef<readonly TagCadence[]>>
  /** The owner's last words on introductions. */
  readonly introductions: Readonly<ShallowRef<readonly SaidIntroduction[]>>
}

export const useStories: () => Stories = whileUsed(live)

function live(): Stories {
  const everybody = usePeople()
  const circle = useCircle(everybody.trash)
  const coverage = useLiveQuery<readonly CoverageSpan[]>([], listCoverage, [])
  const cadences = useLiveQuery<readonly TagCadence[]>([], listTagCadences, [])
  const introductions = useLiveQuery<readonly SaidIntroduction[]>([], listIntroductionWords, [])
  const states = [everybody, circle, coverage, cadences, introductions].map(({ state }) => state)
  return {
    state: computed(() => (states.some(({ value }) => value === 'error') ? 'error' : states.every(({ value }) => value === 'done') ? 'done' : 'loading')),
    people: everybody.people,
    byId: everybody.byId,
    stories: circle.stories,
    encounters: circle.encounters,
    coverage: coverage.data,
    cadences: cadences.data,
    introductions: introductions.data,
  }
}
