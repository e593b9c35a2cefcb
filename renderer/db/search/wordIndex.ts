/** The words of everything imported, in memory: which interactions a query means, newest first, and how many there are. */
import type { Handle, Stream } from '#contract/handles'
import { countBits, emptyBits, type Bits } from '../../core/search/postings'
import { wordsOfAll, type Clause } from '../../core/search/query'
import { byOwner, byStream, mostDocs, placeMark, type Segment } from '../../core/search/segment'
import { distance } from '../../core/search/spelling'
import { appliedImports } from '../applyImport'
import type { Database, ImportRow } from '../database'
import { isContainer } from '../streams'
import type { Directory } from './directory'
import { overlapsOf, pageAt, type LoadedSegment, type Overlaps } from './overlaps'
import { readSegments } from './segments'

/** What is looked for, with names turned into people. */
export interface Wanted {
  readonly clauses: readonly Clause[]
  readonly in: readonly Clause[]
  /** Said by one of these. */
  readonly from: Voices | undefined
  /** Between the owner and one of each. */
  readonly with: readonly ReadonlySet<Handle>[]
  /** UTC ms. */
  readonly before: number
  readonly after: number
  /** Hashes of natural ids; undefined for all. */
  readonly ids: ReadonlySet<number> | undefined
  /** Hashes of natural ids that are counted elsewhere. */
  readonly without: ReadonlySet<number>
}

export interface Voices {
  readonly owner: boolean
  readonly handles: ReadonlySet<Handle>
}

/** Where an interaction is. */
export interface Place {
  readonly stream: Stream
  readonly import: string
  /** Number of its page. */
  readonly seq: number
  readonly row: number
}

export interface Found {
  readonly total: number
  /** Newest first. */
  readonly places: readonly Place[]
}

export class WordIndex {
  private imports: readonly ImportRow[] = []
  private segments: readonly LoadedSegment[] = []
  private overlaps: Overlaps = { outdated: [], firstOf: [] }
  private stale = true
  /** Something is being imported at this moment. */
  unfinished = false
  private readonly shown = new WeakMap<Segment, { readonly version: number; readonly overlaps: Overlaps; readonly bits: Bits }>()
  private readonly orders = new WeakMap<Segment, readonly (readonly [page: number, last: number])[]>()

  constructor(private readonly db: Database) {}

  changed(table: string): void {
    if (table === 'imports') this.stale = true
  }

  /** Whether other imports count than before. */
  async refresh(): Promise<boolean> {
    if (!this.stale) return false
    this.stale = false
    try {
      const applied = await appliedImports(this.db)
      this.unfinished = (await this.db.imports.toArray()).some(({ state }) => state === 'applying')
      if (applied.length === this.imports.length && applied.every(({ id }, at) => id === this.imports[at]!.id)) return false
      const segments = await this.read(applied)
      // Whoever searches meanwhile has those of before.
      const overlaps = await overlapsOf(segments)
      // Taken back or brought back while it was read: that may be half of it.
      if (this.stale) return await this.refresh()
      this.imports = applied
      this.segments = segments
      this.overlaps = overlaps
    } catch (error) {
      this.stale = true
      throw error
    }
    return true
  }

  private async read(applied: readonly ImportRow[]): Promise<readonly LoadedSegment[]> {
    const known = new Map<string, Segment[]>()
    for (const { importId, segment } of this.segments) known.set(importId, [...(known.get(importId) ?? []), segment])
    const segments: LoadedSegment[] = []
    for (const [rank, { id }] of applied.entries()) {
      for (const segment of known.get(id) ?? (await readSegments(this.db, id))) segments.push({ importId: id, rank, number: segments.length, segment })
    }
    return segments
  }

  /** At most `most` places. */
  find(wanted: Wanted, directory: Directory, most: number): Found {
    const newest = new Newest(most)
    const counted = new Set<number>()
    let total = 0
    for (const loaded of this.segments) {
      const { segment, number } = loaded
      const bits = meeting(segment, wanted)
      if (!bits) continue
      const shown = this.shownIn(loaded, directory)
      for (let word = 0; word < bits.length; word++) bits[word]! &= shown[word]!
      filter(segment, bits, wanted)
      for (const [doc, first] of this.overlaps.firstOf[number] ?? []) {
        if (!holds(bits, doc)) continue
        if (counted.has(first)) bits[doc >> 5]! &= ~(1 << (doc & 31))
        counted.add(first)
      }
      total += countBits(bits)
      this.takeNewest(loaded, bits, newest)
    }
    return { total, places: newest.places().map((here) => this.placeOf(here)) }
  }

