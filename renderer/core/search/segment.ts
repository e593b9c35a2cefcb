/**
 * The index of at most 65,536 interactions of one import, as bytes. It holds which words are in which interaction, and of each what a search asks before
 * anything is read: its page and row, its time, who said it, whom it concerns, and a hash of its natural id.
 *
 * The head is plain JSON; the body holds one section after another: pages, times, ids, authors, companies, terms, postings.
 */
import type { Handle, Stream } from '#contract/handles'
import { ByteReader, ByteWriter } from './bytes'
import { joined } from './letters'
import { emptyBits, readPostings, writePostings, type Bits } from './postings'
import type { Word } from './query'
import { TermTable, TermTableWriter, termBytes, type TermCursor } from './termTable'
import { Scanner, textOf, type TokenSink } from './tokens'
import { hash32 } from '../hashes'

export const mostDocs = 65_536

/** What is said about where something was said begins with this sign: `in:lisbon`. */
export const placeMark = '\u0001'

/** Authors: the owner, the stream itself, then the handles of the segment. */
export const byOwner = 0
export const byStream = 1
const firstHandle = 2
/** Companies: the stream alone, or several streams with the same natural id; then the companies of the segment. */
const alone = 0
export const inSeveral = 1
const firstCompany = 2

/** One interaction, in the order of its pages. */
export interface IndexedDoc {
  /** Number of its page in the import. Its row is how many of the page came before it. */
  readonly page: number
  readonly stream: Stream
  readonly isContainer: boolean
  readonly id: string
  readonly at: number | null
  readonly from?: Handle
  readonly who: readonly Handle[]
  /** What is found by its words. */
  readonly texts: readonly string[]
  /** Its place, group and network. */
  readonly where: readonly string[]
}

export interface SegmentHead {
  readonly docs: number
  readonly streams: readonly Stream[]
  readonly handles: readonly Handle[]
  /** Numbers of handles. */
  readonly companies: readonly (readonly number[])[]
  /** Of the sections, bytes. */
  readonly sizes: readonly number[]
}

export class SegmentWriter {
  docs = 0
  private readonly terms = new GatheredTerms()
  private readonly scanner = new Scanner()
  private readonly pages = new ByteWriter()
  private readonly times = new ByteWriter()
  private readonly ids = new Uint32Array(mostDocs)
  private readonly authors = new Runs()
  private readonly companies = new Runs()
  private readonly streamNames: Stream[] = []
  private readonly handleNumbers = new Map<Handle, number>()
  private readonly companyNumbers = new Map<string, number>()
  private page = -1
  private rows = 0
  private lastPage = 0
  private time = 0

  add(doc: IndexedDoc): void {
    if (doc.page !== this.page) this.openPage(doc)
    this.rows++
    const number = this.docs++
    this.ids[number] = hash32(doc.id)
    this.addTime(doc.at)
    this.authors.add(doc.from === undefined ? byOwner : doc.from === doc.stream ? byStream : firstHandle + this.handle(doc.from))
    this.companies.add(doc.isContainer ? firstCompany + this.company(doc.who) : doc.who.length > 1 ? inSeveral : alone)
    this.terms.begin(number, '')
    for (const text of doc.texts) this.scanner.scan(joined(text), this.terms)
    this.terms.begin(number, placeMark)
    for (const text of doc.where) this.scanner.scan(joined(text), this.terms)
  }

  /** Whether another page of so many rows still has room. */
  hasRoom(rows: number): boolean {
    return this.docs + rows <= mostDocs
  }

