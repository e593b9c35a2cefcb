/** Reading where people were met, of everybody. */
import { venuesOf, visitsOf, type Venue } from '../core/venues'
import { listEncounters } from './stories'

/** Every place somebody was met at, the most visited first. Nobody of the trash. */
export async function listVenues(): Promise<readonly Venue[]> {
  return venuesOf([...(await listEncounters())].flatMap(([id, met]) => visitsOf(id, met)))
}
