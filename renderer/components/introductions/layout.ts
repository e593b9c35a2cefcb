/** Where everybody stands in the drawing: the owner in the middle, whoever they know by themselves around, and those who came through them beyond. */
import { forceCollide, forceLink, forceManyBody, forceRadial, forceSimulation, type Simulation, type SimulationLinkDatum, type SimulationNodeDatum } from 'd3-force'

export interface DrawnPerson {
  /** Empty for the owner. */
  readonly id: string
  /** Steps from the owner; 0 for the owner alone. */
  readonly depth: number
  /** How many they brought. */
  readonly brought: number
}

export interface DrawnLink {
  readonly from: string
  readonly to: string
  /** `known`: known by themselves. `brought`: introduced to the owner. `pair`: introduced to each other. */
  readonly kind: 'known' | 'brought' | 'pair'
}

export interface Placed extends DrawnPerson, SimulationNodeDatum {
  x: number
  y: number
}

/** Between two rings, and along a ring for each who stands in it. */
const ring = 92
const room = 30

/** Works in small steps, so that whoever drives it may draw and answer in between. The same people come to stand in the same places. */
export class Layout {
  readonly people: readonly Placed[]
  readonly links: readonly { readonly from: Placed; readonly to: Placed; readonly kind: DrawnLink['kind'] }[]
  private readonly simulation: Simulation<Placed, SimulationLinkDatum<Placed>>

  /** `before`: where they stood, so that one more moves the others but little. */
  constructor(people: readonly DrawnPerson[], links: readonly DrawnLink[], before: ReadonlyMap<string, { readonly x: number; readonly y: number }> = new Map()) {
    const radii = ringsOf(people)
    const known = new Map<string, Placed>()
    const counts = new Map<number, number>()
    const ends = new Map(links.map(({ from, to, kind }) => [to, kind === 'brought' ? from : undefined]))
    for (const person of people) {
      const at = counts.get(person.depth) ?? 0
      counts.set(person.depth, at + 1)
      const parent = known.get(ends.get(person.id) ?? '')
      // Beyond whoever brought them; else round by the golden angle, which leaves no gaps.
      const angle = parent && parent.depth > 0 ? Math.atan2(parent.y, parent.x) + (((at % 7) - 3) * Math.PI) / 60 : at * 2.399963
      const radius = radii[person.depth]!
      const place = before.get(person.id) ?? { x: Math.cos(angle) * radius, y: Math.sin(angle) * radius }
      known.set(person.id, { ...person, x: place.x, y: place.y, ...(person.depth === 0 ? { x: 0, y: 0, fx: 0, fy: 0 } : {}) })
    }
    this.people = [...known.values()]
    this.links = links.flatMap(({ from, to, kind }) => {
      const [one, other] = [known.get(from), known.get(to)]
      return one && other ? [{ from: one, to: other, kind }] : []
    })
    this.simulation = forceSimulation<Placed>([...this.people])
      .force('link', forceLink<Placed, SimulationLinkDatum<Placed>>(this.links.filter(({ kind }) => kind === 'brought').map(({ from, to }) => ({ source: from, target: to }))).distance(ring).strength(0.6))
      .force('apart', forceManyBody<Placed>().strength(-90).distanceMax(420))
      .force('ring', forceRadial<Placed>(({ depth }) => radii[depth]!, 0, 0).strength(({ depth }) => (depth === 0 ? 0 : 0.55)))
      .force('touching', forceCollide<Placed>(room / 2))
      .alpha(before.size > 0 ? 0.35 : 1)
      .stop()
  }

  /** Goes on for about so many ms; answers whether it stands. */
  step(ms: number, now: () => number = () => performance.now()): boolean {
    const until = now() + ms
    do {
      if (this.simulation.alpha() < this.simulation.alphaMin()) return true
      this.simulation.tick()
    } while (now() < until)
    return this.simulation.alpha() < this.simulation.alphaMin()
  }
}

/** The radius of each ring: wide enough for all who stand in it. */
function ringsOf(people: readonly DrawnPerson[]): number[] {
  const counts: number[] = []
  for (const { depth } of people) counts[depth] = (counts[depth] ?? 0) + 1
  const radii: number[] = [0]
  for (let depth = 1; depth < counts.length; depth++) radii[depth] = Math.max(radii[depth - 1]! + ring, ((counts[depth] ?? 0) * room) / (2 * Math.PI))
  return radii
}
