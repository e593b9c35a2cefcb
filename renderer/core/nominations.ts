/**
 * What may be worth marking: the first reply, message, meeting and introduction, the first word after 365 covered silent days, thanks, and round
 * years of the first meeting and of the first closed circle. At most three a week, of three people, the same from Monday to Sunday: only what was
 * over when the week began is asked about, and what is answered keeps its place until the week ends. Nothing is asked about twice.
 */
import type { Verdict } from '#contract/words'
import { coveredSpans, type Span } from './coverage'
import { cuesOf } from './cues/cues'
import { day, instantAt, localDate, type LocalDate } from './dates'
import { hash32 } from './hashes'
import type { IntroductionHint } from './introductions/model'
import type { Circle, CoverageSpan, Encounter, PersonId, Proof } from './model'
import { shortened } from './moments'
import { statements } from './statements'
import type { Direct, Story } from './story'

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
  /** In order of time, what was set aside left out. */
  readonly direct: readonly Direct[]
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

export function nomineesOf(input: NomineesInput): readonly Nominee[] {
  const { direct, now, circle } = input
  const met = input.encounters.filter(({ grade, at }) => grade !== 'candidate' && at <= now)
  const nominees: Nominee[] = []
  const add = (kind: NomineeKind, { id, at }: Proof, rest: Omit<Nominee, 'kind' | 'id' | 'at' | 'answered'> = {}, ids: readonly string[] = [id]) => {
    const answered = answeredAt(input, ids)
    nominees.push({ kind, id, at, ...rest, ...(answered === undefined ? {} : { answered }) })
  }
  if (direct.length >= fewest || met.length > 0) {
    const reply = direct.find(({ setting, kind }) => setting === 'public' && (kind === 'reply' || kind === 'comment'))
    const message = direct.find(({ setting, kind }) => setting === 'private' && kind === 'message')
    if (reply) add('first reply', reply, saying(reply))
    if (message) add('first message', message, saying(message))
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
  for (const { touch, silent } of afterSilence(direct, met, input.coverage).slice(-kept)) add('after silence', touch, { ...saying(touch), silent })
  for (const touch of thanksIn(direct)) add('thanks', touch, saying(touch))
  const closing = circle.closed && direct.find(({ id }) => id === circle.closed!.id)
  if (closing) add('closed', closing, saying(closing))
  return nominees
}

/** A record says so, or you wrote it down: what words only hint at is asked elsewhere. */
const isRecorded = (hint: IntroductionHint): hint is IntroductionHint & { readonly at: number } =>
  hint.at !== null && hint.other === undefined && (hint.kind === 'record' || hint.kind === 'logged')

/** The last words of thanks. Only what may be worth reading is read, the latest first. */
function thanksIn(direct: readonly Direct[]): readonly Direct[] {
  const found: Direct[] = []
  for (let at = direct.length - 1; at >= 0 && found.length < kept; at--) {
    const touch = direct[at]!
    if (touch.cue === true && touch.text !== undefined && cuesOf(touch.text).includes('thanks')) found.unshift(touch)
  }
  return found
}

function saying({ text, day: date, direction }: Direct): Pick<Nominee, 'words' | 'mine' | 'day'> {
  const words = shortened(text ?? '', mostWords)
  return { ...(words === '' ? {} : { words }), ...(date === undefined ? {} : { day: date }), mine: direction === 'sent' }
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

/** Direct touches that ended a covered silence of a year, meetings counted as touches. */
function afterSilence(direct: readonly Direct[], met: readonly Encounter[], coverage: readonly CoverageSpan[]) {
  const found: { readonly touch: Direct; readonly silent: number }[] = []
  const first = direct[0]
  if (!first) return found
  let spans: readonly Span[] | undefined
  let at = 0
  let last = first.at
  for (const touch of direct) {
    for (; at < met.length && met[at]!.at < touch.at; at++) last = Math.max(last, met[at]!.until)
    if (touch.at - last > silentFor * day) {
      spans ??= coveredSpans(coverage, 'on')
      const silent = Math.floor(covered(spans, last, touch.at) / day)
      if (silent >= silentFor) found.push({ touch, silent })
    }
    last = Math.max(last, touch.at)
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
  const asked: Ranked[] = []
  for (const [person, { nominees }] of stories) {
    let best: Ranked | undefined
    for (const nominee of nominees ?? []) {
      const one = ranked(person, nominee, week, zone)
      if (one && (!best || before(one, best) < 0)) best = one
    }
    if (best) asked.push(best)
  }
  return asked.sort(before).slice(0, mostAWeek).flatMap(({ nomination, answered }) => (answered ? [] : [nomination]))
}

interface Ranked {
  readonly nomination: Nomination
  /** Within this week: it keeps its place and is not asked again. */
  readonly answered: boolean
  /** 0 round, 1 recent, 2 older. */
  readonly rank: 0 | 1 | 2
  /** Less comes first. */
  readonly order: number
}

function ranked(person: PersonId, nominee: Nominee, week: Week, zone: string): Ranked | undefined {
  const { kind, answered, id, at, ...rest } = nominee
  if (at >= week.from || (answered !== undefined && answered < week.from)) return undefined
  const years = anniversaryIn(week, nominee, zone)
  const tells = { ...rest, person, id, at }
  if (kind === 'closed' || (kind === 'first meeting' && years > 0)) {
    if (years === 0) return undefined
    const nomination: Nomination = { ...tells, kind: kind === 'closed' ? 'anniversary closed' : 'anniversary met', years }
    return { nomination, answered: answered !== undefined, rank: 0, order: -years }
  }
  const recent = week.from - at <= recently
  return { nomination: { ...tells, kind }, answered: answered !== undefined, rank: recent ? 1 : 2, order: recent ? -at : hash32(`${week.from} ${person} ${id}`) }
}

const before = (a: Ranked, b: Ranked): number => a.rank - b.rank || a.order - b.order || (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0)
const keyOf = ({ nomination: { person, kind, id } }: Ranked): string => `${person}\n${kind}\n${id}`

/** How many round years ago, if its day is one of the week's; 0 for none. The first year is a round one, and every fifth. */
function anniversaryIn(week: Week, { at, day: date }: Nominee, zone: string): number {
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
}

/** Monday to Sunday on the wall calendar of the zone. */
export function weekOf(now: number, zone: string): Week {
  const today = localDate(now, zone)
  const date = new Date(Date.UTC(today.year, today.month - 1, today.day))
  const sinceMonday = (date.getUTCDay() + 6) % 7
  const days = Array.from({ length: 7 }, (_, at) => localDate(date.getTime() + (at - sinceMonday) * day, 'UTC'))
  return { from: instantAt(days[0]!, 0, 0, zone), days }
}
