/** Where something was, so that a person knows where: a station alone could be anywhere. */
import type { Place } from '#contract/records'
import { foldName } from './names'
import { cityOf } from './venues'

/** `Station in Trieste`; of a place without a name the title stands for it, `Print fair in Graz`. Empty where nothing is known. */
export function whereabouts(place: Place | undefined, title?: string): string {
  const spot = place?.name?.split(',')[0]?.trim() || title?.trim() || ''
  const city = (place && cityOf(place)) ?? ''
  if (spot === '') return city || place?.address?.split(/[,\n]/)[0]?.trim() || ''
  return city === '' || says(spot, city) ? spot : `${spot} in ${city}`
}

/** Whether the words of the city stand in it already: `Café Wien`, `Bea, Trieste`. */
const says = (text: string, city: string): boolean => spaced(text).includes(spaced(city))
const spaced = (text: string): string => ` ${foldName(text).replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()} `
