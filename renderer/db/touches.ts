/**
 * What stories are made of, apart from the pages with their words: of each interaction its time, the hash of its id, and the number of its sort,
 * as columns; in full only what a story reads in full (meetings, bridges, introductions, tags, what has cues). Of 100,000 interactions that is
 * 5 MB to read in place of 30 MB to parse. Many small streams share a row, so that everybody is read with 2,500 rows a million.
 */
import type { Handle, Stream } from '#contract/handles'
import type { InteractionFact } from '#contract/records'
import { hash53 } from '../core/hashes'
import type { StoryItem } from '../core/story'
import { hasText, sortShift, type Sort, type Stretch } from '../core/touches'
import type { PageRow, TouchesRow } from './database'
import { pack, unpack } from './packed'
import { rowsOf } from './pages'
import { concerns, evidenceOf, isByOther, type Content } from './rows'
import { isContainer, isOwnStream } from './streams'

/** A row is closed where a page or stream ends once it holds so many. */
const touchesARow = 400
/** Characters of what is there in full, and of words: LevelDB spills values above 64 KiB to files of their own. */
const charactersARow = 24_000
/** As much as `shortened` looks at. */
const wordsKept = 640

type SortEntry = readonly [network: string, kind: InteractionFact['kind'], setting: InteractionFact['setting'], direction: InteractionFact['direction'], who: readonly Handle[] | 0, from: Handle | 0 | 1]

/** What a row says of one stream; indexes count from the first of the stream in the row. */
interface Head {
  readonly stream: Stream
  n: number
  /** Numbers of the pages, each with how many of its rows these are; the first begins with a page. */
  readonly pages: number[]
  readonly sorts: SortEntry[]
  readonly full: [index: number, content: Content, cue: 0 | 1][]
  /** Words that stories quote mostly: the first in public, the first in private, the last. */
  readonly texts: [index: number, text: string][]
}

/** Puts the interactions of one import into rows, in the order of their streams. */
export class TouchesWriter {
  readonly finished: TouchesRow[] = []
  private heads: Head[] = []
  private at: number[] = []
  private hash: number[] = []
  private marks: number[] = []
  private ids: string[] = []
  private characters = 0
  private part = 0
  private open: { readonly head: Head; readonly sorts: Map<string, number>; page: number; words: { public?: true; private?: true } } | undefined
  private last: [index: number, text: string] | undefined

  constructor(private readonly importId: string) {}

  /** `page`: the number of the page it stands on. What was said to nobody is in no story. */
  add(stream: Stream, content: Content, cue: boolean, page: number): void {
    if (isOwnStream(stream)) return
    const ends = this.open?.head.stream !== stream
    if (ends) this.closeStream()
    if ((ends || this.open!.page !== page) && (this.at.length >= touchesARow || this.characters >= charactersARow)) this.close()
    this.open ??= this.opened(stream, page)
    const { open } = this
    const { head } = open
    if (open.page !== page || head.pages.length === 0) head.pages.push(page, 0)
    open.page = page
    head.pages[head.pages.length - 1]!++
    const [id, at, network, kind, setting, direction, who, from, text] = content as unknown as readonly [string, number | null, ...SortEntry, string | 0]
    const key = `${network} ${kind} ${setting} ${direction} ${from} ${who === 0 ? 0 : who.join(' ')}`
    let sort = open.sorts.get(key)
    if (sort === undefined) open.sorts.set(key, (sort = head.sorts.push([network, kind, setting, direction, who, from]) - 1))
    this.at.push(at ?? NaN)
    this.hash.push(hash53(id))
    this.marks.push((sort << sortShift) | (text === 0 ? 0 : hasText))
    this.ids.push(id)
    if (isInFull(content, cue)) {
      head.full.push([head.n, content, cue ? 1 : 0])
      this.characters += (text === 0 ? 0 : text.length) + 200
    } else if (text !== 0 && (setting === 'public' || setting === 'private')) this.quote(setting, text)
    head.n++
  }

  /** Ends the row under way. */
  close(): void {
    this.closeStream()
    if (this.heads.length > 0) {
      this.finished.push({
        import: this.importId, stream: this.heads[0]!.stream, part: this.part++, to: this.heads.at(-1)!.stream,
        heads: pack(this.heads.map(({ stream, n, pages, sorts, full, texts }) => [stream, n, pages, sorts, full, texts])), ids: pack(this.ids),
        at: Float64Array.from(this.at), hash: Float64Array.from(this.hash), marks: Uint16Array.from(this.marks),
      })
    }
    this.heads = []
    this.at = []
    this.hash = []
    this.marks = []
    this.ids = []
    this.characters = 0
  }

