/** From when to when the sources can speak. Silence outside it is unknown, never silence. */
import type { CoverageSpan } from './model'

/** `on`: online, public or private. `off`: in person. */
export type Side = 'on' | 'off'

export interface Span {
  readonly from: number
  readonly to: number
}

export const sideOf = (span: CoverageSpan): Side => (span.setting === 'inPerson' ? 'off' : 'on')

/** Whether the sources of one side together cover all of `from` to `to` (UTC ms). */
export const isCovered = (spans: readonly CoverageSpan[], side: Side, from: number, to: number): boolean =>
  covers(coveredSpans(spans, side), from, to)

/** The same for spans made ready by `coveredSpans`, for asking often. */
export function covers(united: readonly Span[], from: number, to: number): boolean {
  const at = lastBeginningBy(united, from)
  return at >= 0 && united[at]!.to >= to
}

/** Covered time of one side: in order, apart from one another. Spans less than a day apart are one: daily exports leave seams. */
export function coveredSpans(spans: readonly CoverageSpan[], side: Side): readonly Span[] {
  const sorted = spans.filter((span) => sideOf(span) === side && span.to >= span.from).sort((a, b) => a.from - b.from || a.to - b.to)
  const united: { from: number; to: number }[] = []
  for (const { from, to } of sorted) {
    const last = united.at(-1)
    if (last && from <= last.to + seam) last.to = Math.max(last.to, to)
    else united.push({ from, to })
  }
  return united
}

/** The parts of `from` to `to` that no source of the side covers. */
export function uncoveredGaps(spans: readonly CoverageSpan[], side: Side, from: number, to: number): readonly Span[] {
  const gaps: Span[] = []
  let at = from
  for (const span of coveredSpans(spans, side)) {
    if (span.to < at) continue
    if (span.from > to) break
    if (span.from > at) gaps.push({ from: at, to: span.from })
    at = Math.max(at, span.to)
  }
  if (at < to) gaps.push({ from: at, to })
  return gaps
}

/** The spans that can hold something of one person: in person all of them, online those of the networks they are known on. */
export function coverageFor(spans: readonly CoverageSpan[], networks: Iterable<string>): readonly CoverageSpan[] {
  const theirs = new Set(networks)
  return spans.filter((span) => span.setting === 'inPerson' || theirs.has(span.network))
}

const seam = 24 * 60 * 60 * 1000

/** Index of the last span that begins at or before the time; -1 for none. */
function lastBeginningBy(spans: readonly Span[], time: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.from <= time) low = middle + 1
    else high = middle
  }
  return low - 1
}
