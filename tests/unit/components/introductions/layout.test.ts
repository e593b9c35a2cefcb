import { describe, expect, it } from 'vitest'
import { chainLinks, drawn, linkKey } from '../../../../renderer/components/introductions/drawn'
import { Layout, type DrawnLink, type DrawnPerson } from '../../../../renderer/components/introductions/layout'
import { personAt, wholeView } from '../../../../renderer/components/introductions/painting'
import { introductionGraph } from '../../../../renderer/core/introductions/graph'
import { introductionsOf } from '../../../../renderer/core/introductions/introductions'
import { person, said } from '../../core/introductions/making'

const graphOf = (ids: string, edges: readonly (readonly [string, ...string[]])[]) => {
  const people = [...ids].map((id, index) => person(id, `20${10 + index}-01-01`))
  return introductionGraph(introductionsOf({ people, hints: [], said: edges.map(([by, ...whom]) => said(by, whom)) }).accepted, new Map(people.map((each) => [each.id, each])))
}
const settled = (layout: Layout): Layout => {
  while (!layout.step(50)) continue
  return layout
}

describe('what is drawn', () => {
  it('has the owner in the middle, everybody at the steps they came, and each line once', () => {
    const { people, links } = drawn(graphOf('abcd', [['a', 'b'], ['b', 'c'], ['', 'a', 'd'], ['c', 'a', 'b']]))
    expect(people.map(({ id, depth, brought }) => `${id}${depth}${brought}`)).toEqual(['00', 'a11', 'd10', 'b21', 'c30'])
    expect(links.map(({ from, to, kind }) => `${kind} ${from}${to}`).sort()).toEqual(['brought ab', 'brought bc', 'known a', 'known d', 'pair ab', 'pair ad'])
    expect(drawn(graphOf('ab', []))).toEqual({ people: [], links: [] })
  })

  it('tells the lines of a chain, from the owner on', () => {
    expect(chainLinks(graphOf('abc', [['a', 'b'], ['b', 'c']]), 'c')).toEqual(new Set([linkKey('', 'a'), linkKey('a', 'b'), linkKey('b', 'c')]))
  })
})

describe('where everybody stands', () => {
  const many = (count: number): { people: DrawnPerson[]; links: DrawnLink[] } => {
    const people: DrawnPerson[] = [{ id: '', depth: 0, brought: 0 }]
    const links: DrawnLink[] = []
    for (let index = 0; index < count; index++) {
      const parent = index < 20 ? people[0]! : people[1 + (index * 7) % 20]!
      people.push({ id: `p${index}`, depth: parent.depth + 1, brought: 0 })
      links.push({ from: parent.id, to: `p${index}`, kind: parent.id === '' ? 'known' : 'brought' })
    }
    return { people, links }
  }

  it('is the same each time, in steps, with nobody on anybody', () => {
    const { people, links } = many(120)
    const [one, other] = [settled(new Layout(people, links, { aspect: 2 })), settled(new Layout(people, links, { aspect: 2 }))]
    expect(one.people.map(({ x, y }) => [x, y])).toEqual(other.people.map(({ x, y }) => [x, y]))
    expect(one.people[0]).toMatchObject({ id: '', x: 0, y: 0 })
    for (const [at, a] of one.people.entries()) for (const b of one.people.slice(at + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(8)
  })

  it('a step ends when its time is over, and goes on where it was', () => {
    const { people, links } = many(40)
    let clock = 0
    const layout = new Layout(people, links)
    expect(layout.step(3, () => (clock += 2))).toBe(false)
    expect(settled(layout).people).toHaveLength(41)
  })

  it('one more moves the others but little', () => {
    const { people, links } = many(60)
    const before = settled(new Layout(people.slice(0, -1), links.slice(0, -1)))
    const after = settled(new Layout(people, links, { before: new Map(before.people.map(({ id, x, y }) => [id, { x, y }])) }))
    const moved = before.people.map(({ id, x, y }) => { const now = after.people.find((each) => each.id === id)!; return Math.hypot(now.x - x, now.y - y) })
    expect(moved.reduce((sum, each) => sum + each, 0) / moved.length).toBeLessThan(60)
  })

  it('the whole of it fits, and whoever is pointed at is found', () => {
    const { people } = settled(new Layout(...(Object.values(many(80)) as [DrawnPerson[], DrawnLink[]])))
    const view = wholeView(people, 800, 500)
    const on = ({ x, y }: { x: number; y: number }) => [(x - view.x) * view.zoom + 400, (y - view.y) * view.zoom + 250] as const
    for (const each of people) {
      const [x, y] = on(each)
      expect(x >= 0 && x <= 800 && y >= 0 && y <= 500).toBe(true)
    }
    expect(personAt(people, view, 800, 500, ...on(people[30]!))?.id).toBe(people[30]!.id)
    expect(personAt(people, view, 800, 500, -500, -500)).toBeUndefined()
    expect(wholeView([], 800, 500)).toEqual({ x: 0, y: 0, zoom: 1 })
  })
})
