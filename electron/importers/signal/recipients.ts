import { createHash } from 'node:crypto'
import { containerStream, idHandle, nameHandle, phoneHandle, screenNameHandle, tidy, type Handle, type Stream } from '../../contract/handles'
import type { Card, PersonFact } from '../../contract/records'
import type { PhoneReader } from '../formats/phones'
import { list, object, text, type Json } from '../formats/jsonValues'

/** Somebody or something that a chat can be with. Its number holds in one export only. */
export type Recipient =
  | { readonly kind: 'contact'; readonly key: string; readonly handles: readonly Handle[]; readonly name?: string; readonly person: PersonFact; readonly blocked: boolean }
  | { readonly kind: 'group'; readonly key: string; readonly stream: Stream; readonly title: string; readonly members: readonly Handle[] }
  | { readonly kind: 'self' }
  | { readonly kind: 'nobody'; readonly reason: string }

/** An account's number as text: 16 bytes in base64, or written out. */
export function uuidOf(value: unknown): string | undefined {
  const written = text(value) ?? ''
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(written)) return written.toLowerCase()
  if (!/^[\w+/-]{21,22}(?:==)?$/.test(written)) return undefined
  const hex = Buffer.from(written, 'base64').toString('hex')
  return hex.length === 32 ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : undefined
}

export function numberOf(value: unknown, phones: PhoneReader): string | undefined {
  const digits = tidy(text(value) ?? '').replace(/[^\d]/g, '')
  return digits.length < 5 || digits === '' ? undefined : phones.e164(`+${digits}`)
}

export function recipientOf(recipient: Json, phones: PhoneReader): Recipient {
  const contact = object(recipient.contact)
  if (contact) return contactOf(contact, phones)
  const group = object(recipient.group)
  if (group) return groupOf(group)
  if ('self' in recipient) return { kind: 'self' }
  if ('releaseNotes' in recipient) return { kind: 'nobody', reason: 'news from Signal' }
  if ('distributionList' in recipient) return { kind: 'nobody', reason: 'a list of people for stories' }
  return { kind: 'nobody', reason: 'callLink' in recipient ? 'a link to a call' : 'a chat of an unknown kind' }
}

function contactOf(contact: Json, phones: PhoneReader): Recipient {
  const [aci, pni, e164] = [uuidOf(contact.aci), uuidOf(contact.pni), numberOf(contact.e164, phones)]
  const username = text(contact.username)
  const name = nameOf(contact)
  const handles: Handle[] = []
  if (aci !== undefined) handles.push(idHandle('signal', aci))
  if (e164 !== undefined) handles.push(phoneHandle(e164))
  if (pni !== undefined) handles.push(idHandle('signal', `pni:${pni}`))
  if (username !== undefined) handles.push(screenNameHandle('signal', username))
  if (handles.length === 0 && name !== undefined) handles.push(nameHandle('signal', name))
  if (handles.length === 0) return { kind: 'nobody', reason: 'a contact without a name, a number or an account' }
  const key = aci ?? e164 ?? handles[0]!.slice('signal:'.length)
  const nickname = object(contact.nickname)
  const nick = join(nickname?.given, nickname?.family)
  const [given, family] = [text(contact.systemGivenName) ?? text(contact.profileGivenName), text(contact.systemFamilyName) ?? text(contact.profileFamilyName)]
  const note = text(contact.note)
  const raw = text(contact.e164)
  const card: Card = {
    ...(given !== undefined && { given }),
    ...(family !== undefined && { family }),
    ...(nick !== '' && { nicknames: [nick] }),
    ...(raw !== undefined && { phones: [{ value: raw.startsWith('+') ? raw : `+${raw}` }] }),
    ...(note !== undefined && { note }),
  }
  const person: PersonFact = {
    fact: 'person', id: `signal:recipient:${key}`, handles, ...(name !== undefined && { name }), ...(Object.keys(card).length > 0 && { card }),
  }
  return { kind: 'contact', key, handles, ...(name !== undefined && { name }), person, blocked: contact.blocked === true }
}

/** What the owner calls them, before what they call themselves. */
function nameOf(contact: Json): string | undefined {
  const nickname = object(contact.nickname)
  const names = [
    join(nickname?.given, nickname?.family),
    join(contact.systemGivenName, contact.systemFamilyName),
    tidy(text(contact.systemNickname) ?? ''),
    join(contact.profileGivenName, contact.profileFamilyName),
    tidy(text(contact.username) ?? ''),
  ]
  return names.find((name) => name !== '' && name.toLowerCase() !== 'deleted account')
}

export const join = (given: unknown, family: unknown): string => tidy(`${text(given) ?? ''} ${text(family) ?? ''}`)

function groupOf(group: Json): Recipient {
  const snapshot = object(group.snapshot)
  const title = tidy(text(snapshot?.title) ?? text(object(snapshot?.title)?.title) ?? '')
  const secret = text(group.masterKey) ?? text(group.groupId)
  const members = list(snapshot?.members).flatMap((item) => {
    const member = object(item)
    const aci = uuidOf(member?.userId) ?? uuidOf(member?.aci)
    return aci === undefined ? [] : [idHandle('signal', aci)]
  })
  if (secret === undefined && title === '') return { kind: 'nobody', reason: 'a group without a key or a name' }
  const key = hashOf(secret ?? `name ${title}`)
  return { kind: 'group', key, stream: containerStream('signal', key), title: title === '' ? 'Group' : title, members: members.slice(0, 1000) }
}

/** The key to a group is a secret: only its hash is kept. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex').slice(0, 32)
