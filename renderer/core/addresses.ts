/** Page addresses as keys: the spellings of one page come to one key, and a post of a known network to that network's id. */

export interface AddressKeys {
  /** What the address names, down to a single comment of a page. */
  readonly whole: string
  /** The page it stands on; equal to `whole` for most. */
  readonly page: string
}

const longest = 2000
const form = /^(?:https?:)?\/\/([^/?#\s]+)([^?#\s]*)(\?[^#\s]*)?(#\S*)?$/i

/** Undefined for what is no web address, and for a bare home page: that is a site, not something said. */
export function addressKeys(address: string): AddressKeys | undefined {
  if (address.length > longest || !address.includes('//')) return undefined
  const match = form.exec(address.trim())
  if (!match) return undefined
  const host = match[1]!.toLowerCase().replace(/^[^@]*@/, '').replace(/:(?:80|443)$/, '').replace(/^(?:www|m|mobile|old|amp)\./, '')
  const path = decoded(match[2]!).normalize('NFC').replace(/\/(?:index\.(?:html?|php))?$/i, '').replace(/\/+$/, '')
  const query = match[3] ?? ''
  const known = knownKey(host, path, query)
  if (known !== undefined) return { whole: known, page: known }
  const kept = keptQuery(query)
  if (path === '' && kept === '') return undefined
  const page = `${host}${path}${kept}`.toLowerCase()
  const fragment = /^#(?:comment-|c|cmt-|reply-)?\d+$/i.test(match[4] ?? '') ? match[4]!.toLowerCase() : ''
  return { whole: page + fragment, page }
}

/** What stands for a natural id. Ids that are addresses are brought to the form that addresses have. */
export function idKey(id: string): string {
  if (id.startsWith('mastodon:http')) return addressKeys(id.slice('mastodon:'.length))?.whole ?? id
  if (id.startsWith('http')) return addressKeys(id)?.whole ?? id
  const bluesky = id.startsWith('at://') || id.startsWith('bluesky:at://') ? /\/app\.bsky\.feed\.post\/([\w-]+)$/.exec(id) : null
  return bluesky ? blueskyKey(bluesky[1]!) : id
}

/** The addresses written in a text, at most twenty. */
export function addressesIn(text: string): readonly string[] {
  const found: string[] = []
  for (let at = text.indexOf('://'); at >= 0 && found.length < mostInText; at = text.indexOf('://', at + 3)) {
    const start = text[at - 1]?.toLowerCase() === 's' ? at - 5 : at - 4
    if (start < 0 || !/^https?$/i.test(text.slice(start, at))) continue
    let end = at + 3
    while (end < text.length && end - start < longest && !isBreak(text.charCodeAt(end))) end++
    // What ends a sentence does not belong to its last word.
    while (end > at + 3 && '.,;:!?)]}\'"…'.includes(text[end - 1]!)) end--
    found.push(text.slice(start, end))
  }
  return found
}
const mostInText = 20

/** White space, or a mark that encloses addresses. */
const isBreak = (code: number): boolean => code <= 32 || code === 0x22 || code === 0x3c || code === 0x3e || code === 0xa0 || code === 0x201c || code === 0x201d || code === 0x3000

function knownKey(host: string, path: string, query: string): string | undefined {
  if (host === 'twitter.com' || host === 'x.com') return keyBy(/^\/(?:i\/web|\w{1,20})\/status(?:es)?\/(\d{1,20})(?:\/|$)/.exec(path), 'x:tweet:')
  if (host === 'bsky.app') {
    const post = /^\/profile\/[^/]+\/post\/([\w-]+)$/.exec(path)?.[1]
    return post === undefined ? undefined : blueskyKey(post)
  }
  if (host === 'youtu.be') return keyBy(/^\/([\w-]{6,})$/.exec(path), 'youtube:')
  if (host === 'youtube.com') {
    const video = /[?&]v=([\w-]{6,})/.exec(query)?.[1] ?? /^\/(?:shorts|live|embed)\/([\w-]{6,})$/.exec(path)?.[1]
    const comment = /[?&]lc=([\w.-]+)/.exec(query)?.[1]
    return video === undefined ? undefined : comment === undefined ? `youtube:${video}` : `youtube:comment:${comment}`
  }
  if (host === 'reddit.com') {
    const [, post, comment] = /^\/(?:r|user|u)\/[\w-]+\/comments\/(\w+)(?:\/[^/]*(?:\/(\w+))?)?$/.exec(path) ?? []
    return comment !== undefined ? `reddit:comment:${comment}` : post === undefined ? undefined : `reddit:post:${post}`
  }
  // A status of the fediverse: its id and its page on one host.
  return keyBy(/^\/(?:(?:ap\/)?users\/[\w.-]+\/statuses|@[\w.-]+|web\/statuses)\/(\d{5,20})(?:\/activity)?$/.exec(path), `mastodon:${host}/`)
}

const keyBy = (match: RegExpExecArray | null, network: string): string | undefined => (match ? network + match[1]! : undefined)

/** Record keys are times: an account's name may stand in the address where its number stands in the id. */
const blueskyKey = (record: string): string => `bluesky:post:${record}`

/** Without what only tells who followed the link. */
function keptQuery(query: string): string {
  if (query === '') return ''
  const kept = query.slice(1).split('&').filter((part) => part !== '' && !tracking.test(part))
  return kept.length === 0 ? '' : `?${kept.sort().join('&')}`
}
const tracking = /^(?:utm_\w+|fbclid|gclid|igsh|igshid|mc_cid|mc_eid|ref|ref_src|ref_url|replytocom|share|source|si|feature|amp|mibextid)(?:=|$)/i

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path // a stray percent sign: the path is what it is
  }
}
