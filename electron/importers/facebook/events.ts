import { ownStream } from '../../contract/handles'
import type { InteractionFact, Position } from '../../contract/records'
import { epochTime } from '../formats/epochs'
import type { Outcome } from '../importer'
import { nameOf, textOf } from '../meta/names'
import { hashedId } from '../naturalIds'
import { Leftover, object } from '../formats/jsonValues'
import { placeIn } from './writing'

const known = new Set(['name', 'start_timestamp', 'end_timestamp', 'create_timestamp', 'place', 'description'])

const notThere = new Map([
  ['events_interested', 'an event that you were only interested in'],
  ['events_declined', 'an event that you declined'],
  ['events_invited', 'an event that you were only invited to'],
])

/** An event the owner went to or gave. Nobody else is named: who was there is for the owner to say. */
export function eventOutcome(value: unknown, at: Position, own: boolean, now: number): Outcome {
  const wrapped = object(value)
  const list = typeof wrapped?.list === 'string' ? wrapped.list : undefined
  const event = object(list === undefined ? value : wrapped?.item)
  if (!event) return { at, failed: 'an event that is no record' }
  const reason = list === undefined ? undefined : notThere.get(list.replace(/_v\d{1,3}$/, ''))
  if (reason !== undefined) return { at, skipped: reason }
  const name = nameOf(event.name)
  if (name === undefined) return { at, failed: 'an event without a name' }
  const start = epochTime(event.start_timestamp, farAhead(now))
  const end = epochTime(event.end_timestamp, farAhead(now))
  const place = placeIn(event.place)
  const description = textOf(event.description)
  const rest = new Leftover()
  rest.take(event, known)
  if (own) rest.put('created', 'by you')
  const fact: InteractionFact = {
    fact: 'interaction',
    id: `fb:event:${hashedId(name, Number(event.start_timestamp))}`,
    stream: ownStream('facebook'),
    at: start,
    ...(start !== null && end !== null && end > start && { until: end }),
    network: 'facebook',
    kind: 'event',
    setting: 'inPerson',
    direction: 'mutual',
    who: [],
    title: name,
    ...(description !== undefined && { text: description }),
    ...(place && { place }),
    event: `fb:event:${hashedId(name, Number(event.start_timestamp))}`,
    grade: 'candidate',
    ...(rest.more && { more: rest.more }),
  }
  return { at, facts: [fact] }
}

/** An event may lie in the future. */
const farAhead = (now: number): number => now + 5 * 366 * 86_400_000

/** Invitations that were never answered. */
export const invitationOutcome = (value: unknown, at: Position): Outcome =>
  object(value) ? { at, skipped: 'an event that you were only invited to' } : { at, failed: 'an event that is no record' }