  /** UTC ms to the second, of the interactions with these hashes of natural ids. */
  timesOf(ids: ReadonlySet<number>): ReadonlyMap<number, number> {
    const times = new Map<number, number>()
    if (ids.size === 0) return times
    for (const { segment } of this.segments) {
      for (let doc = 0; doc < segment.docs; doc++) if (ids.has(segment.ids[doc]!) && !Number.isNaN(segment.times[doc])) times.set(segment.ids[doc]!, 1000 * segment.times[doc]!)
    }
    return times
  }

  /** The words in use that are nearest to one that is not, the most frequent of them. */
  nearest(word: string, most: number): string | undefined {
    const counts = new Map<string, { far: number; docs: number }>()
    for (const { segment } of this.segments) {
      for (const cursor of segment.termsOf(word.slice(0, 1), true)) {
        const text = cursor.text()
        const far = distance(word, text, most)
        if (far > most) continue
        const known = counts.get(text)
        counts.set(text, { far, docs: (known?.docs ?? 0) + cursor.docs })
      }
    }
    return [...counts].sort(([a, one], [b, other]) => one.far - other.far || other.docs - one.docs || (a < b ? -1 : 1))[0]?.[0]
  }

  private placeOf(here: number): Place {
    const { importId, segment } = this.segments[Math.floor(here / mostDocs)]!
    const doc = here % mostDocs
    const page = pageAt(segment, doc)
    return { stream: segment.streams[segment.pageStreams[page]!]!, import: importId, seq: segment.pageNumbers[page]!, row: doc - segment.pageFirsts[page]! }
  }

  /** The page with the newest first: once there are enough, the rest of the pages need not be looked through. */
  private takeNewest({ segment, number }: LoadedSegment, bits: Bits, newest: Newest): void {
    let order = this.orders.get(segment)
    if (!order) this.orders.set(segment, (order = newestPages(segment)))
    for (const [page, last] of order) {
      if (!newest.wants(last)) return
      const end = segment.pageFirsts[page + 1]!
      for (let doc = nextBit(bits, segment.pageFirsts[page]!, end); doc < end; doc = nextBit(bits, doc + 1, end)) newest.add(number * mostDocs + doc, segment.times[doc]!)
    }
  }

  /** What of a segment may be shown: nothing of who is in the trash or not a person, nothing that a newer archive has other words for. */
  private shownIn({ segment, number }: LoadedSegment, directory: Directory): Bits {
    const known = this.shown.get(segment)
    if (known?.version === directory.version && known.overlaps === this.overlaps) return known.bits
    const bits = shownBits(segment, directory)
    const outdated = this.overlaps.outdated[number]
    if (outdated) for (let word = 0; word < bits.length; word++) bits[word]! &= ~outdated[word]!
    this.shown.set(segment, { version: directory.version, overlaps: this.overlaps, bits })
    return bits
  }
}

/** In a container it is the one who said it that counts; of the owner's words, those they were said to. */
function shownBits(segment: Segment, directory: Directory): Bits {
  const { streams, handles, companies, pageNumbers, pageStreams, pageFirsts } = segment
  const isShown = handles.map((handle) => !directory.isHidden(handle))
  const companyShown = companies.map((company) => company.length === 0 || company.some((handle) => isShown[handle]))
  const bits = everything(segment.docs)
  for (let page = 0; page < pageNumbers.length; page++) {
    const stream = streams[pageStreams[page]!]!
    const shared = isContainer(stream)
    if (!shared && !directory.isHidden(stream)) continue
    for (let doc = pageFirsts[page]!; doc < pageFirsts[page + 1]!; doc++) {
      const author = segment.authorNumber(doc)
      const company = segment.companyNumber(doc)
      const shown = shared && (author !== undefined ? isShown[author] : company === undefined || companyShown[company])
      if (!shown) bits[doc >> 5]! &= ~(1 << (doc & 31))
    }
  }
  return bits
}

/** Pages with the time of their newest, the newest page first; those without any time last. */
function newestPages({ pageNumbers, pageFirsts, times }: Segment): (readonly [page: number, last: number])[] {
  const pages = Array.from(pageNumbers, (_, page) => {
    let last = -Infinity
    for (let doc = pageFirsts[page]!; doc < pageFirsts[page + 1]!; doc++) if (times[doc]! > last) last = times[doc]!
    return [page, last] as const
  })
  return pages.sort(([a, lastA], [b, lastB]) => (lastA === lastB ? a - b : lastB > lastA ? 1 : -1))
}

/** The interactions that have all the words; undefined for none. */
function meeting(segment: Segment, wanted: Wanted): Bits | undefined {
  const words = [...wordsOfAll(wanted.clauses), ...wordsOfAll(wanted.in).map(({ term }) => ({ term: placeMark + term, prefix: true }))]
  let all: Bits | undefined
  // Whole words first: what they leave out needs no looking through beginnings.
  for (const word of words.sort((a, b) => Number(a.prefix) - Number(b.prefix))) {
    const bits = segment.find(word)
    let left = 0
    for (let at = 0; at < bits.length; at++) left |= all ? (all[at]! &= bits[at]!) : bits[at]!
    all ??= bits
    if (left === 0) return undefined
  }
  return all ?? everything(segment.docs)
}

