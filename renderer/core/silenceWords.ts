/** Silence in plain words: only what is covered is called quiet. */
import { cadenceWords } from './cadenceWords'
import { agoWords, count, dateWords, day, lengthWords, localDate, monthWords } from './dates'
import type { Rekindled, Silence } from './silences'

/** Less is no silence worth a word. */
const quietFrom = 90 * day
/** Uncovered time as short as this hides nothing: an export is read some days after it was made. */
const asGoodAsCovered = 14 * day

/**
 * `Quiet for 14 months (your archives cover all of it)`, `Unknown since March 2022: no archive reaches further`, `Last in touch 12 days ago`.
 * It names a length and no drift: whether that is long for these two, their rhythm says.
 */
export function silenceWords({ last, covered, uncovered }: Silence, now: number, zone: string): string {
  if (!last) return 'Nothing between you yet'
  // The noon of a day that was written down may be still to come.
  if (now - last.at <= quietFrom) return `Last in touch ${agoWords(Math.min(last.at, now), now, zone)}`
  const hidden = now - last.at - covered
  if (uncovered === undefined || hidden <= asGoodAsCovered) {
    return `Quiet for ${quietLength(last.at, now, zone)} (your archives cover ${uncovered === undefined ? 'all' : 'nearly all'} of it)`
  }
  if (covered > quietFrom) return `Quiet for ${quietLength(now - covered, now, zone)}, as far as your archives reach; ${unknownWords(uncovered, hidden, zone)}`
  return sentence(unknownWords(uncovered, hidden, zone))
}

function unknownWords({ from, to }: NonNullable<Silence['uncovered']>, hidden: number, zone: string): string {
  if (to === undefined) return `unknown since ${monthWords(from, zone)}: no archive reaches further`
  // One hole, with covered time behind it.
  if (hidden - (to - from) <= asGoodAsCovered) return `unknown from ${monthWords(from, zone)} to ${monthWords(to, zone)}: no archive covers that time`
  return `unknown for most of the time since ${monthWords(from, zone)}: no archive covers it`
}

/** What the two are used to, which is what a drift is measured by: `You used to be in touch about every nine days`. Empty where it is not known. */
export const rhythmWords = ({ median }: Silence): string =>
  median === null ? '' : `You used to be in touch ${cadenceWords(Math.max(1, Math.round(median / day)))}`

/** `In touch again on 3 May 2019, after 14 months of silence`. */
export const rekindledWords = ({ by, covered }: Rekindled, zone: string): string =>
  `In touch again on ${dateWords(by.at, zone)}, after ${quietLength(by.at - covered, by.at, zone)} of silence`

/** Up to two years in months. */
function quietLength(from: number, to: number, zone: string): string {
  const [a, b] = [localDate(from, zone), localDate(to, zone)]
  const months = (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0)
  return months >= 12 && months < 24 ? count(months, 'month') : lengthWords(from, to, zone)
}

const sentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)
