import type { Venue } from '../core/venues'
import { listVenues } from '../db/venues'
import { useLiveQuery, type Live } from './useLiveQuery'

/** Every place somebody was met at, the most visited first; null until it is known. */
export const useVenues = (): Live<readonly Venue[] | null> => useLiveQuery<readonly Venue[] | null>([], listVenues, null)
