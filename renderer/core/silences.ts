/**
 * Honest silence: gaps count covered time only. Two people have drifted when the gap since their last touch is longer than 90 days and three
 * times their own median gap, and there are 8 touches or more. What no source covers is unknown, never lost touch.
 */
import { coveredSpans, type Span } from './coverage'
import { day } from './dates'
import type { CoverageSpan, Encounter, Proof } from './model'

export interface Silence {
  /** `few`: fewer than 8 touches say nothing. `unknown`: no source covers enough of the time since. */
  readonly state: 'in touch' | 'drifted' | 'unknown' | 'few'
  readonly last: Proof | null
  /** Covered time since the last touch, ms. */
  readonly covered: number
  /** The pair's own median gap in covered time, ms; null with fewer than 8 touches. */
  readonly median: number | null
  /** Touches that ended a gap as long. */
  readonly rekindled: readonly { readonly after: Proof; readonly by: Proof; readonly covered: number }[]
}

export interface SilenceInput {
  /** Direct touches in order of time. */
  readonly direct: readonly Proof[]
  readonly encounters: readonly Encounter[]
  /** Of the sources that have a handle of theirs: see `coverageFor`. */
  readonly coverage: readonly CoverageSpan[]
  readonly now: number
}

const fewest = 8
const shortest = 90 * day

export function silenceOf({ direct, encounters, coverage, now }: SilenceInput): Silence {
  const touches = touchesOf(direct, encounters, now)
  const last = touches.at(-1) ?? null
  const spans = coveredSpans(coverage, 'on')
  const coveredSince = last ? coveredWithin(spans, last.at, now) : 0
  if (touches.length < fewest || !last) return { state: 'few', last, covered: coveredSince, median: null, rekindled: [] }
  const gaps = touches.slice(1).map((touch, at) => coveredWithin(spans, touches[at]!.at, touch.at))
  const median = middle(gaps)
  const limit = limitOf(median)
  const rekindled = gaps.flatMap((covered, at) => (covered > limit ? [{ after: touches[at]!, by: touches[at + 1]!, covered }] : []))
  // Drifted is known as soon as the covered part of the time is long enough; in touch only if no uncovered time could hide more.
  const state = coveredSince > limit ? 'drifted' : now - last.at <= limit ? 'in touch' : 'unknown'
  return { state, last, covered: coveredSince, median, rekindled }
}

/** Until when the time since the last touch is not long enough to say anything, UTC ms; null where it never is. */
export const quietAfter = ({ last, median }: Silence): number | null => (last === null || median === null ? null : last.at + limitOf(median))

const limitOf = (median: number): number => Math.max(shortest, 3 * median)

/** Direct touches and encounters that are no mere hints, in order of time. */
function touchesOf(direct: readonly Proof[], encounters: readonly Encounter[], now: number): readonly Proof[] {
  const met = encounters.filter(({ grade, at }) => grade !== 'candidate' && at <= now)
  return [...direct.map(({ id, at }) => ({ id, at })), ...met.map(({ id, at }) => ({ id, at }))].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

function coveredWithin(spans: readonly Span[], from: number, to: number): number {
  let sum = 0
  for (const span of spans) sum += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from))
  return sum
}

function middle(gaps: readonly number[]): number {
  const sorted = [...gaps].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}
