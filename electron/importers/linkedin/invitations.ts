import type { ConnectionFact, InteractionFact, PersonFact, Position } from '../../contract/records'
import type { CsvRecord } from '../csvOutcomes'
import { decodeEntities } from '../formats/html'
import type { Outcome } from '../importer'
import { hashedId, type Ordinals } from '../naturalIds'
import { noonOf, plausibleDay, usTime } from './dates'
import { fullName, partyHandle, slugOf, type Profiles } from './profiles'

export interface InvitationContext {
  readonly profiles: Profiles
  readonly ordinals: Ordinals
  readonly now: number
  readonly saw: (at: number) => void
}

const known = new Set(['from', 'to', 'sent at', 'message', 'direction', 'inviterprofileurl', 'inviteeprofileurl'])

/** A row of `Invitations.csv`. Its note is the best word on how two people met, and a private message. */
export function invitationOutcome(row: CsvRecord, at: Position, context: InvitationContext): Outcome {
  const other = invited(row)
  if (!other) return { at, failed: 'an invitation that does not say whether it was sent or received', snippet: row.snippet }
  const { sent, slug, name, text } = other
  const handle = partyHandle({ slug, name })
  if (handle === undefined) return { at, skipped: 'an invitation from or to a closed account' }
  const written = row.get('sent at')
  const time = usTime(written)
  const day = plausibleDay(time?.day, context.now)
  if (slug !== undefined) context.profiles.see(slug, name, day === undefined ? null : noonOf(day))
  // By the name, which every generation of the file has.
  const id = context.ordinals.number(`linkedin:invitation:${hashedId(sent ? 'sent' : 'received', name ?? slug, time ? `${time.day} ${time.minute ?? ''}` : written)}`)
  const more = row.more(known)
  const connection: ConnectionFact = {
    fact: 'connection', id, network: 'linkedin', handle, relation: sent ? 'requestSent' : 'requestReceived',
    ...(day !== undefined && { since: noonOf(day) }),
    ...(more && { more }),
  }
  if (text === '') return { at, facts: [connection] }
  if (day !== undefined) context.saw(noonOf(day))
  const message: InteractionFact = {
    fact: 'interaction', id, stream: handle,
    at: day === undefined ? null : noonOf(day),
    ...(day === undefined ? { timeNote: 'time unknown' } : { day }),
    network: 'linkedin', kind: 'message', setting: 'private', direction: sent ? 'sent' : 'received', who: [handle],
    ...(!sent && { from: handle }),
    text,
    title: 'Invitation to connect',
    ...(written !== '' && { more: { 'Sent At': written } }),
  }
  const person: PersonFact = {
    fact: 'person', id: `linkedin:invited:${slug ?? hashedId(name)}`, handles: [handle],
    ...(name !== undefined && { name: fullName(name) }),
    ...(day !== undefined && { seen: noonOf(day) }),
    card: { howMet: text },
  }
  return { at, facts: [message, connection, person] }
}

/** The other side of an invitation, and what was written with it. */
export function invited(row: CsvRecord): { readonly sent: boolean; readonly slug?: string | undefined; readonly name?: string | undefined; readonly text: string } | undefined {
  const direction = row.get('direction').toUpperCase()
  if (direction !== 'OUTGOING' && direction !== 'INCOMING') return undefined
  const sent = direction === 'OUTGOING'
  return {
    sent,
    slug: slugOf(row.get(sent ? 'inviteeprofileurl' : 'inviterprofileurl')),
    name: row.get(sent ? 'to' : 'from') || undefined,
    text: decodeEntities(row.get('message')),
  }
}
