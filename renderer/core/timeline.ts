/**
 * The two-lane timeline as rows, each of which draws itself (`mockups/components.md` 4): online left, in person right, and the
 * thread that crosses when people meet and crosses back when one of them writes again.
 */
import { conversationsOf } from './conversations'
import { coveredSpans, covers, uncoveredGaps, type Side, type Span } from './coverage'
import { count, dateWords, day, daysBetween, dayWords, lengthWords, localDate, numberWords } from './dates'
import type { Circle, CoverageSpan, Encounter, ThreadPlace, TimelineItem, TimelineRow } from './model'
import type { Link } from './threads'

export interface TimelineOptions {
  readonly encounters: readonly Encounter[]
  readonly circle: Circle
  readonly coverage: readonly CoverageSpan[]
  readonly order: 'oldest' | 'newest'
  readonly zone: string
  /** What answers what, by natural id. */
  readonly links?: ReadonlyMap<string, Link<TimelineItem>>
}

/** So many touches of one side within so long fold into one row. */
const burst = 4
const burstWithin = 14 * day
/** A conversation of more is folded like so many touches. */
const longConversation = 8
/** Silence shorter than this goes without saying. */
const quietFrom = 90 * day
/** So does a hole in the coverage. */
const holeFrom = 14 * day

/** Rows in the order asked for. Items may come in any order; set-aside evidence is left out, what has no date stands at the end. */
export function timelineRows(items: readonly TimelineItem[], options: TimelineOptions): TimelineRow[] {
  const work = new TimelineFolding().rows(items, options)
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value
}

/**
 * The same again and again of one timeline that changes: nothing folds or stands together across a year, so that each year is folded by
 * itself, and again only when something in it is another. An edit of 48,000 items costs 15 ms, not 100.
 */
export class TimelineFolding {
  /** In steps of a millisecond or two. */
  *rows(items: readonly TimelineItem[], options: TimelineOptions): Generator<undefined, TimelineRow[]> {
    const { links = none, zone, order } = options
    const { years, undated } = yield* byYear(items, options)
    const folded: FoldedYear[] = []
    let before: string | undefined
    for (const [year, held] of [...years].sort(([a], [b]) => a - b)) {
      const known = this.folded.get(year)
      const one = known && isSame(known, held, links, before) && known.zone === zone ? known : yield* foldYear(held, { links, before, zone })
      folded.push(one)
      before = one.last
      this.folded.set(year, one)
    }
    for (const year of this.folded.keys()) if (!years.has(year)) this.folded.delete(year)
    yield
    const dated = folded.flatMap(({ stretches }) => stretches.flat())
    const remarks = [...holes(dated, options), ...silences(dated, options)]
    yield
    const shown = withRemarks(folded.map(({ stretches }) => stretches), remarks, order)
    yield
    return yield* thread([...shown, ...undated], new Map(folded.map(({ year, counts }) => [year, counts])), new Map(folded.map(({ year, places }) => [year, places])), options)
  }

  private readonly folded = new Map<number, FoldedYear>()
}

/** What of a timeline falls into one year. */
interface HeldYear {
  readonly year: number
  /** Those that are evidence of no encounter. */
  readonly items: TimelineItem[]
  readonly met: Map<Encounter, TimelineItem[]>
  /** Which of them close a turn or begin something, as text. */
  readonly said: string[]
  readonly units: () => Unit[]
}

interface FoldedYear {
  readonly year: number
  readonly held: HeldYear
  readonly links: ReadonlyMap<string, Link<TimelineItem>>
  readonly zone: string
  /** The last item of the year before, and of this one. */
  readonly before: string | undefined
  readonly last: string | undefined
  /** Folded. */
  readonly stretches: readonly Unit[][]
  readonly places: ReadonlyMap<string, ThreadPlace>
  readonly counts: YearCounts
}

function* foldYear(held: HeldYear, { links, before, zone }: Pick<FoldedYear, 'links' | 'before' | 'zone'>): Generator<undefined, FoldedYear> {
  const { year } = held
  const units = held.units()
  yield
  const { stretches, places } = conversationsOf(units, links, before)
  yield
  const folded = foldBursts(stretches)
  yield
  return { year, held, links, zone, before, last: stretches.at(-1)?.at(-1)?.items.at(-1)?.id, stretches: folded, places, counts: countsOf(folded) }
}

