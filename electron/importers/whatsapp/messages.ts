import { decode } from '../formats/text'
import { PhysicalLines } from '../formats/physicalLines'
import { utf8Chunks } from '../formats/utf16'
import { headerOf, type Header } from './headers'

/** One message as the file has it: its header, and its text with the lines that follow. */
export interface RawMessage {
  readonly header: Header
  /** Behind the header: `Bea: hello`, with further lines. */
  readonly text: string
  /** Its text was longer than we keep. */
  readonly cut?: true
}

const mostText = 1_000_000

/**
 * The messages of one chat text. A line without a header of this `shape` goes on with the message before it: a chat pasted into a
 * message has other headers, mostly. Lines before the first message are no message: `loose` counts them.
 */
export class ChatLines {
  loose = 0
  /** Lines that were not UTF-8 and were read as Windows-1252. */
  guessed = 0
  private readonly lines = new PhysicalLines()
  private header: Header | undefined
  private text: string[] = []
  private length = 0

  constructor(private readonly shape: string) {}

  push(chunk: Uint8Array): RawMessage[] {
    return this.take(this.lines.push(chunk))
  }

  finish(): RawMessage[] {
    const found = this.take(this.lines.finish())
    if (this.header) found.push(this.close())
    return found
  }

  private take(lines: readonly Buffer[]): RawMessage[] {
    const found: RawMessage[] = []
    for (const line of lines) {
      const { text, guessed } = decode(line)
      if (guessed) this.guessed++
      const header = headerOf(text)
      if (header?.shape === this.shape) {
        if (this.header) found.push(this.close())
        this.header = header
        this.text = [header.rest]
        this.length = header.rest.length
      } else if (this.header) {
        this.length += text.length
        if (this.length <= mostText) this.text.push(text)
      } else if (text.trim() !== '') this.loose++
    }
    return found
  }

  private close(): RawMessage {
    const text = this.text.join('\n').replace(/[\n\0]{1,100}$/, '')
    return { header: this.header!, text: text.slice(0, mostText), ...(this.length > mostText && { cut: true as const }) }
  }
}

/** The messages of a text in batches. Throws `Failed` where the entry cannot be read on. */
export async function* messagesOf(chunks: AsyncIterable<Uint8Array>, lines: ChatLines): AsyncGenerator<readonly RawMessage[]> {
  for await (const chunk of utf8Chunks(chunks)) {
    const found = lines.push(chunk)
    if (found.length > 0) yield found
  }
  const rest = lines.finish()
  if (rest.length > 0) yield rest
}

/** The shape most headers at the beginning of a text have; nothing when it is no chat. */
export function shapeOfHead(head: Uint8Array): { readonly shape: string; readonly headers: readonly Header[] } | undefined {
  const text = headText(head)
  const counts = new Map<string, Header[]>()
  for (const line of text.split(/\r?\n|\r/).slice(0, 1000)) {
    const header = headerOf(line)
    if (!header) continue
    const there = counts.get(header.shape)
    if (there) there.push(header)
    else counts.set(header.shape, [header])
  }
  let best: [string, Header[]] | undefined
  for (const entry of counts) if (!best || entry[1].length > best[1].length) best = entry
  return best && { shape: best[0], headers: best[1] }
}

function headText(head: Uint8Array): string {
  const [a, b] = head
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(head)
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(head)
  return new TextDecoder().decode(head)
}
