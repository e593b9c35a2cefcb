import { describe, expect, it } from 'vitest'
import { bench } from '../../bench/bench'
import { table } from '../../bench/table'

describe('the bench', () => {
  it('measures parsing and the library file, each beside its raw limit', async () => {
    const figures = await bench(['parse', 'library'], 500)
    for (const { ratio, budget } of figures) expect(budget === undefined || ratio! > 0).toBe(true)
    expect(figures.filter(({ raw }) => raw).map(({ name }) => name)).toEqual(['inflate alone', 'JSON.parse alone', 'deflate and write alone'])
    expect(figures.every(({ perSecond, megabytesPerSecond }) => (perSecond ?? megabytesPerSecond)! > 0)).toBe(true)
    expect(table(figures).trimEnd().split('\n')).toHaveLength(figures.length + 1)
  })
})
