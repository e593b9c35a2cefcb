/**
 * What answers what. Most archives hold one voice only: what somebody wrote under a post lies in one of them, the post in another.
 * An item has keys it can be found by, and it asks for the keys of what it answers; whoever imported which, and when, does not matter.
 */
import type { InteractionFact } from '#contract/records'
import { addressesIn, addressKeys, idKey, type AddressKeys } from './addresses'
import { day } from './dates'
import { passagesIn, plainWords } from './quotations'

/** Why two items are linked: their source says so; the page is the same; one quotes the other's words. */
export type LinkEvidence = 'says so' | 'same address' | 'quotes these words'

/** The part of an item that links are made of. */
export type Linkable = Pick<InteractionFact, 'id' | 'at' | 'day' | 'kind' | 'setting' | 'direction' | 'from' | 'text' | 'link' | 'answers'>

export interface Link<T extends Linkable = Linkable> {
  /** What is answered. */
  readonly to: T
  readonly evidence: LinkEvidence
}

/** Words are quoted within so long. */
export const quotedWithin = 7 * day
/** Candidates for one quotation at most: a busy chat has thousands of lines in a week. */
const mostCandidates = 2000
/** The addresses and dates of two archives can lie this far apart where a zone was assumed or only a day is known. */
const slack = day / 2

/** The owner's own words. A repost or a like carries somebody else's. */
export const isOwnWord = ({ direction, from }: Pick<Linkable, 'direction' | 'from'>): boolean => direction === 'sent' && from === undefined

/** What an item can be found by: its natural id, and its own address. */
export function keysOf(item: Pick<Linkable, 'id' | 'kind' | 'link' | 'answers'>): readonly string[] {
  const id = idKey(item.id)
  const own = ownAddress(item)
  return own === undefined || own === id ? [id] : [id, own]
}

/** What an item answers, the surest first, each key with what it rests on. */
export function asksOf(item: Pick<Linkable, 'id' | 'kind' | 'link' | 'answers' | 'text'>): ReadonlyMap<string, LinkEvidence> {
  const page = item.link === undefined || inPrivate.has(item.kind) || item.kind === 'post' ? undefined : addressKeys(item.link)
  const written = item.text?.includes('://') ? addressesIn(item.text) : []
  if (item.answers === undefined && page === undefined && written.length === 0) return nothing
  const asks = new Map<string, LinkEvidence>()
  const ask = (keys: AddressKeys | undefined, evidence: LinkEvidence) => {
    for (const key of keys === undefined ? [] : keys.whole === keys.page ? [keys.whole] : [keys.whole, keys.page]) if (!asks.has(key)) asks.set(key, evidence)
  }
  for (const answered of item.answers ?? []) ask(answeredKeys(answered), 'says so')
  ask(page, 'same address')
  for (const address of written) ask(addressKeys(address), 'same address')
  for (const key of keysOf(item)) asks.delete(key)
  return asks
}

/** What an entry of `answers` names: a natural id, or a page address as written. */
export function answeredKeys(answered: string): AddressKeys {
  const keys = addressKeys(answered)
  if (keys) return keys
  const id = idKey(answered)
  return { whole: id, page: id }
}

const nothing: ReadonlyMap<string, LinkEvidence> = new Map()

/** Each item that answers another one, by natural id. Items may come in any order; the same items always give the same links. */
export function linksOf<T extends Linkable>(items: readonly T[]): ReadonlyMap<string, Link<T>> {
  const work = linking(items)
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value
}

