/**
 * What a handle is worth and how it reads: which of two stands for a person, which ones prove that two records speak of
 * one person, and the words a screen shows for it.
 */
import { handleParts, isRoleAddress, type Handle } from '#contract/handles'

/** Sorts handles: platform ids, e-mail, phone, screen names, addresses on the web, names, cards, what was made by hand; ties by text. */
export function handleOrder(a: Handle, b: Handle): number {
  const byRank = rank(a) - rank(b)
  if (byRank !== 0) return byRank
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * Proves by itself that two records speak of one person: a platform id, a screen name or profile address, an e-mail address
 * that no role answers, a phone number in E.164, a card's own key. Names never do.
 */
export function isStrong(handle: Handle): boolean {
  const { network, kind, value } = handleParts(handle)
  if (kind === 'name' || network === 'thread' || value === '') return false
  if (kind !== 'address') return true
  if (network === 'email') return value.includes('@') && !isRoleAddress(value)
  if (network === 'tel') return e164.test(value)
  return true
}

/** Words for the screen: `@bea`, `bea@example.org`, `X user 12345`. */
export function showHandle(handle: Handle): string {
  const { network, kind, value } = handleParts(handle)
  if (kind === 'id') return network === 'mastodon' ? fediverseAccount(value) : `${networkName(network)} user ${value}`
  if (kind === 'screenName') return `@${value}`
  if (kind === 'name') return value
  if (network === 'card') return 'a card without a name'
  if (network === 'person') return 'somebody without a name'
  if (network === 'mastodon') return `@${value}`
  return value
}

/** Where the account can be seen, `https:`, or the address to write to; undefined when no address follows from the handle. */
export function profileUrl(handle: Handle): string | undefined {
  const { network, kind, value } = handleParts(handle)
  if (kind === 'name' || value === '') return undefined
  if (kind === 'id') return network === 'mastodon' ? fediversePage(value) : idUrls.get(network)?.(encodeURIComponent(value))
  if (kind === 'screenName') return screenNameUrls.get(network)?.(encodeURIComponent(value))
  if (network === 'email') return `mailto:${encodeURIComponent(value).replace('%40', '@')}`
  if (network === 'tel') return e164.test(value) ? `tel:${value}` : undefined
  if (network === 'url') return /^[a-z0-9.-]+\.[a-z0-9-]+(?:[/?:]|$)/i.test(value) ? `https://${value}` : undefined
  if (network === 'mastodon') {
    const [user, host, more] = value.split('@')
    return user && host && more === undefined ? `https://${host}/@${encodeURIComponent(user)}` : undefined
  }
  return undefined
}

/** `@bea@host` for an account that is known by its address on the web; where that does not name it, the address itself. */
function fediverseAccount(address: string): string {
  const [, host, name] = /^https?:\/\/([^/]+)\/(?:users\/|@)([^/]+)$/.exec(address) ?? []
  return host !== undefined && name !== undefined ? `@${name}@${host}` : address.replace(/^https?:\/\//, '')
}

const fediversePage = (address: string): string | undefined => (/^https:\/\/[\w.-]+(?::\d+)?\/[^\s<>"]*$/.test(address) ? address : undefined)

/** `LinkedIn` for `linkedin`. */
export const networkName = (network: string): string =>
  networkNames.get(network) ?? network.slice(0, 1).toUpperCase() + network.slice(1)

/** The network of a handle: `x`, `email`, `calendar`. */
export const networkOf = (handle: Handle): string => handleParts(handle).network

/** The networks somebody is known on: those of their handles, and those they were met on. A blog knows them by their e-mail address alone. */
export const networksOf = (handles: readonly Handle[], items: readonly { readonly network: string }[]): ReadonlySet<string> =>
  new Set([...handles.map(networkOf), ...items.map(({ network }) => network)])

const e164 = /^\+[1-9]\d{6,14}$/

function rank(handle: Handle): number {
  const { network, kind } = handleParts(handle)
  if (kind === 'id') return 0
  if (kind === 'screenName') return 3
  if (kind === 'name') return 5
  return addressRanks.get(network) ?? 3
}

const addressRanks = new Map([['email', 1], ['tel', 2], ['url', 4], ['card', 6], ['person', 7], ['thread', 8]])

const networkNames = new Map([
  ['x', 'X'], ['email', 'E-mail'], ['tel', 'Phone'], ['url', 'Web'], ['card', 'Address book'], ['vcard', 'Address book'],
  ['calendar', 'Calendar'], ['person', 'Written by you'], ['journal', 'Written by you'], ['linkedin', 'LinkedIn'], ['github', 'GitHub'],
  ['youtube', 'YouTube'], ['whatsapp', 'WhatsApp'], ['wordpress', 'WordPress'], ['google-plus', 'Google+'], ['mail', 'Mail'],
  ['friends-md', 'friends.md'], ['movable-type', 'Movable Type'], ['remark42', 'remark42'], ['webmention', 'Webmention'], ['contacts', 'Address book'],
  ['tiktok', 'TikTok'], ['xmpp', 'XMPP'], ['sip', 'SIP'], ['aim', 'AIM'], ['icq', 'ICQ'], ['msn', 'MSN'], ['qq', 'QQ'], ['wechat', 'WeChat'], ['line', 'LINE'],
  ['gadugadu', 'Gadu-Gadu'], ['groupwise', 'GroupWise'],
])

const idUrls = new Map<string, (id: string) => string>([
  ['x', (id) => `https://x.com/i/user/${id}`],
  ['facebook', (id) => `https://www.facebook.com/profile.php?id=${id}`],
  ['bluesky', (id) => `https://bsky.app/profile/${id.replaceAll('%3A', ':')}`],
  ['blogger', (id) => `https://www.blogger.com/profile/${id}`],
  ['youtube', (id) => `https://www.youtube.com/channel/${id}`],
])

const screenNameUrls = new Map<string, (name: string) => string>([
  ['x', (name) => `https://x.com/${name}`],
  ['linkedin', (name) => `https://www.linkedin.com/in/${name}`],
  ['facebook', (name) => `https://www.facebook.com/${name}`],
  ['instagram', (name) => `https://www.instagram.com/${name}`],
  ['threads', (name) => `https://www.threads.net/@${name}`],
  ['github', (name) => `https://github.com/${name}`],
  ['telegram', (name) => `https://t.me/${name}`],
  ['bluesky', (name) => `https://bsky.app/profile/${name}`],
  ['youtube', (name) => `https://www.youtube.com/@${name}`],
  ['keybase', (name) => `https://keybase.io/${name}`],
  ['reddit', (name) => `https://www.reddit.com/user/${name}`],
  ['disqus', (name) => `https://disqus.com/by/${name}/`],
])
