import { tidy } from '../../contract/handles'
import type { Card, Labelled, PartialDate } from '../../contract/records'
import { partialDate } from '../formats/dates'
import { androidField } from './android'
import type { Fields } from './fields'
import { componentsOf, listOf, type Property, textOf } from './properties'

export interface CardReading {
  readonly card: Card
  /** What the card would be called in a list. */
  readonly name: string | undefined
}

/** What a card says of somebody, in the words of the contract. Pictures and handles are looked at elsewhere. */
export function readCard(fields: Fields): CardReading {
  const android = fields.all('X-ANDROID-CUSTOM').flatMap((property) => androidField(componentsOf(property)) ?? [])
  const [family, given, additional, prefix, suffix] = namesOf(fields.best('N'))
  const nicknames = unique([...fields.all('NICKNAME', 'X-NICKNAME').flatMap(listOf), ...android.flatMap(({ nickname }) => nickname ?? [])].map(tidy))
  const [organisation, ...units] = (fields.best('ORG') ? componentsOf(fields.best('ORG')!) : []).filter((part) => part !== '')
  const emails = unlike(fields.all('EMAIL').flatMap((property) => labelled(fields, property, emailOf(textOf(property)))))
  const phones = unlike(fields.all('TEL', 'X-MS-TEL').flatMap((property) => labelled(fields, property, phoneOf(textOf(property)))))
  const urls = unlike(fields.all('URL').flatMap((property) => labelled(fields, property, textOf(property))))
  const notes = fields.all('NOTE').map((property) => unquoteLines(textOf(property))).filter((note) => note !== '')
  const note = unique(notes).join('\n\n')
  const written = fields.best('FN')
  const parts = [prefix, given, additional, family, suffix].filter(Boolean).join(' ')
  const name = [written && tidy(textOf(written)), parts, nicknames[0], organisation, emails[0]?.value, phones[0]?.value, urls[0]?.value].find(Boolean)

  const card: Card = {
    ...text('given', given),
    ...text('additional', additional),
    ...text('family', family),
    ...text('prefix', prefix),
    ...text('suffix', suffix),
    ...list('nicknames', nicknames),
    ...text('phonetic', phoneticOf(fields)),
    ...text('maiden', first(fields, 'X-MAIDENNAME')),
    ...list('emails', emails),
    ...list('phones', phones),
    ...list('urls', urls),
    ...list('dates', datesOf(fields, android.flatMap(({ date }) => date ?? []))),
    ...list('relations', unlike([...relationsOf(fields), ...android.flatMap(({ relation }) => relation ?? [])])),
    ...list('addresses', addressesOf(fields)),
    ...text('organisation', organisation),
    ...text('department', units.join(', ')),
    ...text('jobTitle', first(fields, 'TITLE') ?? first(fields, 'ROLE')),
    ...list('labels', unique(fields.all('CATEGORIES').flatMap(listOf).map(tidy)).filter((label) => label !== '' && label !== 'myContacts')),
    ...text('note', note),
    ...text('howMet', howMetOf(note)),
    ...text('pronouns', first(fields, 'PRONOUNS')),
    ...(isOrganisation(fields) && { isOrganisation: true }),
  }
  return { card, name }
}

const text = <K extends keyof Card>(key: K, value: string | undefined) => (value ? { [key]: value } : {}) as Partial<Card>
const list = <K extends keyof Card>(key: K, values: readonly unknown[]) => (values.length > 0 ? { [key]: values } : {}) as Partial<Card>
const unique = (values: readonly string[]): string[] => [...new Set(values.filter((value) => value !== ''))]
const unlike = (values: readonly Labelled[]): Labelled[] => [...new Map(values.map((each) => [`${each.label ?? ''}\n${each.value}`, each])).values()]

function first(fields: Fields, name: string): string | undefined {
  const property = fields.best(name)
  return property ? tidy(textOf(property)) : undefined
}

/** Family, given, additional, prefix, suffix. A component may be a list: `Philip,Paul`. */
function namesOf(property: Property | undefined): (string | undefined)[] {
  if (!property) return []
  return componentsOf(property).slice(0, 5).map((part) => tidy(part.replace(/,(?=\S)/g, ' ')) || undefined)
}

function labelled(fields: Fields, property: Property, value: string): Labelled[] {
  const tidied = property.name === 'URL' ? value.trim() : tidy(value)
  const label = fields.label(property)
  return tidied === '' ? [] : [label === undefined ? { value: tidied } : { value: tidied, label }]
}

/** `mailto:nora@…`, `Nora <nora@…>`. */
export function emailOf(written: string): string {
  const plain = written.replace(/^mailto:/i, '')
  const open = plain.lastIndexOf('<')
  const close = plain.indexOf('>', open)
  return tidy(open >= 0 && close > open ? plain.slice(open + 1, close) : plain)
}

/** `tel:+1-555-0100;ext=12`. */
const phoneOf = (written: string): string => written.replace(/^tel:/i, '').replace(/;ext=(\d+).*$/i, ' ext. $1')

