import { createHash } from 'node:crypto'
import { isRoleAddress, tidy } from '../../contract/handles'
import type { Card } from '../../contract/records'
import type { PhoneReader } from '../formats/phones'
import type { Fields } from './fields'
import { textOf } from './properties'

/**
 * The key of a card, the same in every export: its UID, else (Google, iCloud, Outlook and Android write none) a hash of its e-mails
 * and phones, else of its name, birthday and organisation: colleagues may share the address of their office. Never of the whole card: dates of change and pictures differ each time.
 */
export function cardKey(fields: Fields, card: Card, name: string | undefined, phones: PhoneReader): string {
  const uid = uidOf(textIn(fields, 'UID') || textIn(fields, 'X-ABUID'))
  return uid === '' ? contentKey(card, name, phones) : uid
}

/** The key of somebody whom a source gives no id: the same for a card and for a row of a table. */
export function contentKey(card: Card, name: string | undefined, phones: PhoneReader): string {
  const emails = (card.emails ?? []).map(({ value }) => value.toLowerCase()).filter((email) => !isRoleAddress(email)).sort()
  const numbers = (card.phones ?? []).flatMap(({ value }) => phones.e164(value) ?? []).sort()
  const birthday = card.dates?.find(({ label }) => label === 'birthday')
  const content =
    emails.length + numbers.length > 0
      ? ['addresses', emails, numbers]
      : ['name', tidy(name ?? '').toLowerCase(), birthday ? [birthday.year, birthday.month, birthday.day] : null, tidy(card.organisation ?? '').toLowerCase()]
  return `content-${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32)}`
}

function textIn(fields: Fields, name: string): string {
  const property = fields.best(name)
  return property ? textOf(property) : ''
}

/** Without `urn:uuid:` and `:ABPerson`; a UUID in lower case, whatever the program. */
export function uidOf(written: string): string {
  const uid = tidy(written).replace(/^urn:uuid:/i, '').replace(/:ABPerson$/i, '')
  return /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(uid) ? uid.toLowerCase() : uid.slice(0, 500)
}
