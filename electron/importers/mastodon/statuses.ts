import { ownStream, type Handle, type Stream } from '../../contract/handles'
import type { InteractionFact, Kind, Position } from '../../contract/records'
import { plausibleTime } from '../formats/epochs'
import type { Outcome } from '../importer'
import { few, type Json, Leftover, list, object, text } from '../formats/jsonValues'
import { parseTime } from '../formats/writtenTimes'
import type { Actors, Owner} from './actors';
import { actorHandles, actorOf, hostOf, mentionsOf, plainUri, sameActor, statusAuthor, type Actor } from './actors'
import { statusText } from './statusText'

export interface StatusContext {
  readonly owner: Owner
  readonly actors: Actors
  /** Of the owner's server: for names without one. */
  readonly ownerHost: string | undefined
  readonly now: number
  readonly saw: (setting: 'public' | 'private', at: number) => void
}

/** One activity of the outbox. All of it was done by the owner: what others wrote is not in the archive. */
export function activityOutcome(value: unknown, at: Position, context: StatusContext): Outcome {
  const activity = object(value)
  if (!activity) return { at, failed: 'an activity that is no record' }
  if (activity.type === 'Create') return createOutcome(activity, at, context)
  if (activity.type === 'Announce') return boostOutcome(activity, at, context)
  return { at, skipped: 'neither a post nor a boost' }
}

type Visibility = 'public' | 'unlisted' | 'followers' | 'direct'

const publicNames = new Set(['https://www.w3.org/ns/activitystreams#Public', 'as:Public', 'Public'])

function visibilityOf(activity: Json, status: Json): Visibility {
  const named = (field: 'to' | 'cc') => [...audience(activity[field]), ...audience(status[field])]
  const to = named('to')
  if (to.some((one) => publicNames.has(one))) return 'public'
  if (named('cc').some((one) => publicNames.has(one))) return 'unlisted'
  return to.some((one) => /\/followers\/?$/.test(one)) ? 'followers' : 'direct'
}

/** One name is written without a list by some servers. */
const audience = (value: unknown): string[] => (typeof value === 'string' ? [value] : list(value).slice(0, 500).filter((one) => typeof one === 'string'))

const known = new Set([
  'id', 'type', 'summary', 'inReplyTo', 'published', 'url', 'attributedTo', 'to', 'cc', 'sensitive', 'atomUri', 'inReplyToAtomUri', 'conversation', 'content', 'contentMap',
  'attachment', 'tag', 'replies', 'likes', 'shares', 'signature', 'proof', 'oneOf', 'anyOf', 'quote', 'quoteUrl', 'quoteUri', '_misskey_quote', 'context', 'interactionPolicy',
])
const statusTypes = new Set(['Note', 'Question', 'Article', 'Page'])

function createOutcome(activity: Json, at: Position, context: StatusContext): Outcome {
  const status = object(activity.object)
  if (!status) return { at, skipped: 'a post of which only the address is in the archive' }
  if (typeof status.type === 'string' && !statusTypes.has(status.type)) return { at, skipped: 'neither a post nor a boost' }
  const id = text(status.id)
  if (id === undefined || id.length > 2000) return { at, failed: 'a post without an address of its own' }
  const time = timeOf(text(status.published) ?? text(activity.published), context.now)
  const visibility = visibilityOf(activity, status)
  const mentioned = mentionsOf(status, context.ownerHost).filter((actor) => !context.owner.is(actor))
  const parent = text(status.inReplyTo) ?? text(status.inReplyToAtomUri)
  const author = parent === undefined ? undefined : authorOf(parent, mentioned)
  const quotes = [status.quote, status.quoteUri, status.quoteUrl, status._misskey_quote].flatMap((one) => plainUri(one) ?? [])
  const people = visibility === 'direct' ? mentioned.map((actor) => addressed(actor, 'message')) : publicly(author, mentioned, quotes, context)
  for (const { actor } of people) context.actors.see(actor, time)
  const unique = people.filter(({ handle }, index) => people.findIndex((other) => other.handle === handle) === index)
  if (visibility === 'direct' && unique.length === 0) return { at, skipped: 'a private post to nobody' }
  if (time !== null) context.saw(visibility === 'direct' ? 'private' : 'public', time)
  const answers = [...new Set([parent, ...quotes].flatMap((uri) => (uri === undefined ? [] : [`mastodon:${uri}`, uri])))]
  const words = statusText(status)
  const warning = text(status.summary)
  const link = plainUri(status.url)
  const more = moreOf(status, visibility)
  const fact = (stream: Stream, kind: Kind): InteractionFact => ({
    fact: 'interaction', id: `mastodon:${id}`, stream, at: time,
    ...(time === null && { timeNote: 'time unknown' }),
    network: 'mastodon', kind,
    setting: visibility === 'direct' ? 'private' : 'public',
    direction: 'sent',
    who: unique.map(({ handle }) => handle),
    ...(words !== '' && { text: words }),
    ...(warning !== undefined && { title: warning }),
    ...(link !== undefined && { link }),
    ...(answers.length > 0 && { answers }),
    ...(more && { more }),
  })
  // An answer to somebody whom nothing names is kept beside the owner's own posts: their side may come from elsewhere.
  if (unique.length === 0) return { at, facts: [fact(ownStream('mastodon'), parent !== undefined && author === undefined ? 'reply' : 'post')] }
  return { at, facts: unique.map(({ handle, kind }) => fact(handle, kind)) }
}

