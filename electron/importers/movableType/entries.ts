import { decode } from '../formats/text'
import { PhysicalLines } from '../formats/physicalLines'
import { utf8Chunks } from '../formats/utf16'

/** One entry of a blog, as far as it is read. */
export interface BlogEntry {
  /** Keys of the head; the first of each. */
  readonly head: ReadonlyMap<string, string>
  readonly body: string
  /** A rule of hyphens was kept as text: an older program had not protected it. */
  readonly mended: boolean
}

/** A comment, a ping, or the entry itself, which ends behind them. */
export interface Piece {
  readonly kind: 'comment' | 'ping' | 'entry'
  readonly keys: ReadonlyMap<string, string>
  readonly text: string
  readonly entry: BlogEntry
  /** The file ended in it. */
  readonly cut?: true
}

const headKeys = new Set([
  'AUTHOR', 'TITLE', 'BASENAME', 'UNIQUE URL', 'STATUS', 'ALLOW COMMENTS', 'CONVERT BREAKS', 'ALLOW PINGS', 'PRIMARY CATEGORY', 'CATEGORY', 'TAGS', 'DATE', 'IMAGE', 'NO ENTRY',
])
const sections = new Set(['BODY', 'EXTENDED BODY', 'EXCERPT', 'KEYWORDS', 'COMMENT', 'PING'])
const ownKeys = new Map([['COMMENT', new Set(['AUTHOR', 'EMAIL', 'IP', 'URL', 'DATE'])], ['PING', new Set(['TITLE', 'URL', 'IP', 'BLOG NAME', 'DATE'])]])

const sectionEnd = '-----'
const entryEnd = '--------'
const textLimit = 16 * 1024 * 1024

/** The pieces of an export, in batches. `charset` is tried before UTF-8. */
export async function* piecesOf(chunks: AsyncIterable<Uint8Array>, charset: string | undefined, onGuess: () => void): AsyncGenerator<readonly Piece[]> {
  const lines = new PhysicalLines()
  const reader = new EntryReader()
  const take = (found: readonly Buffer[]): readonly Piece[] => {
    for (const line of found) {
      const { text, guessed } = decode(line, charset)
      if (guessed) onGuess()
      reader.line(text)
    }
    return reader.take()
  }
  for await (const chunk of utf8Chunks(chunks)) {
    const pieces = take(lines.push(chunk))
    if (pieces.length > 0) yield pieces
  }
  const last = take(lines.finish())
  reader.end()
  yield [...last, ...reader.take()]
}

/** Line by line: what a separator means shows with the line behind it. */
class EntryReader {
  private pieces: Piece[] = []
  private entry: { head: Map<string, string>; body: string; mended: boolean } | undefined
  private section = ''
  private keys = new Map<string, string>()
  private text: string[] = []
  private length = 0
  private inKeys = false
  private first = true
  /** Separators and empty lines that may turn out text. */
  private waiting: string[] = []

  take(): readonly Piece[] {
    return this.pieces.splice(0)
  }

  line(written: string): void {
    const line = this.first ? written.replace(/^\uFEFF/, '') : written
    this.first = false
    if (this.waiting.length > 0) return this.behindSeparator(line)
    if (line === sectionEnd || line === entryEnd) return void this.waiting.push(line)
    this.plain(line)
  }

  end(): void {
    // Only an empty tail: whatever else waits would have been sorted by the line behind it.
    const whole = this.waiting.some((line) => line.startsWith(sectionEnd))
    this.waiting = []
    this.closeSection(whole ? undefined : true)
    this.closeEntry(whole ? undefined : true)
  }

  private behindSeparator(line: string): void {
    if (line.trim() === '' || line === sectionEnd || line === entryEnd) {
      this.waiting.push(line)
      if (this.waiting.length > separatorsLimit) this.asText()
      return
    }
    const ended = this.waiting.includes(entryEnd)
    const section = /^([A-Z ]{4,13}):\s{0,9}$/.exec(line)?.[1] ?? ''
    if (sections.has(section) && this.entry) {
      this.waiting = []
      this.closeSection()
      this.section = section
      this.inKeys = ownKeys.has(section)
    } else if (startsEntry(line, ended)) {
      this.waiting = []
      this.closeSection()
      this.closeEntry()
      this.plain(line)
    } else {
      this.asText()
      this.plain(line)
    }
  }

  private asText(): void {
    if (this.entry && this.section !== '') this.entry.mended = true
    for (const each of this.waiting.splice(0)) this.add(each)
  }

  private plain(line: string): void {
    if (this.section === '') return this.head(line)
    const key = this.inKeys ? keyIn(line, ownKeys.get(this.section)!) : undefined
    // The same key again is the first line of the text.
    if (key && !this.keys.has(key.name)) return void this.keys.set(key.name, key.value)
    this.inKeys = false
    // A line that looks like a separator was given a TAB.
    this.add(/^-{5,}\t$/.test(line) ? line.slice(0, -1) : line)
  }

  private head(line: string): void {
    const key = keyIn(line, headKeys)
    if (!key) return
    this.entry ??= { head: new Map(), body: '', mended: false }
    if (!this.entry.head.has(key.name)) this.entry.head.set(key.name, key.value)
  }

  private add(line: string): void {
    if (this.length > textLimit) return
    this.text.push(line)
    this.length += line.length + 1
  }

  private closeSection(cut?: true): void {
    const { section, entry } = this
    const text = this.text.join('\n').trim()
    if (entry && (section === 'COMMENT' || section === 'PING')) {
      this.pieces.push({ kind: section === 'COMMENT' ? 'comment' : 'ping', keys: this.keys, text, entry, ...(cut && { cut }) })
    } else if (entry && (section === 'BODY' || section === 'EXTENDED BODY') && text !== '') entry.body = entry.body === '' ? text : `${entry.body}\n\n${text}`
    this.section = ''
    this.keys = new Map()
    this.text = []
    this.length = 0
    this.inKeys = false
  }

  private closeEntry(cut?: true): void {
    if (this.entry) this.pieces.push({ kind: 'entry', keys: this.entry.head, text: this.entry.body, entry: this.entry, ...(cut && { cut }) })
    this.entry = undefined
  }
}

/** A file of nothing but hyphens. */
const separatorsLimit = 1000

/** Behind the end of an entry any key begins the next; where that end is lost, only the keys that come first. */
const startsEntry = (line: string, ended: boolean): boolean => (ended ? keyIn(line, headKeys) !== undefined : /^(?:AUTHOR|TITLE): \S/.test(line))

function keyIn(line: string, known: ReadonlySet<string>): { name: string; value: string } | undefined {
  const colon = line.indexOf(':')
  if (colon < 2 || colon > 20) return undefined
  const name = line.slice(0, colon)
  return known.has(name) ? { name, value: line.slice(colon + 1).trim() } : undefined
}
