import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closest, markRadius, marksOf, onWorld, showing, viewOf, wholeWorld, within, world, zoomed, type View } from '../../../renderer/core/mapMarks'

const inside = ({ x, y, width, height }: View, point: { x: number; y: number }) => point.x >= x - 1e-6 && point.x <= x + width + 1e-6 && point.y >= y - 1e-6 && point.y <= y + height + 1e-6
const anywhere = fc.tuple(fc.double({ min: -90, max: 90, noNaN: true }), fc.double({ min: -180, max: 180, noNaN: true })).map(([latitude, longitude]) => onWorld(latitude, longitude))
const aspects = fc.double({ min: 0.4, max: 4, noNaN: true })

describe('a point on the drawing', () => {
  it.each([[0, -180, 0], [0, 0, 500], [0, 540, 0], [47, 90, 750]])('%d north, %d east stands at %d', (latitude, longitude, x) => expect(onWorld(latitude, longitude).x).toBeCloseTo(x))
  it('north is up, and what lies beyond stands at the edge', () => {
    expect(onWorld(60, 0).y).toBeLessThan(onWorld(10, 0).y)
    expect(onWorld(90, 0).y).toBeCloseTo(0)
    expect(onWorld(-90, 0).y).toBeCloseTo(world.height)
  })
})

describe('the view', () => {
  it('has all places in it, in the shape of the window, no closer than the outline is good for', () => {
    fc.assert(fc.property(fc.array(anywhere, { minLength: 1, maxLength: 30 }), aspects, (points, aspect) => {
      const view = viewOf(points, aspect)
      expect(points.every((point) => inside(view, point))).toBe(true)
      expect(view.width / view.height).toBeCloseTo(aspect)
      expect(view.width).toBeGreaterThanOrEqual(closest)
    }))
  })
  it('of no places is the world', () => expect(inside(viewOf([], 1), { x: 0, y: 0 }) && inside(viewOf([], 1), { x: world.width, y: world.height })).toBe(true))

  it('keeps the point under the pointer where it is while it comes closer', () => {
    const view = within({ x: 450, y: 150, width: 200, height: 100 }, 2)
    const round = { x: 500, y: 180 }
    const closer = zoomed(view, 0.5, round, 2)
    expect(closer.width).toBeCloseTo(100)
    expect((round.x - closer.x) / closer.width).toBeCloseTo((round.x - view.x) / view.width)
    expect((round.y - closer.y) / closer.height).toBeCloseTo((round.y - view.y) / view.height)
    expect(zoomed(view, 0.001, round, 2).width).toBe(closest)
    expect(zoomed(view, 1000, round, 2)).toEqual(wholeWorld(2))
  })

  it('moves to a place only where it is not seen', () => {
    fc.assert(fc.property(anywhere, anywhere, aspects, (here, there, aspect) => {
      const view = within({ x: here.x - 40, y: here.y - 40 / aspect, width: 80, height: 80 / aspect }, aspect)
      expect(showing(view, { x: view.x + view.width / 2, y: view.y + view.height / 2 }, aspect)).toBe(view)
      expect(inside(showing(view, there, aspect), there)).toBe(true)
    }))
  })
})

describe('marks', () => {
  const spots = fc.array(fc.record({ x: fc.double({ min: 0, max: 100, noNaN: true }), y: fc.double({ min: 0, max: 100, noNaN: true }), n: fc.integer({ min: 1, max: 50 }) }), { maxLength: 60 })
  const all: View = { x: 0, y: 0, width: 100, height: 100 }

  it('have every place once, count all of them, and do not lie on each other', () => {
    fc.assert(fc.property(spots, fc.double({ min: 0.5, max: 30, noNaN: true }), (some, apart) => {
      const marks = marksOf(some, all, apart)
      expect(marks.flatMap((mark) => mark.spots).sort((a, b) => a - b)).toEqual(some.map((_, at) => at))
      for (const mark of marks) {
        expect(mark.n).toBe(mark.spots.reduce((sum, at) => sum + some[at]!.n, 0))
        expect(some[mark.spots[0]!]!.n).toBe(Math.max(...mark.spots.map((at) => some[at]!.n)))
        for (const at of mark.spots) expect(Math.hypot(some[at]!.x - mark.x, some[at]!.y - mark.y)).toBeLessThan(apart + 1e-9)
      }
      for (const [at, one] of marks.entries()) for (const other of marks.slice(at + 1)) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(apart - 1e-9)
    }))
  })

  it('are of what is in sight', () => expect(marksOf([{ x: 50, y: 50, n: 1 }, { x: 150, y: 50, n: 1 }], all, 10)).toEqual([{ x: 50, y: 50, n: 1, spots: [0] }]))

  it('grow with the number, up to a size', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 100_000 }), (n) => {
      expect(markRadius(n + 1)).toBeGreaterThanOrEqual(markRadius(n))
      expect(markRadius(n)).toBeLessThanOrEqual(18)
    }))
  })

  it('of ten thousand places are few and there within a frame or two', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => ({ x: (at * 7919) % 1000, y: (at * 104_729) % 700, n: 1 + (at % 9) }))
    const began = performance.now()
    const marks = marksOf(many, world, 15)
    expect(performance.now() - began).toBeLessThan(400)
    expect(marks.length).toBeLessThan(4000)
  })
})
