/**
 * What hints that two people met, besides the records that say so: words to each other, shared photo tags, the date of how they met. A hint is
 * evidence with an id of its own (`cue:<id of the item>`), so that setting it aside takes away no message; only the owner makes a meeting of it.
 */
import { handleParts, type Handle } from '#contract/handles'
import type { Grade, InteractionFact, Place } from '#contract/records'
import type { EntryValue, Verdict } from '#contract/words'
import { dayText } from '../dates'
import { meetingIn, type MeetingCue } from './cues'
import { dayLength } from './days'

/** Evidence of a meeting that is no record of it. Its `day` is the one the words name, or that on which they were written. */
export interface Hint {
  readonly id: string
  /** Natural id of the item, or `met:<entry>`. */
  readonly of: string
  /** Noon UTC of the day; the time, where the owner gave it. */
  readonly at: number
  readonly day?: string
  readonly setting: 'inPerson'
  readonly kind: 'event'
  readonly grade: Grade
  readonly place?: Place
  readonly verdict?: Verdict
  /** Of photo tags: everybody tagged. */
  readonly who?: readonly Handle[]
  /** Which days it may have been, UTC ms: what took place then may be what it speaks of. */
  readonly within: { readonly from: number; readonly to: number }
  /** The words name no day. */
  readonly loose?: true
  /** The owner wrote it down. */
  readonly network?: 'journal'
  /** The owner said when it was. */
  readonly corrected?: true
}

/** The part of an item that hints are read from. */
export type Hinting = Pick<InteractionFact, 'id' | 'at' | 'setting' | 'kind'> & {
  readonly text?: string | undefined
  readonly place?: Place | undefined
  readonly who?: readonly Handle[] | undefined
  readonly verdict?: Verdict | undefined
  readonly byOther?: boolean | undefined
  readonly cue?: boolean | undefined
}

export type EvidenceJudgement = { readonly verdict: Verdict; readonly day?: string; readonly at?: number; readonly place?: Place }

export interface HintsInput {
  readonly handles: readonly Handle[]
  readonly items: readonly Hinting[]
  readonly met: readonly { readonly entry: string; readonly value: Extract<EntryValue, { entry: 'met' }>; readonly own: boolean }[]
  readonly judgements: ReadonlyMap<string, EvidenceJudgement>
}

/** In no order that means anything. What the owner set aside, the hint or the item it is read from, is there with the verdict. */
export function hintsOf({ handles, items, met, judgements }: HintsInput): Hint[] {
  const hints: Hint[] = []
  const own = ownNames(handles)
  for (const item of items) {
    const hint = item.kind === 'tag' ? tagHint(item) : item.cue === true ? wordsHint(item, own) : undefined
    if (hint) hints.push(item.verdict === 'rejected' ? { ...judged(hint, judgements), verdict: 'rejected' } : judged(hint, judgements))
  }
  for (const { entry, value, own: byOwner } of met) {
    const hint = metHint(entry, value, byOwner)
    if (hint) hints.push(judged(hint, judgements))
  }
  return hints
}

/** Of a hint about the item. */
export const hintId = (item: string): string => `cue:${item}`
export const isHintId = (id: string): boolean => id.startsWith('cue:')

/** Among more than so many, nobody is spoken to: a channel, a mailing list. */
const mostAddressed = 8
/** A picture that names more than so many is a list, not an evening. */
const mostTagged = 20
/** Who writes without a day writes soon after: that day or one of the two before. */
const soonAfter = 2

function wordsHint({ id, at, setting, text, who, byOther }: Hinting, own: ReadonlySet<string>): Hint | undefined {
  if (at === null || text === undefined || byOther || (setting !== 'public' && setting !== 'private')) return undefined
  if (who !== undefined && who.length > mostAddressed) return undefined
  const cue = meetingIn(text, at)
  if (!cue || !speaksOf(cue, own, { alone: who === undefined || who.length === 1, setting, text })) return undefined
  const { said } = cue
  if (said) return dated(id, said.day, { within: spanOf(said.from, said.to), ...(said.from === said.to ? {} : { loose: true }) })
  const day = Math.floor(at / dayLength)
  return dated(id, day, { within: spanOf(day - soonAfter, day), loose: true })
}