interface Addressed {
  readonly actor: Actor
  readonly handle: Handle
  readonly kind: Kind
}

const addressed = (actor: Actor, kind: Kind): Addressed => ({ actor, handle: actorHandles(actor)[0]!, kind })

function publicly(author: Actor | undefined, mentioned: readonly Actor[], quotes: readonly string[], { owner }: StatusContext): Addressed[] {
  const people: Addressed[] = []
  if (author && !owner.is(author)) people.push(addressed(author, 'reply'))
  for (const quoted of quotes) {
    const one = authorOf(quoted, mentioned)
    if (one && !owner.is(one)) people.push(addressed(one, 'quote'))
  }
  for (const actor of mentioned) if (!author || !sameActor(actor, author)) people.push(addressed(actor, 'mention'))
  return people
}

/** Other software hides the name: then it is the one mentioned who has an account on that host, if there is exactly one. */
function authorOf(status: string, mentioned: readonly Actor[]): Actor | undefined {
  const uri = plainUri(status)
  if (uri === undefined) return undefined
  const named = statusAuthor(uri)
  if (named) return mentioned.find((actor) => sameActor(actor, named) || (actor.address !== undefined && actor.address === named.address)) ?? named
  const there = mentioned.filter((actor) => actor.uri !== undefined && hostOf(actor.uri) === hostOf(uri))
  return there.length === 1 ? there[0] : undefined
}

function boostOutcome(activity: Json, at: Position, context: StatusContext): Outcome {
  const id = text(activity.id)
  const inlined = object(activity.object)
  const status = plainUri(activity.object)
  if (id === undefined || id.length > 2000 || status === undefined) return { at, failed: 'a boost without an address' }
  const author = boosted(activity, inlined, status, context)
  if (author === 'self') return { at, skipped: 'a boost of your own post' }
  if (author === undefined) return { at, skipped: 'a boost whose author the archive does not name' }
  const time = timeOf(text(activity.published), context.now)
  context.actors.see(author, time)
  if (time !== null) context.saw('public', time)
  const handle = actorHandles(author)[0]!
  const words = inlined ? statusText(inlined) : ''
  const fact: InteractionFact = {
    fact: 'interaction', id: `mastodon:${id}`, stream: handle, at: time,
    ...(time === null && { timeNote: 'time unknown' }),
    network: 'mastodon', kind: 'repost', setting: 'ambient', direction: 'sent', who: [handle], from: handle,
    ...(words !== '' && { text: words }),
    link: (inlined && plainUri(inlined.url)) ?? status,
    answers: [`mastodon:${status}`, status],
  }
  return { at, facts: [fact] }
}

/** The first account the boost is sent to is the author's; else the address of the post may name it. */
function boosted(activity: Json, inlined: Json | undefined, status: string, { owner }: StatusContext): Actor | 'self' | undefined {
  const stated = plainUri(inlined?.attributedTo) ?? audience(activity.cc).filter((one) => !publicNames.has(one) && !/\/followers\/?$/.test(one)).map(plainUri).find((uri) => uri !== undefined)
  const named = statusAuthor(status)
  const author = stated === undefined ? named : { ...actorOf(stated), ...(actorOf(stated).address === undefined && named?.address !== undefined && { address: named.address }) }
  return author && owner.is(author) ? 'self' : author
}

/** A like has neither author nor date: the author only as far as the address of the post names them. */
export function likeOutcome(value: unknown, at: Position, { owner, actors }: StatusContext): Outcome {
  const status = plainUri(value)
  if (status === undefined) return { at, failed: 'a like without the address of its post' }
  const author = statusAuthor(status)
  if (author === undefined) return { at, skipped: 'a like of a post whose address does not name its author' }
  if (owner.is(author)) return { at, skipped: 'a like of your own post' }
  actors.see(author, null)
  const handle = actorHandles(author)[0]!
  const fact: InteractionFact = {
    fact: 'interaction', id: `mastodon:like:${status}`, stream: handle, at: null, timeNote: 'time unknown',
    network: 'mastodon', kind: 'reaction', setting: 'ambient', direction: 'sent', who: [handle], from: handle,
    link: status, answers: [`mastodon:${status}`, status],
  }
  return { at, facts: [fact] }
}

const timeOf = (written: string | undefined, now: number): number | null => plausibleTime(parseTime(written), now)

function moreOf(status: Json, visibility: Visibility): Readonly<Record<string, unknown>> | undefined {
  const rest = new Leftover()
  rest.take(status, known)
  if (visibility === 'unlisted' || visibility === 'followers') rest.put('visibility', visibility)
  const described = few(status.attachment).flatMap((item) => text(object(item)?.name) ?? [])
  if (described.length > 0) rest.put('attachments', described)
  return rest.more
}
