import { computed, effectScope, onScopeDispose, type ComputedRef, type EffectScope, type ShallowRef } from 'vue'
import type { CoverageSpan, Encounter, PersonId, PersonSummary } from '../core/model'
import type { Story } from '../core/story'
import { listTagCadences, type TagCadence } from '../db/cadences'
import { listIntroductionWords, type SaidIntroduction } from '../db/introductions'
import { listCoverage, listEncounters, listStories } from '../db/stories'
import { useLiveQuery, type LoadState } from './useLiveQuery'
import { usePeople } from './usePeople'

/** Everything the lists of the circle are made of. Somebody in the trash is in none of it. */
export interface Stories {
  /** `done` once all of it is there; each part goes on following the library. */
  readonly state: ComputedRef<LoadState>
  /** Everybody, by name. */
  readonly people: Readonly<ShallowRef<readonly PersonSummary[]>>
  readonly byId: ComputedRef<ReadonlyMap<PersonId, PersonSummary>>
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

interface Shared {
  readonly scope: EffectScope
  readonly stories: Stories
  users: number
}

/** Tens of thousands of stories are read once, for whoever shows them at the same time. */
let shared: Shared | undefined

export function useStories(): Stories {
  const mine = (shared ??= begin())
  mine.users += 1
  onScopeDispose(() => {
    mine.users -= 1
    if (mine.users > 0) return
    mine.scope.stop()
    if (shared === mine) shared = undefined
  })
  return mine.stories
}

function begin(): Shared {
  const scope = effectScope(true)
  return { scope, stories: scope.run(live)!, users: 0 }
}

function live(): Stories {
  const everybody = usePeople()
  const stories = useLiveQuery<ReadonlyMap<PersonId, Story>>([], listStories, new Map())
  const encounters = useLiveQuery<ReadonlyMap<PersonId, readonly Encounter[]>>([], listEncounters, new Map())
  const coverage = useLiveQuery<readonly CoverageSpan[]>([], listCoverage, [])
  const cadences = useLiveQuery<readonly TagCadence[]>([], listTagCadences, [])
  const introductions = useLiveQuery<readonly SaidIntroduction[]>([], listIntroductionWords, [])
  const states = [everybody, stories, encounters, coverage, cadences, introductions].map(({ state }) => state)
  return {
    state: computed(() => (states.some(({ value }) => value === 'error') ? 'error' : states.every(({ value }) => value === 'done') ? 'done' : 'loading')),
    people: everybody.people,
    byId: computed(() => new Map(everybody.people.value.map((person) => [person.id, person]))),
    stories: stories.data,
    encounters: encounters.data,
    coverage: coverage.data,
    cadences: cadences.data,
    introductions: introductions.data,
  }
}
