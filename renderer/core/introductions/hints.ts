/** What in one relationship speaks for an introduction. Whose it was is decided once everybody is known (`introductions.ts`). */
import type { Handle } from '#contract/handles'
import type { PlainDate } from '#contract/words'
import { cuesOf } from '../cues/cues'
import { day, hasHappened } from '../dates'
import type { Circle, Encounter } from '../model'
import { shortened } from '../moments'
import type { StoryInput, StoryItem } from '../story'
import { hasText, rejected, type Quote, type Sort, type Touches } from '../touches'
import { introducerName, introducingRole } from './introducing'
import type { IntroductionHint } from './model'
import type { IntroducingRole } from './phrases'

export interface HintsInput extends Pick<StoryInput, 'handles' | 'met' | 'now'> {
  readonly touches: Touches
  readonly encounters: readonly Encounter[]
  readonly circle: Circle
}

/** More are no better evidence, and there may be 50,000 people. */
const most = 12
/** With more people than this there, nobody can say who introduced whom. */
const crowd = 5
/** Naming more than two, words introduce nobody in particular. */
const named = 3

/** The earliest first. `quotes`: takes what is to be filled in once the words are read. */
export function introductionHints({ handles, touches, met, encounters, circle, now }: HintsInput, quotes: Quote[]): IntroductionHint[] {
  const own = new Set(handles)
  const hints = met.flatMap((each) => fromEntry(each))
  for (const item of touches.full.values()) {
    if (item.verdict === 'rejected' || (item.at !== null && !hasHappened(item, now))) continue
    if (item.kind === 'introduction') hints.push(...fromRecord(item, own))
    else if (item.cue === true || item.network === 'journal') hints.push(...fromWords(item, own))
  }
  hints.push(...fromChat(touches, own, circle, quotes), ...fromEncounter(encounters, own, circle))
  const sorted = hints.filter(({ by }) => by === undefined || !own.has(by)).sort(inOrder)
  return sorted.length > most ? [...sorted].sort((a, b) => rank(a) - rank(b) || inOrder(a, b)).slice(0, most).sort(inOrder) : sorted
}

const rank = ({ kind }: IntroductionHint): number => (kind === 'record' || kind === 'met' ? 0 : 1)

const inOrder = (a: IntroductionHint, b: IntroductionHint): number =>
  (a.at ?? Infinity) - (b.at ?? Infinity) || compare(a.id, b.id) || compare(JSON.stringify(a), JSON.stringify(b)) || 0
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** How you met: by whom, or in free words that name somebody. */
function fromEntry({ entry, value: { words = '', date, through }, own }: StoryInput['met'][number]): IntroductionHint[] {
  const base = { id: `met:${entry}`, ...timeOf(date), ...snippet(words) } as const
  if (through !== undefined) return [{ ...base, kind: own ? 'met' : 'card', by: through }]
  const name = introducerName(words)
  // Whose name it is has to be asked, whoever wrote it.
  return name === undefined ? [] : [{ ...base, kind: own ? 'logged' : 'card', named: name }]
}

function timeOf({ year, month, day: date }: PlainDate = {}): Pick<IntroductionHint, 'at' | 'roughly'> {
  if (year === undefined) return { at: null }
  const at = new Date(Date.UTC(2000, (month ?? 7) - 1, month === undefined ? 1 : (date ?? 15), 12)).setUTCFullYear(year)
  return { at, ...(month === undefined ? { roughly: 'year' } : date === undefined ? { roughly: 'month' } : {}) }
}

/** Whoever was introduced stands first among its people, the introducer second. */
function fromRecord({ id, at, who = [], title, text }: StoryItem, own: ReadonlySet<Handle>): IntroductionHint[] {
  const [person, by] = who
  if (person === undefined || by === undefined || !own.has(person)) return []
  return [{ id, at, kind: 'record', by, ...snippet(text ?? title ?? '') }]
}