/** Whether it would be folded as before. */
function isSame({ held: was, links: linksBefore, before: idBefore }: FoldedYear, held: HeldYear, links: FoldedYear['links'], before: string | undefined): boolean {
  const same = <T>(a: readonly T[], b: readonly T[]) => a.length === b.length && a.every((one, at) => one === b[at])
  const linked = (item: TimelineItem) => linksBefore.get(item.id) === links.get(item.id)
  return before === idBefore && same(was.items, held.items) && same(was.said, held.said) && same([...was.met.keys()], [...held.met.keys()]) &&
    same([...was.met.values()].flat(), [...held.met.values()].flat()) && (links === linksBefore || held.items.every(linked))
}

const none: ReadonlyMap<string, Link<TimelineItem>> = new Map()

/** In the order asked for: stretches as they are, remarks about a stretch of time where that begins as the list is read. */
function withRemarks(years: readonly (readonly Unit[][])[], remarks: readonly Unit[], order: TimelineOptions['order']): Unit[] {
  const newest = order === 'newest'
  const first = (unit: Unit) => (newest ? unit.between!.to : unit.between!.from)
  const left = [...remarks].sort((a, b) => (newest ? first(b) - first(a) : first(a) - first(b)) || (newest ? -1 : 1) * compareIds(a, b))
  const shown: Unit[] = []
  let next = 0
  for (const stretches of newest ? [...years].reverse() : years) {
    const placed = stretches.map((stretch) => ({ stretch, at: newest ? stretch.reduce((latest, { at }) => Math.max(latest, at!), -Infinity) : stretch[0]!.at! }))
    // A conversation is as new as its last words. Nothing in person lies inside one, so the lanes stay in order.
    if (newest) placed.reverse().sort((a, b) => b.at - a.at)
    for (const { stretch, at } of placed) {
      while (next < left.length && (newest ? first(left[next]!) >= at : first(left[next]!) <= at)) shown.push(left[next++]!)
      for (const unit of stretch) shown.push(unit)
    }
  }
  return [...shown, ...left.slice(next)]
}

/** `214 posts and messages`, `nothing written`. */
export const yearOnlineWords = ({ on }: { readonly on: number }): string =>
  on === 0 ? 'nothing written' : on === 1 ? 'one post or message' : `${numberWords(on)} posts and messages`

/** `4 meetings, one of them perhaps`, `nobody met`. */
export function yearInPersonWords({ off, perhaps = 0 }: { readonly off: number; readonly perhaps?: number }): string {
  if (off === 0) return 'no meeting'
  const meetings = count(off, 'meeting')
  if (perhaps === 0) return meetings
  return off === perhaps ? `${meetings}, perhaps` : `${meetings}, ${numberWords(perhaps)} of them perhaps`
}

/** What becomes a row, before it is known what stands above it. */
interface Unit {
  readonly id: string
  readonly kind: 'item' | 'fold' | 'quiet' | 'cover'
  readonly side: 'on' | 'off' | 'both'
  readonly at: number | null
  /** A date without a time: it is read in UTC. */
  readonly dateOnly: boolean
  /** Whether the thread follows to this side. */
  readonly leads: boolean
  /** Must stay a row of its own. */
  readonly alone: boolean
  readonly ambient: boolean
  readonly items: readonly TimelineItem[]
  readonly encounter?: Encounter
  readonly closes?: TimelineRow['closes']
  readonly words?: string
  readonly lane?: Side
  /** How many encounters it stands for. */
  readonly meetings: number
  /** The stretch a remark is about. */
  readonly between?: Span
}

