import { ownStream, type Handle } from '../../contract/handles'
import type { InteractionFact, Place, Position } from '../../contract/records'
import { epochTime, plausibleTime } from '../formats/epochs'
import { hashOf } from '../icalendar/uids'
import type { Outcome } from '../importer'
import { few, type Json, Leftover, object, text } from '../formats/jsonValues'
import { parseTime } from '../formats/writtenTimes'
import { nameOf, userHandle, userId, type People } from './people'
import { ownWords, taggedIn } from './shouts'

export interface CheckinContext {
  readonly people: People
  /** The owner's number, when the export tells it. */
  readonly owner: string | undefined
  /** UTC ms. */
  readonly now: number
  /** Told of the time of every check-in and of every comment on one. */
  readonly saw: (what: 'checkin' | 'comment', at: number) => void
  /** The ids a check-in has here, one for each companion: what comments on it answer. */
  readonly ids: Map<string, readonly string[]>
}

const known = new Set([
  'id', 'createdAt', 'type', 'shout', 'entities', 'venue', 'lat', 'lng', 'with', 'createdBy', 'user', 'comments', 'likes', 'like', 'isMayor', 'posts', 'photos',
])

/** A check-in made with somebody is a meeting with each of them; one made alone stays out unless others answered it. */
export function checkinOutcome(value: unknown, at: Position, context: CheckinContext): Outcome {
  const checkin = object(value)
  if (!checkin) return { at, failed: 'a check-in that is no record' }
  const id = text(checkin.id)
  if (id === undefined || id.length > 100) return { at, failed: 'a check-in without an id' }
  const time = timeOf(checkin.createdAt, context.now)
  if (time !== null) context.saw('checkin', time)
  const { companions, names } = companionsOf(checkin, time, context)
  const base = meeting(checkin, time, names)
  const meetings = companions.map((companion): InteractionFact => ({
    ...base, id: `swarm:checkin:${id}#${companion}`, stream: userHandle(companion), kind: 'check-in', setting: 'bridge', direction: 'mutual',
    who: companions.map(userHandle), event: `swarm:checkin:${id}`, grade: 'strong',
  }))
  // What others wrote and liked below it names the check-in by the id it has here.
  const natural = companions.length > 0 ? companions.map((companion) => `swarm:checkin:${id}#${companion}`) : [`swarm:checkin:${id}`]
  if (companions.length > 0 && context.ids.size < mostRemembered) context.ids.set(id, natural)
  const answers = responses(checkin, id, natural, base, context)
  if (meetings.length > 0) return { at, facts: [...meetings, ...answers] }
  if (answers.length === 0) return { at, skipped: 'a check-in without company' }
  const own: InteractionFact = { ...base, id: `swarm:checkin:${id}`, stream: ownStream('swarm'), kind: 'post', setting: 'public', direction: 'sent', who: [] }
  return { at, facts: [own, ...answers] }
}

const mostRemembered = 200_000

/** A text in UTC with microseconds, or seconds since 1970. */
export function timeOf(value: unknown, now: number): number | null {
  return epochTime(value, now) ?? plausibleTime(parseTime(value), now)
}

/** Named outright, tagged in the text, or whoever checked the owner in. */
function companionsOf(checkin: Json, time: number | null, { people, owner }: CheckinContext): { companions: string[]; names: string[] } {
  const self = new Set([owner, userId(object(checkin.user)?.id)])
  const companions = new Set<string>()
  const names: string[] = []
  for (const item of [...few(checkin.with), checkin.createdBy]) {
    const user = object(item)
    const id = userId(user?.id ?? item)
    if (id === undefined || self.has(id) || user?.relationship === 'self') continue
    companions.add(id)
    if (user) people.see(user, time ?? 0)
    const name = user && nameOf(user)
    if (name === undefined) people.guess(id, undefined, time ?? 0)
    else names.push(name)
  }
  for (const { id, name } of taggedIn(checkin, (user) => people.firstName(user))) {
    if (name !== undefined) names.push(name)
    if (self.has(id)) continue
    companions.add(id)
    people.guess(id, name, time ?? 0)
  }
  return { companions: [...companions].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)), names }
}

