import { computed, getCurrentScope, onScopeDispose, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { introducersOf } from '../core/introductions/introductions'
import { pairsAmong, type IntroducePair, type OnwardInput } from '../core/introductions/onward'
import { dueTouches, type Due } from '../core/lists/cadence'
import { coming, type Coming } from '../core/lists/coming'
import { comingDates, type ComingDate } from '../core/lists/comingDates'
import type { Introducers } from '../core/lists/input'
import { leftBehind, type LeftBehind } from '../core/lists/leftBehind'
import { neverMet, type NeverMet } from '../core/lists/neverMet'
import { openLoops, type OpenLoopOf } from '../core/lists/openLoops'
import { secondMeetings, type SecondMeetings } from '../core/lists/secondMeetings'
import { trip, type TripPerson } from '../core/lists/trip'
import { useIntroductions } from './useIntroductions'
import { useOnwardInput } from './useOnwardInput'
import { useStories, type Stories } from './useStories'
import { whileUsed } from './whileUsed'

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
  readonly coming: ComputedRef<readonly Coming<IntroducePair>[]>
  /** With whom the owner wanted to be in touch by now. */
  readonly due: ComputedRef<readonly Due[]>
  /** Birthdays and anniversaries of today and the seven days after it. */
  readonly dates: ComputedRef<readonly ComingDate[]>
  readonly introducers: ComputedRef<Introducers>
  readonly tripTo: (city: string) => readonly TripPerson[]
  /** For the tabs and the side bar; nothing of an empty list, and until it is known. */
  readonly counts: Readonly<ShallowRef<Counts>>
}

export type Counts = Readonly<Partial<Record<'never met' | 'open loops' | 'left behind' | 'coming' | 'cadence', number | undefined>>>

const quarter = 15 * 60 * 1000
const daysAhead = 7

export const useLists: () => Lists = whileUsed(live)

function live(): Lists {
  const stories = useStories()
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const now = ref(Date.now())
  const clock = setInterval(() => { now.value = Date.now() }, quarter)
  onScopeDispose(() => clearInterval(clock))

  const known = () => ({ people: stories.people.value, stories: stories.stories.value, encounters: stories.encounters.value })
  const { introductions } = useIntroductions()
  const introducers = computed(() => introducersOf(introductions.value))
  const planned = computed(() => coming<IntroducePair>({ ...known(), introducers: new Map(), pairs: [], now: now.value, zone }))
  // Whom to introduce is only read when several are met at once.
  const scope = getCurrentScope()!
  const onward = shallowRef<ComputedRef<OnwardInput>>()
  watch(() => planned.value.some(({ people }) => people.length > 1), (several) => { if (several) onward.value ??= scope.run(useOnwardInput) }, { immediate: true })
  const lists = {
    neverMet: computed(() => neverMet(known())),
    openLoops: computed(() => openLoops(known())),
    leftBehind: computed(() => leftBehind({ ...known(), coverage: stories.coverage.value, now: now.value })),
    secondMeetings: computed(() => secondMeetings({ ...known(), coverage: stories.coverage.value, introducers: introducers.value, now: now.value })),
    coming: computed(() => {
      // Who introduced whom is only worked out when somebody is met.
      if (planned.value.length === 0) return planned.value
      const pairs = onward.value === undefined ? [] : planned.value.flatMap(({ people }) => (people.length > 1 ? pairsAmong(onward.value!.value, people.map(({ person }) => person.id)) : []))
      return coming({ ...known(), introducers: introducers.value, pairs: [...new Map(pairs.map((pair) => [`${pair.left}\n${pair.right}`, pair])).values()], now: now.value, zone })
    }),
    due: computed(() => dueTouches({ ...known(), tags: stories.cadences.value, now: now.value })),
    dates: computed(() => comingDates({ ...known(), now: now.value, zone, days: daysAhead })),
  }
  // After each edit everything is worked out anew: one list after the other, so that a click finds room between them.
  const counts = shallowRef<Counts>({})
  const counted = [
    ['never met', lists.neverMet], ['open loops', lists.openLoops], ['left behind', lists.leftBehind], ['coming', planned], ['cadence', lists.due],
  ] as const
  let round = 0
  onScopeDispose(() => { round += 1 })
  watch(() => [stories.state.value, stories.people.value, stories.stories.value, stories.encounters.value, stories.coverage.value, stories.cadences.value, now.value], async () => {
    round += 1
    const mine = round
    const found: Partial<Record<keyof Counts, number | undefined>> = {}
    for (const [name, list] of stories.state.value === 'done' ? counted : []) {
      await new Promise((next) => setTimeout(next, 0))
      if (mine !== round) return
      found[name] = list.value.length || undefined
    }
    counts.value = found
  }, { immediate: true })
  return {
    stories, now, zone, introducers, ...lists,
    tripTo: (city) => trip({ ...known(), city, now: now.value }),
    counts,
  }
}