function everything(docs: number): Bits {
  const bits = emptyBits(docs).fill(0xffffffff)
  if (docs % 32 !== 0) bits[bits.length - 1] = 2 ** (docs % 32) - 1
  return bits
}

/** Takes out what does not fit the filters. */
function filter(segment: Segment, bits: Bits, { after, before, ids, without, from, with: company }: Wanted): void {
  const asksTimes = after > -Infinity || before < Infinity
  if (!asksTimes && !ids && without.size === 0 && !from && company.length === 0) return
  const voices = from && chosenIn(segment, from.handles)
  const withOthers = company.map((handles) => chosenIn(segment, handles))
  for (let page = 0; page < segment.pageNumbers.length; page++) {
    const stream = segment.pageStreams[page]!
    const shared = isContainer(segment.streams[stream]!)
    const end = segment.pageFirsts[page + 1]!
    for (let doc = nextBit(bits, segment.pageFirsts[page]!, end); doc < end; doc = nextBit(bits, doc + 1, end)) {
      if (!fits(doc, stream, shared)) bits[doc >> 5]! &= ~(1 << (doc & 31))
    }
  }

  function fits(doc: number, stream: number, shared: boolean): boolean {
    // Times of the index are whole seconds.
    if (asksTimes && !(1000 * segment.times[doc]! >= after && 1000 * segment.times[doc]! < before)) return false
    if (ids && !ids.has(segment.ids[doc]!)) return false
    if (without.has(segment.ids[doc]!)) return false
    if (voices && !(from.owner && segment.authors[doc] === byOwner) && !isBy(voices, doc, stream)) return false
    return withOthers.every((chosen) => {
      if (!shared) return chosen.streams[stream] === 1
      const there = segment.companyNumber(doc)
      return isBy(chosen, doc, stream) || (there !== undefined && chosen.companies[there] === 1)
    })
  }

  function isBy(chosen: Chosen, doc: number, stream: number): boolean {
    const author = segment.authorNumber(doc)
    return author === undefined ? segment.authors[doc] === byStream && chosen.streams[stream] === 1 : chosen.handles[author] === 1
  }
}

/** Which streams, handles and companies are, or hold, one of some handles. */
interface Chosen {
  readonly streams: Uint8Array
  readonly handles: Uint8Array
  readonly companies: Uint8Array
}

function chosenIn({ streams, handles, companies }: Segment, chosen: ReadonlySet<Handle>): Chosen {
  const is = (handle: Handle) => (chosen.has(handle) ? 1 : 0)
  const ofHandles = Uint8Array.from(handles, is)
  return { streams: Uint8Array.from(streams, is), handles: ofHandles, companies: Uint8Array.from(companies, (company) => (company.some((handle) => ofHandles[handle] === 1) ? 1 : 0)) }
}

const holds = (bits: Bits, doc: number): boolean => ((bits[doc >> 5]! >>> (doc & 31)) & 1) === 1

/** The first from `from` on, `end` when there is none. */
function nextBit(bits: Bits, from: number, end: number): number {
  for (let word = from >> 5, held = from < end ? bits[word]! & (-1 << (from & 31)) : 0; ; held = bits[word]!) {
    if (held !== 0) return Math.min(end, (word << 5) + 31 - Math.clz32(held & -held))
    if (++word << 5 >= end) return end
  }
}

/** The newest of many; what has no time comes last. */
class Newest {
  private held: { readonly here: number; readonly time: number }[] = []
  private least = -Infinity

  constructor(private readonly most: number) {}

  /** Whether anything of this time could be among them. */
  wants(time: number): boolean {
    if (this.held.length >= this.most) this.cut()
    return this.held.length < this.most || time >= this.least
  }

  add(here: number, time: number): void {
    const known = Number.isNaN(time) ? -Infinity : time
    if (this.held.length >= this.most && known < this.least) return
    this.held.push({ here, time: known })
    if (this.held.length >= 2 * this.most + 16) this.cut()
  }

  places(): number[] {
    this.cut()
    return this.held.map(({ here }) => here)
  }

  private cut(): void {
    this.held.sort((a, b) => (a.time === b.time ? a.here - b.here : b.time > a.time ? 1 : -1))
    this.held.length = Math.min(this.held.length, this.most)
    this.least = this.held.length < this.most ? -Infinity : (this.held.at(-1)?.time ?? Infinity)
  }
}
