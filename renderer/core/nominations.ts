/**
 * What may be worth marking: the first reply, message, meeting and introduction, the first word after 365 covered silent days, thanks, and round
 * years of the first meeting and of the first closed circle. At most three a week, of three people, the same from Monday to Sunday: only what was
 * over when the week began is asked about, and what is answered keeps its place until the week ends. Nothing is asked about twice.
 */
import type { Verdict } from '#contract/words'
import { coveredSpans, type Span } from './coverage'
import { cuesOf } from './cues/cues'
import { day, instantAt, localDate, type LocalDate } from './dates'
import { tookPlace } from './encounters'
import { hash32 } from './hashes'
import type { IntroductionHint } from './introductions/model'
import type { Circle, CoverageSpan, Encounter, PersonId, Proof } from './model'
import { shortened } from './moments'
import { statements } from './statements'
import type { Story } from './story'
import { isDirect, type DirectTouches, type Quote, type Sort } from './touches'

/** `closed` is nominated by its anniversaries only. */
export type NomineeKind = 'first reply' | 'first message' | 'first meeting' | 'first introduction' | 'after silence' | 'thanks' | 'closed'
export type NominationKind = Exclude<NomineeKind, 'closed'> | 'anniversary met' | 'anniversary closed'

/** Something of one relationship that may be asked about. Plain JSON, kept with the story. */
export interface Nominee extends Proof {
  readonly kind: NomineeKind
  readonly day?: string
  /** At most 120 characters. */
  readonly words?: string
  /** Who said it; absent for what is in person. */
  readonly mine?: boolean
  /** Where it was. */
  readonly place?: string
  /** After silence: the covered days without a touch before it. */
  readonly silent?: number
  /** When the owner marked it or turned it down, UTC ms; 0 where that is not known. */
  readonly answered?: number
}

export interface NomineesInput {
  readonly direct: DirectTouches
  readonly encounters: readonly Encounter[]
  readonly circle: Pick<Circle, 'closed'>
  /** Of the sources that have a handle of theirs. */
  readonly coverage: readonly CoverageSpan[]
  /** What speaks for their having been introduced, the earliest first. */
  readonly introductions?: readonly IntroductionHint[]
  readonly verdicts: ReadonlyMap<string, Verdict>
  /** Natural ids of what was marked. */
  readonly marked: ReadonlySet<string>
  /** When statements were answered (by key) and items marked (by `markedKey`), UTC ms. */
  readonly answered?: ReadonlyMap<string, number>
  readonly now: number
}

export const markedKey = (item: string): string => `marked ${item}`

/** A first word is worth asking about when more came of it: so many direct touches, or a meeting. */
const fewest = 5
const silentFor = 365
const kept = 2
const mostWords = 120

/** `quotes`: takes what is to be filled in once the words are read. */
export function nomineesOf(input: NomineesInput, quotes: Quote[]): readonly Nominee[] {
  const { direct, now, circle } = input
  const met = input.encounters.filter((one) => one.grade !== 'candidate' && tookPlace(one, now))
  const nominees: Nominee[] = []
  const add = (kind: NomineeKind, { id, at }: Proof, rest: Omit<Nominee, 'kind' | 'id' | 'at' | 'answered'> = {}, ids: readonly string[] = [id]) => {
    const answered = answeredAt(input, ids)
    nominees.push({ kind, id, at, ...rest, ...(answered === undefined ? {} : { answered }) })
  }
  const addTouch = (kind: NomineeKind, number: number, rest: Pick<Nominee, 'silent'> = {}) => {
    const place = direct.places[number]!
    const date = direct.touches.full.get(place)?.day
    add(kind, direct.proof(number)!, { words: '', ...(date === undefined ? {} : { day: date }), mine: direct.sortOf(number).direction === 'sent', ...rest })
    const nominee = nominees.at(-1) as { words?: string }
    quotes.push({
      place,
      fill: (text) => {
        nominee.words = shortened(text, mostWords)
        if (nominee.words === '') delete nominee.words
      },
    })
  }
  if (direct.length >= fewest || met.length > 0) {
    const reply = firstOf(direct, ({ setting, kind }) => setting === 'public' && (kind === 'reply' || kind === 'comment'))
    const message = firstOf(direct, ({ setting, kind }) => setting === 'private' && kind === 'message')
    if (reply >= 0) addTouch('first reply', reply)
    if (message >= 0) addTouch('first message', message)
  }
  const first = met[0]
  if (first) {
    const ids = first.evidence.map((id) => id.replace(/^cue:/, ''))
    add('first meeting', { id: ids[0] ?? first.id, at: first.at }, {
      ...(first.day === undefined ? {} : { day: first.day }), ...(first.place?.name === undefined ? {} : { place: first.place.name }),
    }, [first.id, ...ids])
  }
  const introduced = input.introductions?.find(isRecorded)
  if (introduced) {
    const { id, at, text } = introduced
    add('first introduction', { id, at }, text === undefined ? {} : { words: shortened(text, mostWords) })
  }
  for (const { number, silent } of afterSilence(direct, met, input.coverage).slice(-kept)) addTouch('after silence', number, { silent })
  for (const number of thanksIn(direct)) addTouch('thanks', number)
  const closing = circle.closed ? direct.numberOf(circle.closed) : -1
  if (closing >= 0) addTouch('closed', closing)
  return nominees
}

