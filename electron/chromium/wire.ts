/**
 * How arguments and answers cross between the page and the host: JSON text, because the driver's own object serializer is five to
 * ten times slower. What JSON cannot say is tagged: bytes, `undefined` in lists, and numbers that are not finite.
 * Anything else that structured cloning would keep (dates, maps) is refused, so that nothing arrives as something else.
 */
const tag = '$'

export function encode(value: unknown): string {
  return JSON.stringify(value, replace) ?? JSON.stringify({ [tag]: 'undefined' })
}

export function decode(text: string): unknown {
  const value: unknown = JSON.parse(text)
  return text.includes(`"${tag}":`) ? restore(value) : value
}

// `this` is the holder: its own value is asked for, since `value` may already be the answer of a `toJSON`.
function replace(this: unknown, key: string, value: unknown): unknown {
  const raw = (this as Record<string, unknown>)[key]
  if (raw === undefined) return Array.isArray(this) ? { [tag]: 'undefined' } : undefined
  if (typeof raw === 'number') return Number.isFinite(raw) ? raw : { [tag]: 'number', text: String(raw) }
  if (typeof raw === 'function' || typeof raw === 'symbol' || typeof raw === 'bigint') throw new TypeError(`A ${typeof raw} cannot be sent.`)
  if (typeof raw !== 'object' || raw === null) return raw
  if (raw instanceof ArrayBuffer) return { [tag]: 'buffer', text: toBase64(new Uint8Array(raw)) }
  if (raw instanceof Uint8Array) return { [tag]: 'bytes', text: toBase64(raw) }
  if (raw instanceof Date || raw instanceof Map || raw instanceof Set || ArrayBuffer.isView(raw)) {
    throw new TypeError(`A ${raw.constructor.name} cannot be sent.`)
  }
  // Data with a key like the tag is sent as pairs.
  return Object.hasOwn(raw, tag) ? { [tag]: 'object', pairs: Object.entries(raw) } : value
}

function restore(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(restore)
  const record = value as Record<string, unknown>
  if (Object.hasOwn(record, tag)) return restoreTagged(record)
  for (const key of Object.keys(record)) define(record, key, restore(record[key]))
  return record
}

function restoreTagged(record: Record<string, unknown>): unknown {
  switch (record[tag]) {
    case 'undefined':
      return undefined
    case 'number':
      return Number(record['text'])
    case 'bytes':
      return fromBase64(String(record['text']))
    case 'buffer':
      return fromBase64(String(record['text'])).buffer
    case 'object': {
      const object: Record<string, unknown> = {}
      for (const [key, item] of record['pairs'] as [string, unknown][]) define(object, key, restore(item))
      return object
    }
    default:
      throw new TypeError('Unknown tag in a message.')
  }
}

// Defined, not assigned: a key named `__proto__` stays a key.
function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true })
}

const step = 0x8000

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += step) parts.push(String.fromCharCode(...bytes.subarray(start, start + step)))
  return btoa(parts.join(''))
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text)
  const bytes = new Uint8Array(characters.length)
  for (let index = 0; index < characters.length; index++) bytes[index] = characters.charCodeAt(index)
  return bytes
}
