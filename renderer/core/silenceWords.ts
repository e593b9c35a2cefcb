/** Silence in plain words: only what is covered is called quiet. */
import { agoWords, dateWords, day, lengthWords, monthWords } from './dates'
import type { Silence, Rekindled } from './silences'

/** Less is no silence worth a word. */
const quietFrom = 90 * day
/** Uncovered time as short as this hides nothing: an export is read some days after it was made. */
const asGoodAsCovered = 14 * day

/**
 * `Quiet for 14 months (your archives cover all of it)`, `Unknown since March 2022: no archive reaches further`, `Last in touch 12 days ago`.
 * States no drift: whether it is long for these two, `driftWords` says.
 */
export function silenceWords({ last, covered, uncovered }: Silence, now: number, zone: string): string {
  if (!last) return 'Nothing between you yet'
  if (now - last.at <= quietFrom) return `Last in touch ${agoWords(last.at, now, zone)}`
  const hidden = now - last.at - covered
  if (uncovered === undefined || hidden <= asGoodAsCovered) return `Quiet for ${lengthWords(last.at, now, zone)} (your archives cover all of it)`
  if (covered > quietFrom) return `Quiet for ${lengthWords(now - covered, now, zone)}, as far as your archives reach; ${unknownWords(uncovered, hidden, zone)}`
  return sentence(unknownWords(uncovered, hidden, zone))
}

function unknownWords({ from, to }: NonNullable<Silence['uncovered']>, hidden: number, zone: string): string {
  if (to === undefined) return `unknown since ${monthWords(from, zone)}: no archive reaches further`
  // One hole, with covered time behind it.
  if (hidden - (to - from) <= asGoodAsCovered) return `unknown from ${monthWords(from, zone)} to ${monthWords(to, zone)}: no archive covers that time`
  return `unknown for most of the time since ${monthWords(from, zone)}: no archive covers it`
}

/** Why it counts as drifted, or what the two are used to: `You used to be in touch about every nine days`. Empty where it is not known. */
export function rhythmWords({ median }: Silence): string {
  if (median === null) return ''
  if (median < 1.5 * day) return 'You used to be in touch nearly every day'
  return `You used to be in touch about every ${lengthWords(0, median, 'UTC')}`
}

/** `Written or met again on 3 May 2019, after 14 quiet months`. */
export const rekindledWords = ({ by, covered }: Rekindled, zone: string): string =>
  `In touch again on ${dateWords(by.at, zone)}, after ${lengthWords(by.at - covered, by.at, zone)} of silence`

const sentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)
