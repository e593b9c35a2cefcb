/** The search index and a published set of queries, in the app's own page. */
import type { BenchContext } from './context'
import type { Measured } from './figure'
import { inEmptyWindow } from './emptyWindow'
import type * as SearchRun from './searchRun'
import type { SearchFigures } from './searchRun'

export async function stage(bench: BenchContext): Promise<Measured[]> {
  return searchMeasured(await inEmptyWindow(bench, 'searchRun', ({ searchRun, tell, size, people }) => (searchRun as typeof SearchRun).runSearch(size, people, tell)))
}

/** Each query is asked five times; its values are the medians of these. */
export function searchMeasured({ interactions, bytesEach, applySeconds, indexSeconds, loadSeconds, asked, others, rawReadMs }: SearchFigures): Measured[] {
  const once = 'the index is made once; every query is asked five times'
  const times = asked.map(({ ms }) => ms)
  const raw = asked.reduce((sum, { rawMs }) => sum + rawMs, 0) / asked.length
  return [
    { name: 'index', unit: 'bytes/interaction', values: [bytesEach], fewer: 'a size, always the same', budget: { of: 'median', at: 'most', value: 40 }, flat: true },
    { name: 'making the index', unit: '/s', values: [interactions / indexSeconds], fewer: once },
    { name: 'taking in, with the index', unit: '/s', values: [interactions / applySeconds], fewer: once },
    { name: 'reading the index and everybody', unit: 'ms', values: [loadSeconds * 1000], fewer: once, limit: { name: 'its bytes', value: rawReadMs } },
    { name: `${asked.length} queries`, unit: 'ms', values: times, limit: { name: 'pages shown', value: raw }, budget: { of: 'median', at: 'most', value: 50 }, flat: true },
    { name: 'the slowest of them', unit: 'ms', values: [Math.max(...times)], fewer: once, budget: { of: 'worst', at: 'most', value: 150 } },
    { name: 'phrases and filters', unit: 'ms', values: others.map(({ ms }) => ms) },
  ]
}
