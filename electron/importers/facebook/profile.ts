import { emailHandle, nameHandle, phoneHandle, screenNameHandle, type Handle } from '../../contract/handles'
import type { Card, Labelled, PartialDate, PersonFact } from '../../contract/records'
import { Failed } from '../../contract/result'
import { repairDeep } from '../formats/metaText'
import { PhoneReader } from '../formats/phones'
import { profileHandle } from '../../contract/profileUrls'
import { nameOf } from '../meta/names'
import type { Entry } from '../sources/source'
import { few, type Json, object, text } from '../formats/jsonValues'
import { wholeValue } from './records'
import { withoutVersion } from './dataFiles'

/** What the archive's own profile says of its owner. */
export interface Profile {
  /** Of the names, the first is the present one. */
  readonly names: readonly string[]
  /** Best first: account, names, addresses. */
  readonly handles: readonly Handle[]
  /** The owner's family and partner, with what they are: names and words of the archive. */
  readonly relations: readonly Labelled[]
  readonly dates: readonly PartialDate[]
}

/** Undefined when the file holds no profile. */
export async function profileIn(entry: Entry): Promise<Profile | undefined> {
  try {
    return profileOf(repairDeep(await wholeValue(entry)))
  } catch (failure) {
    // Said when the file is read.
    if (failure instanceof Failed) return undefined
    throw failure
  }
}

export function profileOf(value: unknown): Profile | undefined {
  const found = Object.entries(object(value) ?? {}).find(([name]) => withoutVersion(name) === 'profile')
  const profile = object(found?.[1])
  return profile && readProfile(profile)
}

/** The profile itself: what lies under the key. */
export function readProfile(profile: Json): Profile | undefined {
  const names = [...new Set([fullName(profile.name), ...few(profile.previous_names).map(anyName), ...few(profile.other_names).map(anyName)])].filter((name) => name !== undefined)
  const account = accountOf(profile)
  const handles = [...account, ...names.map((name) => nameHandle('facebook', name)), ...addressesOf(profile)]
  if (names.length === 0 && account.length === 0) return undefined
  return { names, handles: [...new Set(handles)], relations: relationsOf(profile), dates: datesOf(profile) }
}

/** The owner as a person. `card` holds family and partner as words: who they are is for the user to link. */
export function ownerFact({ names, handles, relations, dates }: Profile, seen: number | undefined): PersonFact {
  const card: Card = { ...(relations.length > 0 && { relations }), ...(dates.length > 0 && { dates }) }
  return {
    fact: 'person',
    id: `fb:account:${handles[0]!.slice('facebook:'.length)}`,
    handles,
    ...(names[0] !== undefined && { name: names[0] }),
    ...(seen !== undefined && { seen }),
    me: true,
    ...(Object.keys(card).length > 0 && { card }),
  }
}

function fullName(value: unknown): string | undefined {
  const name = object(value)
  if (!name) return nameOf(value)
  return nameOf(name.full_name) ?? nameOf([name.first_name, name.middle_name, name.last_name].flatMap((part) => nameOf(part) ?? []).join(' '))
}

const anyName = (value: unknown): string | undefined => fullName(object(object(value)?.name) ?? object(value)?.name ?? value)

function accountOf(profile: Json): Handle[] {
  const uri = text(profile.profile_uri)
  const username = nameOf(profile.username)
  const found: Handle[] = []
  const page = uri === undefined ? undefined : profileHandle(uri)
  if (page?.startsWith('facebook:')) found.push(page)
  if (username !== undefined && /^[\w.]{3,100}$/.test(username)) found.push(screenNameHandle('facebook', username))
  return found
}

function addressesOf(profile: Json): Handle[] {
  const emails = object(profile.emails)
  const mail = [...few(emails?.emails), ...few(emails?.previous_emails)].flatMap((item) => text(item) ?? [])
  const phones = new PhoneReader('')
  const numbers = few(profile.phone_numbers).flatMap((item) => phones.e164(text(object(item)?.phone_number) ?? text(item) ?? '') ?? [])
  return [...mail.filter((address) => address.length < 320 && /^\S{1,100}@\S{3,200}$/.test(address)).map(emailHandle), ...numbers.map(phoneHandle)]
}

/** Also when that is the only place where they are named. */
function relationsOf(profile: Json): Labelled[] {
  const partner = object(profile.relationship)
  const found = [...few(profile.family_members).map((item) => [nameOf(object(item)?.name), nameOf(object(item)?.relation)]), [nameOf(partner?.partner) ?? anyName(partner?.partner), nameOf(partner?.status) ?? 'partner']]
  return found.flatMap(([value, label]) => (value === undefined ? [] : [{ value, ...(label !== undefined && { label }) }]))
}

function datesOf(profile: Json): PartialDate[] {
  const partner = object(profile.relationship)
  return [...dateOf(profile.birthday, 'birthday'), ...dateOf(partner?.anniversary, 'anniversary')]
}

function dateOf(value: unknown, label: string): PartialDate[] {
  const date = object(value)
  const part = (item: unknown, most: number) => (Number.isSafeInteger(item) && (item as number) >= 1 && (item as number) <= most ? (item as number) : undefined)
  const [year, month, day] = [part(date?.year, 2200), part(date?.month, 12), part(date?.day, 31)]
  if (month === undefined && year === undefined) return []
  const raw = [year ?? '-', month ?? '-', day ?? '-'].join('-')
  return [{ ...(year !== undefined && { year }), ...(month !== undefined && { month }), ...(day !== undefined && { day }), label, raw }]
}
