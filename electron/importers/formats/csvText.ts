import { isUtf8 } from 'node:buffer'
import { decode } from './text'
import { utf16Of, utf8Chunks } from './utf16'

/** Whole lines of a text file, line ends made `\n`. */
export interface LinesOfText {
  readonly text: string
  /** Lines that were not UTF-8 and were read as Windows-1252, which is a guess. */
  readonly guessed: number
}

/** Bytes that are decoded together: large enough for the parser, small enough for the memory. */
const pieceSize = 256 * 1024
/** A line longer than this is cut; whoever reads it refuses it anyway. */
const longestLine = 2 * 1024 * 1024

/** A text file in pieces of whole lines: UTF-16 by its mark or its zeros, strict UTF-8, else Windows-1252 line by line, or the charset the user named. */
export async function* linesOfText(chunks: AsyncIterable<Uint8Array>, charset?: string): AsyncGenerator<LinesOfText> {
  let waiting: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of utf8Chunks(chunks)) {
      waiting.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
      length += chunk.length
      if (length < pieceSize) continue
      const bytes = waiting.length === 1 ? waiting[0]! : Buffer.concat(waiting)
      const end = lastLineEnd(bytes) || (bytes.length > longestLine ? lastLetterEnd(bytes) : 0)
      if (end > 0) yield textOf(bytes.subarray(0, end), charset)
      waiting = end < bytes.length ? [Buffer.from(bytes.subarray(end))] : []
      length = bytes.length - end
    }
  } catch (error) {
    // The good lines come first, then what went wrong.
    if (length > 0) yield textOf(Buffer.concat(waiting), charset)
    throw error
  }
  if (length > 0) yield textOf(Buffer.concat(waiting), charset)
}

/** The same for bytes that are all there is. */
export function linesOfBytes(bytes: Uint8Array, charset?: string): LinesOfText {
  const wide = utf16Of(bytes)
  if (wide) return { text: plain(new TextDecoder(wide).decode(bytes)), guessed: 0 }
  return textOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charset)
}

const lf = 10
const cr = 13

/** Behind the last line end; a CR at the very end may be half of one. */
function lastLineEnd(bytes: Buffer): number {
  return Math.max(bytes.lastIndexOf(lf), bytes.lastIndexOf(cr, bytes.length - 2)) + 1
}

/** Not inside a letter of UTF-8: half of one would make the whole line look like another encoding. */
function lastLetterEnd(bytes: Buffer): number {
  for (let at = bytes.length - 1; at >= bytes.length - 4; at--) if ((bytes[at]! & 0xc0) !== 0x80) return bytes[at]! >= 0xc0 ? at : bytes.length
  return bytes.length
}

function textOf(bytes: Buffer, charset: string | undefined): LinesOfText {
  if (charset !== undefined) return { text: plain(decode(bytes, charset).text), guessed: 0 }
  if (isUtf8(bytes)) return { text: plain(utf8.decode(bytes)), guessed: 0 }
  let text = ''
  let guessed = 0
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(lf, from)
    const end = found < 0 ? bytes.length : found + 1
    const line = decode(bytes.subarray(from, end))
    text += line.text
    if (line.guessed) guessed++
    from = end
  }
  return { text: plain(text), guessed }
}

// Marks stay, so that they are dropped in one place; a decoder would drop the one of every piece.
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** CRLF, CR and LF are one line end, in cells too; a NUL is nothing. */
function plain(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  return lines.includes('\0') ? lines.replaceAll('\0', '') : lines
}