  /** What `Segment` reads. Nothing can be added after. */
  finish(): { readonly head: SegmentHead; readonly body: Uint8Array } {
    this.closePage()
    const terms = new ByteWriter(1 << 16)
    const postings = new ByteWriter(1 << 18)
    this.terms.write(this.docs, terms, postings)
    const ids = new Uint8Array(this.ids.buffer, 0, 4 * this.docs)
    const parts = [this.pages.view(), this.times.view(), ids, this.authors.view(), this.companies.view(), terms.view(), postings.view()]
    const companies = [...this.companyNumbers.keys()].map((key) => (key === '' ? [] : key.split(' ').map(Number)))
    const body = new ByteWriter(parts.reduce((sum, { length }) => sum + length, 0))
    for (const part of parts) body.put(part)
    const sizes = parts.map(({ length }) => length)
    return { head: { docs: this.docs, streams: this.streamNames, handles: [...this.handleNumbers.keys()], companies, sizes }, body: body.view() }
  }

  private openPage(doc: IndexedDoc): void {
    this.closePage()
    this.page = doc.page
    const sameStream = this.streamNames.at(-1) === doc.stream
    if (!sameStream) this.streamNames.push(doc.stream)
    this.pages.number(2 * (doc.page - this.lastPage) + (sameStream ? 0 : 1))
    this.lastPage = doc.page
  }

  private closePage(): void {
    if (this.rows > 0) this.pages.number(this.rows)
    this.rows = 0
  }

  private addTime(at: number | null): void {
    if (at === null) return this.times.number(0)
    const seconds = Math.floor(at / 1000)
    const step = seconds - this.time
    this.time = seconds
    this.times.number(1 + (step < 0 ? -2 * step - 1 : 2 * step))
  }

  private handle(handle: Handle): number {
    return numberOf(this.handleNumbers, handle)
  }

  private company(who: readonly Handle[]): number {
    return numberOf(this.companyNumbers, who.map((handle) => this.handle(handle)).join(' '))
  }
}

/** Of each word: its hash, where its units begin, how many there are, and the last interaction it was in. Side by side, as they are asked for together. */
const fields = 4
const hashed = 0
const start = 1
const size = 2
const lastDoc = 3

/** The words of the interactions gathered so far, as numbers. */
class GatheredTerms implements TokenSink {
  private slots = new Int32Array(1 << 16).fill(-1)
  private units = new Uint16Array(1 << 18)
  private used = 0
  private terms = new Int32Array(fields << 14)
  private count = 0
  private pairTerms = new Uint32Array(1 << 19)
  private pairDocs = new Uint16Array(1 << 19)
  private pairs = 0
  private doc = 0
  private mark = 0

  begin(doc: number, mark: string): void {
    this.doc = doc
    this.mark = mark === '' ? 0 : mark.charCodeAt(0)
  }

  token(units: Uint16Array, length: number, hash: number): void {
    const term = this.termOf(units, length, this.mark === 0 ? hash : ~hash)
    if (this.terms[fields * term + lastDoc] === this.doc) return
    this.terms[fields * term + lastDoc] = this.doc
    if (this.pairs === this.pairTerms.length) {
      this.pairTerms = enlarged(this.pairTerms, new Uint32Array(2 * this.pairs))
      this.pairDocs = enlarged(this.pairDocs, new Uint16Array(2 * this.pairs))
    }
    this.pairTerms[this.pairs] = term
    this.pairDocs[this.pairs++] = this.doc
  }

  write(places: number, terms: ByteWriter, postings: ByteWriter): void {
    // The places of each word side by side: they came in their order, so they stay in it.
    const ends = new Uint32Array(this.count + 1)
    for (let pair = 0; pair < this.pairs; pair++) ends[this.pairTerms[pair]! + 1]!++
    for (let term = 0; term < this.count; term++) ends[term + 1]! += ends[term]!
    const next = ends.slice()
    const docs = new Uint16Array(this.pairs)
    for (let pair = 0; pair < this.pairs; pair++) docs[next[this.pairTerms[pair]!]!++] = this.pairDocs[pair]!

    const table = new TermTableWriter(terms)
    const texts = Array.from({ length: this.count }, (_, term) => this.textOf(term))
    const order = Uint32Array.from(texts.keys()).sort((a, b) => (texts[a]! < texts[b]! ? -1 : 1))
    for (const term of order) {
      const from = ends[term]!
      const to = ends[term + 1]!
      table.add(texts[term]!, to - from, to - from === 1 ? docs[from]! : writePostings(docs, from, to, places, postings))
    }
  }

