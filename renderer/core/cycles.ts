/**
 * Where one relationship stands: online, offline, and online again.
 *
 * a is the first direct touch, m the first encounter (strong or confirmed; hints do not count), r a direct touch 12 h or more after
 * an encounter. Online first: the circle closes with an r within 30 days of an encounter. Met first (an encounter before a): it
 * closes as soon as an r follows, however late. Every other encounter with an r within 30 days is one more turn.
 */
import type { Direction, Kind, Setting } from '#contract/records'
import { coveredSpans, covers, type Span } from './coverage'
import { day, hasHappened, hour, offsetAt } from './dates'
import { tookPlace } from './encounters'
import type { Circle, CirclePath, CoverageSpan, Encounter, Proof, Stage, Turn } from './model'
import { DirectTouches, touchesOf } from './touches'

/** The part of a timeline item that contact is judged by. */
export interface Touch {
  readonly id: string
  readonly at: number | null
  readonly day?: string | undefined
  readonly network?: string | undefined
  readonly setting: Setting
  readonly direction: Direction
  readonly kind: Kind
  readonly verdict?: 'accepted' | 'rejected' | undefined
  /** Written by somebody else in a group they share: no touch between the two. */
  readonly byOther?: boolean | undefined
}

export interface CircleInput {
  readonly direct: DirectTouches
  /** What speaks of each other to others, among whatever else: bridges are looked for. */
  readonly items: Iterable<Touch>
  readonly encounters: readonly Encounter[]
  /** Of the sources that have a handle of theirs: see `coverageFor`. */
  readonly coverage: readonly CoverageSpan[]
  readonly now: number
}

/** Less is still the same meeting: "are you there?", "home safe". */
const untilAgain = 12 * hour
const turnWithin = 30 * day
const loopWithin = 14 * day

/** The same of touches that are at hand as objects. */
export function circleOf({ touches, ...rest }: Omit<CircleInput, 'direct' | 'items'> & { readonly touches: Iterable<Touch> }): Circle {
  const items = [...touches].map((touch) => ({ ...touch, network: touch.network ?? '' }))
  return circleAmong({ ...rest, items, direct: new DirectTouches(touchesOf(items), rest.now) })
}

export function circleAmong({ direct, items, encounters, coverage, now }: CircleInput): Circle {
  const crossing: Proof[] = []
  for (const { id, at, day: date, network, setting, verdict } of items) {
    if (setting === 'bridge' && verdict !== 'rejected' && at !== null && hasHappened({ at, day: date, network }, now)) crossing.push({ id, at })
  }
  crossing.sort(byTime)
  const met = encounters.filter((encounter) => encounter.grade !== 'candidate' && tookPlace(encounter, now)).sort(byTime)

  const firstDirect = direct.proof(0)
  const first = met[0]
  const path = pathOf(met, firstDirect)
  // A word set aside does not make them have met first: that would raise the stage.
  const turns = turnsOf(met, direct, pathOf(met, direct.first))
  const from = Math.min(...met.map(began))
  const bridges = crossing.filter(({ at }) => at >= from)
  const firstBridge = bridges[0] ?? null
  const closing = turns.length === 0 ? undefined : turns.reduce((a, b) => (byTime(b.direct, a.direct) < 0 ? b : a))
  const covered = coveredSpans(coverage, 'on')
  const openLoops = met.filter((encounter) => isOpenLoop(encounter, direct, covered, now))
  return {
    stage: stageOf({ a: firstDirect, m: first, bridge: firstBridge, closed: closing !== undefined }),
    path,
    firstDirect,
    firstEncounter: first ? proof(first) : null,
    firstBridge,
    bridges,
    closed: closing ? { ...closing.direct, encounter: closing.encounter.id } : null,
    turns,
    openTurn: openTurnOf(met, direct, openLoops, now),
    openLoops: openLoops.map(proof),
    lastDirect: direct.proof(direct.length - 1),
    lastEncounter: met.length === 0 ? null : proof(met.at(-1)!),
  }
}

function stageOf({ a, m, bridge, closed }: { a: Proof | null; m: Encounter | undefined; bridge: Proof | null; closed: boolean }): Stage {
  if (!a || !m) return a || m ? 1 : 0
  return closed ? 4 : bridge ? 3 : 2
}

function pathOf(met: readonly Encounter[], a: Proof | null): CirclePath {
  if (!a) return met.length > 0 ? 'met first' : 'unknown'
  return met.some((encounter) => precedes(encounter, a)) ? 'met first' : 'online first'
}

