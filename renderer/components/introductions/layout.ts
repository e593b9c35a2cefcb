/** Where everybody stands in the drawing: the owner in the middle, whoever they know by themselves around, and those who came through them beyond. */
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type Simulation, type SimulationLinkDatum, type SimulationNodeDatum } from 'd3-force'

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
const ring = 96
const room = 34

interface Place { readonly x: number; readonly y: number }

/** Works in small steps, so that whoever drives it may draw and answer in between. The same people come to stand in the same places. */
export class Layout {
  readonly people: readonly Placed[]
  readonly links: readonly { readonly from: Placed; readonly to: Placed; readonly kind: DrawnLink['kind'] }[]
  private readonly simulation: Simulation<Placed, SimulationLinkDatum<Placed>>

  /** `before`: where they stood, so that one more moves the others but little. `aspect`: of the view, width by height. */
  constructor(people: readonly DrawnPerson[], links: readonly DrawnLink[], { before = new Map(), aspect = 1 }: { readonly before?: ReadonlyMap<string, Place>; readonly aspect?: number } = {}) {
    const places = placesOf(people, links, Math.max(0.5, Math.min(2.5, aspect)))
    const known = new Map(people.map((person): [string, Placed] => {
      const place = (person.depth === 0 ? undefined : before.get(person.id)) ?? places.get(person.id)!
      return [person.id, { ...person, x: place.x, y: place.y, ...(person.depth === 0 ? { fx: 0, fy: 0 } : {}) }]
    }))
    this.people = [...known.values()]
    this.links = links.flatMap(({ from, to, kind }) => {
      const [one, other] = [known.get(from), known.get(to)]
      return one && other ? [{ from: one, to: other, kind }] : []
    })
    const brought = this.links.filter(({ kind }) => kind === 'brought').map(({ from, to }) => ({ source: from, target: to }))
    this.simulation = forceSimulation<Placed>([...this.people])
      .force('link', forceLink<Placed, SimulationLinkDatum<Placed>>(brought).distance(ring).strength(0.15))
      .force('apart', forceManyBody<Placed>().strength(-70).distanceMax(300))
      .force('across', forceX<Placed>(({ id }) => places.get(id)!.x).strength(0.25))
      .force('along', forceY<Placed>(({ id }) => places.get(id)!.y).strength(0.25))
      .force('touching', forceCollide<Placed>(room / 2))
      .alpha(before.size > 0 ? 0.35 : 1)
      .alphaDecay(0.04)
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

/** Where each would stand if nobody were in the way: in the sector of whoever brought them, on the ring of so many steps. `people` nearer ones first. */
function placesOf(people: readonly DrawnPerson[], links: readonly DrawnLink[], aspect: number): Map<string, Place> {
  const depthOf = new Map(people.map(({ id, depth }) => [id, depth]))
  const below = new Map<string, string[]>()
  const parented = new Set<string>()
  for (const { from, to, kind } of links) {
    // Of several who brought somebody the one a step nearer is in the chain; whoever has none such stands at the middle's.
    if (kind === 'pair' || parented.has(to) || depthOf.get(from) !== depthOf.get(to)! - 1) continue
    parented.add(to)
    below.set(from, [...(below.get(from) ?? []), to])
  }
  for (const { id, depth } of people) if (depth > 0 && !parented.has(id)) below.set('', [...(below.get('') ?? []), id])
  const width = new Map<string, number>()
  for (const { id } of [...people].reverse()) width.set(id, Math.max(1, (below.get(id) ?? []).reduce((sum, each) => sum + (width.get(each) ?? 1), 0)))
  const radii = ringsOf(people)
  const places = new Map<string, Place>([['', { x: 0, y: 0 }]])
  const sectors: { readonly id: string; readonly from: number; readonly to: number }[] = [{ id: '', from: -Math.PI / 2, to: 1.5 * Math.PI }]
  for (const { id, from, to } of sectors) {
    let at = from
    for (const each of below.get(id) ?? []) {
      const end = at + ((to - from) * width.get(each)!) / width.get(id)!
      const angle = (at + end) / 2
      const radius = radii[depthOf.get(each)!]!
      places.set(each, { x: Math.cos(angle) * radius * Math.sqrt(aspect), y: (Math.sin(angle) * radius) / Math.sqrt(aspect) })
      sectors.push({ id: each, from: at, to: end })
      at = end
    }
  }
  return places
}

/** The radius of each ring: wide enough for all who stand in it. */
function ringsOf(people: readonly DrawnPerson[]): number[] {
  const counts: number[] = []
  for (const { depth } of people) counts[depth] = (counts[depth] ?? 0) + 1
  const radii: number[] = [0]
  for (let depth = 1; depth < counts.length; depth++) radii[depth] = Math.max(radii[depth - 1]! + ring, ((counts[depth] ?? 0) * room) / (2 * Math.PI))
  return radii
}