/** Outlook leaves blanks and tabs before the line ends of quoted-printable notes. */
const unquoteLines = (note: string): string => note.split('\n').map((line) => line.trimEnd()).join('\n').trim()

function phoneticOf(fields: Fields): string | undefined {
  const parts = ['X-PHONETIC-FIRST-NAME', 'X-PHONETIC-MIDDLE-NAME', 'X-PHONETIC-LAST-NAME'].flatMap((name) => first(fields, name) ?? [])
  const sortAs = fields.best('N')?.params.get('SORT-AS')?.join(' ')
  return parts.length > 0 ? parts.join(' ') : (first(fields, 'SORT-STRING') ?? sortAs)
}

const anniversaries = ['ANNIVERSARY', 'X-ANNIVERSARY', 'X-EVOLUTION-ANNIVERSARY', 'X-MS-ANNIVERSARY', 'X-KADDRESSBOOK-X-ANNIVERSARY']

function datesOf(fields: Fields, android: readonly PartialDate[]): PartialDate[] {
  const read = (property: Property, label: string) => {
    const stated = Number(property.params.get('X-APPLE-OMIT-YEAR')?.[0])
    return partialDate(textOf(property), label, Number.isInteger(stated) ? stated : undefined) ?? []
  }
  const birthdays = fields.all('BDAY').flatMap((property) => read(property, 'birthday'))
  // Some programs write it twice: the one that knows most counts.
  birthdays.sort((a, b) => parts(b) - parts(a))
  const all = [
    ...birthdays.slice(0, 1),
    ...fields.all(...anniversaries).flatMap((property) => read(property, 'anniversary')),
    ...fields.all('X-ABDATE').flatMap((property) => read(property, fields.label(property) ?? 'date')),
    ...fields.all('DEATHDATE', 'X-KADDRESSBOOK-DEATHDATE').flatMap((property) => read(property, 'death')),
    ...android,
  ]
  return [...new Map(all.map((date) => [`${date.label} ${date.year} ${date.month} ${date.day} ${date.day ? '' : date.raw}`, date])).values()]
}

const parts = ({ year, month, day }: PartialDate) => [year, month, day].filter((part) => part !== undefined).length

const relationNames = new Map([
  ['X-SPOUSE', 'spouse'], ['X-MANAGER', 'manager'], ['X-ASSISTANT', 'assistant'], ['X-EVOLUTION-SPOUSE', 'spouse'], ['X-EVOLUTION-MANAGER', 'manager'],
  ['X-EVOLUTION-ASSISTANT', 'assistant'], ['X-MS-SPOUSE', 'spouse'], ['X-MS-MANAGER', 'manager'], ['X-MS-ASSISTANT', 'assistant'],
  ['X-KADDRESSBOOK-X-SPOUSENAME', 'spouse'], ['X-KADDRESSBOOK-X-MANAGERSNAME', 'manager'], ['X-KADDRESSBOOK-X-ASSISTANTSNAME', 'assistant'], ['AGENT', 'agent'],
])

function relationsOf(fields: Fields): Labelled[] {
  const related = fields.all('RELATED', 'X-ABRELATEDNAMES').flatMap((property) => labelled(fields, property, textOf(property)))
  const named = fields.all(...relationNames.keys()).flatMap((property): Labelled[] => {
    const value = tidy(textOf(property))
    // A card inside the card, or the address of one.
    if (value === '' || /^begin:vcard/i.test(value) || property.params.get('VALUE')?.[0]?.toLowerCase() === 'uri') return []
    return [{ value, label: relationNames.get(property.name)! }]
  })
  return [...related, ...named]
}

function addressesOf(fields: Fields): Labelled[] {
  const written = fields.all('ADR')
  const types = new Set(written.map((property) => fields.label(property)))
  const addresses = written.flatMap((property) => {
    const [box, extended, street, city, region, code, country] = componentsOf(property).map((part) => tidy(part.replaceAll('\n', ', ')))
    const place = [code, city].filter(Boolean).join(' ')
    const formatted = [box, extended, street, place, region, country || fields.country(property)].filter(Boolean).join(', ')
    return labelled(fields, property, formatted)
  })
  // The address as one text, for those who have no parts of it.
  const whole = fields.all('LABEL').filter((property) => !types.has(fields.label(property)))
  return unlike([...addresses, ...whole.flatMap((property) => labelled(fields, property, textOf(property).replaceAll('\n', ', ')))])
}

/** Google writes custom fields into the note, as `label: value`. */
function howMetOf(note: string): string | undefined {
  const line = /^[ \t]*(?:(?:how|where) we met|how met|first met|met (?:at|through|via)|kennengelernt)[ \t]*:(.*)$/im.exec(note)
  return line ? tidy(line[1]!) : undefined
}

function isOrganisation(fields: Fields): boolean {
  const kind = first(fields, 'KIND') ?? first(fields, 'X-ADDRESSBOOKSERVER-KIND')
  return kind?.toLowerCase() === 'org' || fields.best('X-ABSHOWAS')?.value.trim().toUpperCase() === 'COMPANY'
}