/**
 * Whether the meeting is one between the owner and this person. `you` is: the item stands between the two. `coffee with @tom` is one with whoever
 * is @tom; where nothing says that this is the person, it is when the person is the only one named and spoken to, in public.
 */
function speaksOf({ names }: MeetingCue, own: ReadonlySet<string>, { alone, setting, text }: { readonly alone: boolean; readonly setting: Hinting['setting']; readonly text: string }): boolean {
  if (names.length === 0) return true
  if (names.some((name) => own.has(name))) return true
  if (setting !== 'public' || !alone) return false
  return new Set(text.toLowerCase().match(/@[\p{L}\p{N}_]+/gu)).size === 1
}

/** The screen names among the handles: `bea` of `x:@bea`, `bea@host.example` and `bea` of `mastodon:bea@host.example`. */
function ownNames(handles: readonly Handle[]): ReadonlySet<string> {
  return new Set(handles.flatMap((handle) => {
    const { network, kind, value } = handleParts(handle)
    const name = value.toLowerCase()
    if (kind === 'screenName') return [name.replace(/^@/, '')]
    return network === 'mastodon' && /^[^@\s]+@[^@\s]+$/.test(name) ? [name, name.split('@')[0]!] : []
  }))
}

function tagHint({ id, at, who, place, byOther }: Hinting): Hint | undefined {
  if (at === null || byOther || (who !== undefined && who.length > mostTagged)) return undefined
  const day = Math.floor(at / dayLength)
  return dated(id, day, { within: spanOf(day - soonAfter, day), loose: true, ...(place === undefined ? {} : { place }), ...(who === undefined ? {} : { who }) })
}

/** The owner's own date is the owner's word. A year or a month alone is no day. */
function metHint(entry: string, { date, place }: Extract<EntryValue, { entry: 'met' }>, byOwner: boolean): Hint | undefined {
  const { year, month, day: date_ } = date ?? {}
  if (year === undefined || month === undefined || date_ === undefined) return undefined
  const at = new Date(0).setUTCFullYear(year, month - 1, date_)
  if (new Date(at).getUTCMonth() !== month - 1) return undefined
  const day = at / dayLength
  return { ...dated(`met:${entry}`, day, { within: spanOf(day, day) }), ...(byOwner ? { grade: 'confirmed' as const, network: 'journal' as const } : {}), ...(place === undefined || place.trim() === '' ? {} : { place: { name: place } }) }
}

function dated(of: string, day: number, more: Pick<Hint, 'within' | 'loose' | 'place' | 'who'>): Hint {
  return { id: hintId(of), of, at: day * dayLength + dayLength / 2, day: textOfDay(day), setting: 'inPerson', kind: 'event', grade: 'candidate', ...more }
}

const textOfDay = (day: number): string => {
  const date = new Date(day * dayLength)
  return dayText({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() })
}

/** Whole days. */
const spanOf = (from: number, to: number): Hint['within'] => ({ from: from * dayLength, to: (to + 1) * dayLength - 1 })

/** With what the owner said of it: accepted it is a meeting, and where another day, time or place was given, that one. A no takes none of that back. */
function judged(hint: Hint, judgements: ReadonlyMap<string, EvidenceJudgement>): Hint {
  const said = judgements.get(hint.id)
  if (!said) return hint
  if (said.verdict === 'rejected') return { ...corrected(hint, said), verdict: 'rejected' }
  return { ...corrected(hint, said), grade: 'confirmed', verdict: 'accepted' }
}

function corrected(hint: Hint, { day, at, place }: EvidenceJudgement): Hint {
  const { day: said, loose, ...rest } = hint
  const where = place === undefined ? {} : { place }
  if (at !== undefined) return { ...rest, ...where, at, within: { from: at, to: at }, corrected: true }
  const noon = day === undefined ? NaN : Date.parse(`${day}T12:00:00Z`)
  if (day !== undefined && !Number.isNaN(noon)) return { ...rest, ...where, at: noon, day, within: { from: noon - dayLength / 2, to: noon + dayLength / 2 - 1 }, corrected: true }
  return { ...rest, ...where, ...(said === undefined ? {} : { day: said }), ...(loose === undefined ? {} : { loose }) }
}
