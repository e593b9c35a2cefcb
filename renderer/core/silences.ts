/**
 * Honest silence: gaps count covered time only. Two people have drifted when the gap since their last touch is longer than 90 days and three
 * times their own median gap, and there are 8 touches or more. What no source covers is unknown, never lost touch. A touch is direct, or an
 * encounter that is no mere hint.
 */
import { coveredSpans, type Side, type Span } from './coverage'
import { day } from './dates'
import { tookPlace } from './encounters'
import type { CoverageSpan, Encounter, Proof } from './model'
import { statements, verdictOn, type Verdicts } from './statements'
import type { DirectTouches } from './touches'

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
  readonly direct: DirectTouches
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
  const touches = new InTurn(direct, encounters, now)
  const covered = new CoveredTime(coveredSpans(coverage, touches.side))
  const last = touches.last
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
  const rekindled: Rekindled[] = []
  for (const [at, length] of gaps.entries()) if (length > limit) rekindled.push({ after: touches.proof(at), by: touches.proof(at + 1), covered: length })
  // Drifted is known as soon as the covered part of the time is long enough; in touch only if no uncovered time could hide more.
  const state = since > limit ? 'drifted' : now - from <= limit ? 'in touch' : 'unknown'
  if (state === 'drifted' && verdictOn(verdicts, statements.drift, last) === 'rejected') return { state: 'in touch', ...told, median, rekindled, corrected: true }
  return { state, ...told, median, rekindled }
}

/** How long two may be silent without having drifted, ms. */
export const limitOf = (median: number | null): number => Math.max(shortest, 3 * (median ?? 0))

/** Direct touches and encounters in order of time. A person may have a hundred thousand: what they are is a number. */
class InTurn {
  readonly length: number
  /** A calendar knows the silence of two who only ever met; once there is a word between them, it could have been another word. */
  readonly side: Side
  private readonly met: readonly Encounter[]
  /** Numbers of direct touches; from -1 downwards, encounters. */
  private readonly numbers: Int32Array

  constructor(private readonly direct: DirectTouches, encounters: readonly Encounter[], now: number) {
    this.met = encounters.filter((one) => one.grade !== 'candidate' && tookPlace(one, now)).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    this.length = direct.length + this.met.length
    this.side = direct.length === 0 && this.met.length > 0 ? 'off' : 'on'
    this.numbers = new Int32Array(this.length)
    let place = 0
    let number = 0
    for (const [met, { at, id }] of this.met.entries()) {
      for (; number < direct.length; number++) {
        const time = direct.at[number]!
        if (time > at || (time === at && direct.proof(number)!.id >= id)) break
        this.numbers[place++] = number
      }
      this.numbers[place++] = -1 - met
    }
    while (number < direct.length) this.numbers[place++] = number++
  }

  at(place: number): number {
    const number = this.numbers[place]!
    return number < 0 ? this.met[-1 - number]!.at : this.direct.at[number]!
  }

  until(place: number): number {
    const number = this.numbers[place]!
    return number < 0 ? Math.max(this.met[-1 - number]!.at, this.met[-1 - number]!.until) : this.direct.at[number]!
  }

  proof(place: number): Proof {
    const number = this.numbers[place]!
    return number < 0 ? proof(this.met[-1 - number]!) : this.direct.proof(number)!
  }

  /** With all ids it may be judged by. */
  get last(): (Proof & { readonly until: number; readonly evidence: readonly string[] }) | undefined {
    const place = this.length - 1
    if (place < 0) return undefined
    const number = this.numbers[place]!
    return { ...this.proof(place), until: this.until(place), evidence: number < 0 ? this.met[-1 - number]!.evidence : [] }
  }
}

/** Covered time before each touch but the first; NaN where nothing covers any of a gap: nobody knows what was said meanwhile. */
function gapsOf(touches: InTurn, covered: CoveredTime): Float64Array {
  const gaps = new Float64Array(touches.length - 1)
  let until = touches.until(0)
  for (let place = 1; place < touches.length; place++) {
    const by = touches.at(place)
    const from = Math.min(until, by)
    const length = covered.within(from, by)
    gaps[place - 1] = length > 0 || by === from ? length : NaN
    until = Math.max(until, touches.until(place))
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

/** Of those that are known. */
function middle(gaps: Float64Array): number | null {
  const known = gaps.filter((length) => !Number.isNaN(length))
  if (known.length === 0) return null
  const half = known.length >> 1
  const upper = smallest(known, half)
  // What is below a number in its place is no larger.
  return known.length % 2 === 1 ? upper : (known.subarray(0, half).reduce((most, length) => Math.max(most, length), 0) + upper) / 2
}

/** The number that is in that place once they are sorted, which half sorts them (quickselect): of 100,000 in 1 ms where sorting takes 7. */
function smallest(numbers: Float64Array, place: number): number {
  let low = 0
  let high = numbers.length - 1
  while (low < high) {
    const pivot = numbers[(low + high) >> 1]!
    let [left, right] = [low, high]
    while (left <= right) {
      while (numbers[left]! < pivot) left++
      while (numbers[right]! > pivot) right--
      if (left <= right) {
        const held = numbers[left]!
        numbers[left++] = numbers[right]!
        numbers[right--] = held
      }
    }
    if (place <= right) high = right
    else if (place >= left) low = left
    else break
  }
  return numbers[place]!
}

const proof = ({ id, at }: Proof): Proof => ({ id, at })
