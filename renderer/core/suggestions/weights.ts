/**
 * What each reason weighs. Nobody sees the numbers: they only sort suggestions into three words. A name alone is at most a hint;
 * what many share (a town, an employer) counts only beside a name or something that is one person's own.
 */
import type { Confidence } from '../model'
import type { Likeness } from './nameLikeness'

export const nameWeight: Readonly<Record<Likeness, number>> = {
  same: 4, spelling: 3.5, nickname: 3.5, longer: 3, slip: 2, initials: 2, given: 1, oneWord: 0.5, unknown: 0, family: -3, strangers: -4,
}

/** Of a name that this many in the library bear. */
export const commonName = (bearers: number): number => (bearers <= 2 ? 0 : bearers <= 5 ? -0.5 : -1)

export const weight = {
  /** One address stated under both names. */
  address: 4,
  handle: 4,
  /** A screen name that is no more than the name they share, or the name of an e-mail address. */
  plainHandle: 2,
  /** The screen name of one is the name of the other. */
  spelledHandle: 2.5,
  photo: 4,
  page: 4,
  phoneTail: 3,
  birthday: 4,
  birthdayWithoutYear: 2,
  place: 1.5,
  work: 2,
  thread: 1,
  addressed: 2,
  succession: 1,
  clash: -3,
} as const

export function confidenceOf(sum: number): Confidence | undefined {
  if (sum >= 7.5) return 'strong'
  if (sum >= 5) return 'likely'
  return sum >= 3 ? 'hint' : undefined
}
