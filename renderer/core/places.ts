/** When two places are the same one. */
import type { Place } from '#contract/records'
import { foldName } from './names'

/** Metres within which two points are one place: a square, a station, the house next door. */
export const nearby = 250

/** Equal names, or points within 250 m of each other. False when either says nothing. */
export function isSamePlace(a: Place | undefined, b: Place | undefined): boolean {
  if (!a || !b) return false
  const distance = metresBetween(a, b)
  if (distance !== undefined && distance <= nearby) return true
  const names = wordsOf(a)
  return wordsOf(b).some((name) => names.includes(name))
}

/** Whether the place says where. */
export const isKnownPlace = (place: Place | undefined): place is Place =>
  place !== undefined && (wordsOf(place).length > 0 || (place.latitude !== undefined && place.longitude !== undefined))

/** Metres along the globe; undefined unless both have coordinates. */
export function metresBetween(a: Place, b: Place): number | undefined {
  if (a.latitude === undefined || a.longitude === undefined || b.latitude === undefined || b.longitude === undefined) return undefined
  const north = radians(b.latitude - a.latitude)
  const east = radians(b.longitude - a.longitude)
  const chord = Math.sin(north / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2
  return 2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(chord)))
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Name and address, without case, accents and punctuation. */
const wordsOf = (place: Place): readonly string[] =>
  [place.name, place.address].flatMap((text) => {
    const words = foldName(text ?? '').replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()
    return words === '' ? [] : [words]
  })