/** Shares a timeline out among its years; what has no time is `undated`, in order. */
function* byYear(items: readonly TimelineItem[], { encounters, circle, zone }: TimelineOptions): Generator<undefined, { readonly years: ReadonlyMap<number, HeldYear>; readonly undated: readonly Unit[] }> {
  const encounterOf = new Map(encounters.flatMap((encounter) => encounter.evidence.map((id) => [id, encounter] as const)))
  const closing = closingTouches(encounters, circle, zone)
  const years = new Map<number, HeldYear>()
  const undated: TimelineItem[] = []
  const unitOf = (item: TimelineItem) => itemUnit(item, circle, closing.get(item.id))
  const inYear = (year: number) => {
    let held = years.get(year)
    if (!held) {
      const [own, met]: [TimelineItem[], Map<Encounter, TimelineItem[]>] = [[], new Map()]
      const units = () => [...own.map(unitOf), ...[...met].map(([encounter, found]) => encounterUnit(encounter, found, circle))].sort(byTime)
      years.set(year, (held = { year, items: own, met, said: [], units }))
    }
    return held
  }
  const yearAt = yearsIn(zone)
  for (const [number, item] of items.entries()) {
    if (number % 2000 === 1999) yield
    const encounter = encounterOf.get(item.id)
    if (encounter) {
      const { met, said } = inYear(yearAt(encounter.at, encounter.day !== undefined))
      const known = met.get(encounter)
      if (known) known.push(item)
      else {
        met.set(encounter, [item])
        if (encounter.id === circle.firstEncounter?.id) said.push('first met')
      }
    } else if (item.verdict === 'rejected') continue
    else if (item.at === null) undated.push(item)
    else {
      const held = inYear(yearAt(item.at, item.day !== undefined))
      held.items.push(item)
      const closes = closing.get(item.id)
      if (closes || item.id === circle.firstDirect?.id) held.said.push(JSON.stringify([item.id, closes]))
    }
  }
  return { years, undated: undated.map(unitOf).sort(byTime) }
}

/** Oldest first, what has no time last. */
const byTime = (a: Unit, b: Unit): number => (a.at ?? Infinity) - (b.at ?? Infinity) || compareIds(a, b)

function itemUnit(item: TimelineItem, circle: Circle, closes: TimelineRow['closes']): Unit {
  const side = item.setting === 'inPerson' ? 'off' : item.setting === 'bridge' ? 'both' : 'on'
  return {
    id: `item:${item.id}`,
    kind: 'item',
    side,
    at: item.at,
    dateOnly: item.day !== undefined,
    // In person and in no encounter: it lies ahead, or nobody knows when it was.
    leads: side === 'on',
    // A note is no touch: it would not be found among folded ones.
    alone: side !== 'on' || item.why !== undefined || (item.kind === 'note' && item.source === 'journal') || closes !== undefined || item.id === circle.firstDirect?.id,
    ambient: item.setting === 'ambient' || item.aside === true,
    items: [item],
    meetings: 0,
    ...(closes === undefined ? {} : { closes }),
    ...(side === 'off' ? { words: item.at === null ? 'In person, without a date' : 'Planned' } : {}),
  }
}

function encounterUnit(encounter: Encounter, items: readonly TimelineItem[], circle: Circle): Unit {
  const sure = encounter.grade !== 'candidate'
  return {
    id: `meet:${encounter.id}`,
    kind: 'item',
    side: 'off',
    at: encounter.at,
    dateOnly: encounter.day !== undefined,
    leads: sure,
    alone: !sure || items.some((item) => item.why !== undefined) || encounter.id === circle.firstEncounter?.id,
    ambient: false,
    items: [...items].sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || (a.id < b.id ? -1 : 1)),
    encounter,
    meetings: 1,
  }
}

/** For each touch that closes a turn: which, how long after, and after where. A touch after several meetings counts from the last. */
function closingTouches(encounters: readonly Encounter[], circle: Circle, zone: string): ReadonlyMap<string, NonNullable<TimelineRow['closes']>> {
  const byId = new Map(encounters.map((encounter) => [encounter.id, encounter]))
  const closing = new Map<string, NonNullable<TimelineRow['closes']>>()
  circle.turns.forEach(({ encounter, direct }, index) => {
    const known = byId.get(encounter.id)
    const place = known?.place?.name ?? known?.title
    const days = daysAfter(encounter.at, known?.day, direct.at, zone)
    // One touch may answer several meetings: that the circle closed with it weighs more than the number of the turn.
    const turn = closing.get(direct.id)?.turn === 1 ? 1 : index + 1
    closing.set(direct.id, { turn, days, ...(place === undefined ? {} : { place }) })
  })
  return closing
}

/** Days on the calendar; a date without a time is that date in every zone. */
function daysAfter(from: number, fromDay: string | undefined, to: number, zone: string): number {
  if (fromDay === undefined) return daysBetween(from, to, zone)
  const local = localDate(to, zone)
  return Math.round((Date.UTC(local.year, local.month - 1, local.day, 12) - from) / day)
}

