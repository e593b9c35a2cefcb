/**
 * Honest silence: gaps count covered time only. Two people have drifted when the gap since their last touch is longer than 90 days and three
 * times their own median gap, and there are 8 touches or more. What no source covers is unknown, never lost touch. A touch is direct, or an
 * encounter that is no mere hint.
 */
import { coveredSpans, type Side, type Span } from './coverage'
import { day, hasHappened, type Happening } from './dates'
import { tookPlace } from './encounters'
import type { CoverageSpan, Encounter, Proof } from './model'
import { statements, verdictOn, type Verdicts } from './statements'

export interface Silence {
  /** `few`: fewer than 8 touches say nothing. `unknown`: no source covers enough of the time since, or of the gaps before. */
  readonly state: 'in touch' | 'drifted' | 'unknown' | 'few'
  readonly last: Proof | null
  /** Covered time since the last touch, ms. */
  readonly covered: number
  /** The first stretch since the last touch that nothing covers, without `to` where it goes on; absent where all of it is covered. */
  readonly uncovered?: { readonly from: number; readonly to?: number }
  /** The pair's own median gap in covered time, ms; null with fewer than 8 touches, and where nothing covers any gap. */
  readonly median: number | null
  /** Touches that ended a gap as long. */
  readonly rekindled: readonly Rekindled[]
  /** The owner said that they did not drift. */
  readonly corrected?: true
}

export interface Rekindled {
  readonly after: Proof
  readonly by: Proof
  /** Covered time between them, ms. */
  readonly covered: number
}

export interface SilenceInput {
  /** Direct touches in any order; what lies ahead is left out. */
  readonly direct: readonly (Proof & Happening)[]
  readonly encounters: readonly Encounter[]
  /** Of the sources that have a handle of theirs: see `coverageFor`. */
  readonly coverage: readonly CoverageSpan[]
  /** The owner's answers: drift that was rejected is none. */
  readonly verdicts?: Verdicts
  readonly now: number
}

const fewest = 8
const shortest = 90 * day

export function silenceOf({ direct, encounters, coverage, verdicts = {}, now }: SilenceInput): Silence {
  const touches = touchesOf(direct, encounters, now)
  const covered = new CoveredTime(coveredSpans(coverage, sideOf(touches)))
  const last = touches.at(-1)
  if (!last) return { state: 'few', last: null, covered: 0, median: null, rekindled: [] }
  const from = Math.min(last.until, now)
  const since = covered.within(from, now)
  const uncovered = covered.firstHole(from, now)
  const told = { last: proof(last), covered: since, ...(uncovered === undefined ? {} : { uncovered }) }
  if (touches.length < fewest) return { state: 'few', ...told, median: null, rekindled: [] }
  const gaps = gapsOf(touches, covered)
  const median = middle(gaps)
  if (median === null) return { state: now - from <= shortest ? 'in touch' : 'unknown', ...told, median, rekindled: [] }
  const limit = limitOf(median)
  const rekindled = gaps.filter(({ length }) => length > limit).map(({ after, by, length }) => ({ after: proof(after), by: proof(by), covered: length }))
  // Drifted is known as soon as the covered part of the time is long enough; in touch only if no uncovered time could hide more.
  const state = since > limit ? 'drifted' : now - from <= limit ? 'in touch' : 'unknown'
  if (state === 'drifted' && verdictOn(verdicts, statements.drift, last) === 'rejected') return { state: 'in touch', ...told, median, rekindled, corrected: true }
  return { state, ...told, median, rekindled }
}

/** How long two may be silent without having drifted, ms. */
export const limitOf = (median: number | null): number => Math.max(shortest, 3 * (median ?? 0))

/** A touch with all ids it may be judged by. */
interface Touch extends Proof {
  readonly until: number
  readonly evidence: readonly string[]
  readonly side: Side
}

/** In order of time, each once. */
function touchesOf(direct: SilenceInput['direct'], encounters: readonly Encounter[], now: number): readonly Touch[] {
  const met = encounters.filter((one) => one.grade !== 'candidate' && tookPlace(one, now))
  const touches = [
    ...direct.filter((one) => hasHappened(one, now)).map(({ id, at }): Touch => ({ id, at, until: at, evidence: [], side: 'on' })),
    ...met.map(({ id, at, until, evidence }): Touch => ({ id, at, until: Math.max(at, until), evidence, side: 'off' })),
  ]
  return touches.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** A calendar knows the silence of two who only ever met; once there is a word between them, it could have been another word. */
const sideOf = (touches: readonly Touch[]): Side => (touches.every(({ side }) => side === 'off') ? 'off' : 'on')

interface Gap {
  readonly after: Touch
  readonly by: Touch
  /** Covered time of it. */
  readonly length: number
  /** False where nothing covers any of it: nobody knows what was said meanwhile. */
  readonly known: boolean
}

function gapsOf(touches: readonly Touch[], covered: CoveredTime): Gap[] {
  const gaps: Gap[] = []
  let until = touches[0]!.until
  for (let at = 1; at < touches.length; at++) {
    const by = touches[at]!
    const from = Math.min(until, by.at)
    const length = covered.within(from, by.at)
    gaps.push({ after: touches[at - 1]!, by, length, known: length > 0 || by.at === from })
    until = Math.max(until, by.until)
  }
  return gaps
}

/** Answers how much of a time is covered without going through all spans: there may be tens of thousands of gaps. */
class CoveredTime {
  /** Covered time before each span. */
  private readonly before: readonly number[]

  constructor(private readonly spans: readonly Span[]) {
    let sum = 0
    this.before = spans.map(({ from, to }) => (sum += to - from) - (to - from))
  }

  within(from: number, to: number): number {
    return this.until(to) - this.until(from)
  }

  /** The first part of `from` to `to` that is not covered. */
  firstHole(from: number, to: number): Silence['uncovered'] {
    const at = this.lastBeginningBy(from)
    const begins = at < 0 ? from : Math.max(from, this.spans[at]!.to)
    const ends = this.spans[at + 1]?.from ?? Infinity
    return begins < to ? { from: begins, ...(ends < to ? { to: ends } : {}) } : undefined
  }

  private until(time: number): number {
    const at = this.lastBeginningBy(time)
    if (at < 0) return 0
    const { from, to } = this.spans[at]!
    return this.before[at]! + Math.min(time, to) - from
  }

  private lastBeginningBy(time: number): number {
    let low = 0
    let high = this.spans.length
    while (low < high) {
      const half = (low + high) >> 1
      if (this.spans[half]!.from <= time) low = half + 1
      else high = half
    }
    return low - 1
  }
}

/** Of those that are known. Numbers beside one another are sorted many times faster than with a rule. */
function middle(gaps: readonly Gap[]): number | null {
  const known = gaps.filter((gap) => gap.known)
  if (known.length === 0) return null
  const sorted = Float64Array.from(known, ({ length }) => length).sort()
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

const proof = ({ id, at }: Proof): Proof => ({ id, at })
