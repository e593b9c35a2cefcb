import type { Handle } from '../../contract/handles'
import { few, type Json, list, object, text } from '../formats/jsonValues'
import { idOf, isWord, screenNameOf } from './json'
import { accountHandle, type Owner } from './owner'
import { quoted } from './statusLinks'
import { CodePoints } from './tweetText'
import type { Accounts } from './accounts'

export type TweetKind = 'reply' | 'quote' | 'mention' | 'repost'

export interface Addressed {
  readonly handle: Handle
  readonly kind: TweetKind
  /** Named in front of a reply to somebody else: part of the thread, not spoken to. */
  readonly participant?: true
}

export type Addressees =
  /** Nobody: a word to everybody, or to somebody the archive does not name. */
  | { readonly people: readonly Addressed[]; readonly skipped?: undefined }
  /** Why it is no word of the owner's to anybody. */
  | { readonly people?: undefined; readonly skipped: string }

interface Mention {
  readonly id: string | undefined
  readonly screenName: string | undefined
  readonly name: string | undefined
  /** UTF-16 index in the raw text; -1 when unknown. */
  readonly at: number
}

/** Whom a tweet of the owner addresses: each person once, as reply, quote or mention, in this order. */
export function addressees(tweet: Json, raw: string, owner: Owner, accounts: Accounts, at: number | null): Addressees {
  const mentions = mentionsOf(tweet, raw)
  const reposted = repostedOf(tweet, raw, mentions)
  if (reposted) {
    if (!reposted.mentioned) accounts.see(reposted.id, reposted.screenName, reposted.name, at)
    // Other mentions of a repost are somebody else's words, but still tell who is behind an id.
    see(accounts, mentions, at)
    if (owner.is(reposted.id, reposted.screenName)) return { skipped: 'repost of your own tweet' }
    const handle = handleOf(reposted.id, reposted.screenName)
    return handle === undefined ? { skipped: 'repost of somebody the archive does not name' } : { people: [{ handle, kind: 'repost' }] }
  }
  see(accounts, mentions, at)
  return { people: spokenTo(tweet, raw, mentions, owner, accounts, at) }
}

function spokenTo(tweet: Json, raw: string, mentions: readonly Mention[], owner: Owner, accounts: Accounts, at: number | null): readonly Addressed[] {
  const people = new Map<Handle, Addressed>()
  const lead = leading(raw, mentions)
  const target = replyTarget(tweet, raw, mentions, owner, accounts, at)
  if (target !== undefined && target !== 'self' && target !== 'unknown') people.set(target, { handle: target, kind: 'reply' })

  for (const screenName of quotedScreenNames(tweet, owner)) {
    const mention = mentions.find((one) => one.screenName === screenName)
    const handle = accountHandle(mention?.id, screenName)
    if (!people.has(handle)) people.set(handle, { handle, kind: 'quote' })
  }
  for (const mention of mentions) {
    if (owner.is(mention.id, mention.screenName)) continue
    // The one replied to stands in front, without a number where the account is gone or the file names nobody else.
    if (target !== undefined && mention.at === 0 && mention.id === undefined) continue
    const handle = handleOf(mention.id, mention.screenName)
    if (handle === undefined || people.has(handle)) continue
    const participant = target !== undefined && mention.at >= 0 && mention.at < lead
    people.set(handle, participant ? { handle, kind: 'mention', participant } : { handle, kind: 'mention' })
  }
  return [...people.values()]
}

function see(accounts: Accounts, mentions: readonly Mention[], at: number | null): void {
  for (const mention of mentions) accounts.see(mention.id, mention.screenName, mention.name, at)
}

function handleOf(id: string | undefined, screenName: string | undefined): Handle | undefined {
  return id === undefined && screenName === undefined ? undefined : accountHandle(id, screenName ?? '')
}

function mentionsOf(tweet: Json, raw: string): readonly Mention[] {
  const items = few(object(tweet.entities)?.user_mentions)
  if (items.length === 0) return items as readonly Mention[]
  const offsets = new CodePoints(raw)
  const mentions: Mention[] = []
  for (const item of items) {
    const mention = object(item)
    if (!mention) continue
    const start = Number(list(mention.indices)[0] ?? NaN)
    const at = offsets.of(start)
    // Of a suspended account only the word in the text is left.
    const screenName = screenNameOf(mention.screen_name) ?? (at >= 0 ? wordAt(raw, at) : undefined)
    mentions.push({ id: idOf(mention.id_str, mention.id), screenName, name: text(mention.name), at })
  }
  return mentions
}

