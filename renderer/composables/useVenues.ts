import { computed, type ComputedRef } from 'vue'
import { venuesOf, visitsOf, type Venue } from '../core/venues'
import type { LoadState } from './useLiveQuery'
import { useStories } from './useStories'

/** Every place somebody was met at, the most visited first; null until it is known. Nobody of the trash. */
export function useVenues(): { readonly venues: ComputedRef<readonly Venue[] | null>; readonly state: ComputedRef<LoadState> } {
  const { encounters, state } = useStories()
  return { state, venues: computed(() => (state.value === 'done' ? venuesOf([...encounters.value].flatMap(([id, met]) => visitsOf(id, met))) : null)) }
}
