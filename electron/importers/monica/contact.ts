import { cardHandle, type Handle, tidy } from '../../contract/handles'
import type { Card, Fact, InteractionFact, Labelled, PartialDate, PersonFact } from '../../contract/records'
import { partialDate } from '../formats/dates'
import type { PhoneReader } from '../formats/phones'
import { serviceHandle } from '../../contract/profileUrls'
import { firstMeetings, introductions, lastTalks } from '../peers/happenings'
import { dayOf, instantOf, whenOf } from '../peers/times'
import { addressHandles, isEmail } from '../vcard/accounts'
import { flag, list, type Properties, text } from '../peers/properties'

/** Everything an export says of one contact, from whatever places of it. */
export interface ContactWords {
  readonly key: string
  readonly properties: Properties
  readonly updated?: unknown
  /** Birth, death and first meeting, as `{date, is_age_based, is_year_unknown}`. */
  readonly birth?: Properties
  readonly death?: Properties
  readonly firstMet?: Properties
  readonly through?: Named
  readonly metWhere?: string
  readonly metInfo?: string
  readonly tags: readonly string[]
  readonly gender?: string
  readonly fields: readonly { readonly data: string; readonly type: string; readonly protocol: string }[]
  readonly addresses: readonly Properties[]
  readonly pets: readonly Properties[]
  readonly relations: readonly (Named & { readonly label: string })[]
  /** What was to be done or thought of; kept, never set up. */
  readonly reminders: readonly string[]
  readonly photo?: string
  readonly me: boolean
  /** Days on which something with them is in the export anyway. */
  readonly days: ReadonlySet<string>
}

export interface Named {
  readonly handle: Handle
  readonly name: string
}

/** The contact's own handle, the same as that of the card which Monica gives other programs: both carry the UUID. */
export const contactHandle = (key: string): Handle => cardHandle(key)

export function nameOf(properties: Properties): string {
  const parts = ['first_name', 'middle_name', 'last_name'].flatMap((part) => text(properties, part) ?? [])
  return tidy(parts.join(' ')) || tidy(text(properties, 'nickname') ?? '')
}

/** The person, and what the contact itself tells of how and when. Empty when it names nobody. */
export function contactFacts(words: ContactWords, phones: PhoneReader, now: number): Fact[] {
  const { properties, key, me } = words
  const own = contactHandle(key)
  const name = nameOf(properties)
  const howMet = howMetOf(words)
  const { card, accounts, more } = cardOf(words, howMet)
  const handles = [...new Set([...addressHandles(card, phones), ...accounts, own])]
  if (name === '' && handles.length === 1) return []
  const seen = instantOf(words.updated, now)
  const partial = flag(properties, 'is_partial')
  const person: PersonFact = {
    fact: 'person',
    id: `monica:contact:${key}`,
    handles,
    ...(name !== '' && { name }),
    ...(seen !== undefined && { seen }),
    ...(me && { me: true }),
    // There only because somebody is related to them.
    ...(partial && !me && { hint: 'sameName' as const }),
    card,
    ...(Object.keys(more).length > 0 && { more }),
  }
  return me || partial ? [person] : [person, ...howMetFacts(words, own, howMet, now), ...lastTalked(words, own, now)]
}

function howMetOf({ through, metWhere, metInfo }: ContactWords): string | undefined {
  const parts = [through && `Through ${through.name}`, metWhere, metInfo].filter((part): part is string => part !== undefined && part !== '')
  return parts.length > 0 ? parts.join('. ').replace(/\.\. /g, '. ') : undefined
}

function howMetFacts({ key, firstMet, through, properties }: ContactWords, own: Handle, howMet: string | undefined, now: number): InteractionFact[] {
  const whole = firstMet !== undefined && !flag(firstMet, 'is_age_based') && !flag(firstMet, 'is_year_unknown')
  const when = whole ? whenOf(text(firstMet, 'date'), now, true) : whenOf(undefined, now)
  return [
    ...(when.at === null ? [] : firstMeetings({ network: 'monica', id: `monica:first-met:${key}`, when, title: 'First met', text: howMet }, own)),
    ...(through ? introductions({ network: 'monica', id: `monica:introduction:${key}`, when, more: { introducer: through.handle }, title: `${through.name || 'Somebody'} introduced ${nameOf(properties) || 'somebody'}`, text: howMet }, through.handle, own) : []),
  ]
}

/** Monica keeps the day of the last talk also when the talk itself is not written down. */
function lastTalked({ key, properties, days }: ContactWords, own: Handle, now: number): InteractionFact[] {
  const when = whenOf(text(properties, 'last_talked_to'), now, true)
  const day = dayOf(when)
  if (day === undefined || days.has(day)) return []
  return lastTalks({ network: 'monica', id: `monica:last-talked:${key}:${day}`, when, title: 'Last talked to' }, own)
}

interface CardWords {
  readonly card: Card
  readonly accounts: readonly Handle[]
  readonly more: Record<string, unknown>
}

