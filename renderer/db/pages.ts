/** Packing rows into pages and reading pages back, in the order of their streams. */
import type { Handle, Stream } from '#contract/handles'
import type { Database, PageRow } from './database'
import { unpack } from './packed'
import type { Row } from './rows'

/** Rows of a full page. */
export const pageRows = 200
/** LevelDB spills values above 64 KiB to files of their own. */
const pageBytes = 60_000

const encoder = new TextEncoder()
const openBracket = 0x5b
const closeBracket = 0x5d
const comma = 0x2c

/** Fills one page after another with rows given as JSON text. The pages belong to one import. */
export class PagePacker {
  readonly finished: PageRow[] = []
  private readonly buffer = new Uint8Array(pageBytes)
  private used = 0
  private n = 0
  private from: number | null = null
  private to: number | null = null
  private members = new Set<Handle>()
  private cues: number[] = []
  private stream: Stream = ''
  /** Number of the next page. */
  seq = 0

  constructor(private readonly importId: string) {}

  /** Rows of one stream must come one after another; `cue`: its words are worth reading. Answers the number of the page the row is on. */
  add(stream: Stream, json: string, at: number | null, members?: Iterable<Handle>, cue = false): number {
    if (stream !== this.stream || this.n >= pageRows) this.close()
    this.stream = stream
    if (!this.write(json)) {
      this.close()
      this.stream = stream
      if (!this.write(json)) return this.alone(stream, json, at, members, cue)
    }
    if (cue) this.cues.push(this.n)
    this.n++
    this.span(at)
    if (members) for (const handle of members) this.members.add(handle)
    return this.seq
  }

  /** Ends the page under way. */
  close(): void {
    if (this.n > 0) {
      this.buffer[this.used] = closeBracket
      this.finish(this.stream, this.n, this.buffer.slice(0, this.used + 1))
    }
    this.used = 0
    this.n = 0
    this.from = null
    this.to = null
    this.members = new Set()
    this.cues = []
  }

  private write(json: string): boolean {
    // A JSON text of n characters takes at least n bytes; one byte is for the comma, one for the closing bracket.
    if (this.used + json.length + 2 > pageBytes) return false
    const space = this.buffer.subarray(this.used + 1, pageBytes - 1)
    const { read, written } = encoder.encodeInto(json, space)
    if (read < json.length) return false
    this.buffer[this.used] = this.n === 0 ? openBracket : comma
    this.used += 1 + written
    return true
  }

  private alone(stream: Stream, json: string, at: number | null, members: Iterable<Handle> | undefined, cue: boolean): number {
    this.span(at)
    this.members = new Set(members)
    this.cues = cue ? [0] : []
    this.finish(stream, 1, encoder.encode(`[${json}]`))
    this.from = null
    this.to = null
    this.members = new Set()
    this.cues = []
    return this.seq - 1
  }

  private span(at: number | null): void {
    if (at === null) return
    if (this.from === null || at < this.from) this.from = at
    if (this.to === null || at > this.to) this.to = at
  }

  private finish(stream: Stream, n: number, d: Uint8Array): void {
    this.finished.push({
      stream, import: this.importId, seq: this.seq++, n, from: this.from, to: this.to, d,
      ...(this.members.size ? { members: [...this.members].sort() } : {}),
      ...(this.cues.length > 0 ? { cues: this.cues } : {}),
    })
  }
}

export const rowsOf = (page: PageRow): Row[] => unpack<Row[]>(page.d)

const atOnce = 64
/** Up to here each stream is asked for by itself: a stretch would mostly hold what nobody wants. */
const fewStreams = 16

/**
 * The pages of some streams in the order of the streams, whatever import they are from. Reads a stretch at a time and jumps
 * over stretches nobody asked for, so that few streams and nearly all streams are both cheap.
 */
export async function* pagesOf(db: Database, streams: Iterable<Stream>): AsyncGenerator<PageRow> {
  for await (const stretch of stretchesOf(db, streams)) yield* stretch
}

/**
 * The same, some pages at once. Inside a transaction or a live query this is the one to take: Dexie loses track of both where it is waited
 * a hundred times without asking the database anything.
 */
export async function* stretchesOf(db: Database, streams: Iterable<Stream>): AsyncGenerator<readonly PageRow[]> {
  const wanted = [...new Set(streams)].sort(byCodeUnit)
  const together = wanted.length > fewStreams ? atOnce : 1
  let next = 0
  let after: [Stream, string, number] | undefined
  while (next < wanted.length) {
    const lower = after ?? [wanted[next]!, '', -Infinity]
    const upper = [wanted[Math.min(next + together, wanted.length) - 1]!, [[]]]
    const stretch = await db.pages.where('[stream+import+seq]').between(lower, upper, after === undefined, true).limit(atOnce).toArray()
    const found: PageRow[] = []
    for (const page of stretch) {
      while (next < wanted.length && wanted[next]! < page.stream) next++
      if (wanted[next] === page.stream) found.push(page)
    }
    yield found
    const last = stretch.at(-1)
    if (!last || stretch.length < atOnce) {
      next = firstAfter(wanted, upper[0] as Stream)
      after = undefined
    } else if (wanted[next] === last.stream) {
      after = [last.stream, last.import, last.seq]
    } else {
      next = firstAfter(wanted, last.stream)
      after = undefined
    }
  }
}

/** All rows of a stream, of the imports that count. */
export async function* rowsOfStream(db: Database, stream: Stream, imports: ReadonlySet<string>): AsyncGenerator<{ page: PageRow; row: Row }> {
  for await (const page of pagesOf(db, [stream])) if (imports.has(page.import)) for (const row of rowsOf(page)) yield { page, row }
}

/** Order of IndexedDB's text keys. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function firstAfter(sorted: readonly string[], value: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}
