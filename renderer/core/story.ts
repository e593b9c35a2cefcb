/**
 * The story of one relationship: what lists, the first screen and the person's page say of it, worked out from evidence. One function for
 * the tables and for the page, so that both say the same.
 */
import type { Handle } from '#contract/handles'
import type { InteractionFact, Place } from '#contract/records'
import type { EntryValue, Verdict } from '#contract/words'
import { coverageFor } from './coverage'
import { circleAmong } from './cycles'
import { coveredSoFar, dueOf } from './due'
import { encountersOf } from './encounters'
import type { Hint } from './cues/hints'
import { networksOf } from './handles'
import { introductionHints } from './introductions/hints'
import type { IntroductionHint } from './introductions/model'
import { meetingEvidence } from './meetingEvidence'
import type { Circle, CoverageSpan, Encounter, PersonId, Proof, Turn } from './model'
import { forLists, type StoryForLists, type YearlyDate } from './lists/told'
import { momentsOf, shortened, type StoryMoment } from './moments'
import { nomineesOf, type Nominee } from './nominations'
import { silenceOf, type Silence } from './silences'
import { statements, verdictOn } from './statements'
import { DirectTouches, touchesOf, type Quote, type Touches } from './touches'

/** The part of a timeline item that stories are made of. */
export type StoryItem = Pick<InteractionFact, 'id' | 'at' | 'network' | 'kind' | 'setting' | 'direction'> &
  Partial<Readonly<Record<'text' | 'title' | 'day' | 'event' | 'why', string | undefined>>> & {
    readonly until?: number | undefined
    readonly place?: Place | undefined
    /** What its source calls the place, among all its places. */
    readonly venue?: string | undefined
    readonly grade?: InteractionFact['grade'] | undefined
    /** Absent where it is the person alone. */
    readonly who?: readonly Handle[] | undefined
    /** Who wrote it, where that is not the owner; absent too where it is the person. */
    readonly from?: Handle | undefined
    readonly verdict?: Verdict | undefined
    /** Written by somebody else in a group they share. */
    readonly byOther?: boolean | undefined
    /** Its words may tell of a meeting, an introduction or thanks (`cues/`): only these are read. */
    readonly cue?: boolean | undefined
  }

export interface StoryInput {
  readonly id: PersonId
  readonly handles: readonly Handle[]
  readonly touches: Touches
  /** What the owner wrote of how they met, and what sources say of it. */
  readonly met: readonly { readonly entry: string; readonly value: Extract<EntryValue, { entry: 'met' }>; readonly own: boolean }[]
  /** The owner's judgement of evidence by its id, of what words hint at too. */
  readonly judgements: ReadonlyMap<string, { readonly verdict: Verdict; readonly day?: string; readonly at?: number; readonly place?: Place }>
  /** The owner's answers to statements, by key. */
  readonly verdicts: ReadonlyMap<string, Verdict>
  /** When they were given, by key, and items marked (`nominations.ts` markedKey), UTC ms. */
  readonly answered?: ReadonlyMap<string, number>
  readonly cadence?: number | undefined
  /** Days that come round every year, the birthday apart. */
  readonly dates?: readonly YearlyDate[]
  /** Of all sources. */
  readonly coverage: readonly CoverageSpan[]
  readonly now: number
}

/** Derived, never edited. Plain JSON: it is kept in `stories`. What is empty is absent. */
export interface Story extends StoryForLists {
  readonly id: PersonId
  /** Months (UTC) with a direct touch, and the direct touches of each voice. */
  readonly months: number
  readonly mine: number
  readonly theirs: number
  /** Direct touches by network, in order of its key. */
  readonly networks: readonly NetworkTouches[]
  /** Encounters nobody has confirmed and nothing proves, not rejected. */
  readonly candidates: number
  readonly turns: readonly Turn[]
  /** Check-ins together and introductions at or after the first encounter. */
  readonly bridges?: readonly Proof[]
  readonly openLoops: readonly OpenLoop[]
  readonly silence: Silence
  /** The last direct touch with words, shortened. */
  readonly lastWords?: Words
  /** That they were introduced, and perhaps by whom: `introductions/`. */
  readonly introductions?: readonly IntroductionHint[]
  readonly verdicts?: Readonly<Record<string, Verdict>>
  /** The owner's own wish, days; 0 where it was ended. */
  readonly cadence?: number
  /** What the owner marked, oldest first. */
  readonly moments?: readonly StoryMoment[]
  /** What may be worth marking. */
  readonly nominees?: readonly Nominee[]
}