/** -1 for none. */
function firstOf(direct: DirectTouches, isWanted: (sort: Sort) => boolean): number {
  const wanted = direct.touches.sorts.map(isWanted)
  if (!wanted.includes(true)) return -1
  return direct.places.findIndex((place) => wanted[direct.touches.sort[place]!]!)
}

/** A record says so, or you wrote it down: what words only hint at is asked elsewhere. */
const isRecorded = (hint: IntroductionHint): hint is IntroductionHint & { readonly at: number } =>
  hint.at !== null && hint.other === undefined && (hint.kind === 'record' || hint.kind === 'logged')

/** The last words of thanks, the earlier first. Only what may be worth reading is read, the latest first. */
function thanksIn(direct: DirectTouches): readonly number[] {
  const found: number[] = []
  for (const item of [...direct.touches.full.values()].reverse()) {
    if (found.length === kept) break
    if (item.cue !== true || item.text === undefined || item.at === null || !isDirect(item) || !cuesOf(item.text).includes('thanks')) continue
    const number = direct.numberOf({ id: item.id, at: item.at })
    if (number >= 0) found.unshift(number)
  }
  return found
}

/** When any of the item's nominations was turned down, or it was marked; undefined when neither. */
function answeredAt({ verdicts, marked, answered = new Map() }: NomineesInput, ids: readonly string[]): number | undefined {
  let last: number | undefined
  if (marked.size === 0 && verdicts.size === 0) return undefined
  for (const id of ids) {
    const keys = nominationKinds.map((kind) => statements.nomination(kind, id)).filter((key) => verdicts.has(key))
    if (marked.has(id)) keys.push(markedKey(id))
    for (const key of keys) last = Math.max(last ?? 0, answered.get(key) ?? 0)
  }
  return last
}

const nominationKinds: readonly NominationKind[] = [
  'first reply', 'first message', 'first meeting', 'first introduction', 'after silence', 'thanks', 'anniversary met', 'anniversary closed',
]

/** Numbers of direct touches that ended a covered silence of a year, meetings counted as touches. */
function afterSilence(direct: DirectTouches, met: readonly Encounter[], coverage: readonly CoverageSpan[]) {
  const found: { readonly number: number; readonly silent: number }[] = []
  let spans: readonly Span[] | undefined
  let at = 0
  let last = direct.at[0]!
  for (let number = 0; number < direct.length; number++) {
    const touch = direct.at[number]!
    for (; at < met.length && met[at]!.at < touch; at++) last = Math.max(last, met[at]!.until)
    if (touch - last > silentFor * day) {
      spans ??= coveredSpans(coverage, 'on')
      const silent = Math.floor(covered(spans, last, touch) / day)
      if (silent >= silentFor) found.push({ number, silent })
    }
    last = Math.max(last, touch)
  }
  return found
}

const covered = (spans: readonly Span[], from: number, to: number): number =>
  spans.reduce((sum, span) => sum + Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)), 0)

/** One question: is it a moment? */
export interface Nomination extends Proof {
  readonly person: PersonId
  readonly kind: NominationKind
  readonly day?: string
  readonly words?: string
  readonly mine?: boolean
  readonly place?: string
  readonly silent?: number
  /** Anniversaries: how many years. */
  readonly years?: number
}

const mostAWeek = 3
/** What is no older than that when the week begins comes before what is older. */
const recently = 60 * day

