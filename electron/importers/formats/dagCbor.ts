/**
 * DAG-CBOR, the one way of writing that AT Protocol allows: definite lengths, text keys, links as tag 42. Nothing is built before its bytes
 * are known to be there, so a lying length costs nothing.
 */

/** A link to another block: the bytes of its CID. */
export class Link {
  constructor(readonly cid: Uint8Array) {}
}

export type Cbor = string | number | boolean | null | Uint8Array | Link | readonly Cbor[] | { readonly [key: string]: Cbor }

const depthLimit = 64

/** The one value that the bytes are. Throws `SyntaxError` for anything else. */
export function decodeCbor(bytes: Uint8Array): Cbor {
  const { value, end } = decodeFirst(bytes)
  if (end !== bytes.length) throw new SyntaxError('bytes behind the value')
  return value
}

/** The first value, and where it ends. */
export function decodeFirst(bytes: Uint8Array): { readonly value: Cbor; readonly end: number } {
  const reader = new Reader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const value = reader.value(0)
  return { value, end: reader.at }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

class Reader {
  at = 0

  constructor(private readonly bytes: Buffer) {}

  value(depth: number): Cbor {
    if (depth > depthLimit) throw new SyntaxError('nested too deep')
    const first = this.take(1)[0]!
    const kind = first >> 5
    if (kind === 7) return this.simple(first & 31)
    const length = this.length(first & 31)
    switch (kind) {
      case 0:
        return length
      case 1:
        return -1 - length
      case 2:
        return Uint8Array.from(this.take(length))
      case 3:
        return this.text(length)
      case 4:
        return this.list(length, depth)
      case 5:
        return this.map(length, depth)
      default:
        return this.link(length, depth)
    }
  }

  private list(length: number, depth: number): Cbor {
    this.need(length)
    const list: Cbor[] = []
    for (let i = 0; i < length; i++) list.push(this.value(depth + 1))
    return list
  }

  /** Without a prototype: `__proto__` is a key like any other. */
  private map(length: number, depth: number): Cbor {
    this.need(length * 2)
    const map = Object.create(null) as Record<string, Cbor>
    for (let i = 0; i < length; i++) {
      const first = this.take(1)[0]!
      if (first >> 5 !== 3) throw new SyntaxError('a key that is no text')
      const key = this.text(this.length(first & 31))
      map[key] = this.value(depth + 1)
    }
    return map
  }

  private link(tag: number, depth: number): Link {
    const cid = tag === 42 ? this.value(depth + 1) : undefined
    if (!(cid instanceof Uint8Array) || cid[0] !== 0) throw new SyntaxError('a tag that is no link')
    return new Link(cid.subarray(1))
  }

  private simple(code: number): Cbor {
    if (code === 20) return false
    if (code === 21) return true
    if (code === 22) return null
    if (code !== 27) throw new SyntaxError('a value that is not allowed')
    const number = this.take(8).readDoubleBE(0)
    if (!Number.isFinite(number)) throw new SyntaxError('a number that is none')
    return number
  }

  private text(length: number): string {
    try {
      return utf8.decode(this.take(length))
    } catch (cause) {
      throw new SyntaxError('a text that is not UTF-8', { cause })
    }
  }

  /** A count or a number. Beyond 2^53 it is no count, and no number we need to the digit. */
  private length(code: number): number {
    if (code < 24) return code
    if (code === 24) return this.take(1)[0]!
    if (code === 25) return this.take(2).readUInt16BE(0)
    if (code === 26) return this.take(4).readUInt32BE(0)
    if (code === 27) return Number(this.take(8).readBigUInt64BE(0))
    throw new SyntaxError('a length that is not stated')
  }

  private take(length: number): Buffer {
    this.need(length)
    const taken = this.bytes.subarray(this.at, this.at + length)
    this.at += length
    return taken
  }

  private need(length: number): void {
    if (length > this.bytes.length - this.at) throw new SyntaxError('the value breaks off')
  }
}