type Common = Omit<InteractionFact, 'id' | 'stream' | 'kind' | 'setting' | 'direction' | 'who'>

function meeting(checkin: Json, time: number | null, names: readonly string[]): Common {
  const venue = object(checkin.venue)
  const place = placeOf(checkin, venue)
  const shout = text(checkin.shout)
  const words = shout === undefined ? undefined : ownWords(shout, names)
  const rest = new Leftover()
  rest.take(checkin, known)
  const venueId = text(venue?.id)
  if (venueId !== undefined) rest.put('venue', venueId)
  if (shout !== undefined && words === undefined) rest.put('shout', shout)
  return {
    fact: 'interaction', at: time, ...(time === null && { timeNote: 'time unknown' }), network: 'swarm', ...(words !== undefined && { text: words }),
    ...(place?.name !== undefined && { title: place.name }), ...(place && { place }), ...(rest.more && { more: rest.more }),
  }
}

/** The venue may be gone, or have lost its name: where it was is still there. */
function placeOf(checkin: Json, venue: Json | undefined): Place | undefined {
  const location = object(venue?.location)
  const name = text(venue?.name)?.trim()
  const written = few(location?.formattedAddress).filter((line): line is string => typeof line === 'string')
  const parts = written.length > 0 ? written : [location?.address, location?.city, location?.country].flatMap((part) => text(part) ?? [])
  const address = parts.join(', ').trim()
  const latitude = coordinate(location?.lat ?? checkin.lat, 90)
  const longitude = coordinate(location?.lng ?? checkin.lng, 180)
  const here = latitude !== undefined && longitude !== undefined
  if (!name && address === '' && !here) return undefined
  return { ...(name && { name }), ...(address !== '' && { address }), ...(here && { latitude, longitude }) }
}

const coordinate = (value: unknown, most: number): number | undefined => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) && Math.abs(number) <= most ? number : undefined
}

/** Comments and likes of others below the owner's check-in. Own words there address nobody and stay beside it. */
function responses(checkin: Json, id: string, natural: readonly string[], base: Common, context: CheckinContext): InteractionFact[] {
  const self = new Set([context.owner, userId(object(checkin.user)?.id)])
  const about = { fact: 'interaction', network: 'swarm', direction: 'received', answers: natural, ...(base.title !== undefined && { container: base.title }) } as const
  const facts: InteractionFact[] = []
  const from = (value: unknown): Handle | undefined => {
    const user = object(value)
    const who = userId(user?.id)
    if (!user || who === undefined || self.has(who) || user.relationship === 'self') return undefined
    context.people.see(user, base.at ?? 0)
    return userHandle(who)
  }
  for (const item of few(object(checkin.comments)?.items)) {
    const comment = object(item)
    const author = comment && from(comment.user)
    const words = text(comment?.text ?? comment?.comment)?.trim()
    if (!comment || author === undefined || !words) continue
    const time = timeOf(comment.createdAt ?? comment.time, context.now)
    if (time !== null) context.saw('comment', time)
    facts.push({
      ...about, id: commentId(comment, `swarm:checkin:${id}`, time, author, words), stream: author, at: time, ...(time === null && { timeNote: 'time unknown' }),
      kind: 'comment', setting: 'public', who: [author], from: author, text: words,
    })
  }
  const likers = new Set<Handle>()
  const likes = object(checkin.likes)
  for (const group of [likes, ...few(likes?.groups)])
    for (const item of few(object(group)?.items)) {
      const author = from(item)
      if (author !== undefined) likers.add(author)
    }
  for (const author of likers)
    facts.push({
      ...about, id: `swarm:like:${id}#${author.slice('swarm:id:'.length)}`, stream: author, at: base.at, timeNote: base.at === null ? 'time unknown' : 'time of the check-in',
      kind: 'reaction', setting: 'ambient', who: [author], from: author,
    })
  return facts
}

export const commentId = (comment: Json, container: string, time: number | null, author: Handle, words: string): string =>
  `swarm:comment:${text(comment.id)?.slice(0, 100) ?? hashOf([container, String(time), author, words.normalize('NFC')])}`
