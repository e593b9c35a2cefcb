/** Where on a flat world a point lies, what part of it to show, and which points are one mark there. Miller's projection; plain numbers. */

export interface Point {
  readonly x: number
  readonly y: number
}

/** A part of the world, in its units. */
export interface View extends Point {
  readonly width: number
  readonly height: number
}

/** Degrees north and south where the drawing ends: beyond is ice. */
const [north, south] = [84, -58]
const miller = (degrees: number): number => 1.25 * Math.log(Math.tan(Math.PI / 4 + (0.4 * degrees * Math.PI) / 180))
/** Units for a radian. */
export const worldScale = 1000 / (2 * Math.PI)
export const worldTop = miller(north) * worldScale
export const world: View = { x: 0, y: 0, width: 1000, height: worldTop - miller(south) * worldScale }

/** Degrees to units. What lies beyond the drawing stands at its edge. */
export function onWorld(latitude: number, longitude: number): Point {
  const turned = ((((longitude + 180) % 360) + 360) % 360) / 360
  return { x: turned * 1000, y: worldTop - miller(Math.min(north, Math.max(south, latitude))) * worldScale }
}

/** No closer: the outline is a coarse one. About a quarter of Europe. */
export const closest = 45

/** A view of this shape with all points in it and some room round them; the whole world where there are none. */
export function viewOf(points: readonly Point[], aspect: number): View {
  if (points.length === 0) return wholeWorld(aspect)
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { x, y } of points) [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)]
  const room = 1.25
  const width = Math.max(closest * 1.5, (right - left) * room, (bottom - top) * room * aspect)
  return within({ x: (left + right) / 2 - width / 2, y: (top + bottom) / 2 - width / aspect / 2, width, height: width / aspect }, aspect)
}

export const wholeWorld = (aspect: number): View => within({ ...world, width: world.width * 1000 }, aspect)

/** Of this shape, no closer and no wider than there is something to see. */
export function within(view: View, aspect: number): View {
  const widest = Math.max(world.width, world.height * aspect)
  const width = Math.min(widest, Math.max(closest, view.width))
  const height = width / aspect
  const [x, y] = [view.x + (view.width - width) / 2, view.y + (view.height - height) / 2]
  return { x: kept(x, width, world.width), y: kept(y, height, world.height), width, height }
}

/** What is smaller than the world stays inside it; what is larger has the world in its middle. */
const kept = (at: number, size: number, all: number): number => (size >= all ? (all - size) / 2 : Math.min(all - size, Math.max(0, at)))

/** `factor` below 1 comes closer; the point at `round` stays where it is. */
export function zoomed(view: View, factor: number, round: Point, aspect: number): View {
  const width = Math.min(Math.max(world.width, world.height * aspect), Math.max(closest, view.width * factor))
  const by = width / view.width
  return within({ x: round.x - (round.x - view.x) * by, y: round.y - (round.y - view.y) * by, width, height: view.height * by }, aspect)
}

/** The same view, moved so far that the point is well inside; itself where it is already. */
export function showing(view: View, { x, y }: Point, aspect: number): View {
  const edge = 0.08
  const inside = x >= view.x + view.width * edge && x <= view.x + view.width * (1 - edge) && y >= view.y + view.height * edge && y <= view.y + view.height * (1 - edge)
  return inside ? view : within({ ...view, x: x - view.width / 2, y: y - view.height / 2 }, aspect)
}

export interface Spot extends Point {
  readonly n: number
}

export interface Mark extends Point {
  /** Of all its spots. */
  readonly n: number
  /** Their places in the list that was given, the most visited first. */
  readonly spots: readonly number[]
}

/** Marks that do not lie on each other: what is nearer than `apart` units to a larger one is part of it. */
export function marksOf(spots: readonly Spot[], view: View, apart: number): readonly Mark[] {
  const order = spots.map((_, at) => at).sort((a, b) => spots[b]!.n - spots[a]!.n || a - b)
  const marks: { x: number; y: number; n: number; spots: number[] }[] = []
  const cells = new Map<string, number[]>()
  for (const at of order) {
    const { x, y, n } = spots[at]!
    if (x < view.x - apart || x > view.x + view.width + apart || y < view.y - apart || y > view.y + view.height + apart) continue
    const [column, row] = [Math.floor(x / apart), Math.floor(y / apart)]
    let nearest: { readonly mark: number; readonly distance: number } | undefined
    for (let c = column - 1; c <= column + 1; c++) {
      for (let r = row - 1; r <= row + 1; r++) {
        for (const mark of cells.get(`${c} ${r}`) ?? []) {
          const distance = Math.hypot(marks[mark]!.x - x, marks[mark]!.y - y)
          if (distance < apart && (!nearest || distance < nearest.distance)) nearest = { mark, distance }
        }
      }
    }
    if (nearest) {
      const mark = marks[nearest.mark]!
      mark.n += n
      mark.spots.push(at)
      continue
    }
    const cell = `${column} ${row}`
    const known = cells.get(cell)
    if (known) known.push(marks.length)
    else cells.set(cell, [marks.length])
    marks.push({ x, y, n, spots: [at] })
  }
  return marks
}

/** Pixels: the area grows with the number, up to what still lets others be seen. */
export const markRadius = (n: number): number => Math.min(18, 3.5 + 2 * Math.sqrt(n))
