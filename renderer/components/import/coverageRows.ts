import type { CoverageFact } from '#contract/records'
import { networkName } from '../base/networks'

export interface CoverageSpan {
  readonly from: number
  readonly to: number
}

/** What the sources of one network can say in one setting, over all imports. */
export interface CoverageRow {
  readonly network: string
  readonly setting: CoverageFact['setting']
  /** Apart from one another, in order. */
  readonly spans: readonly CoverageSpan[]
  readonly from: number
  readonly to: number
  readonly sides: 'both sides' | 'your side only' | 'their side only'
}

const order: readonly CoverageFact['setting'][] = ['public', 'private', 'inPerson']
const day = 24 * 60 * 60 * 1000

/** One row per network and setting. Spans that touch within a day are one: exports that follow each other leave seams. */
export function coverageRows(facts: readonly CoverageFact[]): readonly CoverageRow[] {
  const groups = new Map<string, CoverageFact[]>()
  for (const fact of facts) {
    const key = `${fact.network} ${fact.setting}`
    groups.set(key, [...(groups.get(key) ?? []), fact])
  }
  return [...groups.values()]
    .map((group): CoverageRow => {
      const { network, setting } = group[0]!
      const spans: { from: number; to: number }[] = []
      for (const { from, to } of [...group].sort((a, b) => a.from - b.from)) {
        const last = spans.at(-1)
        if (last && from <= last.to + day) last.to = Math.max(last.to, to)
        else spans.push({ from, to })
      }
      const directions = new Set(group.flatMap((fact) => fact.directions))
      const both = directions.has('mutual') || (directions.has('sent') && directions.has('received'))
      return {
        network, setting, spans, from: spans[0]!.from, to: Math.max(...spans.map(({ to }) => to)),
        sides: both ? 'both sides' : directions.has('sent') ? 'your side only' : 'their side only',
      }
    })
    .sort((a, b) => networkName(a.network).localeCompare(networkName(b.network), 'en') || order.indexOf(a.setting) - order.indexOf(b.setting))
}