export interface NetworkTouches {
  readonly network: string
  readonly direct: number
  /** UTC ms. */
  readonly first: number
  readonly last: number
  /** Natural ids of those touches. */
  readonly firstId: string
  readonly lastId: string
}

export interface Words extends Proof {
  /** At most 160 characters. */
  readonly text: string
  readonly mine: boolean
}

/** An encounter after which nobody has written, with 14 covered days in which that would be known; the owner has not closed it. */
export interface OpenLoop extends Proof {
  readonly day?: string
  readonly title?: string
  readonly place?: Place
  /** Who else was there. */
  readonly who?: readonly Handle[]
  /** The last words online before it. */
  readonly before?: Words
}

export interface Told {
  readonly encounters: readonly Encounter[]
  readonly circle: Circle
  readonly story: Story
  /** Evidence of meetings that is no record: set-aside hints are there with the verdict. */
  readonly hints: readonly Hint[]
  /** When any of it changes by itself because time passes, UTC ms; null for never. What looks at `now` has its part in `due.ts`. */
  readonly due: number | null
}

/** The same of what is at hand as objects. */
export function storyOf({ items, ...input }: Omit<StoryInput, 'touches'> & { readonly items: readonly StoryItem[] }): Told {
  const touches = touchesOf(items)
  const { told, quotes } = storyAmong({ ...input, touches })
  for (const { place, fill } of quotes) fill(touches.text(place) ?? '')
  return told
}

/** `quotes`: the words that the story quotes are filled in by whoever reads them. */
export function storyAmong({ id, handles, touches, met, judgements, verdicts, answered, cadence, dates, coverage: all, now }: StoryInput): { readonly told: Told; readonly quotes: readonly Quote[] } {
  const items = touches.items()
  const quotes: Quote[] = []
  const { meetings, hints } = meetingEvidence({ handles, items, met, judgements })
  const encounters = encountersOf(meetings, now, handles)
  const theirs = coverageFor(all, networksOf(handles, touches.sorts))
  const coverage = coveredSoFar(theirs, now)
  const direct = new DirectTouches(touches, now)
  const circle = withoutClosed(circleAmong({ direct, items, encounters, coverage, now }), encounters, verdicts)
  const silence = silenceOf({ direct, encounters, coverage, verdicts, now })
  const introductions = introductionHints({ handles, touches, met, encounters, circle, now }, quotes)
  const lastWords = wordsOf(direct, direct.lastWithText(), quotes)
  const openLoops = circle.openLoops.map(({ id: loop }) => openLoop(encounters.find((one) => one.id === loop)!, direct, handles, quotes))
  const moments = momentsOf(items)
  const marked = new Set(moments.map(({ item }) => item))
  const nominees = nomineesOf({ direct, encounters, circle, coverage, introductions, verdicts, marked, ...(answered && { answered }), now }, quotes)
  const story: Story = {
    id,
    months: monthsOf(direct),
    mine: many(direct, 'received'),
    theirs: many(direct, 'sent'),
    networks: networkTouches(direct),
    candidates: encounters.filter(({ grade }) => grade === 'candidate').length,
    turns: circle.turns,
    ...(circle.bridges.length === 0 ? {} : { bridges: circle.bridges }),
    openLoops,
    silence,
    ...(lastWords === undefined ? {} : { lastWords }),
    ...(introductions.length === 0 ? {} : { introductions }),
    ...(verdicts.size === 0 ? {} : { verdicts: Object.fromEntries(verdicts) }),
    ...(cadence === undefined ? {} : { cadence }),
    ...forLists({ items, met, verdicts, dates, now }),
    ...(moments.length === 0 ? {} : { moments }),
    ...(nominees.length === 0 ? {} : { nominees }),
  }
  const due = dueOf({ touches, items: meetings === items ? items : [...items, ...meetings], encounters, silence, onlyMet: direct.length === 0, coverage: theirs, now })
  return { told: { encounters, circle, story, hints, due }, quotes }
}

