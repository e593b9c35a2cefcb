import { isUtf8 } from 'node:buffer'
import { western } from './text'
import { utf8Chunks } from './utf16'

/** Names on the way to a value; `*` is any name and any place in a list. */
export type JsonPattern = readonly string[]

export interface JsonFind {
  /** Where it stands: names, and numbers in lists. */
  readonly path: readonly (string | number)[]
  readonly value?: unknown
  /** What is wrong with it, in words. */
  readonly error?: string
  readonly snippet?: string
  /** The file ended, or lost its shape, here. */
  readonly cut?: true
}

const megabyte = 1024 * 1024
const depthLimit = 100
const nameLimit = 4096
const snippetLength = 200

const quote = 34
const comma = 44
const colon = 58
const listOpen = 91
const backslash = 92
const listClose = 93
const objectOpen = 123
const objectClose = 125

/** The values of a JSON file at the places wanted, in the order of the file; nothing else of it is held. For one object that holds large lists. */
export async function* jsonValues(
  chunks: AsyncIterable<Uint8Array>,
  patterns: readonly JsonPattern[],
  { sizeLimit }: { readonly sizeLimit?: number } = {},
): AsyncGenerator<readonly JsonFind[]> {
  const walker = new JsonWalker(patterns, sizeLimit)
  for await (const chunk of utf8Chunks(chunks)) {
    const finds = walker.push(chunk)
    if (finds.length > 0) yield finds
  }
  const rest = walker.finish()
  if (rest.length > 0) yield rest
}

interface Frame {
  readonly list: boolean
  /** Patterns that still lead on, and how many of their names are behind us: the depth of this frame. */
  readonly patterns: readonly JsonPattern[]
  /** Number in the list, or the name that stands before the value. */
  at: string | number
}

/** Takes bytes cut anywhere. */
export class JsonWalker {
  /** Places entered, names joined by a dot, list places as `*`: what a file begins with can be seen before its end. */
  readonly entered = new Set<string>()
  private found: JsonFind[] = []
  private readonly frames: Frame[] = []
  private expect: 'value' | 'name' | 'colon' | 'comma' | 'end' = 'value'

  /** Inside a value that is kept (`parts`) or passed over. */
  private inside: 'no' | 'kept' | 'passed' = 'no'
  private parts: Buffer[] = []
  private length = 0
  private depth = 0
  private deepest = 0
  private inString = false
  private escaped = false
  private scalar = false

  private name: number[] | undefined

  constructor(
    private readonly patterns: readonly JsonPattern[],
    private readonly sizeLimit = 32 * megabyte,
  ) {}

  push(chunk: Uint8Array): readonly JsonFind[] {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    let at = 0
    while (at < bytes.length && this.expect !== 'end') at = this.inside === 'no' ? this.step(bytes, at) : this.value(bytes, at)
    return this.take()
  }

  finish(): readonly JsonFind[] {
    if (this.inside !== 'no' && this.scalar && this.frames.length === 0) this.closeValue()
    if (this.expect !== 'end') this.stop('The file is cut off: its end is missing.')
    return this.take()
  }

  private take(): readonly JsonFind[] {
    const found = this.found
    this.found = []
    return found
  }

  /** One byte of the structure between values. */
  private step(bytes: Buffer, at: number): number {
    const c = bytes[at]!
    if (this.name) return this.inName(bytes, at)
    // Before the value only blanks and the mark of UTF-8.
    if (c <= 32 || (this.frames.length === 0 && (c === 0xef || c === 0xbb || c === 0xbf))) return at + 1
    const frame = this.frames[this.frames.length - 1]
    if (frame && c === (frame.list ? listClose : objectClose)) {
      this.frames.pop()
      this.expect = this.frames.length === 0 ? 'end' : 'comma'
      return at + 1
    }
    if (this.expect === 'value') return this.startValue(c, at)
    if (this.expect === 'name' && c === quote) this.name = []
    else if (this.expect === 'colon' && c === colon) this.expect = 'value'
    else if (this.expect === 'comma' && c === comma && frame) {
      if (frame.list) frame.at = (frame.at as number) + 1
      this.expect = frame.list ? 'value' : 'name'
    } else this.stop('The file is damaged: what follows cannot be told apart.', bytes.subarray(at, at + 800).toString().slice(0, snippetLength))
    return at + 1
  }

