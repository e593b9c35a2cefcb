import { computed, effectScope, onScopeDispose, ref, type ComputedRef, type EffectScope, type Ref } from 'vue'
import { introducersOf, introductionsOf } from '../core/introductions/introductions'
import { onwardPairs } from '../core/introductions/onward'
import { dueTouches, type Due } from '../core/lists/cadence'
import { coming, type Coming, type Pair } from '../core/lists/coming'
import { comingDates, type ComingDate } from '../core/lists/comingDates'
import type { Introducers } from '../core/lists/input'
import { leftBehind, type LeftBehind } from '../core/lists/leftBehind'
import { neverMet, type NeverMet } from '../core/lists/neverMet'
import { openLoops, type OpenLoopOf } from '../core/lists/openLoops'
import { secondMeetings, type SecondMeetings } from '../core/lists/secondMeetings'
import { trip, type TripPerson } from '../core/lists/trip'
import type { PersonId } from '../core/model'
import { useStories, type Stories } from './useStories'

/** The lists that lead to a meeting, each worked out when somebody looks at it, and once for all who do. */
export interface Lists {
  readonly stories: Stories
  /** UTC ms; goes on every quarter of an hour. */
  readonly now: Readonly<Ref<number>>
  readonly zone: string
  readonly neverMet: ComputedRef<readonly NeverMet[]>
  readonly openLoops: ComputedRef<readonly OpenLoopOf[]>
  readonly leftBehind: ComputedRef<readonly LeftBehind[]>
  readonly secondMeetings: ComputedRef<readonly SecondMeetings[]>
  /** The meetings of the next seven days. */
  readonly coming: ComputedRef<readonly Coming[]>
  /** With whom the owner wanted to be in touch by now. */
  readonly due: ComputedRef<readonly Due[]>
  /** Birthdays and anniversaries of today and the seven days after it. */
  readonly dates: ComputedRef<readonly ComingDate[]>
  readonly introducers: ComputedRef<Introducers>
  readonly tripTo: (city: string) => readonly TripPerson[]
  /** For the tabs and the side bar; nothing of an empty list, and until it is known. */
  readonly counts: ComputedRef<Readonly<Partial<Record<'never met' | 'open loops' | 'left behind' | 'coming' | 'cadence', number | undefined>>>>
}

interface Shared {
  readonly scope: EffectScope
  readonly lists: Lists
  users: number
}

let shared: Shared | undefined

export function useLists(): Lists {
  const mine = (shared ??= begin())
  mine.users += 1
  onScopeDispose(() => {
    mine.users -= 1
    if (mine.users > 0) return
    mine.scope.stop()
    if (shared === mine) shared = undefined
  })
  return mine.lists
}

function begin(): Shared {
  const scope = effectScope(true)
  return { scope, lists: scope.run(live)!, users: 0 }
}

/** A pair that was found from both sides is one. */
const eachOnce = <P extends Pair>(pairs: readonly P[]): readonly P[] => [...new Map(pairs.map((pair) => [[pair.left, pair.right].sort().join('\n'), pair])).values()]

const quarter = 15 * 60 * 1000
const daysAhead = 7

function live(): Lists {
  const stories = useStories()
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const now = ref(Date.now())
  const clock = setInterval(() => { now.value = Date.now() }, quarter)
  onScopeDispose(() => clearInterval(clock))

  const known = () => ({ people: stories.people.value, stories: stories.stories.value, encounters: stories.encounters.value })
  const introductions = computed(() => introductionsOf({
    people: stories.people.value,
    hints: [...stories.stories.value].flatMap(([id, { introductions }]) => (introductions ? [[id, introductions] as const] : [])),
    said: stories.introductions.value,
  }))
  const introducers = computed(() => introducersOf(introductions.value))
  /** Those who meet within days, and could get to know each other there. */
  const pairsOf = (there: readonly PersonId[]) => [...onwardPairs({
    people: stories.byId.value, stories: stories.stories.value, encounters: stories.encounters.value, introductions: introductions.value,
  }, there, there).values()].flat()
  const planned = computed(() => coming({ ...known(), introducers: new Map(), pairs: [], now: now.value, zone }))
  const lists = {
    neverMet: computed(() => neverMet(known())),
    openLoops: computed(() => openLoops(known())),
    leftBehind: computed(() => leftBehind({ ...known(), coverage: stories.coverage.value, now: now.value })),
    secondMeetings: computed(() => secondMeetings({ ...known(), coverage: stories.coverage.value, introducers: introducers.value, now: now.value })),
    coming: computed(() => {
      // Who introduced whom is only worked out when somebody is met.
      if (planned.value.length === 0) return planned.value
      const there = [...new Set(planned.value.flatMap(({ people }) => people.map(({ person }) => person.id)))]
      return coming({ ...known(), introducers: introducers.value, pairs: there.length > 1 ? eachOnce(pairsOf(there)) : [], now: now.value, zone })
    }),
    due: computed(() => dueTouches({ ...known(), tags: stories.cadences.value, now: now.value })),
    dates: computed(() => comingDates({ ...known(), now: now.value, zone, days: daysAhead })),
  }
  return {
    stories, now, zone, introducers, ...lists,
    tripTo: (city) => trip({ ...known(), city, now: now.value }),
    counts: computed(() => (stories.state.value === 'done' ? {
      'never met': lists.neverMet.value.length || undefined,
      'open loops': lists.openLoops.value.length || undefined,
      'left behind': lists.leftBehind.value.length || undefined,
      coming: planned.value.length || undefined,
      cadence: lists.due.value.length || undefined,
    } : {})),
  }
}
