import { type Handle, tidy } from '../../contract/handles'
import type { Card, InteractionFact, Labelled, PartialDate, PersonFact, Position } from '../../contract/records'
import { Failed } from '../../contract/result'
import { wordMeaning } from '../contactsCsv/words'
import { partialDate } from '../formats/dates'
import type { PhoneReader } from '../formats/phones'
import { serviceHandle } from '../../contract/profileUrls'
import type { Outcome, ReadOptions } from '../importer'
import { lastTalks } from '../peers/happenings'
import { flag, list, type Properties, propertiesOf, text } from '../peers/properties'
import { whenOf } from '../peers/times'
import { addressHandles } from '../vcard/accounts'
import { whyNot } from '../vcard/photo'
import { cardHandles, nameOf, type People, personHandle } from './people'

interface Context {
  readonly people: People
  readonly phones: PhoneReader
  readonly options: ReadOptions
}

/** One person with everything said of them. */
export async function* personOutcome(person: Properties, at: Position, { people, phones, options }: Context): AsyncGenerator<Outcome> {
  const id = text(person, 'id')
  const name = nameOf(person)
  if (id === undefined) return yield { at, failed: 'A person without an id.', snippet: name }
  const fields = customFields(person, people)
  const accounts = accountsOf(person)
  const card = cardOf(person, fields, accounts.other)
  const handles = [...new Set([...addressHandles(card, phones), ...accounts.handles, personHandle(id), ...cardHandles(id)])]
  if (name === '' && handles.length === 1) return yield { at, skipped: 'A person without a name.' }
  const { photo, warning } = await pictureOf(text(person, 'photo'), options)
  if (warning !== undefined) yield { at, warning }
  const more = moreOf(person)
  const fact: PersonFact = {
    fact: 'person', id: `nametag:${id}`, handles, ...(name !== '' && { name }),
    card: { ...card, ...(photo !== undefined && { photo }) },
    ...(Object.keys(more).length > 0 && { more }),
  }
  yield { at, facts: [fact, ...lastContact(person, id, people, options.now)] }
}

function lastContact(person: Properties, id: string, people: People, now: number): InteractionFact[] {
  const when = whenOf(text(person, 'lastContact'), now, true)
  if (when.day === undefined || people.metOn(personHandle(id), when)) return []
  return lastTalks({ network: 'nametag', id: `nametag:last-contact:${id}:${when.day}`, when, title: 'Last contact' }, personHandle(id))
}

const each = (person: Properties, name: string): Properties[] => list(person.get(name)).map(propertiesOf)

function labelled(person: Properties, name: string, valueName: string, labelName: string): Labelled[] {
  return each(person, name).flatMap((item) => {
    const value = tidy(text(item, valueName) ?? '')
    const label = text(item, labelName)
    return value === '' ? [] : [{ value, ...(label !== undefined && { label }) }]
  })
}

interface Fields {
  readonly howMet: string | undefined
  readonly notes: readonly string[]
}

/** Older files name their own fields, newer ones point at templates. */
function customFields(person: Properties, people: People): Fields {
  const all = [
    ...each(person, 'customFields').map((field) => [text(field, 'key'), text(field, 'value')] as const),
    ...each(person, 'customFieldValues').map((field) => [people.fieldNames.get(text(field, 'slug') ?? '') || text(field, 'slug'), text(field, 'value')] as const),
  ].filter((field): field is readonly [string, string] => field[0] !== undefined && field[1] !== undefined)
  const met = all.filter(([name]) => wordMeaning(name)?.role === 'howMet')
  return { howMet: [...new Set(met.map(([, value]) => tidy(value)))].join('; ') || undefined, notes: all.filter((field) => !met.includes(field)).map(([name, value]) => `${name}: ${value}`) }
}

function accountsOf(person: Properties): { readonly handles: readonly Handle[]; readonly other: readonly string[] } {
  const handles: Handle[] = []
  const other: string[] = []
  for (const account of each(person, 'imHandles')) {
    const protocol = text(account, 'protocol') ?? ''
    const value = text(account, 'handle') ?? ''
    const handle = serviceHandle(protocol, value)
    if (handle) handles.push(handle)
    else if (value !== '') other.push(`${protocol}: ${value}`)
  }
  return { handles, other }
}

