import { Parser } from 'htmlparser2'
import { Failed } from '../../contract/result'
import { decode } from '../formats/text'
import { utf16Of } from '../formats/utf16'
import type { Entry } from '../sources/source'

export const pageLimit = 10 * 1024 * 1024
const depthLimit = 200
const tagLimit = 200_000
const cardLimit = 5000

/** The page as text, with the words for where it breaks off if it does, or in words why it is not read. */
export async function pageOf(entry: Entry): Promise<{ readonly html: string; readonly cut?: string } | { readonly problem: string }> {
  if (entry.size > pageLimit) return { problem: 'The page is larger than 10 MB.' }
  const chunks: Uint8Array[] = []
  let cut: string | undefined
  try {
    for await (const chunk of entry.open()) chunks.push(chunk)
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
    cut = failure.message
  }
  if (cut !== undefined && chunks.length === 0) return { problem: cut }
  const html = textOf(Buffer.concat(chunks))
  const problem = tooMuch(html)
  return problem === undefined ? { html, ...(cut !== undefined && { cut }) } : { problem }
}

export function textOf(bytes: Uint8Array): string {
  const wide = utf16Of(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  const charset = /<meta\s[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w-]{1,40})/i.exec(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'))?.[1]
  return decode(bytes, charset).text
}

/** The reader of marked-up people takes the longer per tag the deeper and the more people there are: beyond what a person writes, it would never end. */
function tooMuch(html: string): string | undefined {
  let depth = 0
  let tags = 0
  let cards = 0
  let problem: string | undefined
  const parser = new Parser({
    onopentag(_, attributes) {
      depth++
      tags++
      if (/(?:^|\s)(?:h-card|vcard)(?:\s|$)/i.test(attributes['class'] ?? '')) cards++
      if (depth > depthLimit) problem = 'The page is nested more than 200 levels deep.'
      else if (tags > tagLimit) problem = 'The page has more than 200,000 tags.'
      else if (cards > cardLimit) problem = 'The page names more than 5,000 people.'
      if (problem !== undefined) parser.pause()
    },
    onclosetag: () => void depth--,
  })
  for (let at = 0; at < html.length && problem === undefined; at += pieceLength) parser.write(html.slice(at, at + pieceLength))
  return problem
}

const pieceLength = 64 * 1024

/** Where the page was saved from, as the browser noted it or the page says; relative addresses mean nothing without. */
export const addressOf = (html: string): string | undefined =>
  [/<!-- saved from url=\(\d{1,6}\)(https?:\/\/[^\s<>"]{1,2000}) -->/, /<link\s[^>]{0,500}?rel=["']?canonical["']?[^>]{0,500}?href=["'](https?:\/\/[^"'<>]{1,2000})["']/i]
    .map((form) => form.exec(html.slice(0, 64 * 1024))?.[1])
    .find((address) => address !== undefined && URL.canParse(address))
