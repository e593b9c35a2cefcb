import { cardHandle, emailHandle, isRoleAddress, phoneHandle, type Handle } from '../../contract/handles'
import type { Labelled, PersonFact, Position } from '../../contract/records'
import { epochTime } from '../formats/epochs'
import type { PhoneReader } from '../formats/phones'
import type { Outcome } from '../importer'
import { nameOf } from '../meta/names'
import { hashedId } from '../naturalIds'
import { few, Leftover, object, text } from '../formats/jsonValues'

const known = new Set(['name', 'details', 'created_timestamp', 'updated_timestamp'])

/** A contact of the telephone that was once uploaded: a name with numbers and addresses. */
export function contactOutcome(value: unknown, at: Position, phones: PhoneReader, now: number): Outcome {
  const record = object(value)
  if (!record) return { at, failed: 'a contact that is no record' }
  const name = nameOf(record.name)
  const points = few(record.details).flatMap((item) => nameOf(object(item)?.contact_point ?? text(item)) ?? [])
  if (name === undefined && points.length === 0) return { at, skipped: 'a contact without a name, a number or an address' }
  const emails: Labelled[] = []
  const numbers: Labelled[] = []
  const handles: Handle[] = []
  for (const point of points) {
    if (point.includes('@')) {
      emails.push({ value: point })
      if (point.length < 320 && !isRoleAddress(point.toLowerCase())) handles.push(emailHandle(point))
    } else {
      numbers.push({ value: point })
      const number = phones.e164(point)
      if (number !== undefined) handles.push(phoneHandle(number))
    }
  }
  const key = hashedId(name, ...[...points].sort())
  const seen = epochTime(record.updated_timestamp, now) ?? epochTime(record.created_timestamp, now)
  const rest = new Leftover()
  rest.take(record, known)
  const fact: PersonFact = {
    fact: 'person',
    id: `fb:contact:${key}`,
    handles: [...new Set([...handles, cardHandle(`facebook:${key}`)])],
    ...(name !== undefined && { name }),
    ...(seen !== null && { seen }),
    card: { ...(emails.length > 0 && { emails }), ...(numbers.length > 0 && { phones: numbers }) },
    ...(rest.more && { more: rest.more }),
  }
  return { at, facts: [fact] }
}
