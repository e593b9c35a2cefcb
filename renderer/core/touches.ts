/**
 * All that passed between two people as columns, in order of time. Counting, searching and measuring a hundred thousand touches takes a few
 * milliseconds this way; as objects, sorted and filtered, a hundred. Only what says more than a time and a sort is an object beside them.
 */
import type { Handle } from '#contract/handles'
import type { InteractionFact } from '#contract/records'
import { happensAt } from './dates'
import type { Proof } from './model'
import type { StoryItem } from './story'

/** What many touches have in common. */
export interface Sort extends Pick<InteractionFact, 'network' | 'kind' | 'setting' | 'direction'> {
  /** Absent where it is the person alone. */
  readonly who?: readonly Handle[] | undefined
  /** Written by somebody else in a group they share. */
  readonly byOther?: boolean | undefined
}

/** In the lowest bits of a mark; above them the number of the sort. */
export const hasText = 1
/** The owner set it aside. */
export const rejected = 2
/** Nothing but its day is known, in the owner's word: it has happened as soon as that day began anywhere. */
export const ownDay = 4
export const sortShift = 3

/** Touches of one source as they come: in order of time and natural id, those without a time anywhere. */
export interface Stretch {
  /** UTC ms; NaN where nobody knows. */
  readonly at: Float64Array
  /** `hash53` of the natural ids. */
  readonly hash: Float64Array
  readonly marks: Uint16Array | Uint32Array
  /** Which of them: from, and before. */
  readonly from: number
  readonly to: number
  /** By number; null where they do not concern the person. */
  readonly sorts: readonly (Sort | null)[]
  readonly idOf: (index: number) => string
  /** In full, what a story reads in full. */
  readonly full: ReadonlyMap<number, StoryItem>
  /** Words that are at hand. */
  readonly texts: ReadonlyMap<number, string>
  /** Equal for stretches that have no natural id in common: parts of one stream of one import. */
  readonly group: string
}

/** Where a touch comes from. */
export interface TouchPlace {
  readonly stretch: Stretch
  readonly index: number
}

export class Touches {
  /** What is there in full, by place, in order. */
  readonly full: Map<number, StoryItem>

  constructor(
    /** UTC ms, ascending; NaN, and last, where nobody knows. */
    readonly at: Float64Array,
    /** Numbers of their sorts. */
    readonly sort: Uint32Array,
    /** `hasText`, `rejected`, `ownDay`. */
    readonly flags: Uint8Array,
    readonly sorts: readonly Sort[],
    private readonly stretches: readonly Stretch[],
    private readonly stretchOf: Uint32Array,
    private readonly indexOf: Uint32Array,
  ) {
    const full = new Map<number, StoryItem>()
    if (stretches.some((stretch) => stretch.full.size > 0)) {
      for (let place = 0; place < at.length; place++) {
        const item = stretches[stretchOf[place]!]!.full.get(indexOf[place]!)
        if (item) full.set(place, item)
      }
    }
    this.full = full
  }

  get length(): number {
    return this.at.length
  }

  where(place: number): TouchPlace {
    return { stretch: this.stretches[this.stretchOf[place]!]!, index: this.indexOf[place]! }
  }

  id(place: number): string {
    const { stretch, index } = this.where(place)
    return stretch.idOf(index)
  }

  /** Undefined where it has none, or it is not at hand. */
  text(place: number): string | undefined {
    const { stretch, index } = this.where(place)
    return this.full.get(place)?.text ?? stretch.texts.get(index)
  }

  /** Where ids are, by their hashes. */
  placesOf(hashes: ReadonlySet<number>): number[] {
    const places: number[] = []
    if (hashes.size === 0) return places
    for (let place = 0; place < this.length; place++) {
      const stretch = this.stretches[this.stretchOf[place]!]!
      if (hashes.has(stretch.hash[this.indexOf[place]!]!)) places.push(place)
    }
    return places
  }

  /** Puts what the owner spoke of there in full. */
  put(item: StoryItem, place: number): void {
    this.full.set(place, item)
    if (item.verdict === 'rejected') this.flags[place]! |= rejected
    else this.flags[place]! &= ~rejected
  }

  happensAt(place: number): number {
    const at = this.at[place]!
    return this.flags[place]! & ownDay ? happensAt({ at, day: '', network: 'journal' }) : at
  }