/**
 * A loop that the owner closed, or leaves, is none any more. Who have been in touch since a meeting have been since those before it, and their
 * turn is not open; one that is left alone still has had no word.
 */
function withoutClosed(circle: Circle, encounters: readonly Encounter[], verdicts: StoryInput['verdicts']): Circle {
  const saidOf = ({ id }: Proof) => verdictOn(verdicts, statements.loop, encounters.find((one) => one.id === id)!)
  const said = circle.openLoops.map(saidOf)
  const inTouch = said.lastIndexOf('accepted')
  return {
    ...circle,
    openLoops: circle.openLoops.filter((_, at) => at > inTouch && said[at] === undefined),
    openTurn: circle.openTurn && saidOf(circle.openTurn) === 'accepted' ? null : circle.openTurn,
  }
}

/** How many months (UTC) have a touch. */
function monthsOf({ at, length }: DirectTouches): number {
  let months = 0
  let ends = -Infinity
  for (let number = 0; number < length; number++) {
    if (at[number]! < ends) continue
    const date = new Date(at[number]!)
    date.setUTCHours(0, 0, 0, 0)
    ends = date.setUTCMonth(date.getUTCMonth() + 1, 1)
    months++
  }
  return months
}

/** All but those of one direction. */
function many({ touches: { sort, sorts }, places }: DirectTouches, but: StoryItem['direction']): number {
  const counted = Uint8Array.from(sorts, ({ direction }) => (direction === but ? 0 : 1))
  let count = 0
  for (const place of places) count += counted[sort[place]!]!
  return count
}

function networkTouches(direct: DirectTouches): NetworkTouches[] {
  const { touches: { sort, sorts }, places, length } = direct
  const names = [...new Set(sorts.map(({ network }) => network))]
  const numberOf = Uint32Array.from(sorts, ({ network }) => names.indexOf(network))
  const found = names.map((network) => ({ network, direct: 0, first: -1, last: -1 }))
  for (let number = 0; number < length; number++) {
    const known = found[numberOf[sort[places[number]!]!]!]!
    if (known.direct++ === 0) known.first = number
    known.last = number
  }
  return found
    .filter((one) => one.direct > 0)
    .map(({ network, direct: count, first, last }): NetworkTouches => {
      const [{ id: firstId, at: from }, { id: lastId, at: to }] = [direct.proof(first)!, direct.proof(last)!]
      return { network, direct: count, first: from, last: to, firstId, lastId }
    })
    .sort((a, b) => (a.network < b.network ? -1 : 1))
}

function openLoop({ id, at, day, title, place, who }: Encounter, direct: DirectTouches, handles: readonly Handle[], quotes: Quote[]): OpenLoop {
  const others = who?.filter((handle) => !handles.includes(handle)) ?? []
  const before = wordsOf(direct, direct.lastWithText(direct.from(at)), quotes)
  return {
    id, at,
    ...(day === undefined ? {} : { day }),
    ...(title === undefined ? {} : { title }),
    ...(place === undefined ? {} : { place }),
    ...(others.length === 0 ? {} : { who: others }),
    ...(before === undefined ? {} : { before }),
  }
}

/** Of the touch with that number; -1 for none. */
function wordsOf(direct: DirectTouches, number: number, quotes: Quote[]): Words | undefined {
  if (number < 0) return undefined
  const words = { ...direct.proof(number)!, text: '', mine: direct.sortOf(number).direction === 'sent' }
  quotes.push({ place: direct.places[number]!, fill: (text) => { words.text = shortened(text) } })
  return words
}
