import { computed, type ComputedRef } from 'vue'
import { almanacOf, openTurns, type AlmanacMonth } from '../core/almanac'
import { localDate, year as lengthOfYear } from '../core/dates'
import { nextToShow, type Coming } from '../core/lists/coming'
import type { NeverMet } from '../core/lists/neverMet'
import { latestOfEach, type OpenLoopOf } from '../core/lists/openLoops'
import { nominationsOf, type Nomination } from '../core/nominations'
import { onThisDay, type Memory } from '../core/onThisDay'
import { reachOf, type Reach } from '../core/reach'
import { statements, verdictOf } from '../core/statements'
import { closingsIn, momentsIn, type Closing } from '../core/yearReview'
import { useLists, type Lists } from './useLists'

export interface Today {
  readonly lists: Lists
  readonly year: ComputedRef<number>
  readonly circles: ComputedRef<readonly Closing[]>
  readonly moments: ComputedRef<number>
  /** Whether a circle ever closed. */
  readonly anyCircle: ComputedRef<boolean>
  /** Whether anybody was ever met. */
  readonly anyMet: ComputedRef<boolean>
  /** The latest of each person, so that nobody fills the screen. */
  readonly loops: ComputedRef<readonly OpenLoopOf[]>
  /** The next meeting that was not put away. */
  readonly next: ComputedRef<Coming | undefined>
  readonly almanac: ComputedRef<readonly AlmanacMonth[]>
  readonly neverMet: ComputedRef<{ readonly rows: readonly NeverMet[]; readonly still: boolean }>
  readonly memory: ComputedRef<Memory | null>
  readonly nominations: ComputedRef<readonly Nomination[]>
  readonly reach: ComputedRef<readonly Reach[]>
}

const mostProposed = 3

/** What the first screen says, each part worked out once for as long as nothing it is made of changes. */
export function useToday(): Today {
  const lists = useLists()
  const { stories: live, now, zone } = lists
  const year = computed(() => localDate(now.value, zone).year)
  const circles = computed(() => closingsIn(live.stories.value, year.value, zone))
  const moments = computed(() => momentsIn({ stories: live.stories.value }, year.value, zone))
  const listed = computed(() => {
    const archived = new Set(live.people.value.filter((person) => person.archived).map(({ id }) => id))
    return archived.size === 0 ? live.stories.value : new Map([...live.stories.value].filter(([id]) => !archived.has(id)))
  })
  const encounters = computed(() => new Map([...live.encounters.value].filter(([id]) => live.byId.value.has(id) && !live.byId.value.get(id)!.archived)))
  const proposals = computed(() => lists.neverMet.value.filter(({ person }) =>
    verdictOf(live.stories.value.get(person.id)?.verdicts ?? {}, statements.proposed('never met')) !== 'rejected'))
  /** The turns that opened this month; older ones are among the open loops. */
  const openNow = computed(() => openTurns(live.people.value, live.encounters.value, live.stories.value, now.value).filter(({ encounter: { at, day } }) => {
    const [then, today] = [localDate(at, day === undefined ? zone : 'UTC'), localDate(now.value, zone)]
    return then.year === today.year && then.month === today.month
  }))
  return {
    lists, year, circles,
    moments: computed(() => moments.value.length),
    anyCircle: computed(() => live.people.value.some(({ turns }) => turns > 0)),
    anyMet: computed(() => live.people.value.some(({ firstEncounter }) => firstEncounter !== null)),
    loops: computed(() => latestOfEach(lists.openLoops.value)),
    next: computed(() => nextToShow(lists.coming.value, live.stories.value)),
    almanac: computed(() => almanacOf({
      closings: circles.value, moments: moments.value, open: openNow.value, year: year.value, now: now.value, zone,
    })),
    neverMet: computed(() => {
      const still = proposals.value.filter(({ last }) => now.value - last.at < lengthOfYear)
      return { rows: (still.length > 0 ? still : proposals.value).slice(0, mostProposed), still: still.length > 0 }
    }),
    memory: computed(() => onThisDay({ stories: listed.value, encounters: encounters.value }, now.value, zone)),
    nominations: computed(() => nominationsOf([...listed.value].filter(([id]) => live.byId.value.has(id)), now.value, zone)),
    reach: computed(() => reachOf(live.coverage.value, now.value)),
  }
}
