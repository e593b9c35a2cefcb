/** How far the archives reach: to when each network's words are known. What lies after is not silence. */
import { sideOf } from './coverage'
import { agoWords, dateWords, daysBetween } from './dates'
import type { CoverageSpan } from './model'

export interface Reach {
  readonly network: string
  /** UTC ms; not after now. */
  readonly until: number
}

/** The networks with words, the one that ended first before the others. */
export function reachOf(coverage: readonly CoverageSpan[], now: number): readonly Reach[] {
  const until = new Map<string, number>()
  for (const span of coverage) {
    if (sideOf(span) === 'on' && span.from <= now) until.set(span.network, Math.max(until.get(span.network) ?? -Infinity, Math.min(span.to, now)))
  }
  return [...until].map(([network, at]) => ({ network, until: at })).sort((a, b) => a.until - b.until || (a.network < b.network ? -1 : 1))
}

/** `today`, `yesterday`, else the date. */
export const untilWords = (until: number, now: number, zone: string): string =>
  daysBetween(until, now, zone) <= 1 ? agoWords(until, now, zone) : dateWords(until, zone)
