import { nameHandle } from '../../contract/handles'
import type { ConnectionFact, Position, Relation } from '../../contract/records'
import { epochTime } from '../formats/epochs'
import type { Outcome } from '../importer'
import { isNobody, nameOf } from '../meta/names'
import { few, Leftover, object } from '../formats/jsonValues'
import type { Names } from './names'

export type TieType = 'friends' | 'removedFriends' | 'requestsSent' | 'requestsReceived' | 'requestsRejected' | 'following' | 'followers'

const ties: Record<TieType, { readonly relation: Relation; readonly id: string; readonly more?: Readonly<Record<string, unknown>> }> = {
  friends: { relation: 'friend', id: 'fb:friend:' },
  // No longer a friend: when that ended is what the file says.
  removedFriends: { relation: 'contact', id: 'fb:friend:removed:', more: { removed: true } },
  requestsSent: { relation: 'requestSent', id: 'fb:request:sent:' },
  requestsReceived: { relation: 'requestReceived', id: 'fb:request:received:' },
  requestsRejected: { relation: 'requestReceived', id: 'fb:request:rejected:', more: { rejected: true } },
  following: { relation: 'following', id: 'fb:follow:out:' },
  followers: { relation: 'follower', id: 'fb:follow:in:' },
}

export const tieTypes = Object.keys(ties) as readonly TieType[]

const known = new Set(['name', 'timestamp', 'title', 'media_list_data', 'string_list_data'])

/** A friend, a request, somebody followed: a name and a date. */
export function tieOutcome(type: TieType, value: unknown, at: Position, names: Names, now: number): Outcome {
  const record = object(value)
  if (!record) return { at, failed: 'a record that is no person' }
  // Followers are written like on Instagram since 2023.
  const item = object(few(record.string_list_data)[0])
  const name = nameOf(record.name) ?? nameOf(record.title) ?? nameOf(item?.value)
  if (name === undefined) return { at, failed: 'a person without a name' }
  if (isNobody(name)) return { at, skipped: 'an account that is gone and has no name' }
  if (names.isOwner(name)) return { at, skipped: 'yourself' }
  if ((type === 'followers' || type === 'following') && names.places.has(name)) return { at, skipped: 'a page or group, which is nobody' }
  names.add(name)
  if (type !== 'followers' && type !== 'following') names.acquainted.add(name)
  const { relation, id, more } = ties[type]
  const since = epochTime(record.timestamp ?? item?.timestamp, now)
  const rest = new Leftover()
  rest.take(record, known)
  for (const [key, detail] of Object.entries(more ?? {})) rest.put(key, detail)
  if (type === 'removedFriends' && since !== null) rest.put('ended', new Date(since).toISOString().slice(0, 10))
  const tie: ConnectionFact = {
    fact: 'connection',
    // Without its date: pages write it to the minute, in no zone, or not at all, and two people of one name cannot be told apart anyway.
    id: `${id}${name}`,
    network: 'facebook',
    handle: nameHandle('facebook', name),
    relation,
    ...(since !== null && type !== 'removedFriends' && { since }),
    ...(rest.more && { more: rest.more }),
  }
  return { at, facts: [tie, names.fact(name)] }
}
