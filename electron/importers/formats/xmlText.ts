import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { decode } from './text'
import { utf8Chunks } from './utf16'

/** Bytes without any place to cut that are held; then they are cut anywhere. */
const heldLimit = 1024 * 1024
const declarationLength = 1024

/** How many lines had to be guessed, while the text of a file is read. */
export interface Guessed {
  lines: number
}

/**
 * The text of an XML file by its mark and its declaration, else UTF-8; lines that are not in it are read as Windows-1252 and counted.
 * What stands before the first `<` is left out: line ends, a stray back-tick, words of a server.
 */
export async function* xmlText(chunks: AsyncIterable<Uint8Array>, guessed: Guessed = { lines: 0 }): AsyncGenerator<string> {
  const reader = new Pieces(guessed)
  for await (const chunk of utf8Chunks(chunks)) {
    const text = reader.push(chunk)
    if (text !== '') yield text
  }
  const rest = reader.finish()
  if (rest !== '') yield rest
}

class Pieces {
  private waiting: Buffer[] = []
  private length = 0
  private started = false
  private decoder: TextDecoder | undefined

  constructor(private readonly guessed: Guessed) {}

  push(chunk: Uint8Array): string {
    let bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    if (!this.started) {
      const begun = this.begin(bytes)
      if (!begun) return ''
      bytes = begun
    }
    if (this.decoder) return this.decoder.decode(bytes, { stream: true })
    const cut = cutOf(bytes)
    this.waiting.push(cut < 0 ? bytes : bytes.subarray(0, cut))
    this.length += bytes.length
    if (cut < 0 && this.length < heldLimit) return ''
    const whole = this.waiting.length === 1 ? this.waiting[0]! : Buffer.concat(this.waiting)
    this.waiting = cut < 0 || cut === bytes.length ? [] : [bytes.subarray(cut)]
    this.length = cut < 0 ? 0 : bytes.length - cut
    return this.decode(whole)
  }

  /** Waits until the whole declaration is there. */
  private begin(bytes: Buffer): Buffer | undefined {
    const first = this.length > 0 ? 0 : bytes.indexOf(lessThan)
    if (first < 0) return undefined
    this.waiting.push(bytes.subarray(first))
    this.length += bytes.length - first
    if (this.length < declarationLength) return undefined
    return this.start()
  }

  private start(): Buffer {
    const head = Buffer.concat(this.waiting)
    this.waiting = []
    this.length = 0
    this.started = true
    this.decoder = declared(head)
    return head
  }

  finish(): string {
    if (!this.started && this.length > 0) {
      const head = this.start()
      return this.decoder ? this.decoder.decode(head, { stream: true }) + this.decoder.decode() : this.decode(head)
    }
    if (this.decoder) return this.decoder.decode()
    return this.decode(Buffer.concat(this.waiting))
  }

  private decode(bytes: Buffer): string {
    if (isUtf8(bytes)) return bytes.toString('utf8')
    let text = ''
    for (let from = 0; from < bytes.length; ) {
      const end = bytes.indexOf(lineFeed, from)
      const to = end < 0 ? bytes.length : end + 1
      const line = decode(bytes.subarray(from, to))
      if (line.guessed) this.guessed.lines++
      text += line.text
      from = to
    }
    return text
  }
}

const lessThan = 60
const greaterThan = 62
const lineFeed = 10

/** Behind the last line or the last tag: no character of any encoding that is guessed here is cut in two. */
const cutOf = (bytes: Buffer) => Math.max(bytes.lastIndexOf(lineFeed), bytes.lastIndexOf(greaterThan)) + 1 || -1

/** The declaration could be read as letters of one byte: so what it says of UTF-16 is no longer true, and UTF-8 is judged line by line. */
function declared(bytes: Buffer): TextDecoder | undefined {
  const head = bytes.toString('latin1', 0, declarationLength)
  const label = /^<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})["']/.exec(head)?.[1]
  if (label === undefined) return undefined
  try {
    const decoder = new TextDecoder(label)
    return /^(?:utf|us-ascii|ascii)/i.test(label) || decoder.encoding.startsWith('utf') ? undefined : decoder
  } catch {
    return undefined // a charset nobody knows: judged by the bytes
  }
}
