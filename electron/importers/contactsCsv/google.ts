import { plainHeader } from './headers'
import { ignored, type AddressPart, type Meaning } from './meanings'
import { wordMeaning } from './words'

/** `E-mail 2 - Value`; Outlook's `E-mail 2 Type` has no dash. */
const numbered = /^(e-mail|phone|address|relation|website|event|custom field|im|organization) (\d{1,3}) - (.+)$/

/** Since 2024 and before: `E-mail 1 - Label` or `- Type` beside `E-mail 1 - Value`, or the columns that go before those. */
export function isGoogle(names: readonly string[]): boolean {
  const own = new Set(names.map(plainHeader))
  const groups = names.filter((name) => /\d - (?:label|type|value|formatted|name)$/i.test(name) && numbered.test(name.toLowerCase())).length
  return groups >= 2 || (groups === 1 && (own.has('first name') || own.has('given name'))) || (own.has('file as') && own.has('labels')) || (own.has('group membership') && own.has('given name'))
}

const parts = new Map<string, AddressPart>([
  ['formatted', 'formatted'], ['street', 'street'], ['city', 'city'], ['po box', 'box'], ['region', 'region'], ['postal code', 'code'], ['country', 'country'], ['extended address', 'extended'],
])

/** By name only: the order of the columns differs between the export, the template and the years. */
export function googleMeaning(name: string): Meaning {
  const plain = plainHeader(name)
  const match = numbered.exec(name.toLowerCase())
  if (!match) return plain === 'labels' || plain === 'group membership' ? { role: 'group' } : plain === 'title' ? { role: 'prefix' } : (wordMeaning(name) ?? ignored)
  const [, kind, number, field] = match as unknown as [string, string, string, string]
  const group = `${kind} ${number}`
  if (kind === 'organization') return organisation.get(field) ?? ignored
  if (field === 'label' || field === 'type') return { role: 'labelOf', group }
  if (kind === 'address') return parts.has(field) ? { role: 'part', group, part: parts.get(field)! } : ignored
  if (kind === 'im' && field === 'service') return { role: 'service', group }
  return field === 'value' ? { role: ofKind.get(kind)!, group } : ignored
}

const organisation = new Map<string, Meaning>([
  ['name', { role: 'organisation' }], ['title', { role: 'jobTitle' }], ['department', { role: 'department' }], ['type', { role: 'labelOf', group: 'organization' }],
])

const ofKind = new Map<string, Meaning['role']>([
  ['e-mail', 'email'], ['phone', 'phone'], ['relation', 'relation'], ['website', 'url'], ['event', 'date'], ['custom field', 'custom'], ['im', 'handle:'],
])
