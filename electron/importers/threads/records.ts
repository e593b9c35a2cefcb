import { ownStream, screenNameHandle, type Handle } from '../../contract/handles'
import type { ConnectionFact, InteractionFact, PersonFact, Position } from '../../contract/records'
import { epochTime } from '../formats/epochs'
import { repairDeep } from '../formats/metaText'
import type { Outcome } from '../importer'
import { accountsIn } from '../instagram/follows'
import { accountHandle, accountIn, accountName, mentionsIn } from '../instagram/handles'
import { listedIn, saidIn } from '../instagram/shapes'
import { textOf } from '../meta/names'
import { hashedId } from '../naturalIds'
import { Leftover, list, object } from '../formats/jsonValues'

export const network = 'threads'

/** Threads accounts are Instagram accounts: whoever is known there is the same person here. */
export const threadsHandle = (account: string): Handle => screenNameHandle(network, account)

export interface Context {
  readonly now: number
  readonly isOwner: (account: string) => boolean
  readonly saw: (at: number) => void
  /** Told of everybody that is named. */
  readonly met: (account: string, at: number | null) => void
}

const knownOfPost = new Set(['media', 'title', 'creation_timestamp'])
const knownOfMedia = new Set(['uri', 'creation_timestamp', 'title', 'media_metadata'])

/** A post or a reply: the export does not say whom it answers. To everybody its words name with an @, else to nobody. */
export function postOutcome(value: unknown, at: Position, { now, isOwner, saw, met }: Context): Outcome {
  const record = object(value)
  if (!record) return { at, failed: 'a post that is no record' }
  const media = list(record.media).map(object).filter((item) => item !== undefined)
  const words = textOf(record.title) ?? media.map(({ title }) => textOf(title)).find((title) => title !== undefined)
  const time = epochTime(record.creation_timestamp, now) ?? epochTime(media[0]?.creation_timestamp, now)
  const files = media.flatMap(({ uri }) => textOf(uri) ?? [])
  if (words === undefined && files.length === 0) return { at, skipped: 'a post without words or pictures' }
  if (time !== null) saw(time)
  const accounts = mentionsIn(words ?? '').filter((account) => !isOwner(account))
  for (const account of accounts) met(account, time)
  const rest = new Leftover()
  rest.take(record, knownOfPost)
  if (media[0]) rest.take(media[0], knownOfMedia)
  if (files.length > 0) rest.put('media', files.slice(0, 50))
  const who = accounts.map(accountHandle)
  const base: Omit<InteractionFact, 'stream' | 'kind'> = {
    fact: 'interaction', id: `threads:post:${hashedId(time, words, files[0]?.replace(/^.*\//, ''))}`, at: time, ...(time === null && { timeNote: 'time unknown' }), network,
    setting: 'public', direction: 'sent', who, ...(words !== undefined && { text: words }), ...(rest.more && { more: repairDeep(rest.more) as Record<string, unknown> }),
  }
  if (who.length === 0) return { at, facts: [{ ...base, stream: ownStream(network), kind: 'post' }] }
  return { at, facts: who.map((stream): InteractionFact => ({ ...base, stream, kind: 'mention' })) }
}

const ties = {
  follower: { relation: 'follower', id: 'threads:follow:in:' },
  following: { relation: 'following', id: 'threads:follow:out:' },
  requested: { relation: 'requestSent', id: 'threads:follow:requested:' },
} as const

export function tieOutcome(type: keyof typeof ties, value: unknown, at: Position, { now, met }: Context): Outcome {
  const record = object(value)
  if (!record) return { at, failed: 'an account that is no record' }
  const found = accountsIn(record, now)
  if (found.length === 0) return { at, skipped: 'an account that is gone' }
  const { relation, id } = ties[type]
  const facts = found.map(({ account, since }): ConnectionFact => {
    met(account, since)
    return { fact: 'connection', id: id + account, network, handle: accountHandle(account), relation, ...(since !== null && { since }) }
  })
  return { at, facts }
}

export function likeOutcome(value: unknown, at: Position, { now, isOwner, met }: Context): Outcome {
  const record = object(value)
  if (!record) return { at, failed: 'a like that is no record' }
  const said = saidIn(record)
  const [listed] = listedIn(record)
  const account = accountName(record.title) ?? said.account ?? accountOfPost(listed?.href)
  if (account === undefined) return { at, skipped: 'a like of an account that is gone' }
  if (isOwner(account)) return { at, skipped: 'a like of your own' }
  const href = listed?.href ?? said.href
  const time = epochTime(listed?.timestamp ?? said.timestamp, now)
  met(account, time)
  const stream = accountHandle(account)
  const fact: InteractionFact = {
    fact: 'interaction', id: `threads:like:${hashedId(account, href, time)}`, stream, at: time, ...(time === null && { timeNote: 'time unknown' }), network, kind: 'reaction', setting: 'ambient',
    direction: 'sent', who: [stream], ...(href !== undefined && /^https?:/.test(href) && accountIn(href) === undefined && { link: href }),
  }
  return { at, facts: [fact] }
}

/** `https://www.threads.net/@ben.x/post/…` */
const accountOfPost = (address: string | undefined): string | undefined => accountName(/^https?:\/\/(?:www\.)?threads\.(?:net|com)\/@([A-Za-z0-9._]{1,30})\//.exec(address ?? '')?.[1])

/** Somebody named: the account is one on both networks. */
export const personOf = (account: string, seen: number): PersonFact => ({
  fact: 'person', id: `threads:account:${account}`, handles: [accountHandle(account), threadsHandle(account)], ...(seen > 0 && { seen }),
})
