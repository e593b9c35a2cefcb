/** Year rings: one ring per year, first year inside; foot is January, crown December; words on the left, meetings on the right. */
export interface RingYear {
  readonly year: number
  /** Direct touches of each month, January first. */
  readonly months: readonly number[]
  /** Meetings, marked moments and introductions as the part of the year they fall into, 0 to 1. */
  readonly met: readonly number[]
  readonly moments?: readonly number[]
  readonly introductions?: readonly number[]
  /** No source reaches this year. */
  readonly uncovered?: boolean
}

export interface RingDrawing {
  readonly faint: string
  readonly uncovered: string
  readonly words: string
  readonly meetings: string
  readonly meetingWidth: number
  readonly moments: readonly Point[]
  readonly introductions: readonly Point[]
  readonly labels: readonly { readonly year: number; readonly y: number }[]
}

interface Point {
  readonly x: number
  readonly y: number
}

const centre = 200
const innermost = 26
/** The rings stay open at foot and crown, and a little between months. */
const seam = 0.0556
const between = 0.009
const barLength = 19

/** For a `viewBox` of 400 by 400. */
export function drawYearRings(years: readonly RingYear[]): RingDrawing {
  const pitch = Math.min(14, 168 / Math.max(1, years.length))
  const inner = (at: number) => innermost + at * pitch
  const middle = (at: number) => inner(at) + pitch / 2
  return {
    faint: years.map((year, at) => arc(1, middle(at), 0, 1) + (year.uncovered ? '' : arc(-1, inner(at) + pitch / 10, 0, 1))).join(''),
    uncovered: years.map((year, at) => (year.uncovered ? arc(-1, middle(at), 0, 1) : '')).join(''),
    words: years.map((year, at) => hairlines(year.months, inner(at), pitch)).join(''),
    meetings: years.map((year, at) => year.met.map((part) => bar(middle(at), part)).join('')).join(''),
    meetingWidth: (pitch * 2) / 3,
    moments: years.flatMap((year, at) => (year.moments ?? []).map((part) => point(-1, middle(at), angle(part)))),
    introductions: years.flatMap((year, at) => (year.introductions ?? []).map((part) => point(1, middle(at), angle(part)))),
    labels: years.flatMap(({ year }, at) => (at % 5 === 0 ? [{ year, y: round(centre - middle(at) + 2.4) }] : [])),
  }
}

const least = [1, 3, 6, 12, 25, 50]
/** 0 to 6 hairlines for 0, 1-2, 3-5, 6-11, 12-24, 25-49, 50 and more. */
const density = (count: number): number => least.filter((limit) => count >= limit).length

/** Neighbouring months of the same density are drawn as one arc. */
function hairlines(months: readonly number[], inner: number, pitch: number): string {
  const levels = months.map(density)
  const arcs: string[] = []
  for (let start = 0; start < levels.length; ) {
    let end = start + 1
    while (end < levels.length && levels[end] === levels[start]) end++
    for (let line = 0; line < levels[start]!; line++) arcs.push(arc(-1, inner + pitch / 6 + line * pitch * 0.1333, start / 12, end / 12, between))
    start = end
  }
  return arcs.join('')
}

function bar(radius: number, part: number): string {
  const half = barLength / 2 / radius
  const at = Math.max(seam + half, Math.min(Math.PI - seam - half, angle(part)))
  return path(1, radius, at - half, at + half)
}

/** Angle from the foot. */
const angle = (part: number): number => seam + Math.max(0, Math.min(1, part)) * (Math.PI - 2 * seam)

const arc = (side: 1 | -1, radius: number, from: number, to: number, gap = 0): string => path(side, radius, angle(from) + gap, angle(to) - gap)

function path(side: 1 | -1, radius: number, from: number, to: number): string {
  const a = point(side, radius, from)
  const b = point(side, radius, to)
  return `M${a.x} ${a.y}A${round(radius)} ${round(radius)} 0 0 ${side === 1 ? 0 : 1} ${b.x} ${b.y}`
}

const point = (side: 1 | -1, radius: number, from: number): Point => ({
  x: round(centre + side * radius * Math.sin(from)),
  y: round(centre + radius * Math.cos(from)),
})

const round = (value: number): number => Math.round(value * 10) / 10
