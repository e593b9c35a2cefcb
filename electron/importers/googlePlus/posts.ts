import { ownStream, type Handle } from '../../contract/handles'
import type { InteractionFact, Place, Setting } from '../../contract/records'
import { plausibleTime } from '../formats/epochs'
import { hashOf } from '../icalendar/uids'
import type { Outcome } from '../importer'
import { Leftover, list, object, text, type Json } from '../formats/jsonValues'
import { parseTime } from '../formats/writtenTimes'
import { authorOf, network, profileOf, type Author, type Authors } from './authors'
import { contentOf } from './content'

export interface PostContext {
  readonly owner: ReadonlySet<Handle>
  readonly authors: Authors
  /** UTC ms. */
  readonly now: number
  /** Told of the time of everything that is kept. */
  readonly saw: (setting: Setting, at: number) => void
}

const known = new Set(['url', 'creationTime', 'author', 'content', 'comments', 'plusOnes', 'reshares', 'resharedPost', 'postAcl', 'location', 'resourceName', 'activityId'])

/** A post with everything below it; each comment, +1 and reshare is a record of its own, numbered on behind the post. */
export function postOutcomes(post: Json, entry: string, context: PostContext): Outcome[] {
  const author = authorOf(post.author)
  const url = text(post.url)
  const at = timeOf(post.creationTime, context.now)
  if (!author || (url === undefined && at === null)) return [{ at: { entry, index: 0 }, failed: 'a post without an author, or without address and date' }]
  context.authors.see(author, at)
  const { users, toOwner, named } = audience(post, context)
  const about: About = {
    id: postId(url, author, at, post), url, at, author, content: contentOf(text(post.content) ?? ''), own: isOwner(author, context), users, toOwner,
    // Shown to named people and nobody else: a message.
    setting: named ? 'private' : 'public', title: titleOf(post),
  }
  const outcomes: Outcome[] = []
  const next = () => ({ entry, index: outcomes.length })
  outcomes.push({ at: next(), ...postMeaning(post, about, context) })
  const times = new Map<string, number>()
  for (const item of list(post.comments)) outcomes.push({ at: next(), ...commentMeaning(object(item), about, times, context) })
  for (const item of list(post.plusOnes)) outcomes.push({ at: next(), ...echo('reaction', object(item)?.plusOner, about, context) })
  for (const item of list(post.reshares)) outcomes.push({ at: next(), ...echo('repost', object(item)?.resharer, about, context) })
  return outcomes
}

interface About {
  readonly id: string
  readonly url: string | undefined
  readonly at: number | null
  readonly author: Author
  readonly content: ReturnType<typeof contentOf>
  readonly own: boolean
  /** Those named among the people it was shown to, without the owner. */
  readonly users: readonly Author[]
  readonly toOwner: boolean
  readonly setting: Setting
  readonly title: string | undefined
}

type Meaning = { readonly facts: readonly InteractionFact[] } | { readonly skipped: string } | { readonly failed: string }

export const timeOf = (value: unknown, now: number): number | null => plausibleTime(parseTime(value), now)

export const isOwner = ({ handles }: Author, { owner }: PostContext): boolean => handles.some((handle) => owner.has(handle))

/** The last part of the address, which stays when an account takes a name of its own. */
function postId(url: string | undefined, author: Author, at: number | null, post: Json): string {
  const activity = addressId(url)
  return `${network}:post:${activity ?? hashOf([author.handle, String(at), (text(post.content) ?? '').normalize('NFC')])}`
}

export const addressId = (url: string | undefined): string | undefined => (url === undefined ? undefined : /\/posts\/([\w-]{4,60})$/.exec(url)?.[1])

const titleOf = (post: Json): string | undefined => {
  const acl = object(post.postAcl)
  const where = object(object(acl?.communityAcl)?.community) ?? object(object(acl?.collectionAcl)?.collection) ?? object(object(acl?.eventAcl)?.event)
  return text(where?.displayName)
}

