import { idHandle, ownStream, type Handle, type Stream } from '../../contract/handles'
import type { InteractionFact, Kind, Place } from '../../contract/records'
import type { Accounts } from './accounts'
import { few, type Json, Leftover, list, object, text } from '../formats/jsonValues'
import { idOf, screenNameOf } from './json'
import type { LongPosts } from './longPosts'
import type { Owner } from './owner'
import { quoted, tweetId } from './statusLinks'
import { timeOf } from './times'
import { addressees, repostPrefix, type Addressed } from './tweetPeople'
import { tweetText, type TweetText } from './tweetText'

/** What a tweet needs to know of its archive, and what it tells it. */
export interface TweetContext {
  readonly owner: Owner
  readonly accounts: Accounts
  readonly longPosts: LongPosts
  /** UTC ms. */
  readonly now: number
}

export type TweetMeaning = {
  readonly id?: string
  readonly at?: number | null
} & ({ readonly facts: readonly InteractionFact[] } | { readonly skipped: string } | { readonly failed: string })

/** Four times the longest post there can be. */
const longestText = 100_000

/** Fields that are read, follow from others, or say nothing about people (counts, flags, the program used). */
const known = new Set([
  'id', 'id_str', 'created_at', 'full_text', 'text', 'entities', 'extended_entities', 'display_text_range', 'edit_info', 'edit_controls',
  'in_reply_to_status_id', 'in_reply_to_status_id_str', 'in_reply_to_user_id', 'in_reply_to_user_id_str', 'in_reply_to_screen_name',
  'retweeted', 'favorited', 'favorite_count', 'retweet_count', 'truncated', 'possibly_sensitive', 'lang', 'source', 'user',
  'retweeted_status', 'coordinates', 'geo',
])
const knownEntities = new Set(['hashtags', 'symbols', 'user_mentions', 'urls', 'media'])

/**
 * One tweet of the owner, whatever the generation: an interaction with each person it addresses, under one natural id. What addresses
 * nobody, or goes on where the owner's own thread stopped, is a post.
 */
export function tweetMeaning(tweet: Json, context: TweetContext): TweetMeaning {
  const id = idOf(tweet.id_str, tweet.id)
  if (id === undefined) return { failed: tweet.id === undefined && tweet.id_str === undefined ? 'a tweet without an id' : 'a tweet whose id is damaged' }
  const raw = text(tweet.full_text) ?? text(tweet.text)
  if (raw === undefined && !object(tweet.entities)) return { id, failed: 'a tweet without a text' }
  if (raw !== undefined && raw.length > longestText) return { id, failed: 'a tweet of more than 100,000 characters' }
  const { at, note } = timeOf(tweet.created_at, id, context.now)
  seeOwner(tweet, context, at)

  const long = context.longPosts.of(raw ?? '', at)
  const found = addressees(tweet, raw ?? '', context.owner, context.accounts, at)
  const more = long ? long.mentionsBeyond(tweet, context.owner) : []
  if (!found.people && more.length === 0) return { id, at, skipped: found.skipped }
  const people = withMore(found.people ?? [], more)
  const words = people[0]?.kind === 'repost' ? repostText(tweet, raw ?? '') : long ? { shown: long.text } : wordsOf(tweet, raw ?? '')
  return { id, at, facts: factsOf(id, at, note, tweet, people, words) }
}

function factsOf(
  id: string, at: number | null, timeNote: string | undefined, tweet: Json, people: readonly Addressed[], words: TweetText,
): readonly InteractionFact[] {
  const who = people.map((person) => person.handle)
  const more = leftover(tweet, words)
  const place = placeOf(tweet)
  const answers = answersOf(tweet, people[0]?.kind === 'repost')
  const fact = (stream: Stream, kind: Kind, participant?: true): InteractionFact => ({
    fact: 'interaction',
    id: tweetId(id),
    stream,
    at,
    ...(timeNote !== undefined && { timeNote }),
    network: 'x',
    kind,
    setting: kind === 'repost' ? 'ambient' : 'public',
    direction: 'sent',
    who,
    // The words of a repost are not the owner's.
    ...(kind === 'repost' && { from: stream }),
    ...(words.shown !== '' && { text: words.shown }),
    link: `https://x.com/i/status/${id}`,
    ...(answers.length > 0 && { answers }),
    ...(place && { place }),
    ...withParticipant(more, participant),
  })
  return people.length === 0 ? [fact(ownStream('x'), 'post')] : people.map(({ handle, kind, participant }) => fact(handle, kind, participant))
}

