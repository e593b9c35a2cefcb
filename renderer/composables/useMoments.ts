import { computed, type ComputedRef, type Ref } from 'vue'
import { mark } from '../core/answers'
import { localDate } from '../core/dates'
import { allMoments, type MarkedMoment } from '../core/moments'
import { unmark as withdraw } from '../services/edits'
import { useEditing } from './useEditing'
import { useStories } from './useStories'

export interface MomentFilter {
  readonly year: number | null
  /** 1 to 12; only with a year. */
  readonly month: number | null
}

/** Everybody's moments of a year or of all, with what can be done to them. */
export function useMoments(order: Readonly<Ref<'newest' | 'oldest'>>, filter: Readonly<Ref<MomentFilter>>, zone: string) {
  const stories = useStories()
  const { keep, saved } = useEditing()
  const all = computed(() => allMoments(stories.stories.value, zone, order.value))
  const shown = computed(() => {
    const { year, month } = filter.value
    if (year === null) return all.value
    return all.value.filter((moment) => moment.year === year && (month === null || (moment.at !== null && localDate(moment.at, moment.day === undefined ? zone : 'UTC').month === month)))
  })
  const years: ComputedRef<readonly { readonly year: number; readonly count: number }[]> = computed(() => {
    const counts = new Map<number, number>()
    for (const { year } of all.value) if (year !== null) counts.set(year, (counts.get(year) ?? 0) + 1)
    return [...counts].map(([year, count]) => ({ year, count })).sort((a, b) => b.year - a.year)
  })

  const rewrite = ({ person, item }: MarkedMoment, why: string): Promise<boolean> => keep(mark(person, item, why))

  /** Answers whether it was saved. */
  const unmark = ({ person, item }: MarkedMoment): Promise<boolean> => saved(withdraw(stories.byId.value.get(person)?.handles ?? [person], item), 'No longer a moment.')
  return { stories, all, shown, years, rewrite, unmark }
}
