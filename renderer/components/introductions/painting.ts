/** The drawing of who brought whom, on a canvas: nothing here knows of components. */
import type { CirclePath, Stage } from '../../core/model'
import { linkKey } from './drawn'
import type { Layout, Placed } from './layout'

export interface Colours {
  readonly paper: string
  readonly ink: string
  readonly quiet: string
  readonly rule: string
  readonly online: string
  readonly offline: string
  readonly bridge: string
  readonly focus: string
  readonly font: string
}

/** Where the drawing lies on the canvas: `x` and `y` are the middle of the view, in the drawing. */
export interface View {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export interface Scene {
  readonly layout: Layout
  readonly view: View
  readonly width: number
  readonly height: number
  readonly colours: Colours
  readonly chosen: string | null
  /** `linkKey` of the links drawn bold. */
  readonly chain: ReadonlySet<string>
  readonly hovered: string | null
  readonly nameOf: (id: string) => string
  readonly circleOf: (id: string) => { readonly stage: Stage; readonly path: CirclePath } | undefined
}

/** Of more people not everything is said at once. */
const crowd = 150
const most = 4
const least = 0.05
export const clampZoom = (zoom: number): number => Math.max(least, Math.min(most, zoom))

/** The view that shows all of it. */
export function wholeView(people: readonly Placed[], width: number, height: number): View {
  if (people.length === 0 || width === 0 || height === 0) return { x: 0, y: 0, zoom: 1 }
  const xs = people.map(({ x }) => x)
  const ys = people.map(({ y }) => y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const zoom = Math.min(1.25, Math.max(least, Math.min((width - 260) / Math.max(1, right - left), (height - 72) / Math.max(1, bottom - top))))
  return { x: (left + right) / 2, y: (top + bottom) / 2, zoom }
}

/** Whoever stands nearest to a point of the canvas, within reach of it. */
export function personAt(people: readonly Placed[], view: View, width: number, height: number, px: number, py: number): Placed | undefined {
  let best: Placed | undefined
  let nearest = Math.max(14, 12 * view.zoom) ** 2
  for (const person of people) {
    const dx = (person.x - view.x) * view.zoom + width / 2 - px
    const dy = (person.y - view.y) * view.zoom + height / 2 - py
    const distance = dx * dx + dy * dy
    if (person.id !== '' && distance <= nearest) [best, nearest] = [person, distance]
  }
  return best
}

const thinAt = (zoom: number): number => 1 / Math.max(0.25, Math.min(1, zoom))

export function paint(canvas: CanvasRenderingContext2D, scene: Scene, ratio: number): void {
  const { layout, view, width, height, colours } = scene
  canvas.setTransform(ratio, 0, 0, ratio, 0, 0)
  canvas.clearRect(0, 0, width, height)
  canvas.translate(width / 2, height / 2)
  canvas.scale(view.zoom, view.zoom)
  canvas.translate(-view.x, -view.y)
  // Lines and rings keep a weight that can be seen, however far away one is.
  const thin = thinAt(view.zoom)
  const crowded = layout.people.length > crowd
  for (const { from, to, kind } of layout.links) {
    const bold = kind !== 'pair' && scene.chain.has(linkKey(from.id, to.id))
    const near = scene.chosen === null || from.id === scene.chosen || (kind === 'pair' && to.id === scene.chosen)
    canvas.beginPath()
    canvas.setLineDash(kind === 'pair' ? [4 * thin, 4 * thin] : [])
    canvas.moveTo(from.x, from.y)
    canvas.lineTo(to.x, to.y)
    // What is not looked at steps back: it is there, and in nobody's way.
    canvas.globalAlpha = bold || (near && kind !== 'known') ? 1 : crowded ? 0.35 : 0.8
    canvas.strokeStyle = bold || (near && kind !== 'known') ? colours.bridge : kind === 'known' ? colours.rule : colours.quiet
    canvas.lineWidth = (bold ? 3 : kind === 'known' || (crowded && !near) ? 0.75 : 1.5) * Math.min(thin, 2)
    canvas.stroke()
    if (kind === 'brought' && (bold || near || !crowded || view.zoom > 0.8)) arrow(canvas, from, to, thin)
  }
  canvas.globalAlpha = 1
  canvas.setLineDash([])
  for (const person of layout.people) node(canvas, person, scene, thin)
  labels(canvas, scene, ratio, thin)
}

/** A small head at the end of the line: from whoever introduced to whom. */
function arrow(canvas: CanvasRenderingContext2D, from: Placed, to: Placed, thin: number): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x)
  const tip = radiusOf(to, thin) + 3 * thin
  const [x, y] = [to.x - Math.cos(angle) * tip, to.y - Math.sin(angle) * tip]
  const size = 6 * thin
  canvas.beginPath()
  canvas.moveTo(x, y)
  canvas.lineTo(x - Math.cos(angle - 0.4) * size, y - Math.sin(angle - 0.4) * size)
  canvas.lineTo(x - Math.cos(angle + 0.4) * size, y - Math.sin(angle + 0.4) * size)
  canvas.closePath()
  canvas.fillStyle = canvas.strokeStyle
  canvas.fill()
}

const radiusOf = ({ brought }: Placed, thin: number): number => (6 + Math.min(6, Math.sqrt(brought) * 1.5)) * thin

