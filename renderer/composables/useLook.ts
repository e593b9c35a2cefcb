import { computed, effectScope, onScopeDispose, ref, shallowRef, watch, type EffectScope, type Ref, type ShallowRef } from 'vue'
import { dayText, localDate } from '../core/dates'
import { countingRules } from '../core/filters'
import { firstPeople, type FirstPeople, type SideNumbers } from '../core/look'
import { keepLook, libraryState, readLook } from '../db/look'
import { likelyNotPeople, suggestionCount } from '../db/suggestions'
import { inTurns, pause } from '../db/turns'
import { useNotices } from '../stores/notices'
import { useLists, type Lists } from './useLists'
import { useIntroductions } from './useIntroductions'
import { useLiveQuery } from './useLiveQuery'
import { useGroups, useSavedFilters } from './useSavedFilters'

/** Quiet time before what is shown is kept, ms. */
const quiet = 3000

/** The first people as they were kept, until everybody is read. Null where the library has changed since. */
const first = shallowRef<FirstPeople | null>(null)
export const useFirstPeople = (): Readonly<ShallowRef<FirstPeople | null>> => first

export interface Side {
  readonly numbers: Readonly<ShallowRef<Partial<SideNumbers>>>
  /** From when anybody had to be read for them; null before. */
  readonly lists: Readonly<ShallowRef<Lists | null>>
}

/**
 * The numbers of the side bar, from when the library is ready. As long as nothing has changed since they were kept nobody is read for them: with
 * 50,000 people that would be 70 MB at each start. Else everybody is read once it is quiet, and followed from then on.
 */
export function useSide(ready: Readonly<Ref<boolean>>): Side {
  const numbers = shallowRef<Partial<SideNumbers>>({})
  const lists = shallowRef<Lists | null>(null)
  const scope = effectScope()
  let begun = false
  watch(ready, async (is) => {
    if (!is || begun) return
    begun = true
    const { of, look } = await readLook()
    const today = dayText(localDate(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone))
    if (look) first.value = look.first
    if (look?.day === today) numbers.value = look.side
    scope.run(() => follow(numbers, lists, look?.day === today ? of : null))
  }, { immediate: true })
  onScopeDispose(() => scope.stop())
  return { numbers, lists }
}

/** `known`: the state of the library that the numbers are of. */
function follow(numbers: ShallowRef<Partial<SideNumbers>>, lists: ShallowRef<Lists | null>, known: string | null): void {
  const notices = useNotices()
  const { data: state } = useLiveQuery<string | null>([], libraryState, null)
  const idle = ref(false)
  const whenIdle = requestIdleCallback(() => { idle.value = true }, { timeout: quiet })
  const scope: EffectScope = effectScope()
  const wanted = computed(() => idle.value && (notices.wanted || (state.value !== null && state.value !== known)))
  watch(() => state.value !== null && state.value !== known, (changed) => { if (changed) first.value = null })
  watch(wanted, (is) => {
    if (is && !lists.value) scope.run(() => count(numbers, lists, state))
  }, { immediate: true })
  watch(idle, () => scope.run(() => suggestions(numbers)))
  onScopeDispose(() => {
    cancelIdleCallback(whenIdle)
    scope.stop()
  })
}

function suggestions(numbers: ShallowRef<Partial<SideNumbers>>): void {
  const { data } = useLiveQuery<number | null>([], async () => (await suggestionCount()) + (await likelyNotPeople()).length, null)
  watch(data, (suggested) => { if (suggested !== null) numbers.value = { ...numbers.value, suggested } })
}

/** Counts them, all together, whenever what they are made of has changed; and keeps what is shown. */
function count(numbers: ShallowRef<Partial<SideNumbers>>, lists: ShallowRef<Lists | null>, state: Readonly<ShallowRef<string | null>>): void {
  const all = lists.value = useLists()
  const { stories } = all
  const { introductions } = useIntroductions()
  const { filters } = useSavedFilters()
  const { world } = useGroups()
  let round = 0
  let keeping: ReturnType<typeof setTimeout> | undefined
  const changed = () => [stories.state.value, stories.people.value, stories.stories.value, stories.encounters.value, stories.introductions.value, all.now.value, filters.value, world.value, state.value] as const
  watch(changed, async ([reading]) => {
    const mine = ++round
    clearTimeout(keeping)
    if (reading !== 'done') return
    const found: Omit<SideNumbers, 'suggested'> = {
      neverMet: await after(() => all.neverMet.value.length),
      openLoops: await after(() => all.openLoops.value.length),
      introductions: await after(() => introductions.value.accepted.length),
      moments: await after(() => stories.people.value.reduce((sum, person) => sum + person.moments, 0)),
      hinted: await after(() => [...stories.encounters.value.values()].reduce((sum, each) => sum + each.filter(({ grade }) => grade === 'candidate').length, 0)),
      filters: Object.fromEntries(await inTurns(countingRules(new Map(filters.value.map(({ id, rule }) => [id, rule])), stories.people.value, world.value))),
    }
    if (mine !== round) return
    numbers.value = { ...numbers.value, ...found }
    keeping = setTimeout(() => void keep(mine), quiet)
  }, { immediate: true })
  onScopeDispose(() => {
    round = -1
    clearTimeout(keeping)
  })

  async function keep(mine: number): Promise<void> {
    const of = await libraryState()
    const side = numbers.value
    if (mine !== round || of !== state.value || side.suggested === undefined) return
    await keepLook(of, { day: dayText(localDate(all.now.value, all.zone)), side: side as SideNumbers, first: firstPeople(stories.people.value) })
  }
}

/** A click finds room before each. */
async function after<T>(work: () => T): Promise<T> {
  await pause()
  return work()
}
