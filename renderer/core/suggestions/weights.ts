/**
 * What each reason weighs. Nobody sees the numbers: they only sort suggestions into three words. A name alone is at most a hint;
 * what many share (a town, an employer) counts only beside a name or something that is one person's own.
 */
import type { Confidence } from '../model'
import type { Likeness } from './nameLikeness'

export const nameWeight: Readonly<Record<Likeness, number>> = {
  same: 4, spelling: 3.5, nickname: 3.5, longer: 3.5, slip: 2, initials: 2, given: 1, oneWord: 0.5, unknown: 0, family: -3, strangers: -4,
}

/** Of a name that at least this many in the library bear: a thought all the same, but no more without another reason. */
export const commonName = (bearers: number): number => (bearers <= 1 ? 0 : -0.5)

export const weight = {
  /** One address stated under both names, which are alike. */
  address: 4,
  /** The same under two names: to be asked, but it speaks of one household as well as of one person. */
  sharedAddress: 1,
  handle: 4,
  /** One that is no more than the name they share: whoever bears it may have chosen it. */
  namedHandle: 1,
  /** The same of a network that makes it of the name by itself. */
  givenHandle: 0.5,
  /** A word of their own before the @ of an e-mail address, or one that several have. */
  plainHandle: 3,
  /** The same but for a number behind it. */
  numberedHandle: 1.5,
  /** The screen name of one is the name of the other. */
  spelledHandle: 2.5,
  /** More, where they have no name besides that could differ. */
  onlyAnAddress: 1,
  photo: 4,
  page: 4,
  phoneTail: 3,
  birthday: 4,
  birthdayWithoutYear: 2,
  place: 1.5,
  work: 2,
  thread: 1,
  /** One word and nothing else, of which each source has one: barely a thought. */
  onlyOnes: 2.5,
  /** One word, and the given name of the only one called so: not without another reason. */
  onlyOneCalled: 1.5,
  threadAndGiven: 2.5,
  workAndGiven: 2.5,
  addressed: 2,
  succession: 1,
  clash: -3,
} as const

export function confidenceOf(sum: number): Confidence | undefined {
  if (sum >= 7.5) return 'strong'
  if (sum >= 5) return 'likely'
  return sum >= 3 ? 'hint' : undefined
}
