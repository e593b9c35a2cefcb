// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exponentOf, figureOf, quantile, type Measured } from '../../bench/figure'
import { addToHistory, before, keyOf, readHistory } from '../../bench/history'
import type { BenchRun } from '../../bench/runs'
import { growthOf, growthTable, runTable } from '../../bench/table'

const measured = (changes: Partial<Measured> = {}): Measured => ({ name: 'a look', unit: 'ms', values: [5, 1, 4, 2, 3], ...changes })

function runOf(version: string, size: number, all: readonly Measured[]): BenchRun {
  const figures = all.map((one) => figureOf('open', one))
  return { version, began: '', size, people: size / 20, runs: 5, computer: { processors: '2 x any', memoryMb: 1, node: 'v20', load: 0 }, stages: [{ stage: 'open', seconds: 1, figures }] }
}

describe('a figure of the bench', () => {
  it('has a median and the middle half of the runs', () => {
    expect(figureOf('open', measured())).toMatchObject({ stage: 'open', median: 3, spread: [2, 4] })
    expect([quantile([1, 2], 0.5), quantile([7], 0.9), quantile([1, 2, 3, 10], 1)]).toEqual([1.5, 7, 10])
  })

  it('is compared with its limit, and with what is wanted of its ratio, its median or its worst run', () => {
    const limit = { name: 'raw', value: 2 }
    expect(figureOf('open', measured({ limit, budget: { of: 'ratio', at: 'most', value: 1.5 } }))).toMatchObject({ ratio: 1.5, met: true })
    expect(figureOf('open', measured({ limit, budget: { of: 'ratio', at: 'least', value: 1.6 } }))).toMatchObject({ met: false })
    expect(figureOf('open', measured({ budget: { of: 'median', at: 'most', value: 3 } }))).toMatchObject({ met: true })
    expect(figureOf('open', measured({ budget: { of: 'worst', at: 'most', value: 4 } }))).toMatchObject({ met: false })
    expect(figureOf('open', measured({ budget: { of: 'worst', at: 'least', value: 1 } }))).toMatchObject({ met: true })
  })

  it('says why it has fewer than five runs, and has numbers', () => {
    expect(() => figureOf('open', measured({ values: [1, 2] }))).toThrow('only 2 runs')
    expect(figureOf('open', measured({ values: [1], fewer: 'a size' })).fewer).toBe('a size')
    expect(figureOf('open', measured({ values: [1] }), 1).fewer).toBe('as wanted, once')
    expect(() => figureOf('open', measured({ values: [] }))).toThrow('nothing was measured')
    expect(() => figureOf('open', measured({ values: [1, 2, 3, 4, Infinity] }))).toThrow('else than a number')
  })

  it('grows with an exponent', () => {
    expect(exponentOf([[10, 3], [100, 3], [1000, 3]])).toBeCloseTo(0)
    expect(exponentOf([[10, 2], [100, 20], [1000, 200]])).toBeCloseTo(1)
    expect(exponentOf([[10, 1], [1000, 10]])).toBeCloseTo(0.5)
    expect(exponentOf([[10, 1]])).toBeUndefined()
    expect(exponentOf([[10, 0], [100, 1]])).toBeUndefined()
  })
})

describe('a run of the bench', () => {
  it('is compared with the newest of another commit over a library of the same size', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'full-circle-history-'))
    const file = join(folder, 'deep', 'runs.jsonl')
    try {
      expect(await readHistory(file)).toEqual([])
      const now = runOf('b', 1000, [measured({ values: [30, 30, 30, 30, 30] })])
      for (const run of [runOf('a', 1000, [measured({ values: [5, 5, 5, 5, 5] })]), runOf('a', 1000, [measured()]), runOf('a', 2000, [measured({ values: [9, 9, 9, 9, 9] })]), now]) await addToHistory(file, run)
      const earlier = before(now, await readHistory(file))
      expect([...earlier]).toEqual([[keyOf('open', 'a look'), 3]])
      expect(runTable(now, earlier)).toContain('10.00 of it')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('is a table: a line for each figure, what is missed, what failed, and the memory', () => {
    const run = runOf('a', 1000, [
      measured({ limit: { name: 'raw', value: 2 }, budget: { of: 'worst', at: 'most', value: 4 }, memory: [{ process: 'page', peakMb: 300 }] }),
      measured({ name: 'a size', unit: 'bytes/interaction', values: [650], fewer: 'always the same' }),
    ])
    const text = runTable({ ...run, stages: [...run.stages, { stage: 'start', seconds: 2, figures: [], failed: 'nobody came' }] })
    expect(text).toMatch(/open: a look +3\.00 ms +2\.00 to 4\.00 +5 +1\.50 of 2\.00 ms, raw +worst at most 4\.00 ms, MISSED/)
    expect(text).toMatch(/open: a size +650 bytes +1/)
    expect(text).toContain('open: 1 s; at most page 300 MB; fewer runs: always the same')
    expect(text).toContain('start: 2 s; FAILED: nobody came')
  })

  it('shows over sizes what grows and should not', () => {
    const of = (size: number, ms: number) => runOf('a', size, [measured({ name: `who wrote most (${size})`, values: Array.from({ length: 5 }, () => ms) }), measured({ flat: true, values: Array.from({ length: 5 }, () => ms) })])
    const runs = [of(10_000, 2), of(100_000, 20)]
    expect(growthOf(runs).map(({ name, exponent }) => [name, exponent?.toFixed(1)])).toEqual([['open: who wrote most', '1.0'], ['open: a look', '1.0']])
    const lines = growthTable(runs).split('\n')
    expect(lines[0]).toMatch(/10k +100k +exponent/)
    expect(lines[1]).not.toContain('should not')
    expect(lines[2]).toContain('grows, and should not')
  })
})
