import { emailHandle, nameHandle, phoneHandle, type Handle } from '../../contract/handles'
import type { ConnectionFact, PersonFact, Position } from '../../contract/records'
import type { CsvRecord } from '../csvOutcomes'
import type { PhoneReader } from '../formats/phones'
import { serviceHandle } from '../../contract/profileUrls'
import { instantOf } from '../formats/utcTimes'
import type { Outcome } from '../importer'
import { hashedId } from '../naturalIds'
import { dayOf, noonOf, plausibleDay } from './dates'
import { fullName, isPlaceholder, nameKey, partyHandle, slugOf } from './profiles'

export interface OwnContext {
  /** The owner's handles, best first. */
  readonly owner: readonly Handle[]
  readonly phones: PhoneReader
  readonly now: number
}

const knownOfProfile = new Set([
  'first name', 'last name', 'maiden name', 'address', 'birth date', 'headline', 'summary', 'industry', 'zip code', 'geo location', 'twitter handles', 'websites', 'instant messengers',
])

/** The owner, by the name of the profile. Its other fields are the owner's own and stay where they are. */
export function profileOutcome(row: CsvRecord, at: Position, { owner }: OwnContext): Outcome {
  const name = fullName(row.get('first name'), row.get('last name'))
  const others = bracketed(row.get('twitter handles')).flatMap((handle) => serviceHandle('twitter', handle) ?? [])
  const maiden = row.get('maiden name')
  const handles = [...new Set([...owner, ...others])]
  if (handles.length === 0 && name === '') return { at, skipped: 'a profile without a name' }
  const person: PersonFact = {
    fact: 'person',
    id: 'linkedin:owner:profile',
    handles: handles.length > 0 ? handles : [nameHandle('linkedin', name)],
    ...(name !== '' && { name }),
    me: true,
    ...(maiden !== '' && { card: { maiden } }),
  }
  const more = row.more(knownOfProfile)
  return { at, facts: [more ? { ...person, more } : person] }
}

/** `[idaholm,ida_maps]` */
const bracketed = (text: string): string[] => text.replace(/^\[|\]$/g, '').split(',').map((one) => one.trim()).filter((one) => one !== '').slice(0, 20)

export function emailOutcome(row: CsvRecord, at: Position, { owner }: OwnContext): Outcome {
  const address = row.get('email address')
  if (!address.includes('@') || address.length > 320) return { at, skipped: 'no e-mail address' }
  if (row.get('confirmed').toLowerCase() === 'no') return { at, skipped: 'an e-mail address that was never confirmed' }
  return mine(at, emailHandle(address), owner)
}

export function phoneOutcome(row: CsvRecord, at: Position, { owner, phones }: OwnContext): Outcome {
  const number = phones.e164(row.get('number'))
  return number === undefined ? { at, skipped: 'a phone number that is not complete' } : mine(at, phoneHandle(number), owner)
}

function mine(at: Position, handle: Handle, owner: readonly Handle[]): Outcome {
  return { at, facts: [{ fact: 'person', id: `linkedin:owner:${handle}`, handles: [...new Set([...owner.slice(0, 1), handle])], me: true }] }
}

/** What the owner noted about somebody. */
export function noteOutcome(row: CsvRecord, at: Position, now: number): Outcome {
  const name = fullName(row.get('connection first name'), row.get('connection last name'))
  const slug = slugOf(row.get('connection profile url'))
  const handle = partyHandle({ slug, name })
  const note = row.get('note')
  if (handle === undefined) return { at, skipped: 'a note about a closed account' }
  if (note === '') return { at, skipped: 'a note without text' }
  const written = row.first('edited on', 'created on')
  const day = plausibleDay(dayOf(written), now)
  const seen = instantOf(written, now) ?? (day === undefined ? undefined : noonOf(day))
  const person: PersonFact = {
    fact: 'person',
    id: `linkedin:note:${hashedId(slug ?? nameKey(name), row.get('created on'))}`,
    handles: [handle],
    ...(name !== '' && { name }),
    ...(seen !== undefined && { seen }),
    card: { note },
    ...(row.get('created on') !== '' && { more: { 'Created On': row.get('created on') } }),
  }
  return { at, facts: [person] }
}

/** Somebody the owner follows: a name and nothing else. */
export function followOutcome(row: CsvRecord, at: Position, now: number): Outcome {
  const name = row.get('fullname')
  if (isPlaceholder(name)) return { at, skipped: 'a followed account that is closed' }
  if (row.get('status') !== '' && row.get('status').toLowerCase() !== 'active') return { at, skipped: 'somebody no longer followed' }
  const since = instantOf(row.get('date'), now)
  const handle = nameHandle('linkedin', name)
  const connection: ConnectionFact = { fact: 'connection', id: `linkedin:follow:out:${nameKey(name)}`, network: 'linkedin', handle, relation: 'following', ...(since !== null && { since }) }
  return { at, facts: [connection, { fact: 'person', id: `linkedin:name:${nameKey(name)}`, handles: [handle], name: fullName(name) }] }
}
