import { emailHandle, type Handle, isRoleAddress, phoneHandle, tidy } from '../../contract/handles'
import type { Card } from '../../contract/records'
import type { PhoneReader } from '../formats/phones'
import { profileHandle, serviceHandle } from '../../contract/profileUrls'
import type { Fields } from './fields'
import { type Property, textOf } from './properties'

/** Addresses by which the person of a card is the same everywhere: e-mail, phone, profiles, messengers. */
export function handlesOf(fields: Fields, card: Card, phones: PhoneReader): Handle[] {
  return [...new Set([...addressHandles(card, phones), ...messengers(fields), ...socialProfiles(fields)])]
}

/** Those of them that the card itself holds: e-mail, phone and profiles, but no office's and no fax. */
export function addressHandles(card: Card, phones: PhoneReader): Handle[] {
  const emails = (card.emails ?? []).map(({ value }) => value).filter((email) => isEmail(email) && !isRoleAddress(tidy(email).toLowerCase()))
  const numbers = (card.phones ?? []).filter(({ label }) => !label?.includes('fax')).flatMap(({ value }) => phones.e164(value) ?? [])
  const profiles = (card.urls ?? []).flatMap(({ value }) => profileHandle(value) ?? [])
  return [...new Set([...emails.map(emailHandle), ...numbers.map(phoneHandle), ...profiles])]
}

export const isEmail = (text: string): boolean => /^[^\s@<>",;]{1,64}@[^\s@<>",;]{1,255}$/.test(text)

/** Properties that name one messenger each. */
const ofService = new Map([
  ['X-AIM', 'aim'], ['X-ICQ', 'icq'], ['X-JABBER', 'xmpp'], ['X-MSN', 'msn'], ['X-YAHOO', 'yahoo'], ['X-SKYPE', 'skype'], ['X-SKYPE-USERNAME', 'skype'],
  ['X-GOOGLE-TALK', 'xmpp'], ['X-GTALK', 'xmpp'], ['X-GADUGADU', 'gadugadu'], ['X-QQ', 'qq'], ['X-TWITTER', 'twitter'], ['X-MATRIX', 'matrix'],
  ['X-TELEGRAM', 'telegram'], ['X-EVOLUTION-JABBER', 'xmpp'], ['X-GROUPWISE', 'groupwise'],
])

function messengers(fields: Fields): Handle[] {
  const own = fields.all(...ofService.keys()).flatMap((property) => serviceHandle(ofService.get(property.name)!, textOf(property)) ?? [])
  const uris = fields.all('IMPP', 'X-KADDRESSBOOK-X-IMADDRESS').flatMap((property) => {
    const [scheme, value] = uriParts(textOf(property))
    return serviceHandle(param(property, 'X-SERVICE-TYPE', 'SERVICE-TYPE') ?? scheme, value) ?? serviceHandle(scheme, value) ?? []
  })
  return [...own, ...uris]
}

function socialProfiles(fields: Fields): Handle[] {
  return fields.all('X-SOCIALPROFILE', 'SOCIALPROFILE').concat(withUser(fields)).flatMap((property) => {
    const written = textOf(property)
    const [scheme, rest] = uriParts(written)
    const user = param(property, 'X-USER', 'USERNAME') ?? (scheme === 'x-apple' ? percentDecoded(rest) : '')
    const service = param(property, 'SERVICE-TYPE') ?? property.types.find((type) => type !== 'pref' && type !== 'home' && type !== 'work') ?? ''
    const bare = scheme === '' ? written : ''
    return profileHandle(/^https?$/.test(scheme) ? written : '') ?? serviceHandle(service, user) ?? serviceHandle(service, bare) ?? []
  })
}

/** Apple and Monica leave the value empty and name the user in a parameter. */
function withUser(fields: Fields): readonly Property[] {
  return fields.card.properties.filter(
    ({ name, value, params }) => /^(?:X-)?SOCIAL-?PROFILE$/.test(name) && (value.trim() === '' || name === 'X-SOCIAL-PROFILE') && (params.has('X-USER') || params.has('USERNAME')),
  )
}

const param = ({ params }: Property, ...names: readonly string[]) => names.flatMap((name) => params.get(name) ?? []).map(tidy).find((value) => value !== '')

/** `skype:nora` → `['skype', 'nora']`; no scheme where there is none. */
function uriParts(text: string): [scheme: string, rest: string] {
  const match = /^([a-z][a-z0-9+.-]{0,30}):(?:\/\/)?(.*)$/is.exec(text)
  return match ? [match[1]!.toLowerCase(), percentDecoded(match[2]!)] : ['', text]
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a stray percent sign: the name is what it is
  }
}
