import { Failed } from '../../contract/result'
import { decodeEntities, htmlToText } from '../formats/html'
import { utf8Chunks } from '../formats/utf16'

/** One entry of `my-comments.html`. */
export interface PageComment {
  readonly index: number
  readonly time: string
  readonly video: string | undefined
  /** The comment's own id, where the link names it. */
  readonly id: string | undefined
  readonly title: string | undefined
  readonly text: string
}

export interface PageError {
  readonly index: number
  readonly error: string
  readonly snippet: string
}

const largest = 1024 * 1024

/** `<li>Sent at 2020-04-27 23:18:23 UTC while watching <a href="…">Title</a>.<br/>text</li>`: the sentence is translated, its parts are not. */
export const commentItem = /<li>[^<]{0,300}?\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d[^<]{0,300}<a\s[^>]{0,300}href="[^"]{0,300}(?:youtube\.com\/watch|youtu\.be\/)/

/** The comments of a page, as it is read. */
export async function* pageComments(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<PageComment | PageError> {
  const decoder = new TextDecoder()
  let rest = ''
  let index = 0
  let skipping = false
  for await (const chunk of utf8Chunks(chunks)) {
    rest += decoder.decode(chunk, { stream: true })
    for (let end = rest.indexOf('</li>'); end >= 0; end = rest.indexOf('</li>')) {
      const item = rest.slice(0, end)
      rest = rest.slice(end + 5)
      if (!skipping) yield itemOf(item, index++)
      skipping = false
    }
    if (rest.length > largest) {
      if (!skipping) yield { index: index++, error: 'a comment larger than 1 MB', snippet: rest.slice(0, 200) }
      skipping = true
      rest = rest.slice(-5)
    }
  }
  if (!skipping && rest.includes('<li>')) throw new Failed('unreadable', 'The file breaks off: its last comment is not complete.')
}

function itemOf(item: string, index: number): PageComment | PageError {
  const from = item.lastIndexOf('<li>')
  const body = from < 0 ? item : item.slice(from + 4)
  const cut = /<br\s{0,3}\/?>/i.exec(body)
  const sentence = cut ? body.slice(0, cut.index) : body
  const time = /(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)/.exec(htmlToText(sentence))
  if (!time) return { index, error: 'an entry without a time', snippet: htmlToText(body).slice(0, 200) }
  let video: string | undefined
  let id: string | undefined
  let title: string | undefined
  for (const [, href, shown] of sentence.slice(0, 4_000).matchAll(/<a\s[^>]{0,300}?href="([^"]{0,2000})"[^>]{0,300}>([^<]{0,2000})/g)) {
    const address = decodeEntities(href!)
    video ??= /[?&]v=([\w-]{11})(?:&|#|$)/.exec(address)?.[1] ?? /youtu\.be\/([\w-]{11})/.exec(address)?.[1]
    id ??= /[?&]lc=([\w.-]{10,200})/.exec(address)?.[1]
    title ??= decodeEntities(shown!).trim() || undefined
  }
  return { index, time: `${time[1]}T${time[2]}Z`, video, id, title, text: cut ? htmlToText(body.slice(cut.index + cut[0].length)) : '' }
}
