import { isUtf8 } from 'node:buffer'

/**
 * What Facebook, Instagram and Threads wrote as one `\u00XX` for each UTF-8 byte ("Ã©") read as the text it was ("é"). Correct text is left
 * alone: it is hardly ever valid UTF-8. To be applied once, after the JSON was parsed.
 */
export function repairText(text: string): string {
  if (!bytesOnly.test(text)) return text
  const bytes = Buffer.from(text, 'latin1')
  if (isUtf8(bytes)) return bytes.toString()
  return repairCut(bytes) ?? text
}

/** Every string of a JSON value, keys included. Objects come back without a prototype, so that no key means anything. */
export function repairDeep(value: unknown): unknown {
  if (typeof value === 'string') return repairText(value)
  if (Array.isArray(value)) return value.map(repairDeep)
  if (typeof value !== 'object' || value === null) return value
  const repaired = Object.create(null) as Record<string, unknown>
  for (const [name, item] of Object.entries(value)) {
    const key = repairText(name)
    repaired[key in repaired ? name : key] = repairDeep(item)
  }
  return repaired
}

/** Nothing beyond U+00FF, and something beyond ASCII. */
const bytesOnly = /^[\0-\x7f]*[\x80-\xff][\0-\xff]*$/

/** Meta cuts long strings between the bytes of a character: without the piece, the rest may be whole. */
function repairCut(bytes: Buffer): string | undefined {
  const lead = bytes.findLastIndex((byte) => byte >= 0xc0)
  if (lead < 0 || bytes.length - lead > 3 || !isBegun(bytes.subarray(lead))) return undefined
  const whole = bytes.subarray(0, lead)
  // A correct "café" ends like a cut character too: somewhere there must be proof that these are bytes.
  const proof = whole.some((byte) => byte >= 0x80) || bytes.subarray(lead).some((byte) => byte >= 0x80 && byte < 0xa0)
  return proof && isUtf8(whole) ? whole.toString() : undefined
}

/** The first bytes of a character, and not all of them: with what is missing filled in it is one. */
function isBegun(piece: Buffer): boolean {
  const length = piece[0]! < 0xe0 ? 2 : piece[0]! < 0xf0 ? 3 : 4
  if (piece.length >= length) return false
  // The second byte decides what is allowed (no overlong forms, no surrogates); both ends are tried where it is missing.
  return [0x80, 0xbf].some((fill) => isUtf8(Buffer.concat([piece, Buffer.alloc(length - piece.length, fill)])))
}