/** The tweet it replies to, those it quotes; of a repost, the one it passes on. */
function answersOf(tweet: Json, isRepost: boolean): readonly string[] {
  const statuses = isRepost
    ? [idOf(object(tweet.retweeted_status)?.id_str)]
    : [idOf(tweet.in_reply_to_status_id_str, tweet.in_reply_to_status_id), ...quoted(tweet).map(({ id }) => id)]
  return [...new Set(statuses.flatMap((status) => (status === undefined ? [] : [tweetId(status)])))]
}

function withParticipant(more: Readonly<Record<string, unknown>> | undefined, participant: true | undefined) {
  if (!participant) return more && { more }
  const marked = new Leftover()
  for (const key in more) marked.put(key, more[key])
  marked.put('threadParticipant', true)
  return { more: marked.more }
}

const wordsOf = (tweet: Json, raw: string): TweetText =>
  tweetText(raw, object(tweet.entities), object(tweet.extended_entities), tweet.display_text_range)

/** The original's words: complete where the record holds it, else as far as the repost goes. */
function repostText(tweet: Json, raw: string): TweetText {
  const original = object(tweet.retweeted_status)
  const full = original && (text(original.full_text) ?? text(original.text))
  if (original && full !== undefined) return wordsOf({ ...pick(original), display_text_range: undefined }, full)
  const { shown } = wordsOf({ ...pick(tweet), display_text_range: undefined }, raw)
  const colon = repostPrefix(shown)
  return { shown: colon < 0 ? shown : shown.slice(colon + 1).trim() }
}

const pick = (tweet: Json): Json => ({ entities: tweet.entities, extended_entities: tweet.extended_entities })

function withMore(people: readonly Addressed[], more: readonly Handle[]): readonly Addressed[] {
  const there = new Set(people.map((person) => person.handle))
  const added = more.filter((handle) => !there.has(handle)).map((handle): Addressed => ({ handle, kind: 'mention' }))
  return added.length === 0 ? people : [...people, ...added]
}

/** Until 2019 every record named its author: the owner, then. */
function seeOwner(tweet: Json, { owner, accounts }: TweetContext, at: number | null): void {
  const user = tweet.user === undefined ? undefined : object(tweet.user)
  if (!user) return
  const id = idOf(user.id_str, user.id)
  if (owner.is(id, screenNameOf(user.screen_name))) accounts.see(id, screenNameOf(user.screen_name), text(user.name), at)
}

function leftover(tweet: Json, words: TweetText): Readonly<Record<string, unknown>> | undefined {
  const rest = new Leftover()
  if (words.whole !== undefined) rest.put('wholeText', words.whole)
  const entities = object(tweet.entities)
  const media = mediaOf(object(tweet.extended_entities)) ?? mediaOf(entities)
  if (media) rest.put('media', media)
  rest.take(tweet, known)
  if (entities) rest.take(entities, knownEntities, 'entities.')
  return rest.more
}

function mediaOf(entities: Json | undefined): readonly string[] | undefined {
  if (entities?.media === undefined) return undefined
  const urls = list(entities.media).flatMap((item) => text(object(item)?.media_url_https) ?? text(object(item)?.media_url) ?? [])
  return urls.length > 0 ? urls : undefined
}

/** Where it was written. `geo` has latitude first, `coordinates` longitude. */
function placeOf(tweet: Json): Place | undefined {
  if (tweet.geo === undefined && tweet.coordinates === undefined) return undefined
  const geo = list(object(tweet.geo)?.coordinates)
  const turned = list(object(tweet.coordinates)?.coordinates)
  const latitude = Number(geo[0] ?? turned[1] ?? NaN)
  const longitude = Number(geo[1] ?? turned[0] ?? NaN)
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined
}

/** Ids of all versions of a tweet that was edited, from 2022 on; empty when it was not. */
export function versionsOf(tweet: Json): readonly string[] {
  const info = tweet.edit_info === undefined ? undefined : object(tweet.edit_info)
  if (!info) return []
  const edit = object(info.edit)
  const ids = few((object(info.initial) ?? object(edit?.editControlInitial) ?? edit)?.editTweetIds).flatMap((id) => idOf(id) ?? [])
  return ids.length > 1 ? ids : []
}

/** Whose tweet a reply answers or a link quotes, for naming the authors of liked tweets: status id to handle. */
export function answered(tweet: Json): readonly [status: string, author: Handle] | undefined {
  const status = idOf(tweet.in_reply_to_status_id_str, tweet.in_reply_to_status_id)
  const author = status === undefined ? undefined : idOf(tweet.in_reply_to_user_id_str, tweet.in_reply_to_user_id)
  return status !== undefined && author !== undefined ? [status, idHandle('x', author)] : undefined
}
