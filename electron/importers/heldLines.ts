import type { Fact, Kind } from '../contract/records'
import { roomFor } from './formats/packedTexts'
import { byText, interactionRank, ranks, type SortedLine } from './lineOrder'

/**
 * The facts that wait in memory to be sorted: their JSON as bytes, what they are sorted by in columns. An object for each would be
 * moved and marked by the garbage collector again and again: a quarter of the time of reading 300,000 tweets.
 */
export class HeldLines {
  size = 0
  private arena = Buffer.allocUnsafe(1024 * 1024)
  private used = 0

  private readonly streams = new Map<string, number>([['', 0]])
  private ids: string[] = []
  private stream = new Uint32Array(1024)
  private at = new Float64Array(1024)
  private entry = new Int32Array(1024)
  private index = new Float64Array(1024)
  /** Where a fact ends in the arena; it begins where the one before ends. */
  private ends = new Float64Array(1024)
  /** Rank, kind and whether it counts. */
  private sort = new Uint32Array(1024)

  constructor(private readonly kindNumber: (kind: Kind) => number) {}

  /** Of the facts. */
  get bytes(): number {
    return this.used
  }

  add(fact: Fact, src: readonly [entry: number, index: number] | undefined, counts: boolean): void {
    const text = JSON.stringify(fact)
    const interaction = fact.fact === 'interaction'
    const line = this.size++
    if (line >= this.at.length) this.grow()
    this.makeRoom(text.length * 3)
    this.used += this.arena.write(text, this.used, 'utf8')
    this.ends[line] = this.used
    this.ids.push(fact.fact === 'coverage' ? text : fact.id)
    this.stream[line] = interaction ? this.numberOf(fact.stream) : 0
    this.at[line] = interaction ? timeOf(fact.at) : 0
    this.entry[line] = src ? src[0] : -1
    this.index[line] = src ? src[1] : -1
    this.sort[line] = (ranks.indexOf(fact.fact) << 16) | ((interaction ? this.kindNumber(fact.kind) : 0) << 8) | (counts ? 1 : 0)
  }

  /** The lines in order; those that are equal in the order they came. Their bytes stay until `clear`. */
  *sorted(): Generator<SortedLine> {
    const names = [...this.streams.keys()]
    const { buckets, order } = this.inBuckets(names)
    for (let bucket = 0; bucket + 1 < buckets.length; bucket++) {
      // As an ordinary list: its sort notices what is in order already, forwards or backwards, as archives are.
      const lines = Array.from(order.subarray(buckets[bucket], buckets[bucket + 1])).sort((a, b) => this.compare(a, b))
      for (const line of lines) yield this.line(line, names)
    }
  }

  clear(): void {
    this.size = 0
    this.used = 0
    this.ids = []
    this.streams.clear()
    this.streams.set('', 0)
  }

  /** The lines by rank and stream, as they came; and where each rank and stream begins. Counted out, nothing is compared but names. */
  private inBuckets(names: readonly string[]): { readonly buckets: Uint32Array; readonly order: Uint32Array } {
    const places = new Uint32Array(names.length)
    const sorted = names.map((_, number) => number).sort((a, b) => byText(names[a]!, names[b]!))
    for (const [place, number] of sorted.entries()) places[number] = place
    const bucketOf = (line: number) => {
      const rank = this.sort[line]! >>> 16
      return rank < interactionRank ? rank : interactionRank + places[this.stream[line]!]!
    }
    const next = new Uint32Array(interactionRank + names.length + 1)
    for (let line = 0; line < this.size; line++) next[bucketOf(line) + 1]!++
    for (let bucket = 1; bucket < next.length; bucket++) next[bucket]! += next[bucket - 1]!
    const buckets = next.slice()
    const order = new Uint32Array(this.size)
    for (let line = 0; line < this.size; line++) order[next[bucketOf(line)]!++] = line
    return { buckets, order }
  }

  /** Two lines of one rank and stream. */
  private compare(a: number, b: number): number {
    if (this.at[a] !== this.at[b]) return this.at[a]! < this.at[b]! ? -1 : 1
    const id = this.ids[a]!
    const other = this.ids[b]!
    return id === other ? a - b : byText(id, other)
  }

  private line(line: number, names: readonly string[]): SortedLine {
    const sort = this.sort[line]!
    return {
      rank: sort >>> 16,
      stream: names[this.stream[line]!]!,
      at: this.at[line]!,
      id: this.ids[line]!,
      kind: (sort >>> 8) & 255,
      counts: (sort & 1) === 1,
      entry: this.entry[line]!,
      index: this.index[line]!,
      fact: this.arena.subarray(line === 0 ? 0 : this.ends[line - 1]!, this.ends[line]!),
    }
  }

  private numberOf(stream: string): number {
    const known = this.streams.get(stream)
    if (known !== undefined) return known
    const number = this.streams.size
    this.streams.set(stream, number)
    return number
  }

  private makeRoom(bytes: number): void {
    if (this.used + bytes <= this.arena.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.arena.length * 2, this.used + bytes))
    this.arena.copy(larger, 0, 0, this.used)
    this.arena = larger
  }

  private grow(): void {
    this.stream = roomFor(this.stream, this.size)
    this.at = roomFor(this.at, this.size)
    this.entry = roomFor(this.entry, this.size)
    this.index = roomFor(this.index, this.size)
    this.ends = roomFor(this.ends, this.size)
    this.sort = roomFor(this.sort, this.size)
  }
}

/** JSON has no other word than null for a number that is none. */
const timeOf = (at: number | null): number => (at !== null && Number.isFinite(at) ? at : -Infinity)