  /** Those that are at hand in full; the order means nothing. */
  items(): readonly StoryItem[] {
    return [...this.full.values()]
  }

  networks(): ReadonlySet<string> {
    return new Set(this.sorts.map(({ network }) => network))
  }
}

/** The touches of one person; of equal natural ids the one in the first stretch stands. */
export function joined(stretches: readonly Stretch[]): Touches {
  let most = 0
  for (const { from, to } of stretches) most += to - from
  const stretchOf = new Uint32Array(most)
  const indexOf = new Uint32Array(most)
  const undated: number[] = []
  const order = new Uint32Array(most)
  /** Where each run of ascending times begins. */
  const runs: number[] = []
  const seen = new Set(stretches.map(({ group }) => group)).size > 1 ? new Hashes(most) : undefined
  let n = 0
  let dated = 0
  let last = Infinity
  for (const [number, { at, hash, marks, from, to, sorts }] of stretches.entries()) {
    for (let index = from; index < to; index++) {
      if (sorts[marks[index]! >>> sortShift] === null || (seen && !seen.add(hash[index]!))) continue
      stretchOf[n] = number
      indexOf[n] = index
      const time = at[index]!
      if (Number.isNaN(time)) undated.push(n)
      else {
        if (time < last || (time === last && stretches[stretchOf[order[dated - 1]!]!]!.group !== stretches[number]!.group)) runs.push(dated)
        last = time
        order[dated++] = n
      }
      n++
    }
  }
  const timeOf = (entry: number): number => stretches[stretchOf[entry]!]!.at[indexOf[entry]!]!
  const idOf = (entry: number): string => stretches[stretchOf[entry]!]!.idOf(indexOf[entry]!)
  const sorted = runs.length < 2 ? order : mergedRuns(order, runs, dated, (a, b) => timeOf(a) - timeOf(b) || (idOf(a) < idOf(b) ? -1 : 1))
  sorted.set(undated, dated)

  const at = new Float64Array(n)
  const sort = new Uint32Array(n)
  const flags = new Uint8Array(n)
  const [of, where] = [new Uint32Array(n), new Uint32Array(n)]
  const sorts: Sort[] = []
  const numbers = new Map<readonly (Sort | null)[], Map<number, number>>()
  let known: readonly (Sort | null)[] | undefined
  let own = new Map<number, number>()
  for (let place = 0; place < n; place++) {
    const entry = sorted[place]!
    const stretch = stretches[stretchOf[entry]!]!
    const index = indexOf[entry]!
    if (stretch.sorts !== known) {
      known = stretch.sorts
      own = numbers.get(known) ?? new Map<number, number>()
      numbers.set(known, own)
    }
    const mark = stretch.marks[index]!
    let number = own.get(mark >>> sortShift)
    if (number === undefined) own.set(mark >>> sortShift, (number = sorts.push(known[mark >>> sortShift]!) - 1))
    at[place] = stretch.at[index]!
    sort[place] = number
    flags[place] = mark & ((1 << sortShift) - 1)
    of[place] = stretchOf[entry]!
    where[place] = index
  }
  return new Touches(at, sort, flags, sorts, stretches, of, where)
}

/** Neighbouring runs of order made one, until one is left. */
function mergedRuns(order: Uint32Array<ArrayBuffer>, begins: readonly number[], end: number, compare: (a: number, b: number) => number): Uint32Array<ArrayBuffer> {
  let from = order
  let to = order.slice()
  for (let starts = [...begins, end]; starts.length > 2; ) {
    const next: number[] = []
    for (let run = 0; run < starts.length - 1; run += 2) {
      const [low, middle, high] = [starts[run]!, starts[run + 1]!, starts[run + 2] ?? starts[run + 1]!]
      next.push(low)
      let [left, right] = [low, middle]
      for (let at = low; at < high; at++) {
        to[at] = right >= high || (left < middle && compare(from[left]!, from[right]!) <= 0) ? from[left++]! : from[right++]!
      }
    }
    starts = [...next, end]
    ;[from, to] = [to, from]
  }
  return from
}

