import { cardHandle } from '../../contract/handles'
import type { PersonFact } from '../../contract/records'
import type { PhoneReader } from '../formats/phones'
import { handlesOf } from './accounts'
import { readCard } from './card'
import type { Fields } from './fields'
import type { GroupLabels } from './groups'
import { cardKey } from './identity'
import type { Property } from './properties'

/** Everything a card says of one person, the picture apart. Undefined when it names nobody. */
export function personOf(fields: Fields, phones: PhoneReader, groups: GroupLabels): PersonFact | undefined {
  const { card, name } = readCard(fields)
  const handles = handlesOf(fields, card, phones)
  if (name === undefined && handles.length === 0 && fields.best('UID') === undefined) return undefined
  const key = cardKey(fields, card, name ?? handles.join(' '), phones)
  const labels = [...new Set([...(card.labels ?? []), ...groups.of(key, (card.emails ?? []).map(({ value }) => value))])]
  const seen = revised(fields.best('REV'))
  const unknown = unknownLines(fields)
  return {
    fact: 'person',
    id: `vcard:${key}`,
    // The card itself comes last: it ties to nothing but this card.
    handles: [...handles, cardHandle(key)],
    ...(name !== undefined && { name }),
    ...(seen !== undefined && { seen }),
    card: labels.length > 0 ? { ...card, labels } : card,
    ...(unknown.lines.length > 0 && { more: { properties: unknown.lines, ...(unknown.left > 0 && { left: unknown.left }) } }),
  }
}

/** `2026-01-01T10:00:00Z`, `20260101T101010+0100`, fractions, a date alone. UTC ms; without a zone it is taken for UTC. */
function revised(rev: Property | undefined): number | undefined {
  const match = /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(rev?.value.trim() ?? '')
  if (!match) return undefined
  const [, year, month, day, hour = '0', minute = '0', second = '0', zone = 'Z'] = match
  const offset = zone === 'Z' ? 0 : (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * (zone.startsWith('-') ? -1 : 1)
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute) - offset, Number(second))
  return Number(year) >= 1990 && Number.isFinite(time) ? time : undefined
}

/** Fields that are understood, or mean nothing to anybody but the program that wrote them. */
const known = new Set([
  'VERSION', 'PRODID', 'REV', 'UID', 'CLASS', 'SOURCE', 'NAME', 'PROFILE', 'MAILER', 'KEY', 'SOUND', 'LOGO', 'CALURI', 'CALADRURI', 'FBURL', 'CLIENTPIDMAP', 'CREATED',
  'FN', 'N', 'NICKNAME', 'X-NICKNAME', 'X-PHONETIC-FIRST-NAME', 'X-PHONETIC-MIDDLE-NAME', 'X-PHONETIC-LAST-NAME', 'SORT-STRING', 'X-MAIDENNAME', 'ORG', 'TITLE', 'ROLE',
  'KIND', 'MEMBER', 'X-ADDRESSBOOKSERVER-KIND', 'X-ADDRESSBOOKSERVER-MEMBER', 'EMAIL', 'TEL', 'X-MS-TEL', 'ADR', 'LABEL', 'URL', 'BDAY', 'ANNIVERSARY', 'X-ANNIVERSARY',
  'X-EVOLUTION-ANNIVERSARY', 'X-MS-ANNIVERSARY', 'X-KADDRESSBOOK-X-ANNIVERSARY', 'DEATHDATE', 'X-KADDRESSBOOK-DEATHDATE', 'X-ABDATE', 'RELATED', 'X-ABRELATEDNAMES',
  'X-SPOUSE', 'X-MANAGER', 'X-ASSISTANT', 'X-EVOLUTION-SPOUSE', 'X-EVOLUTION-MANAGER', 'X-EVOLUTION-ASSISTANT', 'X-MS-SPOUSE', 'X-MS-MANAGER', 'X-MS-ASSISTANT',
  'X-KADDRESSBOOK-X-SPOUSENAME', 'X-KADDRESSBOOK-X-MANAGERSNAME', 'X-KADDRESSBOOK-X-ASSISTANTSNAME', 'AGENT', 'NOTE', 'CATEGORIES', 'PRONOUNS', 'PHOTO', 'X-ABLABEL',
  'X-ABADR', 'X-ABSHOWAS', 'X-ABUID', 'X-ANDROID-CUSTOM', 'X-MS-CARDPICTURE', 'X-MS-OL-DESIGN', 'X-MS-OL-DEFAULT-POSTAL-ADDRESS', 'BEGIN', 'END',
])
const lineLimit = 1000
const linesLimit = 100

/** `left` counts those beyond the limit. A line that was too long ends with an ellipsis. */
function unknownLines(fields: Fields): { readonly lines: readonly string[]; readonly left: number } {
  const lines: string[] = []
  let left = 0
  for (const { name, params, value } of fields.card.properties) {
    if (known.has(name) || value.trim() === '') continue
    if (lines.length >= linesLimit) {
      left++
      continue
    }
    const written = [...params].map(([param, values]) => `;${param}=${values.join(',')}`).join('')
    const line = `${name}${written}:${value}`
    lines.push(line.length > lineLimit ? `${line.slice(0, lineLimit)}…` : line)
  }
  return { lines, left }
}