function cardOf(person: Properties, fields: Fields, accounts: readonly string[]): Card {
  const of = (name: string) => tidy(text(person, name) ?? '')
  const family = [of('surname'), of('secondLastName')].filter(Boolean).join(' ')
  const dates = datesOf(person)
  const relations = each(person, 'relationships').flatMap((relation) => {
    const value = tidy(text(relation, 'relatedPersonName') ?? '')
    const type = propertiesOf(relation.get('relationshipType'))
    const label = text(type, 'label') ?? text(type, 'name')?.toLowerCase()
    return value === '' ? [] : [{ value, ...(label !== undefined && { label }) }]
  })
  const toUser = propertiesOf(person.get('relationshipToUser'))
  const labels = [...new Set([...list(person.get('groups')).filter((group): group is string => typeof group === 'string').map(tidy), tidy(text(toUser, 'label') ?? '')])].filter((label) => label !== '')
  const note = [text(person, 'notes'), ...fields.notes, ...accounts].filter(Boolean).join('\n\n')
  const emails = labelled(person, 'emails', 'email', 'type')
  const phones = labelled(person, 'phoneNumbers', 'number', 'type')
  const urls = labelled(person, 'urls', 'url', 'type')
  const addresses = each(person, 'addresses').flatMap(addressOf)
  return {
    ...(of('name') && { given: of('name') }),
    ...(of('middleName') && { additional: of('middleName') }),
    ...(family && { family }),
    ...(of('prefix') && { prefix: of('prefix') }),
    ...(of('suffix') && { suffix: of('suffix') }),
    ...(of('nickname') && { nicknames: [of('nickname')] }),
    ...(emails.length > 0 && { emails }),
    ...(phones.length > 0 && { phones }),
    ...(urls.length > 0 && { urls }),
    ...(dates.length > 0 && { dates }),
    ...(relations.length > 0 && { relations }),
    ...(addresses.length > 0 && { addresses }),
    ...(of('organization') && { organisation: of('organization') }),
    ...(of('jobTitle') && { jobTitle: of('jobTitle') }),
    ...(labels.length > 0 && { labels }),
    ...(note !== '' && { note }),
    ...(fields.howMet !== undefined && { howMet: fields.howMet }),
  }
}

/** Instants at midnight UTC: the date as written. */
function datesOf(person: Properties): PartialDate[] {
  const important = each(person, 'importantDates').flatMap((date) => {
    const title = text(date, 'title') ?? 'date'
    const role = wordMeaning(title)?.role
    return partialDate(text(date, 'date') ?? '', role === 'birthday' || role === 'anniversary' ? role : title) ?? []
  })
  return [...important, ...[partialDate(text(person, 'anniversary') ?? '', 'anniversary') ?? []].flat()]
}

function addressOf(address: Properties): Labelled[] {
  const of = (name: string) => tidy(text(address, name) ?? '')
  const value = [of('streetLine1'), of('streetLine2'), [of('postalCode'), of('locality')].filter(Boolean).join(' '), of('region'), of('country')].filter(Boolean).join(', ')
  return value === '' ? [] : [{ value, ...(of('type') && { label: of('type') }) }]
}

function moreOf(person: Properties): Record<string, unknown> {
  const related = each(person, 'relationships').flatMap((relation) => {
    const other = text(relation, 'relatedPersonId')
    const label = text(propertiesOf(relation.get('relationshipType')), 'label')
    const notes = text(relation, 'notes')
    return other === undefined ? [] : [{ handle: personHandle(other), ...(label !== undefined && { label }), ...(notes !== undefined && { notes }) }]
  })
  const reminder = flag(person, 'contactReminderEnabled') ? `every ${text(person, 'contactReminderInterval') ?? '1'} ${(text(person, 'contactReminderIntervalUnit') ?? '').toLowerCase()}` : undefined
  const locations = list(person.get('locations'))
  const gender = text(person, 'gender')
  const photo = text(person, 'photo')
  return {
    ...(related.length > 0 && { relations: related }),
    ...(reminder !== undefined && { reminder }),
    ...(locations.length > 0 && { locations: locations.slice(0, 100) }),
    ...(gender !== undefined && { gender }),
    ...(photo !== undefined && !photo.startsWith('data:') && { photo: photo.slice(0, 1000) }),
  }
}

/** Only a picture in the file itself: an address is never opened. */
async function pictureOf(photo: string | undefined, { keepPicture }: ReadOptions): Promise<{ photo?: string; warning?: string }> {
  const comma = photo?.slice(0, 200).indexOf(',') ?? -1
  if (!keepPicture || photo === undefined || comma < 0 || !/^data:[^,]*;base64$/i.test(photo.slice(0, comma))) return {}
  const bytes = Buffer.from(photo.slice(comma + 1), 'base64')
  const problem = whyNot(bytes)
  if (problem !== undefined) return { warning: `The picture was left out: ${problem}.` }
  try {
    return { photo: await keepPicture(bytes) }
  } catch (failure) {
    if (!(failure instanceof Failed) || failure.code !== 'refused') throw failure
    return { warning: `The picture was left out: ${failure.message}.` }
  }
}