/** With what was set aside of it. */
const whole = (encounter: Encounter): Pick<Encounter, 'at' | 'until' | 'day'> => encounter.whole ?? encounter

/** A date alone precedes what comes after that day: within it, nobody knows. */
function precedes(encounter: Encounter, touch: Proof): boolean {
  const { at, day: date } = whole(encounter)
  return date === undefined ? at < touch.at : at + day / 2 <= touch.at
}

function began(encounter: Encounter): number {
  const { at, day: date } = whole(encounter)
  return date === undefined ? at : at - day / 2
}

/** From when a touch counts as "again": 12 h after the meeting began, and not before a longer one is over. */
function again(encounter: Encounter): number {
  const { at, until } = whole(encounter)
  return Math.max(at + untilAgain, until)
}

/** Until when a touch makes a turn: 30 days after it began; after its end, if it lasted longer than those 12 h. */
function tooLate(encounter: Encounter): number {
  const { at, until } = whole(encounter)
  return (until - at > untilAgain ? until : at) + turnWithin
}

function turnsOf(met: readonly Encounter[], direct: DirectTouches, path: CirclePath): readonly Turn[] {
  const turns: Turn[] = []
  for (const encounter of met) {
    const touch = direct.firstFrom(again(encounter))
    if (touch && touch.at <= tooLate(encounter)) turns.push({ encounter: proof(encounter), direct: touch })
  }
  const late = path === 'met first' ? lateClosing(met, direct) : undefined
  if (late && !turns.some((turn) => turn.direct.at <= late.direct.at)) turns.push(late)
  return turns.sort((a, b) => byTime(a.encounter, b.encounter))
}

/** Met first: the first touch that follows closes, counted from the last encounter before it. */
function lateClosing(met: readonly Encounter[], direct: DirectTouches): Turn | undefined {
  const touch = direct.firstFrom(Math.min(...met.map(again)))
  if (!touch) return undefined
  const encounter = met.findLast((one) => again(one) <= touch.at)!
  return { encounter: proof(encounter), direct: touch }
}

/** From when a touch is one after the encounter, however soon. A word closes the loop, however late: until then nobody has written since. */
const ended = (encounter: Encounter): number => Math.max(encounter.at, encounter.until)

function isOpenLoop(encounter: Encounter, direct: DirectTouches, covered: readonly Span[], now: number): boolean {
  const from = ended(encounter)
  const to = from + loopWithin
  if (to > now || !covers(covered, from, to)) return false
  return direct.firstFrom(from) === null
}

/** The latest encounter, if nothing followed and that is known: it is fresh, or the silence after it is covered. */
function openTurnOf(met: readonly Encounter[], direct: DirectTouches, openLoops: readonly Encounter[], now: number): Proof | null {
  const last = met.at(-1)
  if (!last || direct.firstFrom(ended(last))) return null
  return now <= tooLate(last) || openLoops.includes(last) ? proof(last) : null
}

const proof = ({ id, at }: Encounter): Proof => ({ id, at })

const byTime = (a: Proof, b: Proof): number => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Days on the wall calendar of the owner. */
export interface CircleDays {
  /** Between the first direct touch and the first encounter, whichever came first. */
  readonly toMeeting: number | null
  /** From the encounter to the touch that closed the circle. */
  readonly toAnswer: number | null
  /** For each turn, in the same order. */
  readonly turns: readonly number[]
}

/** The days between a, m and r. What has only a date counts as that date in every zone. */
export function circleDays({ firstDirect, firstEncounter, closed, turns }: Circle, encounters: readonly Encounter[], zone: string): CircleDays {
  const dated = new Set(encounters.flatMap(({ id, day: date }) => (date === undefined ? [] : [id])))
  const dayOf = ({ id, at }: Proof): number => Math.floor((at + (dated.has(id) ? 0 : offsetAt(at, zone))) / day)
  const of = turns.map(({ encounter, direct }) => dayOf(direct) - dayOf(encounter))
  const closing = turns.findIndex(({ encounter, direct }) => encounter.id === closed?.encounter && direct.id === closed.id)
  return {
    toMeeting: firstDirect && firstEncounter ? Math.abs(dayOf(firstEncounter) - dayOf(firstDirect)) : null,
    toAnswer: of[closing] ?? null,
    turns: of,
  }
}
