/** The words of everything imported, in memory: which interactions a query means, newest first, and how many there are. */
import type { Handle, Stream } from '#contract/handles'
import { emptyBits, type Bits } from '../../core/search/postings'
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
  private overlaps: Overlaps = { outdated: [], firstOf: new Map() }
  private stale = true
  /** Something is being imported at this moment. */
  unfinished = false
  private readonly rights = new WeakMap<Segment, { readonly version: number; readonly rights: Rights }>()

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
      await this.load(applied)
    } catch (error) {
      this.stale = true
      throw error
    }
    return true
  }

  private async load(applied: readonly ImportRow[]): Promise<void> {
    const known = new Map<string, Segment[]>()
    for (const { importId, segment } of this.segments) known.set(importId, [...(known.get(importId) ?? []), segment])
    const segments: LoadedSegment[] = []
    for (const [rank, { id }] of applied.entries()) {
      for (const segment of known.get(id) ?? (await readSegments(this.db, id))) segments.push({ importId: id, rank, number: segments.length, segment })
    }
    this.overlaps = overlapsOf(segments)
    this.segments = segments
    this.imports = applied
  }

  /** At most `most` places. */
  find(wanted: Wanted, directory: Directory, most: number): Found {
    const newest = new Newest(most)
    const counted = new Set<number>()
    let total = 0
    for (const loaded of this.segments) {
      const bits = meeting(loaded.segment, wanted)
      if (!bits) continue
      const outdated = this.overlaps.outdated[loaded.number]
      if (outdated) for (let word = 0; word < bits.length; word++) bits[word]! &= ~outdated[word]!
      const pass = new Passing(loaded.segment, wanted, this.rightsOf(loaded.segment, directory))
      pass.each(bits, (doc) => {
        const here = loaded.number * mostDocs + doc
        const first = this.overlaps.firstOf.size > 0 ? this.overlaps.firstOf.get(here) : undefined
        if (first !== undefined) {
          if (counted.has(first)) return
          counted.add(first)
        }
        total++
        newest.add(here, loaded.segment.times[doc]!)
      })
    }
    return { total, places: newest.places().map((here) => this.placeOf(here)) }
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

  private rightsOf(segment: Segment, directory: Directory): Rights {
    const known = this.rights.get(segment)
    if (known?.version === directory.version) return known.rights
    const rights = rightsIn(segment, directory)
    this.rights.set(segment, { version: directory.version, rights })
    return rights
  }
}

/** What is shown: 1 for each stream, handle and company that is. */
interface Rights {
  readonly streams: Uint8Array
  readonly handles: Uint8Array
  readonly companies: Uint8Array
}

function rightsIn({ streams, handles, companies }: Segment, directory: Directory): Rights {
  const shown = (handle: Handle) => (directory.isHidden(handle) ? 0 : 1)
  const ofHandles = Uint8Array.from(handles, shown)
  return {
    streams: Uint8Array.from(streams, (stream) => (isContainer(stream) ? 1 : shown(stream))),
    handles: ofHandles,
    companies: Uint8Array.from(companies, (company) => (company.length === 0 || company.some((handle) => ofHandles[handle] === 1) ? 1 : 0)),
  }
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

/** Lets through what is shown and fits the filters. */
class Passing {
  private readonly after: number
  private readonly before: number
  private readonly asksTimes: boolean
  private readonly asksVoices: boolean
  private readonly from: Chosen | undefined
  private readonly with: readonly Chosen[]

  constructor(
    private readonly segment: Segment,
    private readonly wanted: Wanted,
    private readonly rights: Rights,
  ) {
    // Times of the index are whole seconds.
    this.after = wanted.after / 1000
    this.before = wanted.before / 1000
    this.asksTimes = wanted.after > -Infinity || wanted.before < Infinity
    this.from = wanted.from && chosenIn(segment, wanted.from.handles)
    this.with = wanted.with.map((handles) => chosenIn(segment, handles))
    this.asksVoices = this.from !== undefined || this.with.length > 0
  }

  each(bits: Bits, take: (doc: number) => void): void {
    const { segment, rights } = this
    for (let page = 0; page < segment.pageNumbers.length; page++) {
      const stream = segment.pageStreams[page]!
      if (rights.streams[stream] === 0) continue
      const end = segment.pageFirsts[page + 1]!
      const shared = isContainer(segment.streams[stream]!)
      for (let doc = nextBit(bits, segment.pageFirsts[page]!, end); doc < end; doc = nextBit(bits, doc + 1, end)) {
        if (shared && !this.isShown(doc)) continue
        if (this.asksTimes && !(segment.times[doc]! >= this.after && segment.times[doc]! < this.before)) continue
        if (this.wanted.ids && !this.wanted.ids.has(segment.ids[doc]!)) continue
        if (this.asksVoices && !this.fits(doc, stream, shared)) continue
        take(doc)
      }
    }
  }

  /** In a container it is the one who said it that counts; of the owner's words, those they were said to. */
  private isShown(doc: number): boolean {
    const author = this.segment.authorNumber(doc)
    if (author !== undefined) return this.rights.handles[author] === 1
    const company = this.segment.companyNumber(doc)
    return company === undefined || this.rights.companies[company] === 1
  }

  private fits(doc: number, stream: number, shared: boolean): boolean {
    const { segment, wanted } = this
    const author = segment.authorNumber(doc)
    const by = (chosen: Chosen) => (author === undefined ? segment.authors[doc] === byStream && chosen.streams[stream] === 1 : chosen.handles[author] === 1)
    if (this.from && !(wanted.from!.owner && segment.authors[doc] === byOwner) && !by(this.from)) return false
    return this.with.every((chosen) => {
      if (!shared) return chosen.streams[stream] === 1
      const company = segment.companyNumber(doc)
      return by(chosen) || (company !== undefined && chosen.companies[company] === 1)
    })
  }
}

/** Which streams, handles and companies are, or hold, one of some handles. */
type Chosen = Rights

function chosenIn({ streams, handles, companies }: Segment, chosen: ReadonlySet<Handle>): Chosen {
  const is = (handle: Handle) => (chosen.has(handle) ? 1 : 0)
  const ofHandles = Uint8Array.from(handles, is)
  return { streams: Uint8Array.from(streams, is), handles: ofHandles, companies: Uint8Array.from(companies, (company) => (company.some((handle) => ofHandles[handle] === 1) ? 1 : 0)) }
}

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