/** A set of hashes, of at most so many. */
class Hashes {
  private readonly slots: Float64Array
  private readonly mask: number

  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(2 * most + 2))
    this.slots = new Float64Array(size).fill(-1)
    this.mask = size - 1
  }

  /** Whether it was not there before. */
  add(hash: number): boolean {
    for (let slot = hash & this.mask; ; slot = (slot + 1) & this.mask) {
      if (this.slots[slot] === hash) return false
      if (this.slots[slot] === -1) {
        this.slots[slot] = hash
        return true
      }
    }
  }
}

/** Of what is at hand as objects: a few, mostly. Equal ids are the caller's affair. */
export const touchesOf = (items: readonly StoryItem[]): Touches => joined(items.length === 0 ? [] : [stretchOf(items, 'items')])

export function stretchOf(items: readonly StoryItem[], group: string, hashOf: (id: string) => number = () => 0): Stretch {
  const sorted = items.map((item) => item.at).some((at, place, all) => place > 0 && (at ?? -Infinity) <= (all[place - 1] ?? -Infinity)) ? [...items].sort(byTime) : items
  return {
    at: Float64Array.from(sorted, ({ at }) => at ?? NaN),
    hash: Float64Array.from(sorted, ({ id }) => hashOf(id)),
    marks: Uint32Array.from(sorted, ({ text, verdict, day, network }, number) =>
      (number << sortShift) | (text === undefined ? 0 : hasText) | (verdict === 'rejected' ? rejected : 0) | (day !== undefined && network === 'journal' ? ownDay : 0)),
    from: 0,
    to: sorted.length,
    sorts: sorted,
    idOf: (index) => sorted[index]!.id,
    full: new Map(sorted.entries()),
    texts: new Map(),
    group,
  }
}

const byTime = (a: StoryItem, b: StoryItem): number => (a.at ?? -Infinity) - (b.at ?? -Infinity) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) || 0

export const isDirect = ({ setting, byOther }: Pick<Sort, 'setting' | 'byOther'>): boolean => (setting === 'public' || setting === 'private') && !byOther

/** The direct touches that have happened, those set aside left out, in order of time. */
export class DirectTouches {
  readonly length: number
  /** UTC ms, ascending. */
  readonly at: Float64Array
  /** Their places among all. */
  readonly places: Uint32Array
  /** The first of them all, set aside or not. */
  readonly first: Proof | null

  constructor(readonly touches: Touches, now: number) {
    const { at, sort, flags, sorts, length } = touches
    const direct = Uint8Array.from(sorts, (one) => (isDirect(one) ? 1 : 0))
    const places = new Uint32Array(length)
    let n = 0
    let first = -1
    for (let place = 0; place < length; place++) {
      if (direct[sort[place]!] === 0) continue
      // False where nobody knows the time.
      if (!((flags[place]! & ownDay ? touches.happensAt(place) : at[place]!) <= now)) continue
      if (first < 0) first = place
      if ((flags[place]! & rejected) === 0) places[n++] = place
    }
    this.length = n
    this.places = places.subarray(0, n)
    this.at = n === length ? at : Float64Array.from(this.places, (place) => at[place]!)
    this.first = first < 0 ? null : { id: touches.id(first), at: at[first]! }
  }

  sortOf(number: number): Sort {
    return this.touches.sorts[this.touches.sort[this.places[number]!]!]!
  }

  /** Null where there is none of that number. */
  proof(number: number): Proof | null {
    return number < 0 || number >= this.length ? null : { id: this.touches.id(this.places[number]!), at: this.at[number]! }
  }

  /** Number of the first at the time or later; `length` for none. */
  from(time: number): number {
    let low = 0
    let high = this.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.at[middle]! < time) low = middle + 1
      else high = middle
    }
    return low
  }

  firstFrom(time: number): Proof | null {
    return this.proof(this.from(time))
  }

  /** -1 where it is none of them. */
  numberOf({ id, at }: Proof): number {
    for (let number = this.from(at); number < this.length && this.at[number] === at; number++) {
      if (this.touches.id(this.places[number]!) === id) return number
    }
    return -1
  }

  /** Number of the last one with words, before another one; -1 for none. */
  lastWithText(before = this.length): number {
    for (let number = before - 1; number >= 0; number--) if (this.touches.flags[this.places[number]!]! & hasText) return number
    return -1
  }
}

/** Words that a story quotes. They are filled in once they have been read. */
export interface Quote {
  readonly place: number
  readonly fill: (text: string) => void
}
