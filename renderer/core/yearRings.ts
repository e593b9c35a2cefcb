/**
 * One relationship as year rings, for the cover and the welcome page (`mockups/components.md` 3): in a box of 400 by 400, the first
 * year inside, January at the foot and December at the crown on both sides, words in hairlines on the left, meetings as bars on
 * the right.
 */
import type { CoverageSpan, Encounter } from './model'
import { coveredSpans, type Span } from './coverage'
import { localDate } from './dates'

export interface RingYear {
  readonly year: number
  /** Direct touches of each month, January first: twelve numbers. */
  readonly months: readonly number[]
  /** Dates as shares of the year, 0 to 1. */
  readonly encounters: readonly number[]
  readonly moments: readonly number[]
  readonly introductions: readonly number[]
  /** False when no online source reaches into the year. */
  readonly covered: boolean
}

export interface Dot {
  readonly x: number
  readonly y: number
  readonly r: number
}

/** Path data and places; strokes that depend on the number of rings are given as widths. */
export interface YearRings {
  readonly faint: string
  readonly uncovered: string
  readonly online: string
  readonly inPerson: string
  readonly inPersonWidth: number
  readonly seam: string
  readonly moments: readonly Dot[]
  readonly introductions: readonly Dot[]
  readonly labels: readonly { readonly year: number; readonly x: number; readonly y: number }[]
}

/** What the rings of a person are drawn from: every year from the first to the last. */
export function ringYears(
  items: readonly { readonly at: number | null; readonly setting: string; readonly kind: string; readonly why?: string | undefined; readonly byOther?: boolean | undefined }[],
  encounters: readonly Encounter[],
  coverage: readonly CoverageSpan[],
  zone: string,
): readonly RingYear[] {
  const years = new Map<number, { months: number[]; encounters: number[]; moments: number[]; introductions: number[] }>()
  const yearOf = (at: number) => {
    const { year, month } = localDate(at, zone)
    let known = years.get(year)
    if (!known) years.set(year, (known = { months: Array<number>(12).fill(0), encounters: [], moments: [], introductions: [] }))
    return { known, month, share: shareOf(at, year) }
  }
  for (const { at, setting, kind, why, byOther } of items) {
    if (at === null) continue
    const direct = (setting === 'public' || setting === 'private') && !byOther
    if (!direct && kind !== 'introduction' && why === undefined) continue
    const { known, month, share } = yearOf(at)
    if (direct) known.months[month - 1]!++
    if (kind === 'introduction') known.introductions.push(share)
    if (why !== undefined) known.moments.push(share)
  }
  for (const { at, grade } of encounters) {
    if (grade === 'candidate') continue
    const { known, share } = yearOf(at)
    known.encounters.push(share)
  }
  if (years.size === 0) return []
  const online = coveredSpans(coverage, 'on')
  const first = Math.min(...years.keys())
  const last = Math.max(...years.keys())
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index
    const known = years.get(year) ?? { months: Array<number>(12).fill(0), encounters: [], moments: [], introductions: [] }
    return { year, ...known, covered: online.some((span) => touchesYear(span, year)) }
  })
}

export function yearRings(years: readonly RingYear[]): YearRings {
  const count = Math.max(1, years.length)
  const plainPitch = Math.min(14, 168 / count)
  const scale = outermost / (innermost + plainPitch * count)
  const pitch = plainPitch * scale
  const base = (index: number): number => innermost * scale + pitch * index
  const middle = (index: number): number => base(index) + pitch / 2
  const each = (draw: (year: RingYear, index: number) => string): string => years.map(draw).join('')
  return {
    faint: each(({ covered }, index) => arc('right', middle(index), edge, 1 - edge) + (covered ? arc('left', base(index) + pitch * 0.1, edge, 1 - edge) : '')),
    uncovered: each(({ covered }, index) => (covered ? '' : arc('left', middle(index), edge, 1 - edge))),
    online: each(({ months }, index) => hairlines(months, base(index), pitch)),
    inPerson: each(({ encounters }, index) => encounters.map((share) => bar(share, middle(index), barLength * scale)).join('')),
    inPersonWidth: round((pitch * 2) / 3),
    seam: `M200 ${round(centre + innermost * scale)}V${round(centre + outermost)}M200 ${round(centre - innermost * scale)}V${round(centre - outermost)}`,
    moments: years.flatMap(({ moments }, index) => moments.map((share) => ({ ...point('left', middle(index), share), r: 3.4 }))),
    introductions: years.flatMap(({ introductions }, index) => introductions.map((share) => ({ ...point('right', middle(index), share), r: 3 }))),
    labels: years.flatMap(({ year }, index) => (index % 5 === 0 || count <= 5 ? [{ year, x: centre, y: round(centre - middle(index)) }] : [])),
  }
}

const centre = 200
const innermost = 26
const outermost = 194
const barLength = 19
/** The share of a half that foot and crown leave open. */
const edge = 0.018

/** Hairlines of a month by its touches: 0, 1-2, 3-5, 6-11, 12-24, 25-49, 50 and more. */
const levels = [1, 3, 6, 12, 25, 50]
const levelOf = (touches: number): number => levels.filter((least) => touches >= least).length

/** Each line runs on through neighbouring months that have it too. */
function hairlines(months: readonly number[], base: number, pitch: number): string {
  const heights = months.map(levelOf)
  let path = ''
  levels.forEach((_, line) => {
    for (let month = 0; month < 12; month++) {
      if (heights[month]! <= line) continue
      const from = month
      while (month + 1 < 12 && heights[month + 1]! > line) month++
      path += arc('left', base + pitch * (0.17 + 0.135 * line), Math.max(edge, from / 12), Math.min(1 - edge, (month + 1) / 12))
    }
  })
  return path
}

/** A bar around its date, moved inwards where it would cross foot or crown. */
function bar(share: number, radius: number, length: number): string {
  const half = Math.min(0.5 - edge, length / radius / Math.PI / 2)
  const at = Math.min(1 - edge - half, Math.max(edge + half, share))
  return arc('right', radius, at - half, at + half)
}

function arc(side: 'left' | 'right', radius: number, from: number, to: number): string {
  const start = point(side, radius, from)
  const end = point(side, radius, to)
  return `M${start.x} ${start.y}A${round(radius)} ${round(radius)} 0 0 ${side === 'left' ? 1 : 0} ${end.x} ${end.y}`
}

/** A date lies at one height on both sides. */
function point(side: 'left' | 'right', radius: number, share: number): { readonly x: number; readonly y: number } {
  const out = radius * Math.sin(Math.PI * share)
  return { x: round(centre + (side === 'left' ? -out : out)), y: round(centre + radius * Math.cos(Math.PI * share)) }
}

const round = (value: number): number => Math.round(value * 10) / 10

const shareOf = (at: number, year: number): number => {
  const begin = Date.UTC(year, 0)
  return Math.min(1, Math.max(0, (at - begin) / (Date.UTC(year + 1, 0) - begin)))
}

const touchesYear = ({ from, to }: Span, year: number): boolean => from < Date.UTC(year + 1, 0) && to >= Date.UTC(year, 0)