  private inName(bytes: Buffer, at: number): number {
    const c = bytes[at]!
    if (!this.escaped && c === quote) {
      this.frames[this.frames.length - 1]!.at = nameOf(this.name!)
      this.name = undefined
      this.expect = 'colon'
    } else {
      this.escaped = !this.escaped && c === backslash
      if (this.name!.length < nameLimit) this.name!.push(c)
    }
    return at + 1
  }

  private startValue(c: number, at: number): number {
    const frame = this.frames[this.frames.length - 1]
    const depth = this.frames.length
    const leading = frame ? frame.patterns.filter((pattern) => pattern[depth - 1] === '*' || pattern[depth - 1] === frame.at) : this.patterns
    const kept = frame !== undefined && leading.some((pattern) => pattern.length === depth)
    const container = c === listOpen || c === objectOpen
    if (!kept && container && leading.length > 0 && depth < depthLimit) {
      this.frames.push({ list: c === listOpen, patterns: leading, at: c === listOpen ? 0 : '' })
      this.entered.add(this.frames.slice(0, -1).map(({ list, at: name }) => (list ? '*' : name)).join('.'))
      this.expect = c === listOpen ? 'value' : 'name'
      return at + 1
    }
    this.inside = kept ? 'kept' : 'passed'
    this.parts = []
    this.length = this.depth = this.deepest = 0
    this.inString = this.escaped = false
    this.scalar = !container && c !== quote
    return at
  }

  /** Bytes of the value we are in, to its end or the end of the chunk. */
  private value(bytes: Buffer, from: number): number {
    let at = from
    let { inString, escaped, depth } = this
    const { scalar } = this
    let ended = false
    while (at < bytes.length && !ended) {
      if (inString) {
        if (escaped) {
          escaped = false
          at++
          continue
        }
        // Pictures are texts of megabytes: to their quotation mark in one step.
        const mark = bytes.indexOf(quote, at)
        const to = mark < 0 ? bytes.length : mark
        let slashes = to
        while (slashes > at && bytes[slashes - 1] === backslash) slashes--
        const odd = (to - slashes) % 2 === 1
        if (mark < 0) escaped = odd
        else if (!odd) {
          inString = false
          ended = depth === 0
        }
        at = mark < 0 ? to : mark + 1
        continue
      }
      const c = bytes[at]!
      if (scalar) {
        // Numbers and words end before what follows them.
        if (c === comma || c === listClose || c === objectClose || c <= 32) break
      } else if (c === quote) inString = true
      else if (c === objectOpen || c === listOpen) {
        depth++
        if (depth > this.deepest) this.deepest = depth
      } else if (c === objectClose || c === listClose) ended = --depth <= 0
      at++
    }
    this.inString = inString
    this.escaped = escaped
    this.depth = depth
    this.keep(bytes.subarray(from, at))
    if (ended || (scalar && at < bytes.length)) this.closeValue()
    return at
  }

  private keep(part: Buffer): void {
    this.length += part.length
    if (this.inside !== 'kept') return
    if (this.length <= this.sizeLimit) this.parts.push(part)
    else this.parts = []
  }

  private closeValue(): void {
    if (this.inside === 'kept') this.emit()
    this.inside = 'no'
    this.parts = []
    this.expect = this.frames.length === 0 ? 'end' : 'comma'
  }

  private emit(): void {
    const path = this.frames.map(({ at }) => at)
    if (this.length > this.sizeLimit) return void this.found.push({ path, error: `The record is larger than ${Math.round(this.sizeLimit / megabyte)} MB.`, snippet: '' })
    const bytes = this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts)
    const text = isUtf8(bytes) ? bytes.toString() : western(bytes)
    const snippet = text.slice(0, snippetLength)
    if (this.deepest > depthLimit) return void this.found.push({ path, error: 'The record is nested more than 100 levels deep.', snippet })
    try {
      this.found.push({ path, value: JSON.parse(text) as unknown })
    } catch {
      this.found.push({ path, error: 'The record is not valid JSON.', snippet })
    }
  }

  private stop(error: string, snippet = ''): void {
    this.found.push({ path: this.frames.map(({ at }) => at), error, snippet, cut: true })
    this.expect = 'end'
  }
}

function nameOf(bytes: readonly number[]): string {
  const raw = Buffer.from(bytes).toString()
  if (!raw.includes('\\')) return raw
  try {
    return String(JSON.parse(`"${raw}"`))
  } catch {
    return raw // a name that is no JSON cannot be one that is wanted
  }
}
