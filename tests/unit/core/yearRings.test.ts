import { expect, it } from 'vitest'
import { ringYears, yearRings } from '../../../renderer/core/yearRings'

const at = (year: number, month: number, date = 1) => Date.UTC(year, month, date, 12)
const message = (time: number, why?: string) => ({ at: time, setting: 'private', kind: 'message', why })
const coverage = [{ network: 'x', account: 'x:id:1', setting: 'private' as const, from: at(2011, 0), to: at(2012, 0), directions: [] }]
const met = { id: 'm', at: at(2012, 6), until: at(2012, 6), grade: 'strong' as const, evidence: ['m'] }

it('takes every year from the first to the last', () => {
  const years = ringYears([message(at(2011, 2)), message(at(2011, 2, 9), 'why'), { at: at(2014, 0), setting: 'bridge', kind: 'introduction' }, { at: at(2020, 0), setting: 'ambient', kind: 'reaction' }], [met], coverage, 'UTC')
  expect(years.map(({ year, covered }) => [year, covered])).toEqual([[2011, true], [2012, true], [2013, false], [2014, false]])
  expect(years[0]!.months).toEqual([0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  expect(years[0]!.moments).toHaveLength(1)
  expect(years[1]!.encounters[0]).toBeCloseTo(0.5, 1)
  expect(years[3]!.introductions[0]).toBeCloseTo(0, 1)
  expect(ringYears([], [], [], 'UTC')).toEqual([])
})

it('draws within the box, one date at one height on both sides', () => {
  const plain = { months: Array<number>(12).fill(60), encounters: [0, 0.5, 1], moments: [0.25], introductions: [0.25], covered: true }
  for (const count of [1, 3, 16, 40]) {
    const rings = yearRings(Array.from({ length: count }, (_, index) => ({ ...plain, year: 2000 + index })))
    const numbers = [rings.faint, rings.online, rings.inPerson, rings.seam].join(' ').match(/-?\d+(?:\.\d+)?/g)!.map(Number)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...numbers)).toBeLessThanOrEqual(400)
    expect(rings.moments).toHaveLength(count)
    rings.moments.forEach((moment, index) => {
      expect(moment.y).toBe(rings.introductions[index]!.y)
      expect(moment.x + rings.introductions[index]!.x).toBeCloseTo(400, 6)
    })
  }
})

it('draws equal neighbours as one arc and more words as more lines', () => {
  const arcs = (months: number[]) => yearRings([{ year: 2011, months, encounters: [], moments: [], introductions: [], covered: true }]).online.split('M').length - 1
  expect(arcs(Array<number>(12).fill(0))).toBe(0)
  expect(arcs(Array<number>(12).fill(2))).toBe(1)
  expect(arcs(Array<number>(12).fill(50))).toBe(6)
  expect(arcs([1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 3])).toBe(4)
})
