/** HTML from archives becomes plain text: block tags and `<br>` are line ends, links keep their address, entities are decoded once. */

const blocks = new Set(['p', 'div', 'br', 'li', 'ul', 'ol', 'tr', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'hr', 'section', 'article', 'dd', 'dt'])
const inline = new Set(['a', 'b', 'i', 'u', 's', 'em', 'strong', 'span', 'font', 'img', 'html', 'body', 'head', 'title', 'meta', 'style', 'script', 'code', 'small', 'sub', 'sup', 'td', 'th', 'tbody', 'thead', 'link', 'o:p'])

/** `a < b` is not HTML: a known tag or an entity is needed. */
export function looksLikeHtml(text: string): boolean {
  if (/&(?:[a-z]{2,8}|#\d{1,7}|#x[\da-f]{1,6});/i.test(text)) return true
  for (const [, name] of text.matchAll(/<\/?([a-z][a-z0-9:]{0,10})[\s/>]/gi)) if (blocks.has(name!.toLowerCase()) || inline.has(name!.toLowerCase())) return true
  return false
}

/** Plain text of an HTML fragment. One pass over the tags; never builds a tree, never loads anything. */
export function htmlToText(html: string): string {
  let text = ''
  let skip = '' // inside script or style: the closing tag waited for
  let link: { href: string; from: number } | null = null
  const lastClose = html.lastIndexOf('>') // looking for one behind it again and again would take for ever
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at)
    if (open < 0) {
      if (!skip) text += html.slice(at)
      break
    }
    if (!skip) text += html.slice(at, open)
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open)
      at = end < 0 ? html.length : end + 3
      continue
    }
    const close = open > lastClose ? -1 : html.indexOf('>', open)
    const tag = close < 0 ? null : /^<(\/?)([a-z][a-z0-9:]{0,10})/i.exec(html.slice(open, Math.min(close, open + 16)))
    if (!tag) {
      if (!skip) text += '<'
      at = open + 1
      continue
    }
    const name = tag[2]!.toLowerCase()
    const closing = tag[1] === '/'
    at = close + 1
    if (skip) {
      if (closing && name === skip) skip = ''
    } else if (!closing && (name === 'script' || name === 'style')) skip = name
    else if (blocks.has(name)) text += closing && name !== 'p' && name !== 'div' ? '' : '\n'
    else if (name === 'a' && !closing) {
      const href = /\shref\s{0,5}=\s{0,5}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s>]{1,2000}))/i.exec(html.slice(open, close))
      link = { href: decodeEntities(href?.[1] ?? href?.[2] ?? href?.[3] ?? ''), from: text.length }
    } else if (name === 'a' && link) {
      const shown = text.slice(link.from).trim()
      if (/^https?:\/\//i.test(link.href) && decodeEntities(shown) !== link.href) text += ` (${link.href})`
      link = null
    }
  }
  return decodeEntities(text).replace(/\r/g, '').split('\n').map((line) => line.trimEnd()).join('\n').replace(/\n{3,}/g, '\n\n').trim()
}

const named: ReadonlyMap<string, string> = new Map(Object.entries({
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', hellip: '…', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»',
  auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', eacute: 'é', egrave: 'è', agrave: 'à', ccedil: 'ç', euro: '€', copy: '©', reg: '®', bull: '•', middot: '·',
}))

/** Decodes entities once; what is no entity stays as it is. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return named.get(name) ?? named.get(name.toLowerCase()) ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex!, 16)
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole
  })
}