/** The screen name at an `@`, else nothing. */
function wordAt(raw: string, at: number): string | undefined {
  const sign = raw.charCodeAt(at)
  if (sign !== 64 && sign !== 0xff20) return undefined
  let end = at + 1
  while (end < raw.length && end - at <= 20 && isWord(raw.charCodeAt(end))) end++
  return screenNameOf(raw.slice(at + 1, end))
}

/** Where the mentions in front of a text end. */
function leading(raw: string, mentions: readonly Mention[]): number {
  if (mentions.length === 0 || raw.charCodeAt(0) !== 64) return 0
  let at = 0
  while (raw.charCodeAt(at) === 64) {
    let end = at + 1
    while (end < raw.length && isWord(raw.charCodeAt(end))) end++
    if (end === at + 1) return at
    at = end
    while (raw.charCodeAt(at) === 32) at++
  }
  return at
}

function replyTarget(
  tweet: Json, raw: string, mentions: readonly Mention[], owner: Owner, accounts: Accounts, at: number | null,
): Handle | 'self' | 'unknown' | undefined {
  const id = idOf(tweet.in_reply_to_user_id_str, tweet.in_reply_to_user_id)
  const stated = screenNameOf(tweet.in_reply_to_screen_name)
  if (id !== undefined || stated !== undefined) {
    if (owner.is(id, stated)) return 'self'
    if (id !== undefined) {
      if (stated !== undefined) accounts.see(id, stated, undefined, at)
      else nameFromText(id, raw, mentions, accounts, at)
      return accountHandle(id, '')
    }
    const mention = mentions.find((one) => one.screenName === stated)
    return handleOf(mention?.id, stated)
  }
  // Before replies were linked, a name in front addressed somebody; of a deleted account nothing else is left.
  const first = mentions.find((one) => one.at === 0)
  const screenName = first?.screenName ?? wordAt(raw, 0)
  if (first || screenName !== undefined) {
    if (owner.is(first?.id, screenName)) return idOf(tweet.in_reply_to_status_id_str) === undefined ? undefined : 'self'
    return handleOf(first?.id, screenName)
  }
  return idOf(tweet.in_reply_to_status_id_str, tweet.in_reply_to_status_id) === undefined ? undefined : 'unknown'
}

/** A reply without a screen name: the word in front is the best there is, unless it is known to be somebody else. */
function nameFromText(id: string, raw: string, mentions: readonly Mention[], accounts: Accounts, at: number | null): void {
  const first = mentions.find((one) => one.at === 0)
  if (first?.id !== undefined) return
  const screenName = first?.screenName ?? wordAt(raw, 0)
  if (screenName !== undefined) accounts.guess(id, screenName, at)
}

interface Reposted {
  readonly id: string | undefined
  readonly screenName: string | undefined
  readonly name: string | undefined
  /** Known from the mentions already. */
  readonly mentioned: boolean
}

function repostedOf(tweet: Json, raw: string, mentions: readonly Mention[]): Reposted | undefined {
  // Until 2019 the original stands in the record, with its author; the comma-separated file gives the author's id.
  const original = object(tweet.retweeted_status)
  const user = original && object(original.user)
  const start = repostPrefix(raw)
  if (start < 0 && !original) return undefined
  const screenName = start < 0 ? undefined : screenNameOf(raw.slice(4, start))
  const mention = screenName === undefined ? undefined : mentions.find((one) => one.screenName === screenName)
  if (user) {
    const id = idOf(user.id_str, user.id)
    if (id !== undefined) return { id, screenName: screenNameOf(user.screen_name) ?? screenName, name: text(user.name), mentioned: false }
  }
  return { id: mention?.id, screenName, name: mention?.name, mentioned: true }
}

/** Index of the colon of `RT @handle:`; -1 when the text does not begin so. */
export function repostPrefix(raw: string): number {
  if (!raw.startsWith('RT @')) return -1
  let at = 4
  while (at < 26 && isWord(raw.charCodeAt(at))) at++
  return at > 4 && raw.charCodeAt(at) === 58 ? at : -1
}

/** `i/web/status/…` names no author. */
const quotedScreenNames = (tweet: Json, owner: Owner): readonly string[] =>
  quoted(tweet).flatMap(({ author }) => (author === undefined || owner.is(undefined, author) ? [] : [author]))