  private textOf(term: number): string {
    const from = this.terms[fields * term + start]!
    return textOf(this.units.subarray(from, from + this.terms[fields * term + size]!))
  }

  private termOf(units: Uint16Array, length: number, hash: number): number {
    const { slots, terms } = this
    const mask = slots.length - 1
    const marked = this.mark === 0 ? 0 : 1
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const term = slots[slot]!
      if (term < 0) return this.newTerm(units, length, hash, slot)
      const at = fields * term
      if (terms[at + hashed] !== hash || terms[at + size] !== length + marked) continue
      const from = terms[at + start]!
      if (marked === 1 && this.units[from] !== this.mark) continue
      let same = 0
      while (same < length && this.units[from + marked + same] === units[same]) same++
      if (same === length) return term
    }
  }

  private newTerm(units: Uint16Array, length: number, hash: number, slot: number): number {
    const term = this.count++
    if (this.used + length + 1 > this.units.length) this.units = enlarged(this.units, new Uint16Array(2 * this.units.length))
    if (fields * this.count > this.terms.length) this.terms = enlarged(this.terms, new Int32Array(2 * this.terms.length))
    const from = this.used
    if (this.mark !== 0) this.units[this.used++] = this.mark
    for (let at = 0; at < length; at++) this.units[this.used++] = units[at]!
    const at = fields * term
    this.terms[at + hashed] = hash
    this.terms[at + start] = from
    this.terms[at + size] = this.used - from
    this.terms[at + lastDoc] = -1
    this.slots[slot] = term
    if (2 * this.count > this.slots.length) this.moreSlots()
    return term
  }

  private moreSlots(): void {
    const mask = 2 * this.slots.length - 1
    this.slots = new Int32Array(mask + 1).fill(-1)
    for (let term = 0; term < this.count; term++) {
      const hash = this.terms[fields * term + hashed]!
      let slot = (hash ^ (hash >>> 15)) & mask
      while (this.slots[slot]! >= 0) slot = (slot + 1) & mask
      this.slots[slot] = term
    }
  }
}

function enlarged<T extends Uint32Array | Uint16Array | Int32Array>(from: T, to: T): T {
  to.set(from)
  return to
}

/** Values that repeat, each with how often in a row; where they change all the time, one by one. The first number says which. */
class Runs {
  private readonly values: number[] = []
  private readonly counts: number[] = []

  add(value: number): void {
    const last = this.values.length - 1
    if (this.values[last] === value) this.counts[last]!++
    else {
      this.values.push(value)
      this.counts.push(1)
    }
  }

  view(): Uint8Array {
    const writer = new ByteWriter()
    const docs = this.counts.reduce((sum, count) => sum + count, 0)
    const inRuns = 2 * this.values.length < docs
    writer.number(inRuns ? 1 : 0)
    this.values.forEach((value, run) => {
      if (inRuns) {
        writer.number(value)
        writer.number(this.counts[run]!)
      } else for (let times = this.counts[run]!; times > 0; times--) writer.number(value)
    })
    return writer.view()
  }
}

function numberOf<K>(numbers: Map<K, number>, key: K): number {
  let number = numbers.get(key)
  if (number === undefined) numbers.set(key, (number = numbers.size))
  return number
}

/** A segment that is read. All its arrays are by the number of the interaction in it, unless they say otherwise. */
export class Segment {
  readonly docs: number
  readonly streams: readonly Stream[]
  readonly handles: readonly Handle[]
  readonly companies: readonly (readonly number[])[]
  /** By page: its number in the import, its stream's in the segment, its first interaction's; one more first at the end. */
  readonly pageNumbers: Uint32Array
  readonly pageStreams: Uint32Array
  readonly pageFirsts: Uint32Array
  /** Seconds; NaN when nobody knows. */
  readonly times: Float64Array
  readonly ids: Uint32Array
  readonly authors: Uint32Array
  readonly companyOf: Uint32Array
  readonly terms: TermTable
  private readonly postings: Uint8Array