function fromWords({ id, at, network, direction, who = [], from, text }: StoryItem, own: ReadonlySet<Handle>): IntroductionHint[] {
  const role = roleOf(text, network)
  if (role === undefined) return []
  const others = [...new Set(who)].filter((handle) => !own.has(handle))
  const base = { id, at, kind: network === 'journal' ? 'logged' : 'said', ...snippet(text ?? '') } as const
  const byThem = direction === 'received' && (from === undefined || own.has(from))
  const byOther = direction === 'received' && !byThem
  if (role === 'owner' ? !byThem && !byOther : role === 'speaker' && !byThem && !byOther) {
    // The owner introduces the two to each other.
    return others.length === 1 ? [{ ...base, by: '', other: others[0]! }] : []
  }
  if (role === 'speaker' && byOther) {
    const introduced = others.filter((handle) => handle !== from)
    return introduced.length + 1 < named && who.some((handle) => own.has(handle)) ? [{ ...base, by: from! }] : []
  }
  if (role === 'third' && !byOther) {
    if (others.length > 0 && others.length < named) return [{ ...base, among: others }]
    const name = others.length === 0 && network === 'journal' ? introducerName(text ?? '') : undefined
    return name === undefined ? [] : [{ ...base, named: name }]
  }
  return []
}

/** What is written by hand is short and means what it says; of all other words those count that introduce and are neither asked nor denied. */
function roleOf(text: string | undefined, network: string): IntroducingRole | undefined {
  const role = introducingRole(text)
  if (network === 'journal' || text === undefined) return role
  const kinds = cuesOf(text)
  return kinds.includes('introducing') ? (role ?? (kinds.includes('thanks') ? 'third' : 'speaker')) : undefined
}

/** The first words of the two of them were in a chat of three: the third brought them together. */
function fromChat(touches: Touches, own: ReadonlySet<Handle>, { firstEncounter }: Circle, quotes: Quote[]): IntroductionHint[] {
  const kinds = touches.sorts.map((sort): 0 | Chat => {
    if (sort.setting !== 'private' && (sort.setting !== 'public' || sort.byOther)) return 0
    const others = othersIn(sort, own)
    const three = inGroup(sort) && others.length === 1 && (sort.who ?? []).some((handle) => own.has(handle))
    // What only one of the two wrote in that chat does not say who else is in it.
    return { by: three ? others[0]! : undefined, network: sort.network, apart: !sort.byOther && !(inGroup(sort) && others.length <= 1), byOther: sort.byOther === true }
  })
  if (!kinds.some((kind) => kind !== 0 && kind.by !== undefined)) return []
  let first = -1
  for (let place = 0; place < touches.length && first < 0; place++) {
    const kind = kinds[touches.sort[place]!]!
    if (kind !== 0 && kind.by !== undefined && !(touches.flags[place]! & rejected) && !Number.isNaN(touches.at[place]!)) first = place
  }
  if (first < 0) return []
  const [at, three] = [touches.at[first]!, kinds[touches.sort[first]!] as Chat]
  if (firstEncounter && firstEncounter.at < at) return []
  for (let place = 0; touches.at[place]! < at; place++) {
    const kind = kinds[touches.sort[place]!]!
    if (kind !== 0 && !(touches.flags[place]! & rejected) && (kind.apart || (!kind.byOther && kind.network !== three.network))) return []
  }
  const hint: { -readonly [K in keyof IntroductionHint]: IntroductionHint[K] } = { id: touches.id(first), at, kind: 'chat', by: three.by! }
  if (touches.flags[first]! & hasText) quotes.push({ place: first, fill: (text) => Object.assign(hint, snippet(text)) })
  return [hint]
}

/** What words of one sort say of who brought whom together. */
interface Chat {
  /** The third, where it is a chat of three. */
  readonly by: Handle | undefined
  readonly network: string
  /** Words of the two elsewhere than in such a chat. */
  readonly apart: boolean
  readonly byOther: boolean
}

const inGroup = ({ kind, setting }: Sort): boolean => kind === 'group-message' && setting === 'private'
const othersIn = ({ who = [] }: Sort, own: ReadonlySet<Handle>): Handle[] => [...new Set(who)].filter((handle) => !own.has(handle))

/** Met before a word was written, and others were there. */
function fromEncounter(encounters: readonly Encounter[], own: ReadonlySet<Handle>, { firstEncounter, firstDirect }: Circle): IntroductionHint[] {
  const first = firstEncounter && encounters.find(({ id }) => id === firstEncounter.id)
  if (!first) return []
  const others = (first.who ?? []).filter((handle) => !own.has(handle))
  const began = first.day === undefined ? first.at : first.at - day / 2
  if (others.length === 0 || others.length > crowd || (firstDirect && firstDirect.at < began)) return []
  return [{ id: first.id, at: first.at, kind: 'there', among: others, ...snippet(first.title ?? '') }]
}

function snippet(text: string): { readonly text?: string } {
  const line = shortened(text)
  return line === '' ? {} : { text: line }
}
