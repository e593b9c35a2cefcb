import { decodeEntities, htmlToText } from '../formats/html'
import { authorOf, type Author } from './authors'

export interface Content {
  readonly words: string
  /** Whom it names with a link to their profile, each once. */
  readonly mentioned: readonly Author[]
}

const mostLinks = 200
const longestTag = 4000

/** Words and mentions of a post or comment, which is HTML. A mention stands there as its name alone, other links keep their address. */
export function contentOf(html: string): Content {
  const mentioned = new Map<string, Author>()
  let rest = ''
  let at = 0
  for (let links = 0; links < mostLinks; links++) {
    const open = html.indexOf('<a ', at)
    const close = open < 0 ? -1 : html.indexOf('>', open)
    if (close < 0) break
    const tag = html.slice(open, Math.min(close, open + longestTag))
    const end = html.indexOf('</a', close)
    const author = /class="[^"]{0,200}\bot-anchor\b/.test(tag) ? undefined : linked(tag, html.slice(close + 1, end < 0 ? close + 1 : end))
    rest += html.slice(at, author ? open : close + 1)
    if (author) mentioned.set(author.handle, mentioned.get(author.handle) ?? author)
    at = close + 1
  }
  return { words: htmlToText(rest + html.slice(at)), mentioned: [...mentioned.values()] }
}

function linked(tag: string, inside: string): Author | undefined {
  const href = /\shref=(?:"([^"]{0,2000})"|'([^']{0,2000})')/i.exec(tag)
  const id = /\soid="(\d{5,30})"/.exec(tag)?.[1]
  const address = decodeEntities(href?.[1] ?? href?.[2] ?? '')
  // A post of somebody is no mention of them.
  if (id === undefined && /\/posts\//.test(address)) return undefined
  const name = htmlToText(inside.slice(0, 1000)).replace(/^\+/, '')
  const author = authorOf({ displayName: name, profilePageUrl: address, ...(id !== undefined && { resourceName: `users/${id}` }) })
  return author && !author.handle.includes(':name:') ? author : undefined
}