  private opened(stream: Stream, page: number) {
    const head: Head = { stream, n: 0, pages: [], sorts: [], full: [], texts: [] }
    this.heads.push(head)
    return { head, sorts: new Map<string, number>(), page, words: {} }
  }

  private quote(setting: 'public' | 'private', text: string): void {
    const { head, words } = this.open!
    const said: [number, string] = [head.n, text.slice(0, wordsKept)]
    if (words[setting]) this.last = said
    else {
      words[setting] = true
      head.texts.push(said)
      this.characters += said[1].length
    }
  }

  private closeStream(): void {
    if (this.last) {
      this.open!.head.texts.push(this.last)
      this.characters += this.last[1].length
    }
    this.last = undefined
    this.open = undefined
  }
}

/** Whether a story reads more of it than its time and sort. */
function isInFull(content: Content, cue: boolean): boolean {
  const [, , network, kind, setting, , , , , extras] = content as unknown as readonly [string, number | null, ...SortEntry, string | 0, { readonly day?: string } | 0]
  return cue || setting === 'inPerson' || setting === 'bridge' || kind === 'introduction' || kind === 'tag' || network === 'journal' || (extras !== 0 && extras.day !== undefined)
}

/** Some touches of one stream and import, wherever they were read. */
export interface Piece {
  readonly import: string
  readonly stream: Stream
  readonly part: number
  readonly columns: Pick<Stretch, 'at' | 'hash' | 'marks' | 'from' | 'to' | 'idOf'>
  readonly sorts: readonly SortEntry[]
  readonly full: Head['full']
  readonly texts: Head['texts']
  readonly pages: readonly number[]
}

type PackedHead = [stream: Stream, n: number, pages: number[], sorts: SortEntry[], full: Head['full'], texts: Head['texts']]

/** The pieces of a row that are wanted. */
export function piecesOf(row: TouchesRow, isWanted: (stream: Stream) => boolean): Piece[] {
  const { at, hash, marks, part, import: importId } = row
  const pieces: Piece[] = []
  let ids: readonly string[] | undefined
  const idOf = (index: number) => (ids ??= unpack<string[]>(row.ids))[index]!
  let from = 0
  for (const [stream, n, pages, sorts, full, texts] of unpack<PackedHead[]>(row.heads)) {
    if (isWanted(stream)) pieces.push({ import: importId, stream, part, columns: { at, hash, marks, from, to: from + n, idOf }, sorts, full, texts, pages })
    from += n
  }
  return pieces
}

/** The same of a page. */
export function pieceOfPage(page: PageRow): Piece {
  const writer = new TouchesWriter(page.import)
  const cues = new Set(page.cues)
  for (const [number, [, , content]] of rowsOf(page).entries()) writer.add(page.stream, content, cues.has(number), page.seq)
  writer.close()
  return { ...piecesOf(writer.finished[0]!, () => true)[0]!, part: page.seq }
}

/** A stretch that knows on which page each of its touches stands. */
export interface StretchOfPages extends Stretch {
  readonly piece: Piece
}

/** What of a piece concerns a person. */
export function stretchOfPiece(piece: Piece, handles: ReadonlySet<Handle>): StretchOfPages {
  const { columns, sorts, full, texts, stream } = piece
  const container = isContainer(stream)
  const { from } = columns
  return {
    ...columns, piece,
    group: `${piece.import} ${stream}`,
    sorts: sorts.map((entry) => sortFor(entry, container, handles)),
    full: new Map(full.map(([index, content, cue]) => [from + index, storyItem(content, cue === 1, handles)])),
    texts: new Map(texts.map(([index, text]) => [from + index, text])),
  }
}

function sortFor(entry: SortEntry, container: boolean, handles: ReadonlySet<Handle>): Sort | null {
  const [network, kind, setting, direction, who] = entry
  const content = ['', null, ...entry] as const
  if (container && !concerns(content, handles)) return null
  const byOther = isByOther(content, handles)
  return { network, kind, setting, direction, ...(who !== 0 && { who }), ...(byOther && { byOther }) }
}

export function storyItem(content: Content, cue: boolean, handles: ReadonlySet<Handle>): StoryItem {
  const byOther = isByOther(content, handles)
  const evidence = evidenceOf(content)
  return cue || byOther ? { ...evidence, ...(byOther && { byOther }), ...(cue && { cue }) } : evidence
}

/** The page of a touch, and the number of its row there. */
export function pageOf({ piece }: StretchOfPages, index: number): readonly [seq: number, row: number] {
  let row = index - piece.columns.from
  for (let at = 0; at < piece.pages.length; at += 2) {
    if (row < piece.pages[at + 1]!) return [piece.pages[at]!, row]
    row -= piece.pages[at + 1]!
  }
  throw new Error('there is no page for it')
}
