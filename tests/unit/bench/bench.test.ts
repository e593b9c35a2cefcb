// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { bench } from '../../bench/bench'
import { circleTable } from '../../bench/circleBench'
import { runCircle } from '../../bench/circleRun'
import { editsTable } from '../../bench/editsBench'
import { runEdits } from '../../bench/editsRun'
import { importBench, importTable } from '../../bench/importBench'
import { searchTable } from '../../bench/searchBench'
import { runSearch } from '../../bench/searchRun'
import { table } from '../../bench/table'

describe('the bench', () => {
  it('measures parsing and the library file, each beside its raw limit', async () => {
    const figures = await bench(['parse', 'library'], 500)
    for (const { ratio, budget } of figures) expect(budget === undefined || ratio! > 0).toBe(true)
    expect(figures.filter(({ raw }) => raw).map(({ name }) => name)).toEqual(['inflate alone', 'JSON.parse alone', 'deflate and write alone'])
    expect(figures.every(({ perSecond, megabytesPerSecond }) => (perSecond ?? megabytesPerSecond)! > 0)).toBe(true)
    expect(table(figures).trimEnd().split('\n')).toHaveLength(figures.length + 1)
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
