import { Link, type Cbor } from '../formats/dagCbor'

const base32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** A value as the JSON that AT Protocol writes for it: links as `{ $link: 'bafy…' }`, bytes as `{ $bytes: '…' }`. */
export function plainJson(value: Cbor): unknown {
  if (value instanceof Link) return { $link: cidText(value.cid) }
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64').replace(/=+$/, '') }
  if (Array.isArray(value)) return (value as readonly Cbor[]).map(plainJson)
  if (typeof value !== 'object' || value === null) return value
  const plain = Object.create(null) as Record<string, unknown>
  for (const [key, field] of Object.entries(value)) plain[key] = plainJson(field)
  return plain
}

/** A CID in its usual letters: base 32 behind a `b`. */
export function cidText(cid: Uint8Array): string {
  let text = 'b'
  let bits = 0
  let held = 0
  for (const byte of cid) {
    held = ((held << 8) | byte) & 0xfff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += base32[(held >> bits) & 31]
    }
  }
  return bits > 0 ? text + base32[(held << (5 - bits)) & 31] : text
}
