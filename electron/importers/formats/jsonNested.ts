import { isUtf8 } from 'node:buffer'
import { JsonSplitter, readerOf, type SplitOptions } from './jsonSplitter'
import { western } from './text'
import { utf8Chunks } from './utf16'

/** Names that lead to a list; `*` stands for any place in a list. */
export type NestedPath = readonly string[]

export interface JsonPiece {
  /** Where it stands: names, and numbers in lists. */
  readonly path: readonly (string | number)[]
  readonly value?: unknown
  /** What is wrong with it, in words. */
  readonly error?: string
  readonly snippet?: string
  /** The file ends before its JSON does. */
  readonly cut?: true
  readonly fallback?: 'windows-1252'
}

const megabyte = 1024 * 1024
const depthLimit = 100
const nameLimit = 4096
const indentLimit = 200
const snippetLength = 200

const quote = 34
const comma = 44
const colon = 58
const listOpen = 91
const backslash = 92
const objectOpen = 123
const byteOrderMark = [0xef, 0xbb, 0xbf]
const tab = 9
const newLine = 10
const space = 32

/**
 * All values of a JSON object whose lists hold lists (`{ chats: { list: [{ name, messages: [ … ] }] } }`), one after the other, without
 * ever holding more than one of them: the elements of the lists at `lists`, and whatever stands beside the way to them, whole.
 * A damaged element costs that element. Where the structure around the lists is damaged, reading goes on with the next line that is
 * indented like those before it; a file without lines ends there.
 */
export async function* jsonNested(chunks: AsyncIterable<Uint8Array>, lists: readonly NestedPath[], options: Pick<SplitOptions, 'sizeLimit' | 'read' | 'repair'> = {}): AsyncGenerator<readonly JsonPiece[]> {
  const walk = new NestedWalk(lists, options)
  for await (const chunk of utf8Chunks(chunks)) {
    const pieces = walk.push(chunk)
    if (pieces.length > 0) yield pieces
    if (walk.over) return
  }
  const rest = walk.finish()
  if (rest.length > 0) yield rest
}

interface Frame {
  readonly list: boolean
  /** The name before the value we are at, or its number. */
  at: string | number
  /** White space in front of the members, from the end of a line on; undefined until the first, null where they stand in one line. */
  indent: string | null | undefined
}

type State = 'value' | 'name' | 'colon' | 'comma' | 'text' | 'kept' | 'list' | 'lost' | 'over'

/** The structure around the lists, byte by byte; the lists themselves are left to the splitter. */
export class NestedWalk {
  private state: State = 'value'
  private pieces: JsonPiece[] = []
  private readonly frames: Frame[] = []
  private begun = false
  /** White space since the last sign: where members begin in lines of their own, it tells their depth. */
  private blanks = ''

  private name: number[] = []
  private kept: Buffer[] = []
  private keptLength = 0
  private depth = 0
  private deepest = 0
  private inString = false
  private escaped = false
  private scalar = false

  private splitter: JsonSplitter | undefined
  private base: readonly (string | number)[] = []
  private next = 0

  /** The beginning of the line we are in, while lost. */
  private line = ''
  private lineEnded = false

  constructor(
    private readonly lists: readonly NestedPath[],
    private readonly options: Pick<SplitOptions, 'sizeLimit' | 'read' | 'repair'> = {},
  ) {}

  get over(): boolean {
    return this.state === 'over'
  }

