import { attribute, HtmlTokens, type HtmlToken } from '../formats/htmlTokens'
import type { DateReader, WrittenDate } from './dates'

/** One row of a page: whatever stands together and ends in a date. */
export interface Row {
  /** Its texts in order, without the date; the first is the sender. */
  readonly texts: readonly string[]
  /** Addresses of pictures and the like. */
  readonly media: readonly string[]
  /** Lines of a list: `❤Ana Sample`. */
  readonly listed: readonly string[]
  readonly date: WrittenDate
}

interface Block {
  readonly text: string
  readonly kind: 'text' | 'date' | 'media' | 'listed'
}

interface Open {
  readonly name: string
  /** Number of the first block inside. */
  readonly start: number
  /** Number of the date block that ends a row here, once found. */
  date?: { readonly block: number; readonly read: WrittenDate }
}

const blocks = new Set(['div', 'p', 'li', 'ul', 'ol', 'td', 'tr', 'table', 'tbody', 'body', 'html', 'head', 'title', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'section', 'article', 'main', 'header', 'footer', 'dl', 'dt', 'dd', 'blockquote'])
const deepest = 300
const longestText = 1024 * 1024
const mostBlocks = 20_000

/**
 * Reads the rows of a page by its structure alone, because class names are made anew with each version: a text that is a date and nothing else closes the
 * row that its nearest neighbours stand in. Meant for pages of any size: holds one row.
 */
export class RowReader {
  /** What the page is called. */
  title: string | undefined
  /** Texts before the first row: the title again, who takes part. */
  readonly header: string[] = []
  /** The end of the page has come. */
  whole = false
  private readonly tokens = new HtmlTokens()
  private readonly open: Open[] = []
  private passed = 0
  /** Blocks from number `first` on. */
  private held: Block[] = []
  private first = 0
  private text = ''
  private rows: Row[] = []
  private link: { readonly href: string; readonly from: number } | undefined
  private begun = false

  constructor(private readonly dates: DateReader) {}

  push(chunk: string): readonly Row[] {
    for (const token of this.tokens.push(chunk)) this.take(token)
    return this.taken()
  }

  end(): readonly Row[] {
    for (const token of this.tokens.end()) this.take(token)
    this.flush()
    while (this.open.length > 0) this.close(this.open.length - 1)
    return this.taken()
  }

  private taken(): readonly Row[] {
    const { rows } = this
    this.rows = []
    return rows
  }

  private take(token: HtmlToken): void {
    if (token.kind === 'text') {
      if (this.text.length < longestText) this.text += token.text.replace(/\s+/g, ' ')
    } else if (token.kind === 'open') this.opened(token.name, token.tag)
    else if (token.name === 'a') this.linkEnds()
    else if (blocks.has(token.name)) {
      this.flush()
      this.closed(token.name)
      this.whole ||= token.name === 'html'
    }
  }

  private opened(name: string, tag: string): void {
    if (name === 'br') this.text += '\n'
    else if (name === 'img' || name === 'video' || name === 'audio' || name === 'source') this.media(attribute(tag, 'src'))
    else if (name === 'a') {
      const href = attribute(tag, 'href') ?? ''
      if (/^https?:\/\//i.test(href)) this.link = { href, from: this.text.length }
      else if (/\.(?:jpe?g|png|gif|webp|mp4|mov|aac|mp3|m4a|ogg|wav|pdf|docx?|zip)$/i.test(href)) this.media(href)
    } else if (blocks.has(name)) {
      this.flush()
      if (this.open.length < deepest) this.open.push({ name, start: this.first + this.held.length })
      else this.passed++
    }
  }

  private linkEnds(): void {
    const { link } = this
    this.link = undefined
    if (!link || link.from > this.text.length) return
    const shown = this.text.slice(link.from).trim()
    // Dates are links to the message.
    if (shown !== '' && shown !== link.href && !this.dates.read(shown)) this.text += ` (${link.href})`
  }

  private media(uri: string | undefined): void {
    this.flush()
    if (uri !== undefined && uri !== '' && !uri.startsWith('data:') && this.held.at(-1)?.text !== uri) this.add({ text: uri.slice(0, 2_000), kind: 'media' })
  }

  /** A piece of text ends where a block begins or ends. */
  private flush(): void {
    if (this.text === '') return
    const text = this.text.split('\n').map((line) => line.trim()).join('\n').trim()
    this.text = ''
    this.link = undefined
    if (text === '') return
    const inside = this.open.at(-1)?.name
    if (inside === 'title') {
      this.title ??= text
      return
    }
    const read = this.dates.read(text)
    // Messages have a time of day; half a date is where a page was cut.
    const date = read?.dayOnly ? undefined : read
    if (date) this.dates.learn(text)
    const listed = date === undefined && (inside === 'li' || (inside === 'div' && this.open.at(-2)?.name === 'li'))
    this.add({ text, kind: date ? 'date' : listed ? 'listed' : 'text' })
    if (date) this.closeRow(date)
    else if (!this.begun && this.header.length < 20) this.header.push(text)
  }

  private add(block: Block): void {
    this.held.push(block)
    if (this.held.length > mostBlocks) {
      const gone = this.held.length >> 1
      this.held = this.held.slice(gone)
      this.first += gone
    }
  }

  /** The nearest element around the date that holds something before it. A later date in the same one is the true one. */
  private closeRow(read: WrittenDate): void {
    const block = this.first + this.held.length - 1
    for (let at = this.open.length - 1; at >= 0; at--) {
      const element = this.open[at]!
      if (element.start >= block) continue
      // Rows that nothing stands around: what lies between two dates is one.
      if (element.date && block - element.date.block > 2) this.cutRow(element.start, element.date)
      element.date = { block, read }
      return
    }
  }

  private cutRow(start: number, date: NonNullable<Open['date']>): void {
    const from = Math.max(start, this.first) - this.first
    const end = date.block - this.first + 1
    this.row(this.held.slice(from, end), date)
    this.held = this.held.slice(end)
    this.first += end
  }

  private row(row: readonly Block[], { read }: NonNullable<Open['date']>): void {
    this.begun = true
    const datePlace = row.findLastIndex(({ kind }) => kind === 'date')
    const of = (kind: Block['kind']) => row.flatMap((block, index) => ((block.kind === kind || (kind === 'text' && block.kind === 'date')) && index !== datePlace ? [block.text] : []))
    this.rows.push({ texts: of('text'), media: of('media'), listed: of('listed'), date: read })
  }

  private closed(name: string): void {
    if (this.passed > 0) {
      this.passed--
      return
    }
    // Tags that nobody opened, or that were left open, cost their own place only.
    const at = this.open.findLastIndex((element) => element.name === name)
    if (at < 0 || this.open.length - at > 20) return
    while (this.open.length > at) this.close(this.open.length - 1)
  }

  private close(at: number): void {
    const { start, date } = this.open[at]!
    this.open.length = at
    if (!date) return
    const from = Math.max(start, this.first) - this.first
    this.row(this.held.slice(from), date)
    this.first += this.held.length
    this.held = []
  }
}

/** The rows of a page, a batch for each piece of it. */
export async function* rowsIn(chunks: AsyncIterable<Uint8Array>, reader: RowReader): AsyncGenerator<readonly Row[]> {
  for await (const text of textIn(chunks)) yield reader.push(text)
  yield reader.end()
}

/** UTF-8; a byte that is none becomes the sign for it. */
export async function* textIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
