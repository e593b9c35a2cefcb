/**
 * Where one relationship stands: online, offline, and online again.
 *
 * a is the first direct touch, m the first encounter (strong or confirmed; hints do not count), r a direct touch 12 h or more after
 * an encounter. Online first: the circle closes with an r within 30 days of an encounter. Met first (an encounter before a): it
 * closes as soon as an r follows, however late. Every other encounter with an r within 30 days is one more turn.
 */
import type { Direction, Kind, Setting } from '#contract/records'
import { coveredSpans, covers, type Span } from './coverage'
import { day, hour } from './dates'
import type { Circle, CirclePath, CoverageSpan, Encounter, Proof, Stage, Turn } from './model'

/** The part of a timeline item that contact is judged by. */
export interface Touch {
  readonly id: string
  readonly at: number | null
  readonly setting: Setting
  readonly direction: Direction
  readonly kind: Kind
  readonly verdict?: 'accepted' | 'rejected' | undefined
  /** Written by somebody else in a group they share: no touch between the two. */
  readonly byOther?: boolean | undefined
}

export interface CircleInput {
  readonly touches: Iterable<Touch>
  readonly encounters: readonly Encounter[]
  /** Of the sources that have a handle of theirs: see `coverageFor`. */
  readonly coverage: readonly CoverageSpan[]
  readonly now: number
}

/** Less is still the same meeting: "are you there?", "home safe". */
const untilAgain = 12 * hour
const turnWithin = 30 * day
const loopWithin = 14 * day

export function circleOf({ touches, encounters, coverage, now }: CircleInput): Circle {
  const direct: Proof[] = []
  const bridges: Proof[] = []
  for (const { id, at, setting, verdict, byOther } of touches) {
    if (at === null || at > now || verdict === 'rejected') continue
    if ((setting === 'public' || setting === 'private') && !byOther) direct.push({ id, at })
    else if (setting === 'bridge') bridges.push({ id, at })
  }
  direct.sort(byTime)
  bridges.sort(byTime)
  const met = encounters.filter((encounter) => encounter.grade !== 'candidate' && encounter.at <= now).sort(byTime)

  const firstDirect = direct[0] ?? null
  const first = met[0]
  const path = pathOf(met, firstDirect)
  const turns = turnsOf(met, direct, path)
  const firstBridge = first ? (bridges.find(({ at }) => met.some((encounter) => at >= began(encounter))) ?? null) : null
  const closing = turns.length === 0 ? undefined : turns.reduce((a, b) => (byTime(b.direct, a.direct) < 0 ? b : a))
  const covered = coveredSpans(coverage, 'on')
  const openLoops = met.filter((encounter) => isOpenLoop(encounter, direct, covered, now))
  return {
    stage: stageOf({ a: firstDirect, m: first, bridge: firstBridge, closed: closing !== undefined }),
    path,
    firstDirect,
    firstEncounter: first ? proof(first) : null,
    firstBridge,
    closed: closing ? { ...closing.direct, encounter: closing.encounter.id } : null,
    turns,
    openTurn: openTurnOf(met, direct, openLoops, now),
    openLoops: openLoops.map(proof),
    lastDirect: direct.at(-1) ?? null,
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

/** A date alone precedes what comes after that day: within it, nobody knows. */
const precedes = (encounter: Encounter, touch: Proof): boolean =>
  encounter.day === undefined ? encounter.at < touch.at : encounter.at + day / 2 <= touch.at

const began = (encounter: Encounter): number => (encounter.day === undefined ? encounter.at : encounter.at - day / 2)

/** From when a touch counts as "again": 12 h after the meeting began, and not before a longer one is over. */
const again = (encounter: Encounter): number => Math.max(encounter.at + untilAgain, encounter.until)

/** Until when a touch makes a turn: 30 days after it began; after its end, if it lasted longer than those 12 h. */
const tooLate = (encounter: Encounter): number =>
  (encounter.until - encounter.at > untilAgain ? encounter.until : encounter.at) + turnWithin

function turnsOf(met: readonly Encounter[], direct: readonly Proof[], path: CirclePath): readonly Turn[] {
  const turns: Turn[] = []
  for (const encounter of met) {
    const touch = firstFrom(direct, again(encounter))
    if (touch && touch.at <= tooLate(encounter)) turns.push({ encounter: proof(encounter), direct: touch })
  }
  const late = path === 'met first' ? lateClosing(met, direct) : undefined
  if (late && !turns.some((turn) => turn.direct.at <= late.direct.at)) turns.push(late)
  return turns.sort((a, b) => byTime(a.encounter, b.encounter))
}

/** Met first: the first touch that follows closes, counted from the last encounter before it. */
function lateClosing(met: readonly Encounter[], direct: readonly Proof[]): Turn | undefined {
  const touch = firstFrom(direct, Math.min(...met.map(again)))
  if (!touch) return undefined
  const encounter = met.findLast((one) => again(one) <= touch.at)
  return encounter && { encounter: proof(encounter), direct: touch }
}

/** From when a touch is one after the encounter, however soon. A word closes the loop, however late: until then nobody has written since. */
const ended = (encounter: Encounter): number => Math.max(encounter.at, encounter.until)

function isOpenLoop(encounter: Encounter, direct: readonly Proof[], covered: readonly Span[], now: number): boolean {
  const from = ended(encounter)
  const to = from + loopWithin
  if (to > now || !covers(covered, from, to)) return false
  return firstFrom(direct, from) === undefined
}

/** The latest encounter, if nothing followed and that is known: it is fresh, or the silence after it is covered. */
function openTurnOf(met: readonly Encounter[], direct: readonly Proof[], openLoops: readonly Encounter[], now: number): Proof | null {
  const last = met.at(-1)
  if (!last || firstFrom(direct, ended(last))) return null
  return now <= tooLate(last) || openLoops.includes(last) ? proof(last) : null
}

const proof = ({ id, at }: Encounter): Proof => ({ id, at })

const byTime = (a: Proof, b: Proof): number => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

function firstFrom(direct: readonly Proof[], time: number): Proof | undefined {
  let low = 0
  let high = direct.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (direct[middle]!.at < time) low = middle + 1
    else high = middle
  }
  return direct[low]
}
