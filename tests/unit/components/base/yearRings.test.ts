import { describe, expect, it } from 'vitest'
import { drawYearRings } from '../../../../renderer/components/base/yearRings'

const silent = Array.from({ length: 12 }, () => 0)
const arcs = (path: string) => path.split('M').length - 1

describe('year rings', () => {
  it('draw one hairline for one or two touches, six for fifty and more, and one arc for equal neighbours', () => {
    expect(arcs(drawYearRings([{ year: 2020, months: silent, met: [] }]).words)).toBe(0)
    expect(arcs(drawYearRings([{ year: 2020, months: [2, 1, 1, ...silent.slice(3)], met: [] }]).words)).toBe(1)
    expect(arcs(drawYearRings([{ year: 2020, months: [50, ...silent.slice(1)], met: [] }]).words)).toBe(6)
  })

  it('keep words left and meetings right, January at the foot', () => {
    const { words, meetings, moments } = drawYearRings([{ year: 2020, months: [1, ...silent.slice(1)], met: [0.1], moments: [0.1] }])
    const start = (path: string) => path.slice(1).split(/[ A]/).map(Number)
    expect(start(words)[0]).toBeLessThan(200)
    expect(start(words)[1]).toBeGreaterThan(200)
    expect(start(meetings)[0]).toBeGreaterThan(200)
    expect(start(meetings)[1]).toBeGreaterThan(200)
    expect(moments[0]!.x).toBeLessThan(200)
  })

  it('stay inside the drawing for sixty years, with a year written every five', () => {
    const drawing = drawYearRings(Array.from({ length: 60 }, (_, at) => ({ year: 1970 + at, months: silent, met: [0, 1] })))
    const numbers = (drawing.meetings.match(/[\d.]+ [\d.]+(?=A|M|$)/g) ?? []).flatMap((pair) => pair.split(' ').map(Number))
    expect(Math.min(...numbers)).toBeGreaterThan(0)
    expect(Math.max(...numbers)).toBeLessThan(400)
    expect(drawing.labels.map(({ year }) => year).slice(0, 3)).toEqual([1970, 1975, 1980])
  })

  it('dot a year that nothing covers', () => {
    const { uncovered, faint } = drawYearRings([{ year: 2020, months: silent, met: [], uncovered: true }])
    expect(arcs(uncovered)).toBe(1)
    expect(arcs(faint)).toBe(1)
  })
})
