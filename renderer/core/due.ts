/** When a relationship stands otherwise although nothing new is known of it, because time passes. */
import { sideOf } from './coverage'
import { day, happensAt, type Happening } from './dates'
import type { CoverageSpan, Encounter } from './model'
import { limitOf, type Silence } from './silences'
import { ownDay, type Touches } from './touches'

export interface DueInput {
  readonly touches: Touches
  /** What the touches have in full, and what is made of them. */
  readonly items: readonly Happening[]
  readonly encounters: readonly Encounter[]
  readonly silence: Silence
  /** The two have never had a direct touch: a calendar knows their silence. */
  readonly onlyMet: boolean
  /** Of theirs, as the archives have it. */
  readonly coverage: readonly CoverageSpan[]
  readonly now: number
}

/**
 * The next time that something ahead has happened, that an encounter's time to be answered has run out, or that a silence is long enough to
 * be told. UTC ms; null for never.
 */
export function dueOf({ touches, items, encounters, silence, onlyMet, coverage, now }: DueInput): number | null {
  let due = Infinity
  const consider = (at: number) => {
    if (at > now && at < due) due = at
  }
  for (const one of items) consider(happensAt(one))
  consider(nextAfter(touches, now))
  for (const { at, until } of encounters) for (const from of [at, until]) for (const days of [0, 14, 30]) consider(from + days * day + 1)
  const { last, median } = silence
  if (!last) return due === Infinity ? null : due
  const ended = encounters.find(({ id }) => id === last.id)?.until ?? last.at
  for (const from of [last.at, ended]) [1, limitOf(median) + 1].forEach((after) => consider(from + after))
  // A source that speaks of days to come covers one more each day.
  for (const span of coverage) {
    if (span.to >= now && (sideOf(span) === 'on' || onlyMet)) [span.from + 1, span.to, span.to + 1, lastMidnight(now) + day].forEach(consider)
  }
  return due === Infinity ? null : due
}

/** No source covers what has not happened: at most the days that are over, so that within one day nothing changes. */
export function coveredSoFar(coverage: readonly CoverageSpan[], now: number): readonly CoverageSpan[] {
  return coverage.some(({ to }) => to > now) ? coverage.map((span) => (span.to > now ? { ...span, to: lastMidnight(now) } : span)) : coverage
}

const lastMidnight = (now: number): number => Math.floor(now / day) * day

/** When the next one is, of those of which the time is known. */
function nextAfter({ at, flags, length }: Touches, now: number): number {
  let place = length
  // What lies ahead comes last, but for what has no time.
  while (place > 0 && !(at[place - 1]! <= now)) place--
  while (place < length && flags[place]! & ownDay) place++
  return at[place] ?? Infinity
}
