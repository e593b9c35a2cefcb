/** The words of a segment: sorted, each as what it adds to the one before, in blocks that begin with a whole word. */
import { ByteReader, type ByteWriter } from './bytes'
import { postingsLength } from './postings'

const perBlock = 32
/** Of a word: three for each unit of `longestTerm` and what may stand before it. */
const longestBytes = 255

/** UTF-16 code units as bytes, so that bytes sort as texts do. `bytes` is what they are written into. */
export function termBytes(term: string, bytes = new Uint8Array(3 * term.length)): Uint8Array {
  let length = 0
  for (let at = 0; at < term.length; at++) {
    const unit = term.charCodeAt(at)
    if (unit < 0x80) bytes[length++] = unit
    else if (unit < 0x800) {
      bytes[length++] = 0xc0 | (unit >> 6)
      bytes[length++] = 0x80 | (unit & 0x3f)
    } else {
      bytes[length++] = 0xe0 | (unit >> 12)
      bytes[length++] = 0x80 | ((unit >> 6) & 0x3f)
      bytes[length++] = 0x80 | (unit & 0x3f)
    }
  }
  return bytes.subarray(0, length)
}

export function termText(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at++]!
    if (byte < 0x80) text += String.fromCharCode(byte)
    else if (byte < 0xe0) text += String.fromCharCode(((byte & 0x1f) << 6) | (bytes[at++]! & 0x3f))
    else text += String.fromCharCode(((byte & 0x0f) << 12) | ((bytes[at++]! & 0x3f) << 6) | (bytes[at++]! & 0x3f))
  }
  return text
}

/** Takes the words in their order. */
export class TermTableWriter {
  private spare: Uint8Array<ArrayBuffer> = new Uint8Array(longestBytes)
  private other: Uint8Array<ArrayBuffer> = new Uint8Array(longestBytes)
  private before: Uint8Array = new Uint8Array(0)
  private count = 0

  constructor(private readonly into: ByteWriter) {}

  /** In `docs` places; one place stands in the table itself, of more it has the size as `writePostings` answers it. */
  add(term: string, docs: number, placeOrSize: number): void {
    const { into } = this
    const bytes = termBytes(term, this.spare)
    let shared = 0
    if (this.count++ % perBlock !== 0) while (shared < this.before.length && this.before[shared] === bytes[shared]) shared++
    into.byte(shared)
    into.byte(bytes.length - shared)
    into.put(bytes.subarray(shared))
    into.number(docs)
    into.number(placeOrSize)
    this.before = bytes
    ;[this.spare, this.other] = [this.other, this.spare]
  }
}

/** One word after another, from the first that is not less than what was sought. */
export class TermCursor {
  private readonly term = new Uint8Array(longestBytes)
  private length = 0
  docs = 0
  /** The place of a word that is in one place; else the size of its postings. */
  placeOrSize = 0
  /** Where its postings begin. */
  postings = 0
  private nextPostings = 0
  private readonly reader: ByteReader

  constructor(
    private readonly table: TermTable,
    block: number,
  ) {
    this.reader = new ByteReader(table.bytes, table.starts[block])
    this.nextPostings = table.postings[block] ?? 0
  }

  next(): boolean {
    const { reader, table } = this
    if (reader.at >= table.bytes.length) return false
    const shared = reader.byte()
    const more = reader.byte()
    for (let at = 0; at < more; at++) this.term[shared + at] = reader.byte()
    this.length = shared + more
    this.docs = reader.number()
    this.placeOrSize = reader.number()
    this.postings = this.nextPostings
    if (this.docs > 1) this.nextPostings += postingsLength(this.placeOrSize, table.places)
    return true
  }

  bytes(): Uint8Array {
    return this.term.subarray(0, this.length)
  }

  text(): string {
    return termText(this.bytes())
  }

  /** Negative: it is less. */
  compare(to: Uint8Array): number {
    return compareBytes(this.bytes(), to)
  }

  startsWith(beginning: Uint8Array): boolean {
    if (this.length < beginning.length) return false
    for (let at = 0; at < beginning.length; at++) if (this.term[at] !== beginning[at]) return false
    return true
  }
}

export class TermTable {
  /** Of each block: where it begins, and where the postings of its first word do. */
  readonly starts: readonly number[]
  readonly postings: readonly number[]
  /** How many words there are. */
  readonly size: number

  constructor(
    readonly bytes: Uint8Array,
    readonly places: number,
  ) {
    const starts: number[] = []
    const postings: number[] = []
    const reader = new ByteReader(bytes)
    let at = 0
    let size = 0
    for (; reader.at < bytes.length; size++) {
      if (size % perBlock === 0) {
        starts.push(reader.at)
        postings.push(at)
      }
      reader.at++
      const more = reader.byte()
      reader.at += more
      const docs = reader.number()
      const placeOrSize = reader.number()
      if (docs > 1) at += postingsLength(placeOrSize, places)
    }
    this.starts = starts
    this.postings = postings
    this.size = size
  }

  /** Stands on the first word that is not less; undefined when all are. */
  seek(term: Uint8Array): TermCursor | undefined {
    let low = 0
    let high = this.starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      const start = this.starts[middle]!
      const first = this.bytes.subarray(start + 2, start + 2 + this.bytes[start + 1]!)
      if (compareBytes(first, term) < 0) low = middle + 1
      else high = middle
    }
    const cursor = new TermCursor(this, Math.max(0, low - 1))
    while (cursor.next()) if (cursor.compare(term) >= 0) return cursor
    return undefined
  }
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length)
  for (let at = 0; at < shorter; at++) if (a[at] !== b[at]) return a[at]! - b[at]!
  return a.length - b.length
}
