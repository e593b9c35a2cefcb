import { emailHandle, handleParts, idHandle, screenNameHandle, tidy, type Handle } from '../../contract/handles'
import type { PersonFact, Position } from '../../contract/records'
import type { Outcome } from '../importer'
import { phoneOf } from './connections'
import { Leftover, object, text, type Json } from '../formats/jsonValues'
import { idOf, screenNameOf, unwrap } from './json'
import type { Owner } from './owner'
import { changeIn } from './ownerFiles'
import { parseTime } from '../formats/writtenTimes'

export type OwnType = 'account' | 'profile' | 'screenNameChange' | 'phoneNumber' | 'emailChange' | 'userDetails'

export interface OwnContext {
  readonly owner: Owner
  /** Date of the archive, UTC ms: when it last saw the account. */
  readonly generated: number | undefined
}

const knownOfAccount = new Set([
  'accountId', 'username', 'accountDisplayName', 'email', 'phoneNumber', 'createdAt', 'createdVia',
  'id', 'screen_name', 'full_name', 'created_at', 'bio', 'location', 'url',
])

/** What the archive says of the owner: account, profile, former names and addresses, each a record. */
export function ownOutcome(type: OwnType, value: unknown, at: Position, context: OwnContext): Outcome {
  const record = unwrap(value)
  const fact = record && factOf(type, record, value, context)
  if (!fact) return { at, failed: 'a record about your own account that names no account or address' }
  return { at, facts: [fact] }
}

function factOf(type: OwnType, record: Json, value: unknown, context: OwnContext): PersonFact | undefined {
  switch (type) {
    case 'account':
      return accountFact(idOf(record.accountId), screenNameOf(record.username), text(record.accountDisplayName), record, context)
    case 'userDetails':
      return accountFact(idOf(record.id), screenNameOf(record.screen_name), text(record.full_name), record, context)
    case 'profile':
      return profileFact(record, context)
    case 'phoneNumber':
      return alsoOwned([phoneOf(record.phoneNumber)], undefined, context)
    case 'emailChange': {
      const change = changeIn(value)
      return alsoOwned([emailOf(change?.changedFrom), emailOf(change?.changedTo)], change, context)
    }
    case 'screenNameChange': {
      const change = changeIn(value)
      const former = screenNameOf(change?.changedFrom) ?? screenNameOf(change?.changedTo)
      return alsoOwned([former === undefined ? undefined : screenNameHandle('x', former)], change, context)
    }
  }
}

function accountFact(id: string | undefined, screenName: string | undefined, name: string | undefined, record: Json, context: OwnContext): PersonFact | undefined {
  const handles: Handle[] = []
  if (id !== undefined) handles.push(idHandle('x', id))
  if (screenName !== undefined) handles.push(screenNameHandle('x', screenName))
  for (const address of [emailOf(record.email), phoneOf(record.phoneNumber)]) if (address !== undefined) handles.push(address)
  if (id === undefined && screenName === undefined) return undefined
  const rest = new Leftover()
  rest.take(record, knownOfAccount)
  const { generated, owner } = context
  return {
    fact: 'person',
    id: `x:account:${id ?? `@${screenName!}`}`,
    handles,
    ...(name !== undefined && { name: tidy(name) }),
    ...(generated !== undefined && { seen: generated }),
    ...(owner.is(id, screenName) && { me: true }),
    ...(rest.more && { more: rest.more }),
  }
}

function profileFact(record: Json, { owner }: OwnContext): PersonFact | undefined {
  if (owner.id === undefined) return undefined
  const description = object(record.description)
  const note = text(description?.bio)
  const website = text(description?.website)
  const location = text(description?.location)
  const rest = new Leftover()
  rest.take(record, new Set(['description']))
  return {
    fact: 'person',
    id: `x:profile:${owner.id}`,
    handles: [idHandle('x', owner.id)],
    me: true,
    card: {
      ...(note !== undefined && { note }),
      ...(website !== undefined && { urls: [{ value: website }] }),
      ...(location !== undefined && { addresses: [{ value: location }] }),
    },
    ...(rest.more && { more: rest.more }),
  }
}

/** A former screen name, an e-mail address or a phone number of the owner. */
function alsoOwned(found: readonly (Handle | undefined)[], change: Json | undefined, { owner }: OwnContext): PersonFact | undefined {
  const handles = [...new Set(found.filter((handle) => handle !== undefined))]
  if (owner.id === undefined || handles.length === 0) return undefined
  const seen = parseTime(change?.changedAt)
  const first = handles[0]!
  return {
    fact: 'person',
    id: `x:account:${owner.id}:${handleParts(first).kind === 'screenName' ? first.slice(2) : first}`,
    handles: [idHandle('x', owner.id), ...handles],
    ...(seen !== null && { seen }),
    me: true,
  }
}

function emailOf(value: unknown): Handle | undefined {
  const address = text(value)
  return address?.includes('@') && address.length < 320 ? emailHandle(address) : undefined
}
