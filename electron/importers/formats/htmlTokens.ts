import { decodeEntities } from './html'

/** A piece of a page, in its order. */
export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly name: string; readonly tag: string }
  | { readonly kind: 'close'; readonly name: string }

const largestTag = 256 * 1024
const entityLength = 12

/**
 * Cuts a page into tags and text, chunk by chunk, in one pass that holds nothing but the tag it is in. Comments, scripts and styles are left out, entities
 * decoded. What is no tag is text; nothing is ever loaded or run.
 */
export class HtmlTokens {
  private rest = ''
  /** The closing tag that is waited for: inside a script, a style or a comment. */
  private skipping = ''

  push(chunk: string): HtmlToken[] {
    return this.cut(this.rest + chunk, false)
  }

  /** What is left when the page has ended. */
  end(): HtmlToken[] {
    return this.cut(this.rest, true)
  }

  private cut(text: string, last: boolean): HtmlToken[] {
    const tokens: HtmlToken[] = []
    let at = 0
    while (at < text.length) {
      if (this.skipping) {
        const end = text.indexOf(this.skipping, at)
        if (end < 0) {
          // The end of what is skipped may be cut itself.
          at = last ? text.length : Math.max(at, text.length - this.skipping.length + 1)
          break
        }
        // The end of a comment is nothing, that of a script is a tag.
        at = this.skipping === '-->' ? end + 3 : end
        this.skipping = ''
        continue
      }
      const open = text.indexOf('<', at)
      if (open !== at) {
        const end = open >= 0 ? open : last ? text.length : wholeText(text, at)
        if (end > at) tokens.push({ kind: 'text', text: decodeEntities(text.slice(at, end)) })
        at = end
        if (open < 0) break
      }
      if (text.startsWith('<!--', at)) {
        this.skipping = '-->'
        at += 4
        continue
      }
      const next = text.charCodeAt(at + 1)
      if (Number.isNaN(next) && !last) break
      if (!isTagStart(next)) {
        tokens.push({ kind: 'text', text: '<' })
        at++
        continue
      }
      const close = tagEnd(text, at)
      if (close < 0) {
        if (!last && text.length - at < largestTag) break
        tokens.push({ kind: 'text', text: '<' })
        at++
        continue
      }
      this.tag(text.slice(at, close + 1), tokens)
      at = close + 1
    }
    this.rest = last ? '' : text.slice(at)
    return tokens
  }

  private tag(tag: string, tokens: HtmlToken[]): void {
    const name = /^<\/?([a-z][a-z0-9:]{0,20})/i.exec(tag)?.[1]?.toLowerCase()
    if (name === undefined) return
    if (tag[1] === '/') tokens.push({ kind: 'close', name })
    else {
      tokens.push({ kind: 'open', name, tag })
      if (name === 'script' || name === 'style') this.skipping = `</${name}`
    }
  }
}

/** The value of an attribute of an open tag, decoded. */
export function attribute(tag: string, name: string): string | undefined {
  const begin = new RegExp(`[\\s"']${name}\\s{0,5}=\\s{0,5}(?:"([^"]{0,20000})"|'([^']{0,20000})'|([^\\s>"']{1,2000}))`, 'i').exec(tag)
  const value = begin?.[1] ?? begin?.[2] ?? begin?.[3]
  return value === undefined ? undefined : decodeEntities(value)
}

/** A letter, `/`, `!` or `?` follows the `<` of a tag. */
const isTagStart = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 47 || c === 33 || c === 63

/** The `>` that is not inside quotes; with quotes that do not close, the first one. */
function tagEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + largestTag)
  let quote = 0
  for (let at = from + 1; at < limit; at++) {
    const c = text.charCodeAt(at)
    if (quote !== 0) {
      if (c === quote) quote = 0
    } else if (c === 62) return at
    else if ((c === 34 || c === 39) && text.charCodeAt(at - 1) === 61) quote = c
  }
  return limit - from >= largestTag ? text.indexOf('>', from) : -1
}

/** Where the text may be cut: not inside of an entity. */
function wholeText(text: string, from: number): number {
  const ampersand = text.lastIndexOf('&')
  return ampersand >= from && text.length - ampersand < entityLength && !text.includes(';', ampersand) ? ampersand : text.length
}
