/** Places where people were met, in words. */
import { count, localDate } from '../../core/dates'
import type { Venue } from '../../core/venues'

/** `three encounters, 2012 to 2026`. */
export function timesWords({ encounters, first, last }: Pick<Venue, 'encounters' | 'first' | 'last'>, zone: string): string {
  const [from, to] = [localDate(first, zone).year, localDate(last, zone).year]
  return `${count(encounters, 'encounter')}, ${from === to ? from : `${from} to ${to}`}`
}

/** `Bea Ek, Tom Ask and 3 more`. */
export function peopleWords(people: readonly string[], most = 3): string {
  const shown = people.length === most + 1 ? people : people.slice(0, most)
  return people.length > shown.length ? `${shown.join(', ')} and ${people.length - shown.length} more` : shown.join(', ')
}

export const isOnMap = (venue: Venue): venue is Venue & { readonly latitude: number; readonly longitude: number } => venue.latitude !== undefined && venue.longitude !== undefined

/** Where the page of an encounter is. */
export const encounterPage = (person: string, id: string) => ({ name: 'encounter', params: { handle: person, id } })