/** Named people it was shown to, and whether it was nobody else. */
function audience(post: Json, context: PostContext): { users: Author[]; toOwner: boolean; named: boolean } {
  const acl = object(post.postAcl)
  const standard = object(acl?.visibleToStandardAcl)
  const all = list(standard?.users).flatMap((user) => authorOf(user) ?? [])
  const users = all.filter((user) => !isOwner(user, context))
  for (const user of users) context.authors.see(user, timeOf(post.creationTime, context.now))
  const elsewhere = [acl?.communityAcl, acl?.eventAcl, acl?.collectionAcl].some((each) => object(each) !== undefined) || acl?.isPublic === true
  return { users, toOwner: users.length < all.length, named: all.length > 0 && !elsewhere && list(standard?.circles).length === 0 }
}

function postMeaning(post: Json, about: About, context: PostContext): Meaning {
  const { author, content, own } = about
  const mentioned = content.mentioned.filter((person) => !isOwner(person, context))
  for (const person of content.mentioned) context.authors.see(person, about.at)
  const rest = new Leftover()
  rest.take(post, known)
  const place = placeOf(object(post.location))
  const base = {
    fact: 'interaction', id: about.id, at: about.at, ...(about.at === null && { timeNote: 'time unknown' }), network, ...(about.url !== undefined && { link: about.url }),
    ...(about.title !== undefined && { container: about.title }), ...(place && { place }), ...(rest.more && { more: rest.more }),
  } as const
  const words = content.words === '' ? {} : { text: content.words }
  if (!own) {
    const privately = about.setting === 'private' && about.toOwner
    if (!privately && !content.mentioned.some((person) => isOwner(person, context))) return { skipped: 'a post of somebody else that does not name you' }
    tell(context, about.setting, about.at)
    const [stream, kind] = [author.handle, privately ? 'message' : 'mention'] as const
    return { facts: [{ ...base, ...words, stream, kind, setting: about.setting, direction: 'received', who: [stream], from: stream }] }
  }
  if (about.setting === 'private') {
    if (about.users.length === 0) return { skipped: 'a post that only you could see' }
    tell(context, 'private', about.at)
    const who = about.users.map(({ handle }) => handle)
    return { facts: who.map((stream) => ({ ...base, ...words, stream, kind: 'message', setting: 'private', direction: 'sent', who })) }
  }
  tell(context, 'public', about.at)
  const facts: InteractionFact[] = []
  const reshared = object(post.resharedPost)
  const original = authorOf(reshared?.author) ?? linkedAuthor(text(reshared?.url))
  const originalUrl = text(reshared?.url)
  const answers = originalUrl === undefined ? [] : [...(addressId(originalUrl) === undefined ? [] : [`${network}:post:${addressId(originalUrl)!}`]), originalUrl]
  const quoted = contentOf(text(reshared?.content) ?? '').words
  if (original && !isOwner(original, context)) {
    context.authors.see(original, about.at)
    const common = { ...base, stream: original.handle, direction: 'sent', who: [original.handle], ...(answers.length > 0 && { answers }) } as const
    // Passed on with words of the owner it says something, passed on as it was it says nothing.
    if (content.words !== '') facts.push({ ...common, ...words, kind: 'quote', setting: 'public' })
    else facts.push({ ...common, ...(quoted !== '' && { text: quoted }), kind: 'repost', setting: 'ambient', from: original.handle })
  }
  const who = mentioned.map(({ handle }) => handle).filter((handle) => handle !== original?.handle)
  for (const stream of who) facts.push({ ...base, ...words, stream, kind: 'mention', setting: 'public', direction: 'sent', who, ...(answers.length > 0 && { answers }) })
  if (facts.length === 0) facts.push({ ...base, ...words, stream: ownStream(network), kind: 'post', setting: 'public', direction: 'sent', who: [], ...(answers.length > 0 && { answers }) })
  return { facts }
}

function linkedAuthor(url: string | undefined): Author | undefined {
  return url !== undefined && profileOf(url) ? authorOf({ profilePageUrl: url }) : undefined
}

function tell({ saw }: PostContext, setting: Setting, at: number | null): void {
  if (at !== null) saw(setting, at)
}

