/**
 * A handle is one address of somebody, as a key: network, kind and normal form.
 *
 *   x:id:12345   x:@bea   email:bea@example.org   tel:+4930123456   mastodon:bea@host
 *   linkedin:@bea-ek   url:example.org/bea   card:<uid>   calendar:name:Bea Ek   person:<uuid>
 *
 * Keys are compared as they are: whoever makes one brings it into its normal form first, here.
 */
export type Handle = string

/** A handle, or the key of a container (group thread, large event) when several people share it: `thread:x:123`. */
export type Stream = string

const invisible = /[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g

/** NFC, without invisible direction and joining marks, white space collapsed. For names, addresses and numbers. */
export const tidy = (text: string): string => (untidy.test(text) ? text.normalize('NFC').replace(invisible, '').replace(/\s+/g, ' ').trim() : text)

/** Latin text with single blanks is as it should be; millions of names and messages are asked. */
const untidy = /[^ -~\u00A1-\u017F]|^ |  | $/

/** The platform's own number of an account: the strongest handle there is. */
export const idHandle = (network: string, id: string): Handle => `${network}:id:${id}`

/** A screen name, with or without a leading @. Screen names can change hands, ids cannot. */
export const screenNameHandle = (network: string, name: string): Handle =>
  `${network}:@${tidy(name).replace(/^@+/, '').toLowerCase()}`

/** Lower-cased, never stripped of dots or +tag. */
export const emailHandle = (address: string): Handle => `email:${tidy(address).toLowerCase()}`

/** E.164 with the leading +. */
export const phoneHandle = (e164: string): Handle => `tel:${e164}`

/** Somebody of whom a source gives nothing but a name: tied to that source, never a reason to merge. */
export const nameHandle = (network: string, name: string): Handle => `${network}:name:${tidy(name)}`

/** One address-book card: what a card without any address hangs on. */
export const cardHandle = (key: string): Handle => `card:${key}`

/** Somebody created by hand. */
export const personHandle = (person: string): Handle => `person:${person}`

/** A group thread or an event too large to be a meeting with each of its guests. */
export const containerStream = (network: string, id: string): Stream => `thread:${network}:${id}`

/** Where the owner's public items lie that address nobody (kind `post`): a container without members. */
export const ownStream = (network: string): Stream => containerStream('own', network)

export type HandleKind = 'id' | 'screenName' | 'name' | 'address'

export interface HandleParts {
  readonly network: string
  readonly kind: HandleKind
  readonly value: string
}

/** Takes a key apart. A container key has the network `thread`. */
export function handleParts(handle: Handle): HandleParts {
  const colon = handle.indexOf(':')
  const network = handle.slice(0, colon)
  const rest = handle.slice(colon + 1)
  if (rest.startsWith('id:')) return { network, kind: 'id', value: rest.slice(3) }
  if (rest.startsWith('name:')) return { network, kind: 'name', value: rest.slice(5) }
  if (rest.startsWith('@')) return { network, kind: 'screenName', value: rest.slice(1) }
  return { network, kind: 'address', value: rest }
}

/** An address that a role, a machine or a room answers (`formats/contacts-common.md` 6.4). Expects the normal form: lower case. */
export function isRoleAddress(address: string): boolean {
  const at = address.lastIndexOf('@')
  const host = address.slice(at + 1)
  if (roleHosts.some((role) => host === role || host.endsWith(`.${role}`))) return true
  const name = address.slice(0, at).split('+')[0]!.replace(/[._-]/g, '')
  return roleNames.has(name)
}

const roleNames = new Set([
  'info', 'noreply', 'donotreply', 'notifications', 'notification', 'notify', 'office', 'support', 'help', 'helpdesk', 'contact', 'hello',
  'admin', 'administrator', 'webmaster', 'postmaster', 'hostmaster', 'mailerdaemon', 'newsletter', 'news', 'sales', 'billing', 'invoices',
  'team', 'service', 'kontakt', 'abuse', 'root', 'bounce', 'bounces', 'events', 'reservations', 'booking', 'bookings', 'unknownorganizer',
])

/** And everything below them. */
const roleHosts = ['users.noreply.github.com', 'calendar.google.com']
