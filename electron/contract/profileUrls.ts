/** Accounts by the addresses of their pages, and by the names of their services. */
import { type Handle, idHandle, screenNameHandle, tidy } from './handles'

/** Networks whose profile is `host/name`, with words that stand there and are nobody's name. */
const plain: readonly (readonly [hosts: readonly string[], network: string, path: RegExp])[] = [
  [['twitter.com', 'x.com'], 'x', /^\/@?(\w{1,15})$/],
  [['linkedin.com'], 'linkedin', /^\/in\/([^/]+)$/],
  [['facebook.com', 'fb.com'], 'facebook', /^\/([A-Za-z0-9.]{3,})$/],
  [['instagram.com'], 'instagram', /^\/([\w.]+)$/],
  [['github.com'], 'github', /^\/([\w-]+)$/],
  [['t.me', 'telegram.me'], 'telegram', /^\/(\w{4,})$/],
  [['bsky.app'], 'bluesky', /^\/profile\/([\w.-]+)$/],
  [['keybase.io'], 'keybase', /^\/(\w+)$/],
  [['youtube.com'], 'youtube', /^\/@([\w.-]+)$/],
  [['threads.net', 'threads.com'], 'threads', /^\/@([\w.]+)$/],
  [['tiktok.com'], 'tiktok', /^\/@([\w.]+)$/],
  [['medium.com'], 'medium', /^\/@([\w.]+)$/],
  [['gravatar.com'], 'gravatar', /^\/([\w.-]+)$/],
  [['plus.google.com'], 'google-plus', /^\/\+([^/]+)$/],
]

const byId: readonly (readonly [hosts: readonly string[], network: string, path: RegExp])[] = [
  [['twitter.com', 'x.com'], 'x', /^\/i\/user\/(\d+)$/],
  [['facebook.com', 'fb.com'], 'facebook', /^\/people\/[^/]+\/(\d+)$/],
  [['bsky.app'], 'bluesky', /^\/profile\/(did:[\w:.]+)$/],
  [['youtube.com'], 'youtube', /^\/channel\/([\w-]+)$/],
  [['blogger.com'], 'blogger', /^\/profile\/(\d+)$/],
  [['plus.google.com'], 'google-plus', /^\/(\d{5,30})$/],
]

const nobody = new Set([
  'about', 'explore', 'events', 'groups', 'hashtag', 'help', 'home', 'i', 'intent', 'join', 'joinchat', 'login', 'marketplace', 'messages', 'p', 'pages',
  'pricing', 'privacy', 'profile.php', 'public', 'reel', 'search', 'settings', 'share', 'sharer', 'sharer.php', 'signup', 'stories', 'watch',
])

/** The account a profile address stands for, whatever its spelling; undefined for any other page. A home page is no account: colleagues share it. */
export function profileHandle(address: string): Handle | undefined {
  const parsed = parse(address)
  if (!parsed) return undefined
  const { host, path, query } = parsed
  if (host === 'facebook.com' && path === '/profile.php') {
    const id = query.get('id') ?? ''
    return /^\d+$/.test(id) ? idHandle('facebook', id) : undefined
  }
  const take = (list: typeof plain) => {
    for (const [hosts, network, form] of list) {
      const name = hosts.includes(host) ? form.exec(path)?.[1] : undefined
      if (name !== undefined && !nobody.has(name.toLowerCase())) return { network, name }
    }
    return undefined
  }
  const id = take(byId)
  if (id) return idHandle(id.network, id.name)
  const named = take(plain)
  if (named) return screenNameHandle(named.network, named.name)
  const known = plain.some(([hosts]) => hosts.includes(host))
  const user = known ? undefined : /^\/(?:users\/|@)([\w.-]+)$/.exec(path)?.[1]
  return user === undefined ? undefined : mastodonHandle(user, host)
}

/** Names for one network, as address books write them. Others are no networks we know. */
const services = new Map([
  ['twitter', 'x'], ['x', 'x'], ['mastodon', 'mastodon'], ['fediverse', 'mastodon'], ['activitypub', 'mastodon'], ['linkedin', 'linkedin'], ['github', 'github'],
  ['facebook', 'facebook'], ['messenger', 'facebook'], ['instagram', 'instagram'], ['telegram', 'telegram'], ['bluesky', 'bluesky'], ['threads', 'threads'],
  ['tiktok', 'tiktok'], ['youtube', 'youtube'], ['keybase', 'keybase'], ['skype', 'skype'], ['aim', 'aim'], ['icq', 'icq'], ['msn', 'msn'], ['msnim', 'msn'],
  ['yahoo', 'yahoo'], ['ymsgr', 'yahoo'], ['qq', 'qq'], ['gadugadu', 'gadugadu'], ['gg', 'gadugadu'], ['groupwise', 'groupwise'], ['flickr', 'flickr'],
  ['xmpp', 'xmpp'], ['jabber', 'xmpp'], ['gtalk', 'xmpp'], ['googletalk', 'xmpp'], ['matrix', 'matrix'], ['sip', 'sip'], ['signal', 'signal'],
  ['discord', 'discord'], ['weibo', 'weibo'], ['sinaweibo', 'weibo'], ['line', 'line'], ['wechat', 'wechat'], ['reddit', 'reddit'],
])

/** An account named by its service and a name, an address or a whole profile URL. */
export function serviceHandle(service: string, value: string): Handle | undefined {
  const name = tidy(value)
  const network = services.get(service.toLowerCase().replace(/[^a-z]/g, ''))
  const profile = /^https?:/i.test(name) ? profileHandle(name) : undefined
  if (profile !== undefined || network === undefined) return profile
  if (name === '' || name.length > 200 || /\s/.test(name)) return undefined
  if (network === 'mastodon') {
    const [user, host, more] = name.replace(/^@/, '').split('@')
    return user && host && more === undefined ? mastodonHandle(user, host) : undefined
  }
  // These are addresses, like e-mail: the resource behind them names a device.
  if (network === 'xmpp' || network === 'matrix' || network === 'sip') return `${network}:${name.toLowerCase().replace(/[/?].*$/, '')}`
  return name.includes('/') ? undefined : screenNameHandle(network, name)
}

const mastodonHandle = (user: string, host: string): Handle => `mastodon:${user.toLowerCase()}@${host.toLowerCase()}`

function parse(address: string): { host: string; path: string; query: URLSearchParams } | undefined {
  const text = tidy(address)
  const url = URL.canParse(withScheme(text)) ? new URL(withScheme(text)) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) return undefined
  let host = url.hostname.replace(/^(?:www|m|mobile)\./, '')
  // Country pages: de.linkedin.com.
  if (/^[a-z]{2}\.linkedin\.com$/.test(host)) host = 'linkedin.com'
  return { host, path: decodePath(url.pathname).normalize('NFC').replace(/\/+$/, ''), query: url.searchParams }
}

const withScheme = (text: string) => (/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`)

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path // a stray percent sign: the path is what it is
  }
}