function placeOf(location: Json | undefined): Place | undefined {
  const name = text(location?.displayName)
  const address = text(location?.physicalAddress)
  const [latitude, longitude] = [location?.latitude, location?.longitude]
  const here = typeof latitude === 'number' && typeof longitude === 'number' && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
  if (name === undefined && address === undefined && !here) return undefined
  return { ...(name !== undefined && { name }), ...(address !== undefined && { address }), ...(here && { latitude, longitude }) }
}

function commentMeaning(comment: Json | undefined, about: About, times: Map<string, number>, context: PostContext): Meaning {
  const author = authorOf(comment?.author)
  if (!comment) return { failed: 'a comment that is no record' }
  const at = timeOf(comment.creationTime, context.now)
  // Author and address can change their spelling between two exports and between HTML and JSON; the second of a comment below its post does not.
  const written = at === null ? (text(comment.creationTime) ?? '').slice(0, 40) : new Date(at).toISOString().slice(0, 19)
  const repeat = times.get(written) ?? 0
  times.set(written, repeat + 1)
  if (!author) return { skipped: 'a comment of an account that is gone' }
  context.authors.see(author, at)
  const { words, mentioned } = contentOf(text(comment.content) ?? '')
  for (const person of mentioned) context.authors.see(person, at)
  const base = {
    fact: 'interaction', id: `${about.id.replace(':post:', ':comment:')}:${written}${repeat > 0 ? `#${repeat}` : ''}`, at, ...(at === null && { timeNote: 'time unknown' }), network,
    ...(words !== '' && { text: words }), ...(about.url !== undefined && { link: about.url }), answers: [about.id, ...(about.url === undefined ? [] : [about.url])],
    ...(about.title !== undefined && { container: about.title }),
  } as const
  if (isOwner(author, context)) {
    const to = new Map([...(about.own ? [] : [about.author]), ...mentioned].filter((person) => !isOwner(person, context)).map((person) => [person.handle, person]))
    const who = about.own && about.setting === 'private' && to.size === 0 ? about.users.map(({ handle }) => handle) : [...to.keys()]
    tell(context, about.setting, at)
    if (who.length === 0) return { facts: [{ ...base, stream: ownStream(network), kind: 'post', setting: 'public', direction: 'sent', who }] }
    return { facts: who.map((stream) => ({ ...base, stream, kind: 'comment', setting: about.setting, direction: 'sent', who })) }
  }
  const named = mentioned.some((person) => isOwner(person, context))
  if (!about.own && !named) return { skipped: 'a comment of somebody else on somebody else’s post' }
  tell(context, about.setting, at)
  return {
    facts: [{ ...base, stream: author.handle, kind: about.own ? 'comment' : 'mention', setting: about.setting, direction: 'received', who: [author.handle], from: author.handle }],
  }
}

const echoWords = { reaction: '+1', repost: 'reshare' } as const

/** A +1 or a reshare: no date of its own, no words. */
function echo(kind: 'reaction' | 'repost', value: unknown, about: About, context: PostContext): Meaning {
  const author = authorOf(value)
  if (!author) return { skipped: `a ${echoWords[kind]} of an account that is gone` }
  context.authors.see(author, about.at)
  const mine = isOwner(author, context)
  if (mine === about.own) return { skipped: mine ? `a ${echoWords[kind]} of your own post` : `a ${echoWords[kind]} between others` }
  const other = mine ? about.author : author
  return {
    facts: [
      {
        fact: 'interaction', id: `${about.id.replace(':post:', kind === 'reaction' ? ':plusone:' : ':reshare:')}:${author.handle.slice(network.length + 1)}`, stream: other.handle, at: about.at,
        timeNote: about.at === null ? 'time unknown' : 'time of the post', network, kind, setting: 'ambient', direction: mine ? 'sent' : 'received', who: [other.handle],
        ...(!mine && { from: other.handle }), ...(about.url !== undefined && { link: about.url }), answers: [about.id, ...(about.url === undefined ? [] : [about.url])],
      },
    ],
  }
}
