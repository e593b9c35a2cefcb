/**
 * People who spoke with the owner on a network of which the archives end, and of whom nothing was heard anywhere since. A network ends with the
 * last day that any archive of it covers; a year must have passed. Most people of such a network were known there and nowhere else, so that
 * nothing covers the year after: to leave them out would hide just those whom the list is for, to call it silence would be untrue. They are in
 * it, and it says that the year is unknown. Who was heard of later is no longer left behind.
 */
import { coverageFor, coveredSpans, covers, sideOf, type Span } from '../coverage'
import { networksOf } from '../handles'
import type { CoverageSpan, PersonSummary, Proof } from '../model'
import { statements, verdictOf } from '../statements'
import { byId, told, type Covered, type Known } from './input'

export interface LeftBehind {
  readonly person: PersonSummary
  readonly network: string
  /** Direct touches there. */
  readonly direct: number
  readonly first: Proof
  readonly last: Proof
  /** When the archives of the network end, UTC ms. */
  readonly ended: number
  /** `silent`: another network on which they are known covers the year after. `unknown`: none covers all of it. */
  readonly after: 'silent' | 'unknown'
}

export interface LeftBehindInput extends Pick<Known, 'people' | 'stories'>, Covered {
  readonly now: number
}

/** By network, in each the latest touch first. */
export function leftBehind({ people, stories, coverage, now }: LeftBehindInput): readonly LeftBehind[] {
  const ends = endsOf(coverage)
  const covered = coveredBy(coverage)
  const found: LeftBehind[] = []
  for (const [person, { networks, silence, verdicts = {} }] of told({ people, stories })) {
    for (const { network, direct, first, firstId, last, lastId } of networks) {
      const ended = ends.get(network)
      if (ended === undefined || yearAfter(ended) > now || !silence.last || silence.last.at > ended) continue
      if (verdictOf(verdicts, statements.leftBehind(network)) === 'rejected') continue
      found.push({
        person, network, direct, ended,
        first: { id: firstId, at: first },
        last: { id: lastId, at: last },
        after: covers(covered(networksOf(person.handles, networks)), ended, yearAfter(ended)) ? 'silent' : 'unknown',
      })
    }
  }
  return found.sort((a, b) => (a.network < b.network ? -1 : a.network > b.network ? 1 : b.last.at - a.last.at || byId(a, b)))
}

/** When the archives of each network end. In person there is no network to be left on. */
function endsOf(coverage: readonly CoverageSpan[]): ReadonlyMap<string, number> {
  const ends = new Map<string, number>()
  for (const span of coverage) if (sideOf(span) === 'on') ends.set(span.network, Math.max(span.to, ends.get(span.network) ?? -Infinity))
  return ends
}

/** The covered time of some networks. Tens of thousands of people are known on the same few. */
function coveredBy(coverage: readonly CoverageSpan[]): (networks: ReadonlySet<string>) => readonly Span[] {
  const known = new Map<string, readonly Span[]>()
  return (networks) => {
    const key = [...networks].sort().join('\n')
    const spans = known.get(key) ?? coveredSpans(coverageFor(coverage, networks), 'on')
    known.set(key, spans)
    return spans
  }
}

/** The same day a year later. */
function yearAfter(at: number): number {
  const date = new Date(at)
  return date.setUTCFullYear(date.getUTCFullYear() + 1)
}