/** The ring as everywhere: online thin at the left, in person thick at the right, closed by a knot. */
function node(canvas: CanvasRenderingContext2D, person: Placed, { colours, chosen, circleOf }: Scene, thin: number): void {
  const { x, y, id } = person
  const radius = radiusOf(person, thin)
  canvas.beginPath()
  canvas.arc(x, y, radius + 2 * thin, 0, 2 * Math.PI)
  canvas.fillStyle = colours.paper
  canvas.fill()
  if (id === '') {
    canvas.beginPath()
    canvas.arc(x, y, 7 * thin, 0, 2 * Math.PI)
    canvas.fillStyle = colours.ink
    canvas.fill()
    return
  }
  const { stage = 0, path = 'unknown' } = circleOf(id) ?? {}
  const metFirst = stage === 1 && path === 'met first'
  const arc = (from: number, to: number, colour: string, weight: number, dots = false) => {
    canvas.beginPath()
    canvas.setLineDash(dots ? [1.5 * thin, 3 * thin] : [])
    canvas.arc(x, y, radius, from * Math.PI, to * Math.PI)
    canvas.strokeStyle = colour
    canvas.lineWidth = weight * thin
    canvas.stroke()
  }
  if (stage > 0 && !metFirst) arc(0.5, 1.5, colours.online, 1.5)
  else arc(0.5, 1.5, colours.quiet, 1.25, true)
  if (stage > 1 || metFirst) arc(-0.5, stage === 4 || metFirst ? 0.5 : 0.25, colours.offline, 3)
  else arc(-0.5, 0.5, colours.quiet, 1.25, true)
  canvas.setLineDash([])
  if (stage === 4) {
    canvas.beginPath()
    canvas.arc(x, y + radius, 2.25 * thin, 0, 2 * Math.PI)
    canvas.fillStyle = colours.bridge
    canvas.fill()
  }
  if (id !== chosen) return
  canvas.beginPath()
  canvas.arc(x, y, radius + 5 * thin, 0, 2 * Math.PI)
  canvas.strokeStyle = colours.focus
  canvas.lineWidth = 2 * thin
  canvas.stroke()
}

interface Box { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** Names in screen size, those that matter first; one that would lie on another is left out. */
function labels(canvas: CanvasRenderingContext2D, scene: Scene, ratio: number, thin: number): void {
  const { layout, view, width, height, colours, chain, chosen, hovered } = scene
  canvas.setTransform(ratio, 0, 0, ratio, 0, 0)
  canvas.textBaseline = 'middle'
  const inChain = new Set([...chain].flatMap((key) => key.split('\n')))
  const rank = ({ id, brought }: Placed) => (id === chosen || id === hovered ? 1e6 : inChain.has(id) ? 1e5 : brought)
  const shown = layout.people.filter((person) => person.id === '' || rank(person) > 0 || view.zoom > 0.8 || layout.people.length <= 80).sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1))
  const placeOf = ({ x, y }: Placed) => [(x - view.x) * view.zoom + width / 2, (y - view.y) * view.zoom + height / 2] as const
  const names = layout.people.length > crowd && view.zoom < 0.8 ? 30 : Infinity
  const turns = layout.people.length > crowd ? undefined : directionsOf(layout)
  let said = 0
  // A name covers nobody, as far as that can be: with hundreds of people those near by would take all the room.
  const taken: Box[] = layout.people.length > crowd ? [] : layout.people.map((person) => {
    const [x, y] = placeOf(person)
    const reach = radiusOf(person, thin) * view.zoom
    return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach }
  })
  for (const person of shown) {
    const [x, y] = placeOf(person)
    if (x < -40 || x > width + 40 || y < -20 || y > height + 20) continue
    const strong = rank(person) >= 1e5
    if (said >= names && !strong && person.id !== '') continue
    canvas.font = `${strong || person.id === '' ? 600 : 500} ${strong ? 15 : 13.5}px ${colours.font}`
    const name = shortened(scene.nameOf(person.id))
    const size = canvas.measureText(name).width
    const gap = radiusOf(person, thin) * view.zoom + 6
    const places = [[0, x + gap, y], [Math.PI, x - gap - size, y], [Math.PI / 2, x - size / 2, y + gap + 6], [-Math.PI / 2, x - size / 2, y - gap - 6]] as const
    const lines = turns?.get(person.id) ?? []
    const inside = (box: Box) => box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height
    const boxes = places
      .map(([angle, left, middle], at) => ({ at, crossed: lines.some((line) => Math.abs(Math.atan2(Math.sin(line - angle), Math.cos(line - angle))) < 0.5), left: left - 2, right: left + size + 2, top: middle - 8, bottom: middle + 8 }))
      .sort((a, b) => Number(inside(b)) - Number(inside(a)) || Number(a.crossed) - Number(b.crossed) || a.at - b.at)
    const box = boxes.find((one) => taken.every((other) => apart(one, other))) ?? (strong ? boxes[0] : undefined)
    if (!box) continue
    taken.push(box)
    said += 1
    canvas.lineJoin = 'round'
    canvas.lineWidth = 3
    canvas.strokeStyle = colours.paper
    canvas.strokeText(name, box.left + 2, box.top + 8)
    canvas.fillStyle = chosen !== null && !strong && person.id !== '' ? colours.quiet : colours.ink
    canvas.fillText(name, box.left + 2, box.top + 8)
  }
}

/** In which directions lines leave somebody: a name stands beside them, not on them. */
function directionsOf({ links }: Layout): Map<string, number[]> {
  const all = new Map<string, number[]>()
  const say = (of: Placed, to: Placed) => {
    const angle = Math.atan2(to.y - of.y, to.x - of.x)
    const known = all.get(of.id)
    if (known) known.push(angle)
    else all.set(of.id, [angle])
  }
  for (const { from, to } of links) {
    say(from, to)
    say(to, from)
  }
  return all
}

const apart = (a: Box, b: Box): boolean => a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top
const longest = 26
const shortened = (name: string): string => ([...name].length > longest ? `${[...name].slice(0, longest - 1).join('')}…` : name)