/**
 * Folds neighbours of one side, given those of one year. Expects the oldest first; the fold is the same whichever way it is shown. A conversation is
 * one touch, folded whole or not at all, unless it is long.
 */
function foldBursts(stretches: readonly (readonly Unit[])[]): Unit[][] {
  const folded: Unit[][] = []
  for (let at = 0; at < stretches.length; ) {
    const first = stretches[at]![0]!
    let end = at
    while (end < stretches.length && stretches[end]!.every((unit) => belongs(unit, first))) end++
    const close = stretches.slice(at, end)
    if (close.reduce((sum, { length }) => sum + (length > longConversation ? length : 1), 0) >= burst) {
      folded.push([fold(close.flat())])
      at = end
    } else folded.push([...stretches[at++]!])
  }
  return folded
}

const belongs = (unit: Unit, first: Unit): boolean => !unit.alone && unit.side === first.side && unit.at! - first.at! <= burstWithin

function fold(units: readonly Unit[]): Unit {
  const first = units[0]!
  const last = units.at(-1)!
  return {
    id: `fold:${first.id}`,
    kind: 'fold',
    side: first.side,
    at: last.at,
    dateOnly: last.dateOnly,
    leads: true,
    alone: true,
    ambient: units.every((unit) => unit.ambient),
    items: units.flatMap((unit) => unit.items),
    meetings: units.reduce((sum, unit) => sum + unit.meetings, 0),
  }
}

/** A row for each stretch that no source of a side covers. */
function holes(units: readonly Unit[], { coverage, zone }: TimelineOptions): Unit[] {
  if (units.length === 0) return []
  const first = units[0]!.at!
  const last = units.reduce((latest, unit) => Math.max(latest, unit.at!), first)
  return (['on', 'off'] as const).flatMap((side) => {
    const covered = coveredSpans(coverage, side)
    return uncoveredGaps(coverage, side, first, Math.max(last, first + 1))
      .filter(({ from, to }) => covered.length === 0 || to - from >= holeFrom)
      .map((gap) => remark('cover', side, gap, holeWords(gap, covered, zone)))
  })
}

function holeWords({ from, to }: Span, covered: readonly Span[], zone: string): string {
  const before = covered.findLast((span) => span.to <= from)
  const after = covered.find((span) => span.from >= to)
  if (!before && !after) return 'No source covers this side.'
  if (!before) return `Nothing covers this side before ${dateWords(after!.from, zone)}.`
  if (!after) return `Nothing covers this side after ${dateWords(before.to, zone)}.`
  const sameYear = localDate(before.to, zone).year === localDate(after.from, zone).year
  return `Nothing covers this side from ${sameYear ? dayWords(before.to, zone) : dateWords(before.to, zone)} to ${dateWords(after.from, zone)}.`
}

/** A row for each long silence between contacts, where the online side is covered throughout. */
function silences(units: readonly Unit[], { coverage, zone }: TimelineOptions): Unit[] {
  const covered = coveredSpans(coverage, 'on')
  const rows: Unit[] = []
  let before: number | undefined
  for (const unit of units) {
    if (unit.ambient || (unit.side === 'off' && !unit.leads)) continue
    const begins = unit.kind === 'fold' ? (unit.items[0]?.at ?? unit.at!) : unit.at!
    if (before !== undefined && begins - before >= quietFrom && covers(covered, before, begins)) {
      rows.push(remark('quiet', 'on', { from: before + 1, to: begins - 1 }, `Quiet for ${lengthWords(before, begins, zone)}, in the middle of what is covered.`))
    }
    before = Math.max(before ?? -Infinity, unit.at!)
  }
  return rows
}

const remark = (kind: 'quiet' | 'cover', lane: Side, between: Span, words: string): Unit => ({
  id: `${kind}:${lane}:${between.from}`,
  kind,
  side: lane,
  at: between.from,
  dateOnly: false,
  leads: false,
  alone: true,
  ambient: false,
  items: [],
  words,
  lane,
  meetings: 0,
  between,
})

