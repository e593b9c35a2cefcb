// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { wishesOf } from '../../bench/bench'
import { circleTable } from '../../bench/circleBench'
import { runCircle } from '../../bench/circleRun'
import { editsTable } from '../../bench/editsBench'
import { runEdits } from '../../bench/editsRun'
import { importBench, importTable } from '../../bench/importBench'
import { stageNames } from '../../bench/registry'
import { searchTable } from '../../bench/searchBench'
import { runSearch } from '../../bench/searchRun'

describe('the bench', () => {
  it('takes stages in the order they run, sizes and a folder, and nothing else', () => {
    expect(wishesOf([])).toMatchObject({ stages: stageNames, sizes: [10_000], grow: false, json: false })
    expect(wishesOf(['open', 'start', '--size', '1m', '--runs', '3', '--json'])).toMatchObject({ stages: ['start', 'open'], sizes: [1_000_000], runs: 3, json: true })
    expect(wishesOf(['--grow', 'open']).sizes).toEqual([10_000, 100_000])
    expect(wishesOf(['--grow', '1m']).sizes).toEqual([10_000, 100_000, 1_000_000])
    expect(() => wishesOf(['opne'])).toThrow('opne')
    expect(() => wishesOf(['--sise', '1m'])).toThrow('--sise')
    expect(() => wishesOf(['--size', 'huge'])).toThrow('huge')
  })

  it('finds words in what it makes up, and says how much the index takes', async () => {
    const figures = await runSearch(400)
    expect(figures.bytesEach).toBeGreaterThan(0)
    expect(figures.asked.filter(({ total }) => total > 0).length).toBeGreaterThan(15)
    expect(figures.asked.every(({ total, hits }) => hits === Math.min(20, total))).toBe(true)
    expect(figures.asked.find(({ query }) => query === 'xylophone ')).toMatchObject({ total: 0 })
    expect(figures.others.map(({ total }) => total > 0)).toContain(true)
    expect(searchTable(figures).split('\n').length).toBeGreaterThan(figures.asked.length)
  })

  it('times edits and their undoing', async () => {
    const figures = await runEdits(40, 300)
    expect(figures.interactions).toBe(300 + 39 * 3)
    expect(figures.edits.every(({ applyMs, deriveMs, undoMs }) => applyMs > 0 && deriveMs > 0 && undoMs > 0)).toBe(true)
    expect(editsTable(figures).trimEnd().split('\n')).toHaveLength(figures.edits.length + 2)
  })

  it('times relationships, of everybody and of some', async () => {
    const figures = await runCircle(60, 20)
    expect([figures.people, figures.interactions, figures.some]).toEqual([60, 600, 20])
    expect(figures.lines.every(({ ms }) => ms > 0)).toBe(true)
    expect(figures.lines.filter(({ what, rawMs }) => rawMs === 0 && !what.startsWith('  of some')).map(({ what }) => what)).toEqual(['nobody new, at start'])
    expect(Object.values(figures.bytes).every((bytes) => bytes > 0)).toBe(true)
    expect(circleTable(figures).trimEnd().split('\n')).toHaveLength(figures.lines.length + 3)
  })

  it('reads every record of every archive it makes', async () => {
    const figures = await importBench(300, { end: false })
    expect(figures.flatMap(({ title, wrong }) => wrong.map((words) => `${title}: ${words}`))).toEqual([])
    for (const { title, parse } of figures) expect(parse.megabytesPerSecond, title).toBeGreaterThan(0)
    expect(importTable(figures).trimEnd().split('\n')).toHaveLength(figures.length + 1)
  })
})