/** The same in steps of a millisecond or two: of tens of thousands each is asked what it answers. */
export function* linking<T extends Linkable>(items: readonly T[]): Generator<undefined, ReadonlyMap<string, Link<T>>> {
  const sorted = [...items].sort(byTime)
  const byKey = new Map<string, T>()
  /** A like or a repost with the words of what it speaks of stands for that, where nothing better is known. */
  const standIns = new Map<string, T>()
  for (const [number, item] of sorted.entries()) {
    if (number % 500 === 499) yield
    for (const key of keysOf(item)) if (!byKey.has(key)) byKey.set(key, item)
    const passedOn = isPassedOn(item) && item.answers?.[0]
    if (passedOn && !standIns.has(idKey(passedOn))) standIns.set(idKey(passedOn), item)
  }
  const links = new Map<string, Link<T>>()
  for (const [number, item] of sorted.entries()) {
    if (number % 200 === 199) yield
    const link = stated(item) ?? quoting(item)
    if (link) links.set(item.id, link)
  }
  return links

  function stated(item: T): Link<T> | undefined {
    for (const [key, evidence] of asksOf(item)) {
      const to = byKey.get(key) ?? (evidence === 'says so' ? standIns.get(key) : undefined)
      if (to && !leadsTo(to, item) && (evidence === 'says so' || isBefore(to, item))) return { to, evidence }
    }
    return undefined
  }

  /** Two that say they answer each other would be a ring. */
  function leadsTo(from: T, to: T): boolean {
    let at: T | undefined = from
    for (let steps = 0; at && steps < 1000; steps++) {
      if (at.id === to.id) return true
      at = links.get(at.id)?.to
    }
    return false
  }

  function quoting(item: T): Link<T> | undefined {
    if (item.at === null || item.text === undefined) return undefined
    const passages = passagesIn(item.text)
    if (passages.length === 0) return undefined
    let left = mostCandidates
    for (let n = lastBy(sorted, item.at + slack); n >= 0 && left-- > 0; n--) {
      const to = sorted[n]!
      if (to.at! < item.at - quotedWithin - slack) break
      if (to.text === undefined || sameVoice(to, item) || !isQuotable(to, item) || leadsTo(to, item)) continue
      const words = plainWords(to.text)
      if (passages.some((passage) => words.includes(passage))) return { to, evidence: 'quotes these words' }
    }
    return undefined
  }
}

const byTime = (a: Linkable, b: Linkable): number => (a.at ?? Infinity) - (b.at ?? Infinity) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Somebody else's words that the owner liked or passed on. */
const isPassedOn = ({ kind, direction, from, text }: Linkable): boolean =>
  (kind === 'reaction' || kind === 'repost') && direction === 'sent' && from !== undefined && text !== undefined

/** The address that is the item's, and not that of a page it stands on or speaks of. */
function ownAddress({ kind, link, answers }: Pick<Linkable, 'kind' | 'link' | 'answers'>): string | undefined {
  if (link === undefined || !addressed.has(kind)) return undefined
  const keys = addressKeys(link)
  if (!keys || keys.whole !== keys.page || kind === 'post') return keys?.whole
  const page = (answers ?? []).some((answered) => addressKeys(answered)?.page === keys.page)
  // Comments of some systems carry the address of their page and nothing else.
  return page || (kind === 'comment' && (answers ?? []).length === 0) ? undefined : keys.whole
}
/** Their link is that of a conversation or an appointment, and no page that others could speak of. */
const inPrivate: ReadonlySet<string> = new Set(['message', 'group-message', 'call', 'poke', 'event', 'check-in', 'introduction', 'note', 'meeting'])

/** Kinds with a page of their own. */
const addressed: ReadonlySet<string> = new Set(['post', 'reply', 'mention', 'quote', 'comment', 'wall-post'])

/** A date without a time is some moment of that day. */
const isBefore = (to: Linkable, item: Linkable): boolean => to.at === null || item.at === null || to.at <= item.at + slack

const isQuotable = (to: Linkable, item: Linkable): boolean => {
  const about = to.day === undefined && item.day === undefined ? 0 : slack
  return to.at! <= item.at! + about && item.at! - to.at! <= quotedWithin + about
}

/** Nobody answers by quoting themselves. */
const sameVoice = (a: Linkable, b: Linkable): boolean => isOwnWord(a) === isOwnWord(b) && a.from === b.from

/** Index of the last item that has a time, no later than this; the others stand at the end. */
function lastBy(sorted: readonly Linkable[], at: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]!.at ?? Infinity) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}
