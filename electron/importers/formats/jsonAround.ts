import { utf8Chunks } from './utf16'

/**
 * The fields of a JSON object but for the elements of one large list of it: what stands around the messages of a conversation,
 * in one pass that holds nothing of the list. Of a file that breaks off, the fields that came before. Undefined when it is no
 * object, or its other fields are larger than 1 MB.
 */
export async function jsonAround(chunks: AsyncIterable<Uint8Array>, list: string): Promise<unknown> {
  const around = new Around(list)
  for await (const chunk of utf8Chunks(chunks)) if (!around.push(chunk)) return undefined
  return around.value()
}

const largest = 1024 * 1024
const deepest = 100

const quote = 34
const comma = 44
const backslash = 92
const listOpen = 91
const objectOpen = 123

const structural = new Uint8Array(256)
for (const byte of [quote, comma, listOpen, listOpen + 2, objectOpen, objectOpen + 2]) structural[byte] = 1

class Around {
  private kept = Buffer.allocUnsafe(64 * 1024)
  private used = 0
  private depth = 0
  private inString = false
  private escaped = false
  /** Depth of the list that is passed over, once inside it. */
  private skipping = 0
  private name = Buffer.alloc(0)
  /** Where the text at depth 1 began that may turn out a name, and the last place where the object could be closed. */
  private textFrom = 0
  private safe = 0
  private readonly mark: Buffer

  constructor(list: string) {
    this.mark = Buffer.from(list)
  }

  /** False when there is no use in going on. */
  push(chunk: Uint8Array): boolean {
    let at = 0
    while (at < chunk.length) {
      if (this.skipping > 0) {
        at = this.skip(chunk, at)
        continue
      }
      if (!this.keep(chunk[at++]!)) return false
    }
    return true
  }

  value(): unknown {
    for (const end of [this.used, this.safe]) {
      const text = this.kept.toString('utf8', 0, end)
      for (const closing of ['', '}', ']}']) {
        try {
          return JSON.parse(text + closing)
        } catch {
          continue // cut off: the next way to close it
        }
      }
    }
    return undefined
  }

  private keep(byte: number): boolean {
    if (this.used === this.kept.length) {
      if (this.used >= largest) return false
      this.kept = Buffer.concat([this.kept], this.kept.length * 2)
    }
    // A byte order mark, or anything else in front of the object.
    if (this.depth === 0 && byte !== objectOpen) return this.used > 0 || byte >= 0x80 || byte <= 32
    this.kept[this.used++] = byte
    if (this.inString) {
      if (this.escaped) this.escaped = false
      else if (byte === backslash) this.escaped = true
      else if (byte === quote) {
        this.inString = false
        if (this.depth === 1) this.name = this.kept.subarray(this.textFrom, this.used - 1)
      }
      return true
    }
    if (byte === quote) {
      this.inString = true
      this.textFrom = this.used
    } else if (byte === objectOpen || byte === listOpen) {
      if (byte === listOpen && this.depth === 1 && this.name.equals(this.mark)) {
        this.skipping = 1
        this.safe = this.used
      } else if (++this.depth > deepest) return false
    } else if (byte === objectOpen + 2 || byte === listOpen + 2) this.depth--
    else if (byte === comma && this.depth === 1) this.safe = this.used - 1
    return true
  }

  /** Over the elements of the list; answers where the list ends, or the chunk. */
  private skip(chunk: Uint8Array, from: number): number {
    let { skipping, inString, escaped } = this
    let at = from
    while (at < chunk.length && skipping > 0) {
      const byte = chunk[at++]!
      if (inString) {
        if (escaped) escaped = false
        else if (byte === backslash) escaped = true
        else if (byte === quote) inString = false
      } else if (structural[byte] === 0) continue
      else if (byte === quote) inString = true
      else if (byte === listOpen || byte === objectOpen) skipping++
      else if (byte !== comma) skipping--
    }
    if (skipping === 0) this.kept[this.used++] = listOpen + 2
    this.skipping = skipping
    this.inString = inString
    this.escaped = escaped
    return at
  }
}