function cardOf(words: ContactWords, howMet: string | undefined): CardWords {
  const { properties } = words
  const of = (name: string) => tidy(text(properties, name) ?? '')
  const fields = fieldsOf(words)
  const dates = [
    specialDate(words.birth, 'birthday'),
    specialDate(words.death, 'death') ?? (flag(properties, 'is_dead') ? { label: 'death', raw: 'date unknown' } : undefined),
    specialDate(words.firstMet, 'first met'),
  ].filter((date): date is PartialDate => date !== undefined)
  const food = text(properties, 'food_preferences')
  const pets = words.pets.map((pet) => [text(pet, 'name'), text(pet, 'category')].filter(Boolean).join(', ')).filter((pet) => pet !== '')
  const note = [text(properties, 'description'), food && `Food: ${food}`, pets.length > 0 ? `Pets: ${pets.join('; ')}` : undefined].filter(Boolean).join('\n\n')
  const labels = [...new Set([...words.tags.map(tidy), ...(flag(properties, 'is_starred') ? ['starred'] : []), ...(archived(properties) ? ['archived'] : [])])].filter((label) => label !== '')
  const addresses = words.addresses.flatMap((address) => addressOf(address) ?? [])
  const linked = words.relations.map(({ handle, label }) => ({ label, handle }))
  const card: Card = {
    ...(of('first_name') && { given: of('first_name') }),
    ...(of('middle_name') && { additional: of('middle_name') }),
    ...(of('last_name') && { family: of('last_name') }),
    ...(of('nickname') && { nicknames: [of('nickname')] }),
    ...(fields.emails.length > 0 && { emails: fields.emails }),
    ...(fields.phones.length > 0 && { phones: fields.phones }),
    ...(fields.urls.length > 0 && { urls: fields.urls }),
    ...(dates.length > 0 && { dates }),
    ...(words.relations.length > 0 && { relations: words.relations.map(({ name, label }): Labelled => ({ value: name, label })) }),
    ...(addresses.length > 0 && { addresses }),
    ...(of('company') && { organisation: of('company') }),
    ...(of('job') && { jobTitle: of('job') }),
    ...(labels.length > 0 && { labels }),
    ...(note !== '' && { note }),
    ...(howMet !== undefined && { howMet }),
    ...(words.photo !== undefined && { photo: words.photo }),
  }
  const every = text(properties, 'stay_in_touch_frequency')
  const more = {
    ...(words.gender !== undefined && { gender: words.gender }),
    ...(flag(properties, 'is_partial') && { partial: true }),
    ...(every !== undefined && every !== '0' && { stayInTouchDays: every }),
    ...(linked.length > 0 && { relations: linked }),
    ...(words.reminders.length > 0 && { reminders: words.reminders }),
    ...(fields.unknown.length > 0 && { fields: fields.unknown }),
  }
  return { card, accounts: fields.accounts, more }
}

/** Only what is said to be inactive: the property is left out where it is not known. */
const archived = (properties: Properties): boolean => ['false', '0'].includes(String(properties.get('is_active')))

function specialDate(date: Properties | undefined, label: string): PartialDate | undefined {
  const written = date && text(date, 'date')
  if (!date || written === undefined) return undefined
  const day = written.slice(0, 10)
  // From an age only the year follows, and that about.
  if (flag(date, 'is_age_based')) {
    const year = partialDate(day.slice(0, 4), label)
    return year && { ...year, raw: `about ${day.slice(0, 4)}` }
  }
  return partialDate(flag(date, 'is_year_unknown') ? `-${day.slice(4)}` : day, label)
}

function fieldsOf({ fields }: ContactWords) {
  const emails: Labelled[] = []
  const phones: Labelled[] = []
  const urls: Labelled[] = []
  const accounts: Handle[] = []
  const unknown: Labelled[] = []
  for (const { data, type, protocol } of fields) {
    const value = tidy(data)
    const kind = `${protocol} ${type}`.toLowerCase()
    if (value === '') continue
    if (/mailto|e-?mail/.test(kind) || (isEmail(value) && serviceHandle(type, value) === undefined)) emails.push({ value })
    else if (/tel:|phone|mobile/.test(kind)) phones.push({ value })
    else {
      const handle = serviceHandle(type, value)
      if (handle) accounts.push(handle)
      if (/^https?:\/\//i.test(value)) urls.push({ value, label: type })
      else if (!handle) unknown.push({ value, label: type })
    }
  }
  return { emails, phones, urls, accounts, unknown }
}

function addressOf(address: Properties): Labelled | undefined {
  const of = (name: string) => tidy(text(address, name) ?? '')
  const value = [of('street'), [of('postal_code'), of('city')].filter(Boolean).join(' '), of('province'), of('country')].filter(Boolean).join(', ')
  return value === '' ? undefined : { value, ...(of('name') && { label: of('name') }) }
}

/** Names of tags, also where they stand as entities. */
export const tagsOf = (value: unknown): string[] => list(value).flatMap((tag) => (typeof tag === 'string' ? [tag] : (text(new Map(Object.entries(tag ?? {})), 'name') ?? [])))
