import { containerStream } from '../../contract/handles'
import type { Position, Relation } from '../../contract/records'
import { plausibleTime } from '../formats/epochs'
import type { Outcome } from '../importer'
import { messageOutcome, type Conversation } from '../meta/messages'
import { textOf } from '../meta/names'

import { hashedId, type Ordinals } from '../naturalIds'
import { list, object, type Json } from '../formats/jsonValues'
import { parseTime } from '../formats/writtenTimes'
import type { Accounts } from './accounts'
import { commentFacts } from './comments'
import { accountHandle, accountName, network } from './handles'
import { likeOfStranger } from './reactions'

/** The export of 2018 to 2020: few files at the root, compact lists, and accounts instead of names even in messages. */
export interface OldContext {
  readonly now: number
  readonly isOwner: (account: string) => boolean
  readonly ordinals: Ordinals
  readonly saw: (setting: 'public' | 'private', at: number) => void
  readonly accounts: Accounts
}

export const oldLists: Readonly<Record<'oldComments' | 'oldLikes', readonly string[]>> = {
  oldComments: ['media_comments', 'live_comments', 'story_comments'],
  oldLikes: ['media_likes', 'comment_likes'],
}

const timeOf = (value: unknown, now: number): number | null => plausibleTime(parseTime(typeof value === 'string' ? value.trim() : value), now)

/** `[date, text, account]`. */
export function oldComment(value: unknown, at: Position, context: OldContext): Outcome {
  const [date, words, owner] = list(value)
  if (!Array.isArray(value)) return { at, failed: 'a comment that is no record' }
  return commentFacts({ owner: accountName(owner), words: textOf(words), at: timeOf(date, context.now) }, at, { ...context, saw: (time) => context.saw('public', time), addressed: (account) => context.accounts.address(account) })
}

/** `[date, account]`. */
export function oldLike(value: unknown, at: Position, { now, isOwner, ordinals, accounts }: OldContext): Outcome {
  const [date, whose] = list(value)
  if (!Array.isArray(value)) return { at, failed: 'a like that is no record' }
  const account = accountName(whose)
  if (account === undefined) return { at, skipped: 'a like of an account that is gone' }
  if (isOwner(account)) return { at, skipped: 'a like of your own' }
  if (!accounts.knows(account)) return { at, skipped: likeOfStranger }
  const time = timeOf(date, now)
  const stream = accountHandle(account)
  return {
    at,
    facts: [
      {
        fact: 'interaction', id: ordinals.number(`ig:like:${hashedId(account, undefined, time)}`), stream, at: time, ...(time === null && { timeNote: 'time unknown' }), network, kind: 'reaction', setting: 'ambient',
        direction: 'sent', who: [stream],
      },
    ],
  }
}

const ties = new Map<string, readonly [relation: Relation, id: string, list?: string]>([
  ['followers', ['follower', 'ig:follow:in:']],
  ['following', ['following', 'ig:follow:out:']],
  ['close_friends', ['friend', 'ig:closeFriend:', 'close friends']],
  ['blocked_users', ['blocked', 'ig:block:']],
  ['follow_requests_sent', ['requestSent', 'ig:follow:requested:']],
  ['permanent_follow_requests', ['requestSent', 'ig:follow:requested:']],
])

/** `{followers: {account: date}, following: {…}}`, a small file. */
export function oldConnections(file: unknown, entry: string, now: number, saw: (account: string, since: number | null) => void): Outcome[] {
  const outcomes: Outcome[] = []
  for (const [name, accounts] of Object.entries(object(file) ?? {})) {
    const tie = ties.get(name)
    for (const [account, date] of Object.entries(object(accounts) ?? {})) {
      const at = { entry, index: outcomes.length }
      const known = accountName(account)
      if (!tie) outcomes.push({ at, skipped: 'a list that is no tie between people' })
      else if (known === undefined) outcomes.push({ at, skipped: 'an account that is gone' })
      else {
        const since = timeOf(date, now)
        saw(known, since)
        const [relation, id, list] = tie
        outcomes.push({ at, facts: [{ fact: 'connection', id: id + known, network, handle: accountHandle(known), relation, ...(since !== null && { since }), ...(list !== undefined && { more: { list } }) }] })
      }
    }
  }
  return outcomes
}

/** `{participants: [account…], conversation: [{sender, created_at, text, …}]}`; each message is a record. */
export function oldConversation(value: unknown, at: Position, { now, isOwner, ordinals, saw, accounts }: OldContext): Outcome[] {
  const thread = object(value)
  const messages = list(thread?.conversation)
  if (!thread || !Array.isArray(thread.conversation)) return [{ at, failed: 'a conversation without messages' }]
  const members = [...new Set(list(thread.participants).flatMap((name) => accountName(name) ?? []))].sort()
  const others = members.filter((name) => !isOwner(name))
  for (const name of others) accounts.meet(name)
  const group = others.length > 1
  const key = members.join(' | ')
  const who = others.map(accountHandle)
  const conversation: Conversation = {
    network, prefix: 'ig', isOwner: (name) => isOwner(name.toLowerCase()), handle: (name) => accountHandle(name), now, group, key, who,
    stream: group ? containerStream(network, hashedId(key)) : (who[0] ?? ''), ...(group && { container: others.slice(0, 5).join(', ') }), strange: false,
  }
  return messages.map((item, number): Outcome => {
    const here = { entry: at.entry, index: at.index + number }
    if (who.length === 0) return { at: here, skipped: 'a conversation whose other side the export does not name' }
    const { time, ...outcome } = messageOutcome(asMessage(object(item), now), here, conversation, null, (id) => ordinals.number(id))
    if (time !== undefined) saw('private', time)
    return outcome
  })
}

const renamed = new Set(['sender', 'created_at', 'text', 'likes', 'media', 'media_share_url', 'media_owner', 'link', 'heart'])

/** The same message as the later export writes it. */
function asMessage(message: Json | undefined, now: number): unknown {
  if (!message) return undefined
  const time = timeOf(message.created_at, now)
  const link = textOf(message.media_share_url) ?? textOf(object(message.link)?.url ?? message.link)
  const rest = Object.entries(message).filter(([field]) => !renamed.has(field))
  return {
    ...(Object.fromEntries(rest) as Json),
    sender_name: message.sender,
    ...(time !== null && { timestamp_ms: time }),
    ...(textOf(message.text) !== undefined ? { content: message.text } : textOf(message.heart) !== undefined && { content: message.heart }),
    ...(textOf(message.media) !== undefined && { photos: [{ uri: message.media }] }),
    ...(link !== undefined && { share: { link } }),
    ...(message.media_owner !== undefined && { media_owner: message.media_owner }),
    reactions: list(message.likes).flatMap((like) => {
      const of = object(like)
      const at = timeOf(of?.date, now)
      return of ? [{ reaction: '❤', actor: of.username, ...(at !== null && { timestamp: at }) }] : []
    }),
  }
}

