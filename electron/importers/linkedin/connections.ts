import { cardHandle, emailHandle, isRoleAddress, nameHandle, screenNameHandle, tidy, type Handle } from '../../contract/handles'
import type { Card, ConnectionFact, PersonFact, Position } from '../../contract/records'
import type { CsvRecord } from '../csvOutcomes'
import type { Outcome } from '../importer'
import { hashedId } from '../naturalIds'
import { dayWords } from '../formats/dayWords'
import { dayOf, noonOf, plausibleDay } from './dates'
import { fullName, nameKey, slugOf, type Profiles } from './profiles'

export interface ConnectionContext {
  readonly profiles: Profiles
  /** How many connections bear a name: without an address, namesakes can only be kept apart by their cards. */
  readonly namesakes: ReadonlyMap<string, number>
  /** What somebody wrote with their invitation, or the owner with theirs, by slug. */
  readonly invitations: ReadonlyMap<string, string>
  /** When the export was made, UTC ms. */
  readonly made: number | undefined
  readonly now: number
}

const known = new Set(['first name', 'last name', 'url', 'email address', 'company', 'position', 'connected on'])

/** A row of `Connections.csv`: a person as of the day of the export, and since when the two are connected. */
export function connectionOutcome(row: CsvRecord, at: Position, context: ConnectionContext): Outcome {
  const given = tidy(row.get('first name'))
  const family = tidy(row.get('last name'))
  const name = fullName(given, family)
  const url = row.get('url')
  const slug = slugOf(url)
  if (name === '' && slug === undefined) return { at, skipped: 'a closed or hidden member, of whom only the date is left' }
  const written = row.get('connected on')
  const day = plausibleDay(dayOf(written), context.now)
  const address = row.get('email address')
  const email = address.includes('@') && address.length < 320 ? address : undefined
  const key = slug ?? hashedId(nameKey(name), written)
  const handles: Handle[] = [
    handleOf(slug, name, key, context),
    ...(email === undefined || isRoleAddress(email.toLowerCase()) ? [] : [emailHandle(email)]),
  ]
  const note = slug === undefined ? undefined : context.invitations.get(slug)
  const met = note ?? (day === undefined ? undefined : `LinkedIn, ${dayWords(noonOf(day))}`)
  const organisation = tidy(row.get('company'))
  const jobTitle = tidy(row.get('position'))
  const card: Card = {
    ...(given !== '' && { given }),
    ...(family !== '' && { family }),
    ...(email !== undefined && { emails: [{ value: email }] }),
    ...(slug !== undefined && { urls: [{ value: url, label: 'LinkedIn' }] }),
    ...(organisation !== '' && { organisation }),
    ...(jobTitle !== '' && { jobTitle }),
    ...(met !== undefined && { howMet: met }),
  }
  if (slug !== undefined) context.profiles.see(slug, name, context.made ?? null)
  const more = row.more(known)
  const person: PersonFact = {
    fact: 'person',
    id: `linkedin:contact:${key}`,
    handles,
    ...(name !== '' && { name }),
    ...(context.made !== undefined && { seen: context.made }),
    card,
    ...(more && { more }),
  }
  const connection: ConnectionFact = {
    fact: 'connection',
    id: `linkedin:connection:${key}`,
    network: 'linkedin',
    handle: handles[0]!,
    relation: 'friend',
    ...(day !== undefined && { since: noonOf(day) }),
    ...(day === undefined && written !== '' && { more: { 'Connected On': written } }),
  }
  return { at, facts: [person, connection] }
}

function handleOf(slug: string | undefined, name: string, key: string, { namesakes }: ConnectionContext): Handle {
  if (slug !== undefined) return screenNameHandle('linkedin', slug)
  return (namesakes.get(nameKey(name)) ?? 0) > 1 ? cardHandle(`linkedin:${key}`) : nameHandle('linkedin', name)
}