  constructor(head: SegmentHead, body: Uint8Array) {
    this.docs = head.docs
    this.streams = head.streams
    this.handles = head.handles
    this.companies = head.companies
    let at = 0
    const [pages, times, ids, authors, companies, terms, postings] = head.sizes.map((size) => body.subarray(at, (at += size))) as unknown as Sections
    const placed = readPages(pages)
    this.pageNumbers = placed.numbers
    this.pageStreams = placed.streams
    this.pageFirsts = placed.firsts
    this.times = readTimes(times, head.docs)
    this.ids = new Uint32Array(ids.slice().buffer)
    this.authors = readRuns(authors, head.docs)
    this.companyOf = readRuns(companies, head.docs)
    this.terms = new TermTable(terms, head.docs)
    this.postings = postings
  }

  /** The interactions that have the word, or one of those it is the beginning of. */
  find({ term, prefix }: Word): Bits {
    const bits = emptyBits(this.docs)
    for (const cursor of this.termsOf(term, prefix)) {
      if (cursor.docs === 1) bits[cursor.placeOrSize >> 5]! |= 1 << (cursor.placeOrSize & 31)
      else readPostings(this.postings, cursor.postings, cursor.placeOrSize, cursor.docs, this.docs, bits)
    }
    return bits
  }

  /** The words themselves, in their order; the cursor moves on with each step. */
  *termsOf(term: string, prefix: boolean): Generator<TermCursor> {
    const sought = termBytes(term)
    const cursor = this.terms.seek(sought)
    if (!cursor) return
    do {
      if (prefix ? !cursor.startsWith(sought) : cursor.compare(sought) !== 0) return
      yield cursor
    } while (cursor.next())
  }

  /** The handle that said it; undefined when it is the owner. */
  authorOf(doc: number, stream: Stream): Handle | undefined {
    const author = this.authors[doc]!
    return author === byOwner ? undefined : author === byStream ? stream : this.handles[author - firstHandle]
  }

  /** Numbers of the handles of its company; undefined outside of containers. */
  companyNumber(doc: number): number | undefined {
    const company = this.companyOf[doc]!
    return company < firstCompany ? undefined : company - firstCompany
  }

  /** Number of the handle that said it; undefined when it is the owner or the stream itself. */
  authorNumber(doc: number): number | undefined {
    const author = this.authors[doc]!
    return author < firstHandle ? undefined : author - firstHandle
  }
}

type Sections = readonly [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array]

function readPages(bytes: Uint8Array): { readonly numbers: Uint32Array; readonly streams: Uint32Array; readonly firsts: Uint32Array } {
  const numbers: number[] = []
  const streams: number[] = []
  const firsts: number[] = [0]
  let page = 0
  let stream = -1
  for (const reader = new ByteReader(bytes); reader.at < bytes.length; ) {
    const step = reader.number()
    numbers.push((page += step >> 1))
    streams.push((stream += step & 1))
    firsts.push(firsts.at(-1)! + reader.number())
  }
  return { numbers: Uint32Array.from(numbers), streams: Uint32Array.from(streams), firsts: Uint32Array.from(firsts) }
}

function readTimes(bytes: Uint8Array, docs: number): Float64Array {
  const times = new Float64Array(docs)
  const reader = new ByteReader(bytes)
  let time = 0
  for (let doc = 0; doc < docs; doc++) {
    const step = reader.number()
    if (step === 0) times[doc] = NaN
    else times[doc] = time += step % 2 === 0 ? -step / 2 : (step - 1) / 2
  }
  return times
}

function readRuns(bytes: Uint8Array, docs: number): Uint32Array {
  const values = new Uint32Array(docs)
  const reader = new ByteReader(bytes)
  const inRuns = reader.number() === 1
  for (let doc = 0; doc < docs; ) {
    const value = reader.number()
    const end = doc + (inRuns ? reader.number() : 1)
    values.fill(value, doc, end)
    doc = end
  }
  return values
}