/** The questions of this week that are still open. Stories of the trash are no part of `stories`. */
export function nominationsOf(stories: Iterable<readonly [PersonId, Pick<Story, 'nominees'>]>, now: number, zone: string): readonly Nomination[] {
  const week = weekOf(now, zone)
  const first: Ranked[] = []
  const older: (readonly [PersonId, Nominee])[] = []
  for (const [person, { nominees }] of stories) {
    let best: Ranked | undefined
    const rest: Nominee[] = []
    for (const nominee of nominees ?? []) {
      if (nominee.at >= week.from || (nominee.answered !== undefined && nominee.answered < week.from)) continue
      const one = ranked(person, nominee, week, zone)
      if (one && (!best || before(one, best) < 0)) best = one
      else if (!one && nominee.kind !== 'closed') rest.push(nominee)
    }
    if (best) first.push(best)
    else for (const nominee of rest) older.push([person, nominee])
  }
  // The lot is drawn only where round and recent ones leave room: there may be hundreds of thousands of others.
  const asked = first.sort(before).slice(0, mostAWeek)
  if (asked.length < mostAWeek) asked.push(...drawn(older, week, mostAWeek - asked.length))
  return asked.flatMap(({ person, nominee, years }) => (nominee.answered === undefined ? [nominationOf(person, nominee, years)] : []))
}

interface Ranked {
  readonly person: PersonId
  readonly nominee: Nominee
  /** Anniversaries; else 0. */
  readonly years: number
  /** 0 round, 1 recent, 2 older. */
  readonly rank: 0 | 1 | 2
  /** Less comes first. */
  readonly order: number
}

/** Undefined where it is neither round nor recent. */
function ranked(person: PersonId, nominee: Nominee, week: Week, zone: string): Ranked | undefined {
  const years = nominee.kind === 'closed' || nominee.kind === 'first meeting' ? anniversaryIn(week, nominee, zone) : 0
  if (years > 0) return { person, nominee, years, rank: 0, order: -years }
  if (nominee.kind === 'closed' || week.from - nominee.at > recently) return undefined
  return { person, nominee, years, rank: 1, order: -nominee.at }
}

/** One of each person, in the order of the lot. */
function drawn(older: readonly (readonly [PersonId, Nominee])[], week: Week, many: number): readonly Ranked[] {
  const best = new Map<PersonId, Ranked>()
  for (const [person, nominee] of older) {
    const one: Ranked = { person, nominee, years: 0, rank: 2, order: hash32(`${week.from} ${person} ${nominee.id}`) }
    const known = best.get(person)
    if (!known || before(one, known) < 0) best.set(person, one)
  }
  return [...best.values()].sort(before).slice(0, many)
}

/** Only of what is not answered. */
function nominationOf(person: PersonId, { kind, ...tells }: Nominee, years: number): Nomination {
  if (years === 0) return { ...tells, person, kind: kind as Exclude<NomineeKind, 'closed'> }
  return { ...tells, person, kind: kind === 'closed' ? 'anniversary closed' : 'anniversary met', years }
}

const before = (a: Ranked, b: Ranked): number => a.rank - b.rank || a.order - b.order || (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0)
const keyOf = ({ person, nominee: { kind, id } }: Ranked): string => `${person}\n${kind}\n${id}`

/** How many round years ago, if its day is one of the week's; 0 for none. The first year is a round one, and every fifth. */
function anniversaryIn(week: Week, { at, day: date }: Nominee, zone: string): number {
  // Far from the week in any zone: most are.
  const near = new Date(at)
  if (!week.near.has(32 * near.getUTCMonth() + near.getUTCDate())) return 0
  const then = localDate(at, date === undefined ? zone : 'UTC')
  for (const each of week.days) {
    const years = each.year - then.year
    if ((years === 1 || (years > 0 && years % 5 === 0)) && isSameDay(then, each)) return years
  }
  return 0
}

/** What happened on 29 February is remembered on the 28th where there is no 29th. */
export const isSameDay = (then: LocalDate, today: LocalDate): boolean =>
  then.month === today.month && (then.day === today.day || (then.month === 2 && then.day === 29 && today.day === 28 && !isLeap(today.year)))

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

interface Week {
  /** When Monday begins, UTC ms. */
  readonly from: number
  readonly days: readonly LocalDate[]
  /** Dates (32 times the month from 0, and the day) that are one of them in some zone, and the leap day beside the 28th. */
  readonly near: ReadonlySet<number>
}

/** Monday to Sunday on the wall calendar of the zone. */
export function weekOf(now: number, zone: string): Week {
  const today = localDate(now, zone)
  const date = new Date(Date.UTC(today.year, today.month - 1, today.day))
  const sinceMonday = (date.getUTCDay() + 6) % 7
  const days = Array.from({ length: 7 }, (_, at) => localDate(date.getTime() + (at - sinceMonday) * day, 'UTC'))
  const near = Array.from({ length: 10 }, (_, at) => new Date(date.getTime() + (at - sinceMonday - 1) * day)).map((each) => 32 * each.getUTCMonth() + each.getUTCDate())
  return { from: instantAt(days[0]!, 0, 0, zone), days, near: new Set(near.some((each) => each === 32 + 28) ? [...near, 32 + 29] : near) }
}