  push(chunk: Uint8Array): readonly JsonPiece[] {
    this.take(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
    return this.given()
  }

  finish(): readonly JsonPiece[] {
    if (this.splitter) {
      this.elements(this.splitter.finish())
      const { rest } = this.splitter
      const cut = this.pieces.at(-1)?.cut
      if (cut) this.state = 'over'
      else if (rest) {
        // The end was only seen now: what stands behind it has still to be read.
        const behind = Buffer.from(rest)
        this.leaveList()
        this.take(behind)
        return [...this.given(), ...this.finish()]
      }
    }
    if (this.state !== 'over') this.stop(this.begun ? 'The file is cut off: its end is missing.' : 'The file is empty.', true)
    return this.given()
  }

  private given(): readonly JsonPiece[] {
    const { pieces } = this
    this.pieces = []
    return pieces
  }

  private take(bytes: Buffer): void {
    let at = 0
    if (bytes.length > 0) this.begun = true
    let rest = bytes
    while (at < rest.length && this.state !== 'over') {
      if (this.state === 'list') {
        this.elements(this.splitter!.push(rest.subarray(at)))
        const behind = this.splitter!.rest
        if (!behind) return
        rest = Buffer.from(behind)
        at = 0
        this.leaveList()
      } else if (this.state === 'kept') at = this.keep(rest, at)
      else if (this.state === 'lost') at = this.search(rest, at)
      else at = this.step(rest, at)
    }
  }

  /** One byte of the structure. */
  private step(bytes: Buffer, at: number): number {
    const c = bytes[at]!
    if (this.state === 'text') return this.inName(c, at)
    if (c <= space) {
      if (c === newLine) this.blanks = '\n'
      else if (c !== 13 && this.blanks.length < indentLimit) this.blanks += String.fromCharCode(c)
      return at + 1
    }
    const frame = this.frames.at(-1)
    if (frame && c === (frame.list ? listOpen : objectOpen) + 2) this.close()
    else if (this.state === 'value') return this.begin(c, bytes, at)
    else if (this.state === 'name' && c === quote) this.beginName(frame!)
    else if (this.state === 'colon' && c === colon) this.state = 'value'
    else if (this.state === 'comma' && c === comma && frame) {
      if (frame.list) frame.at = (frame.at as number) + 1
      this.state = frame.list ? 'value' : 'name'
    } else return this.lose('What stands around the lists is damaged.', bytes, at)
    this.blanks = ''
    return at + 1
  }

  private beginName(frame: Frame): void {
    frame.indent ??= this.blanks.startsWith('\n') ? this.blanks : null
    this.name = []
    this.escaped = false
    this.state = 'text'
  }

  private inName(c: number, at: number): number {
    if (!this.escaped && c === quote) {
      this.frames.at(-1)!.at = textOf(this.name)
      this.state = 'colon'
    } else {
      this.escaped = !this.escaped && c === backslash
      if (this.name.length < nameLimit) this.name.push(c)
    }
    return at + 1
  }

  private close(): void {
    this.frames.pop()
    this.state = this.frames.length === 0 ? 'over' : 'comma'
  }

  private begin(c: number, bytes: Buffer, at: number): number {
    const frame = this.frames.at(-1)
    if (!frame && byteOrderMark.includes(c)) return at + 1
    if (frame?.list) frame.indent ??= this.blanks.startsWith('\n') ? this.blanks : null
    const path = this.path()
    const container = c === listOpen || c === objectOpen
    if (!frame && !container) {
      this.stop('The file holds no JSON.')
      return at
    }
    const leading = this.lists.filter((list) => list.length >= path.length && path.every((name, index) => list[index] === '*' || list[index] === name))
    if (c === listOpen && leading.some((list) => list.length === path.length) && !leading.some((list) => list.length > path.length)) {
      this.enterList(path)
      return at + 1
    }
    this.blanks = ''
    if (container && leading.some((list) => list.length > path.length) && this.frames.length < depthLimit) {
      this.frames.push({ list: c === listOpen, at: c === listOpen ? 0 : '', indent: undefined })
      this.state = c === listOpen ? 'value' : 'name'
      return at + 1
    }
    this.state = 'kept'
    this.kept = []
    this.blanks = ''
    this.keptLength = this.depth = this.deepest = 0
    this.inString = this.escaped = false
    this.scalar = !container && c !== quote
    return this.keep(bytes, at)
  }

  private path(): (string | number)[] {
    return this.frames.map(({ at }) => at)
  }

  private enterList(path: readonly (string | number)[]): void {
    const indent = this.frames.at(-1)?.indent
    // Nested brackets are indented deeper: a bracket under the name of the list closes it.
    const around = this.frames.length > 1 ? this.frames.at(-2)!.indent : '\n'
    const inside = typeof indent === 'string' && typeof around === 'string' ? { end: Buffer.from(`${indent}]`), outer: Buffer.from(`${around}}`) } : {}
    this.splitter = new JsonSplitter([], { ...this.options, inside })
    this.base = path
    this.next = 0
    this.state = 'list'
  }

  private leaveList(): void {
    this.splitter = undefined
    this.state = 'comma'
    this.blanks = ''
  }

  private elements(found: ReturnType<JsonSplitter['push']>): void {
    for (const element of found) {
      const path = [...this.base, this.next++]
      if (element.error === undefined) this.pieces.push(element.fallback ? { path, value: element.value, fallback: element.fallback } : { path, value: element.value })
      else this.pieces.push(element.cut ? { path, error: element.error, snippet: element.snippet, cut: true } : { path, error: element.error, snippet: element.snippet })
    }
  }

  /** Bytes of a value that is given whole. */
  private keep(bytes: Buffer, from: number): number {
    let at = from
    let { inString, escaped, depth } = this
    let ended = false
    let broken = false
    const indent = this.frames.at(-1)?.indent
    while (at < bytes.length && !ended && !broken) {
      const c = bytes[at]!
      if (inString) {
        if (escaped) escaped = false
        else if (c === backslash) escaped = true
        else if (c === quote) {
          inString = false
          ended = depth === 0
        } else broken = c === newLine
      } else if (this.scalar) {
        if (c === comma || c === listOpen + 2 || c === objectOpen + 2 || c <= space) break
      } else if (c === newLine) this.blanks = '\n'
      else if (c === space || c === tab) this.blanks = this.blanks === '' || this.blanks.length >= indentLimit ? this.blanks : this.blanks + String.fromCharCode(c)
      else if (c === quote) {
        // Another member beside this value, which has not been closed.
        if (typeof indent === 'string' && this.blanks !== '' && this.blanks.length <= indent.length && depth > 0) broken = true
        else inString = true
        if (inString) this.blanks = ''
      } else if (c === objectOpen || c === listOpen) this.deepest = Math.max(this.deepest, ++depth)
      else if (c === objectOpen + 2 || c === listOpen + 2) ended = --depth <= 0
      if (!broken) at++
    }
    this.inString = inString
    this.escaped = escaped
    this.depth = depth
    this.keptLength += at - from
    if (this.keptLength <= this.limit) this.kept.push(bytes.subarray(from, at))
    else this.kept = []
    // JSON has no line ends in texts: a quote is lost or too many.
    if (broken) return this.lose(inString ? 'A text is not closed before the end of its line.' : 'Brackets do not match.', bytes, at)
    if (ended || (this.scalar && at < bytes.length)) this.give(bytes, at)
    return at
  }

  private get limit(): number {
    return this.options.sizeLimit ?? 16 * megabyte
  }

  private give(bytes: Buffer, at: number): void {
    this.state = 'comma'
    const path = this.path()
    if (this.keptLength > this.limit) return void this.pieces.push({ path, error: `The record is larger than ${Math.round(this.limit / megabyte)} MB.`, snippet: '' })
    const whole = Buffer.concat(this.kept)
    this.kept = []
    const fallback = !isUtf8(whole)
    const text = fallback ? western(whole) : whole.toString()
    if (this.deepest > depthLimit) return void this.pieces.push({ path, error: 'The record is nested more than 100 levels deep.', snippet: text.slice(0, snippetLength) })
    try {
      const value = readerOf(this.options)(text)
      this.pieces.push(fallback ? { path, value, fallback: 'windows-1252' } : { path, value })
    } catch {
      if (this.scalar) this.lose('The record is not valid JSON.', bytes, at, text)
      else this.pieces.push({ path, error: 'The record is not valid JSON.', snippet: text.slice(0, snippetLength) })
    }
  }

  /** The structure is damaged here: looks for a line that begins like one of those we know. */
  private lose(error: string, bytes: Buffer, at: number, there = ''): number {
    const snippet = (there || Buffer.concat([...this.kept, bytes.subarray(at, at + 800)]).toString()).slice(0, snippetLength)
    this.kept = []
    if (!this.frames.some(({ indent }) => typeof indent === 'string')) {
      this.stop(error, true, snippet)
      return at
    }
    this.pieces.push({ path: this.path(), error, snippet })
    this.state = 'lost'
    // The sign we stand at may be the first of its line.
    this.lineEnded = !this.inString && this.blanks !== ''
    this.line = this.blanks
    return at
  }

  private search(bytes: Buffer, from: number): number {
    let at = from
    while (at < bytes.length) {
      if (!this.lineEnded) {
        const end = bytes.indexOf(newLine, at)
        if (end < 0) return bytes.length
        at = end + 1
        this.lineEnded = true
        this.line = '\n'
      }
      while (at < bytes.length && bytes[at]! <= space && bytes[at] !== newLine && this.line.length < indentLimit) {
        if (bytes[at] !== 13) this.line += String.fromCharCode(bytes[at]!)
        at++
      }
      if (at === bytes.length) return at
      if (this.resumes(bytes[at]!)) return at
      this.lineEnded = false
    }
    return at
  }

  /** Innermost first: a member that begins, or the end of the frame. */
  private resumes(c: number): boolean {
    for (let i = this.frames.length - 1; i >= 0; i--) {
      const frame = this.frames[i]!
      const begins = frame.indent === this.line && (frame.list ? c === objectOpen || c === listOpen : c === quote)
      const outer = i === 0 ? '\n' : this.frames[i - 1]!.indent
      const ends = outer === this.line && c === (frame.list ? listOpen : objectOpen) + 2
      if (!begins && !ends) continue
      this.frames.length = i + 1
      if (begins && frame.list) frame.at = (frame.at as number) + 1
      this.state = ends ? 'comma' : frame.list ? 'value' : 'name'
      this.blanks = this.line
      return true
    }
    return false
  }

  private stop(error: string, cut = false, snippet = ''): void {
    this.pieces.push({ path: this.path(), error, snippet, ...(cut && { cut: true as const }) })
    this.state = 'over'
  }
}

function textOf(bytes: readonly number[]): string {
  const raw = Buffer.from(bytes).toString()
  if (!raw.includes('\\')) return raw
  try {
    return String(JSON.parse(`"${raw}"`))
  } catch {
    return raw // a name that is no JSON is nobody's
  }
}