/** Gives each row what it must know of the one above it, and puts the years between them. */
function* thread(
  units: readonly Unit[], counts: ReadonlyMap<number, YearCounts>, places: ReadonlyMap<number, ReadonlyMap<string, ThreadPlace>>, { coverage, zone, order }: TimelineOptions,
): Generator<undefined, TimelineRow[]> {
  const yearAt = yearsIn(zone)
  const on = coveredSpans(coverage, 'on')
  const off = coveredSpans(coverage, 'off')
  const rows: TimelineRow[] = []
  // The first row that the thread follows decides where it begins: nothing crosses at the top.
  const leader = units.find((unit) => unit.leads)
  let side: Side = leader?.side === 'off' ? 'off' : 'on'
  let year: number | undefined
  let ended = false
  for (const [number, unit] of units.entries()) {
    if (number % 500 === 499) yield
    const at = unit.between ? (order === 'newest' ? unit.between.to : unit.between.from) : unit.at
    const covered = at === null ? { on: true, off: true } : { on: covers(on, at, at), off: covers(off, at, at) }
    if (unit.kind === 'cover') covered[unit.lane!] = false
    if (at === null && !ended) {
      ended = true
      rows.push({ id: 'year:none', kind: 'year', side, from: side, covered, at: null, year: 0, items: [], words: 'Without a date' })
    }
    const itsYear = at === null ? 0 : yearAt(at, unit.dateOnly)
    if (at !== null && itsYear !== year && (unit.items.length > 0 || counts.has(itsYear))) {
      year = itsYear
      rows.push(yearRow(year, counts.get(year) ?? { on: 0, off: 0, perhaps: 0 }, at, side, covered))
    }
    rows.push(rowOf(unit, { at, year: itsYear, from: side, covered }, places.get(itsYear)))
    if (unit.leads && unit.side !== 'both') side = unit.side
  }
  return rows
}

function rowOf(unit: Unit, place: { at: number | null; year: number; from: Side; covered: TimelineRow['covered'] }, places: ReadonlyMap<string, ThreadPlace> | undefined): TimelineRow {
  const { id, kind, items, encounter, closes, words, lane } = unit
  const conversation = new Map<string, ThreadPlace>()
  if (places && places.size > 0) {
    for (const item of items) {
      const its = places.get(item.id)
      if (its) conversation.set(item.id, its)
    }
  }
  return {
    id,
    kind,
    // A remark does not move the thread.
    side: kind === 'quiet' || kind === 'cover' ? place.from : unit.side,
    ...place,
    items,
    ...(conversation.size > 0 && { thread: conversation }),
    ...(closes === undefined ? {} : { closes }),
    ...(encounter === undefined ? {} : { encounter, grade: encounter.grade }),
    ...(encounter === undefined && unit.side === 'off' && !unit.leads && kind === 'item' ? { grade: 'candidate' as const } : {}),
    ...(words === undefined ? {} : { words }),
    ...(lane === undefined ? {} : { lane }),
  }
}

interface YearCounts {
  on: number
  off: number
  perhaps: number
}

function yearRow(year: number, counted: YearCounts, at: number, side: Side, covered: TimelineRow['covered']): TimelineRow {
  const words = `${yearOnlineWords(counted)}, ${yearInPersonWords(counted)}`
  return { id: `year:${year}`, kind: 'year', side, from: side, covered: { ...covered }, at, year, items: [], words, count: counted }
}

/** Contacts and encounters of one year; likes and follows do not count. */
function countsOf(stretches: readonly (readonly Unit[])[]): YearCounts {
  const counts: YearCounts = { on: 0, off: 0, perhaps: 0 }
  for (const stretch of stretches) {
    for (const { side, items, meetings, encounter } of stretch) {
      if (side === 'on') for (const item of items) if (item.setting !== 'ambient' && !item.aside) counts.on++
      counts.off += meetings
      if (encounter?.grade === 'candidate') counts.perhaps++
    }
  }
  return counts
}

/** The year a time falls into in a zone; a date without a time is read in UTC. A day from New Year's the zone makes no difference. */
function yearsIn(zone: string): (at: number, dateOnly: boolean) => number {
  let [year, from, to] = [0, 0, -1]
  return (at, dateOnly) => {
    if (at >= from && at < to) return year
    const found = new Date(at).getUTCFullYear()
    const [opens, ends] = [new Date(0).setUTCFullYear(found, 0, 2), new Date(0).setUTCFullYear(found, 11, 31)]
    if (at < opens || at >= ends) return localDate(at, dateOnly ? 'UTC' : zone).year
    ;[year, from, to] = [found, opens, ends]
    return year
  }
}

const compareIds = (a: Unit, b: Unit): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
