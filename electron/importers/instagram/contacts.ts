import { emailHandle, phoneHandle, tidy, type Handle } from '../../contract/handles'
import type { Card, Labelled, PersonFact, Position } from '../../contract/records'
import type { PhoneReader } from '../formats/phones'
import type { Outcome } from '../importer'
import { hashedId } from '../naturalIds'
import { object } from '../formats/jsonValues'
import { leavesOf } from './shapes'

/** Somebody of the address book that was once uploaded. Labels are translated: what looks like an address or a number is one, the rest are names. */
export function contactOutcome(value: unknown, at: Position, phones: PhoneReader): Outcome {
  const record = object(value)
  if (!record) return { at, failed: 'a contact that is no record' }
  const emails: Labelled[] = []
  const numbers: Labelled[] = []
  const names: string[] = []
  const handles: Handle[] = []
  for (const { value: written } of leavesOf(record)) {
    const entry = tidy(written ?? '')
    if (entry === '') continue
    const phone = phones.e164(entry)
    if (entry.length < 320 && /^[^\s@]+@[^\s@]+$/.test(entry)) {
      emails.push({ value: entry })
      handles.push(emailHandle(entry))
    } else if (phone !== undefined || /^[+\d][\d\s()/.-]{4,30}$/.test(entry)) {
      numbers.push({ value: entry })
      if (phone !== undefined) handles.push(phoneHandle(phone))
    } else names.push(entry)
  }
  if (handles.length === 0) return { at, skipped: 'an uploaded contact without e-mail address or phone number' }
  const [given, family] = names
  const card: Card = { ...(given !== undefined && { given }), ...(family !== undefined && { family }), emails, phones: numbers }
  const name = names.slice(0, 2).join(' ')
  const fact: PersonFact = { fact: 'person', id: `ig:contact:${hashedId(...[...handles].sort())}`, handles, ...(name !== '' && { name }), card }
  return { at, facts: [fact] }
}
