import { idHandle, nameHandle, phoneHandle, tidy, type Handle } from '../../contract/handles'
import type { Card, PersonFact, Position } from '../../contract/records'
import type { PhoneReader } from '../formats/phones'
import type { Outcome } from '../importer'
import { object, text, type Json } from '../formats/jsonValues'
import { nameOf, userOf } from './json'

/** E.164 of a number as Telegram writes it: with its country, at times with 00 in front, at times without any sign. */
export function numberOf(written: unknown, phones: PhoneReader): string | undefined {
  const raw = tidy(text(written) ?? '')
  const digits = raw.replace(/[^\d]/g, '')
  if (digits.length < 5) return undefined
  const whole = digits.startsWith('00') ? `+${digits.slice(2)}` : raw.startsWith('+') ? `+${digits}` : undefined
  return whole === undefined ? (phones.e164(raw) ?? phones.e164(`+${digits}`)) : phones.e164(whole)
}

/** One of the phone's contacts, on Telegram or not. */
export function contactOutcome(value: unknown, at: Position, phones: PhoneReader, now: number): Outcome {
  const contact = object(value)
  if (!contact) return { at, failed: 'a contact that is no record' }
  const seconds = Number(text(contact.date_unixtime) ?? NaN)
  const since = seconds > 631_152_000 && seconds * 1000 <= now ? seconds * 1000 : undefined
  const person = cardOf(contact, userOf(contact.user_id), phones)
  if (!person) return { at, skipped: 'a contact without a name, a number or an account' }
  return {
    at,
    facts: [
      { ...person, ...(since !== undefined && { seen: since }) },
      { fact: 'connection', id: person.id, network: 'telegram', handle: person.handles[0]!, relation: 'contact', ...(since !== undefined && { since }) },
    ],
  }
}

/** The person a contact or a shared card stands for. */
export function cardOf(contact: Json, user: string | undefined, phones: PhoneReader): PersonFact | undefined {
  const number = numberOf(contact.phone_number, phones)
  const [given, family] = [nameOf(contact.first_name), nameOf(contact.last_name)]
  const name = [given, family].filter((part) => part !== undefined).join(' ')
  const handles: Handle[] = []
  if (user !== undefined) handles.push(idHandle('telegram', user))
  if (number !== undefined) handles.push(phoneHandle(number))
  if (handles.length === 0 && name !== '') handles.push(nameHandle('telegram', name))
  if (handles.length === 0) return undefined
  const raw = tidy(text(contact.phone_number) ?? '')
  const card: Card = { ...(given !== undefined && { given }), ...(family !== undefined && { family }), ...(raw !== '' && { phones: [{ value: raw }] }) }
  return { fact: 'person', id: `telegram:contact:${user ?? number ?? name}`, handles, ...(name !== '' && { name }), card }
}

/** People the owner often writes to or calls; bots and groups are in the list too. */
export function frequentOutcome(value: unknown, at: Position): Outcome {
  const contact = object(value)
  const user = userOf(contact?.id)
  const name = nameOf(contact?.name)
  if (!contact || user === undefined || contact.category === 'inline_bots' || (contact.type !== 'user' && contact.type !== undefined)) return { at, skipped: 'a frequent contact that is no person' }
  if (name === undefined) return { at, skipped: 'a frequent contact without a name' }
  return { at, facts: [{ fact: 'person', id: `telegram:user${user}`, handles: [idHandle('telegram', user)], name }] }
}
