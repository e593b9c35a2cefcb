import { emailHandle, idHandle, phoneHandle, type Handle } from '../../contract/handles'
import type { ConnectionFact, Position, Relation } from '../../contract/records'
import { PhoneReader } from '../formats/phones'
import type { Outcome } from '../importer'
import { Leftover, list, text } from '../formats/jsonValues'
import { idOf, unwrap } from './json'

export type TieType = 'follower' | 'following' | 'block' | 'mute'

const ties: Record<TieType, { readonly relation: Relation; readonly id: string }> = {
  follower: { relation: 'follower', id: 'x:follow:in:' },
  following: { relation: 'following', id: 'x:follow:out:' },
  block: { relation: 'blocked', id: 'x:block:' },
  mute: { relation: 'muted', id: 'x:mute:' },
}

/** The link only repeats the number. */
const knownOfTie = new Set(['accountId', 'userLink'])

/** A follower, somebody followed, blocked or muted: a number and nothing else, not even a date. */
export function tieOutcome(type: TieType, value: unknown, at: Position): Outcome {
  const record = unwrap(value)
  const account = idOf(record?.accountId)
  if (!record || account === undefined) return { at, failed: 'an account without a number' }
  const { relation, id } = ties[type]
  const rest = new Leftover()
  rest.take(record, knownOfTie)
  const fact: ConnectionFact = {
    fact: 'connection',
    id: id + account,
    network: 'x',
    handle: idHandle('x', account),
    relation,
    ...(rest.more && { more: rest.more }),
  }
  return { at, facts: [fact] }
}

const knownOfContact = new Set(['id', 'emails', 'phoneNumbers'])

/** An address book once uploaded, without its names: it confirms that an address was in it, and makes nobody a person. */
export function contactOutcome(value: unknown, at: Position, region: string): Outcome {
  const record = unwrap(value)
  if (!record) return { at, failed: 'a contact that is no record' }
  const handles = new Set<Handle>()
  for (const item of list(record.emails)) {
    const address = text(item)
    if (address !== undefined && address.length < 320 && address.includes('@')) handles.add(emailHandle(address))
  }
  for (const item of list(record.phoneNumbers)) {
    const phone = phoneOf(item, region)
    if (phone !== undefined) handles.add(phone)
  }
  if (handles.size === 0) return { at, skipped: 'an uploaded contact without e-mail address or phone number' }
  const rest = new Leftover()
  rest.take(record, knownOfContact)
  const facts = [...handles].map((handle): ConnectionFact => ({
    fact: 'connection',
    id: `x:contact:${handle}`,
    network: 'x',
    handle,
    relation: 'contact',
    ...(rest.more && { more: rest.more }),
  }))
  return { at, facts }
}

/** A phone number in E.164. Without a region only numbers that begin with + can be told. */
export function phoneOf(value: unknown, region = ''): Handle | undefined {
  const number = new PhoneReader(region).e164(text(value) ?? '')
  return number === undefined ? undefined : phoneHandle(number)
}
