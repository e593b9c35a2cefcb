import { TextDecoder } from 'node:util'

/** UTF-16 files (re-saved by an editor, or written by old phones) turned into UTF-8, so that byte-level readers need only know UTF-8. */
export async function* utf8Chunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | undefined
  let first = true
  const encoder = new TextEncoder()
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue
    if (first) {
      const wide = utf16Of(chunk)
      if (wide) decoder = new TextDecoder(wide)
      first = false
    }
    yield decoder ? encoder.encode(decoder.decode(chunk, { stream: true })) : chunk
  }
  const rest = decoder?.decode()
  if (rest) yield encoder.encode(rest)
}

/** Told by the mark, or by a zero byte beside the first ASCII letter (seen in card files without a mark: `00 42 00 45`). */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  // One ASCII character followed by another: a NUL alone is no proof.
  if (a && b === 0 && (c === undefined || (c !== 0 && d === 0))) return 'utf-16le'
  if (a === 0 && b && (c === undefined || (c === 0 && d !== 0))) return 'utf-16be'
  return undefined
}
