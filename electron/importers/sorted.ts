/**
 * Puts the facts of one reading in order: persons, connections, coverage, then interactions by stream, time and natural id.
 * Up to a limit in memory, beyond it in sorted runs on disk. A fact becomes bytes once and is never parsed again, unless two
 * persons have to be made one.
 */
import { join } from 'node:path'
import type { Fact, ImportTrailer, Kind, PersonFact } from '../contract/records'
import type { Files } from '../library/files'
import { blockBytes, blockLines } from '../library/importFile'
import { createRunReader, encodeRecord, recordRoom, type Keyed, type RunReader } from './runs'
import { unitePersons } from './unitedPersons'

/** What the trailer says of the lines, once they have all been handed out. */
export type SortedCounts = Pick<ImportTrailer, 'merged' | 'kinds' | 'from' | 'to'> & {
  readonly lines: Omit<ImportTrailer['lines'], 'issue'>
}

export interface Sorted {
  /** `counts`: this line stands for its input record. */
  add(fact: Fact, src?: readonly [entry: number, index: number], counts?: boolean): void
  /** True when memory is used up: `spill` before adding more. */
  readonly full: boolean
  spill(): Promise<void>
  /** The lines in order, as blocks of whole lines. Ends the adding. */
  blocks(): AsyncGenerator<Buffer>
  /** After the last block. */
  readonly counts: SortedCounts
}

/** Bytes of lines that are sorted in memory. */
const memoryLimit = 32 * 1024 * 1024

const ranks: readonly Fact['fact'][] = ['person', 'connection', 'coverage', 'interaction']
const rankOf: Readonly<Record<Fact['fact'], number>> = { person: 0, connection: 1, coverage: 2, interaction: 3 }

/** `folder` is made when the first run is written. */
export function createSorted(files: Files, folder: string, limit = memoryLimit): Sorted {
  const kinds: Kind[] = []
  const kindNumbers = new Map<string, number>()
  let streams = new Map<string, string>()
  let arena = Buffer.allocUnsafe(Math.min(limit, 1024 * 1024))
  let used = 0
  let records: (Keyed & { order: number })[] = []
  let runs = 0
  const counter = createCounter(kinds)

  const roomFor = (bytes: number) => {
    if (used + bytes <= arena.length) return
    const larger = Buffer.allocUnsafe(Math.max(arena.length * 2, used + bytes))
    arena.copy(larger, 0, 0, used)
    arena = larger
  }
  const kindNumber = (kind: Kind) => {
    let number = kindNumbers.get(kind)
    if (number === undefined) {
      number = kinds.push(kind) - 1
      kindNumbers.set(kind, number)
    }
    return number
  }
  /** One string for each stream, so that comparing equal ones costs nothing. */
  const shared = (stream: string) => {
    const known = streams.get(stream)
    if (known !== undefined) return known
    streams.set(stream, stream)
    return stream
  }
  const runPath = (run: number) => join(folder, `run-${run}`)

  /** Numbers stand for the streams while sorting: comparing them is several times faster than comparing text. */
  const sortRecords = () => {
    const order = new Map([...streams.keys()].sort(byText).map((stream, index) => [stream, index]))
    for (const record of records) record.order = record.rank < rankOf.interaction ? record.rank - rankOf.interaction : order.get(record.stream)!
    records.sort((a, b) => a.order - b.order || compareInStream(a, b) || a.start - b.start)
  }
  const sortedLines = function* () {
    sortRecords()
    for (const record of records) yield { ...record, fact: arena.subarray(record.start, record.start + record.bytes) }
  }
  const clear = () => {
    records = []
    streams = new Map()
    used = 0
    if (arena.length > limit) arena = Buffer.allocUnsafe(limit)
  }

  return {
    add(fact, src, counts = false) {
      const text = JSON.stringify(fact)
      roomFor(text.length * 3)
      const start = used
      used += arena.write(text, start, 'utf8')
      const interaction = fact.fact === 'interaction'
      records.push({
        rank: rankOf[fact.fact],
        stream: interaction ? shared(fact.stream) : '',
        at: interaction ? (fact.at ?? -Infinity) : 0,
        id: fact.fact === 'coverage' ? text : fact.id,
        kind: interaction ? kindNumber(fact.kind) : 0,
        counts,
        entry: src?.[0] ?? -1,
        index: src?.[1] ?? -1,
        start,
        order: 0,
        bytes: used - start,
      })
    },

    get full() {
      return used >= limit || records.length >= limit / 64
    },

    async spill() {
      if (runs === 0) await files.ensureFolder(folder)
      const file = await files.create(runPath(runs++))
      try {
        sortRecords()
        let buffer = Buffer.allocUnsafe(2 * blockBytes)
        let end = 0
        for (const record of records) {
          const room = recordRoom(record)
          if (end + room > buffer.length) {
            await file.write(buffer.subarray(0, end))
            if (room > buffer.length) buffer = Buffer.allocUnsafe(room)
            end = 0
          }
          end = encodeRecord(record, arena, buffer, end)
        }
        await file.write(buffer.subarray(0, end))
      } finally {
        await file.close()
      }
      clear()
    },

    async *blocks() {
      if (runs > 0 && records.length > 0) await this.spill()
      const block = createBlock()
      const take = (group: Group) => {
        const full = block.add(group)
        counter.add(group)
        return full
      }
      const groups = runs === 0 ? grouped(sortedLines()) : grouped(merged(await openRuns(files, runs, runPath)))
      for await (const group of groups) if (take(group)) yield block.take()
      if (!block.empty) yield block.take()
      clear()
    },

    get counts() {
      return counter.counts()
    },
  }
}

/** Streams and ids compare as JavaScript compares text; what has no time comes before what has one. */
export function compareKeys(a: Keyed, b: Keyed): number {
  if (a.rank !== b.rank) return a.rank - b.rank
  if (a.stream !== b.stream) return byText(a.stream, b.stream)
  return compareInStream(a, b)
}

function compareInStream(a: Keyed, b: Keyed): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  if (a.id !== b.id) return a.id < b.id ? -1 : 1
  return 0
}

const byText = (a: string, b: string) => (a < b ? -1 : 1)

type WithFact = Keyed & { readonly fact: Buffer }

/** Lines with one key, made one. */
interface Group {
  readonly line: WithFact
  /** Input records that count on a line of which there was one already. */
  readonly repeated: number
}

/** The lines come in order, equal ones in the order they were read. */
async function* grouped(lines: Iterable<WithFact> | AsyncIterable<WithFact>): AsyncGenerator<Group> {
  let group: WithFact[] = []
  let repeated = 0
  for await (const line of lines) {
    if (group.length > 0 && compareKeys(group[0]!, line) !== 0) {
      const one = united(group)
      yield { line: one.line, repeated: repeated + one.repeated }
      group = []
      repeated = 0
    } else if (group.length === groupLimit) {
      const one = united(group)
      group = [one.line]
      repeated += one.repeated
    }
    group.push(line)
  }
  if (group.length === 0) return
  const one = united(group)
  yield { line: one.line, repeated: repeated + one.repeated }
}

/** Lines of one key that are held at once: an archive may name somebody a million times. */
const groupLimit = 256

function united(group: readonly WithFact[]): Group {
  const first = group[0]!
  if (group.length === 1) return { line: first, repeated: 0 }
  const counting = group.filter((line) => line.counts)
  const richest = first.rank === 0 ? unitedPerson(group) : group.reduce((best, line) => (isRicher(line.fact, best.fact) ? line : best))
  // The line stands where the record that counts stands, so that the report can point at it.
  const place = counting[0] ?? first
  return { line: { ...richest, entry: place.entry, index: place.index, counts: counting.length > 0 }, repeated: Math.max(0, counting.length - 1) }
}

/** The longer one says more. Which of two equally long ones stays must only not depend on the order. */
const isRicher = (a: Buffer, b: Buffer): boolean => a.length > b.length || (a.length === b.length && Buffer.compare(a, b) < 0)

function unitedPerson(group: readonly WithFact[]): WithFact {
  const facts = group.filter((line, index) => index === 0 || !line.fact.equals(group[index - 1]!.fact))
  if (facts.length === 1) return group[0]!
  const person = unitePersons(facts.map((line) => JSON.parse(line.fact.toString('utf8')) as PersonFact))
  return { ...group[0]!, fact: Buffer.from(JSON.stringify(person)) }
}

const openRuns = (files: Files, runs: number, pathOf: (run: number) => string): Promise<RunReader[]> =>
  Promise.all(
    Array.from({ length: runs }, async (_, run) => {
      const path = pathOf(run)
      return createRunReader({ bytes: await files.size(path), read: (start, end) => files.readRange(path, start, end) }, run)
    }),
  )

/** Merges sorted runs: a heap of their first records. Of equal ones the earlier run's comes first, as it was read. */
async function* merged(runs: readonly RunReader[]): AsyncGenerator<WithFact> {
  const heap = runs.filter((run) => run.current !== undefined)
  const before = (a: RunReader, b: RunReader) => (compareKeys(a.current!, b.current!) || a.number - b.number) < 0
  const sink = (from: number) => {
    for (let at = from; ; ) {
      const left = 2 * at + 1
      if (left >= heap.length) return
      const child = left + 1 < heap.length && before(heap[left + 1]!, heap[left]!) ? left + 1 : left
      if (!before(heap[child]!, heap[at]!)) return
      ;[heap[at], heap[child]] = [heap[child]!, heap[at]!]
      at = child
    }
  }
  for (let at = (heap.length >> 1) - 1; at >= 0; at--) sink(at)
  while (heap.length > 0) {
    const first = heap[0]!
    yield first.current!
    // Most records are already in memory: waiting for each of them would cost more than the merge.
    if (!first.step()) await first.load()
    if (first.current === undefined) {
      const last = heap.pop()!
      if (heap.length > 0) heap[0] = last
    }
    sink(0)
  }
}

/** Lines on their way out, up to the size of a block. */
function createBlock() {
  let buffer = Buffer.allocUnsafe(2 * blockBytes)
  let used = 0
  let lines = 0
  return {
    get empty() {
      return lines === 0
    },
    /** Answers whether the block is full. */
    add({ line }: Group): boolean {
      const { fact, entry, index, counts } = line
      if (used + fact.length + 64 > buffer.length) {
        const larger = Buffer.allocUnsafe(2 * (used + fact.length + 64))
        buffer.copy(larger, 0, 0, used)
        buffer = larger
      }
      // All but the closing brace, then the place, then the brace.
      used += fact.copy(buffer, used, 0, fact.length - 1)
      const src = entry < 0 ? '' : `,"src":[${entry},${index}]`
      used += buffer.write(`${src}${counts ? ',"counts":1' : ''}}\n`, used, 'latin1')
      lines++
      return used >= blockBytes || lines >= blockLines
    },
    take(): Buffer {
      const block = Buffer.from(buffer.subarray(0, used))
      used = 0
      lines = 0
      if (buffer.length > 4 * blockBytes) buffer = Buffer.allocUnsafe(2 * blockBytes)
      return block
    },
  }
}

function createCounter(kinds: readonly Kind[]) {
  const byRank = [0, 0, 0, 0]
  const byKind: number[] = []
  let merged = 0
  let from = Infinity
  let to = -Infinity
  return {
    add({ line, repeated }: Group) {
      byRank[line.rank]!++
      merged += repeated
      if (line.rank !== rankOf.interaction) return
      byKind[line.kind] = (byKind[line.kind] ?? 0) + 1
      if (line.at === -Infinity) return
      from = Math.min(from, line.at)
      to = Math.max(to, line.at)
    },
    counts(): SortedCounts {
      const named = kinds.map((kind, number) => [kind, byKind[number] ?? 0] as const).filter(([, count]) => count > 0)
      const [person, connection, coverage, interaction] = ranks.map((_, rank) => byRank[rank]!) as [number, number, number, number]
      return {
        merged,
        kinds: Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1))),
        lines: { person, connection, coverage, interaction },
        from: from === Infinity ? null : from,
        to: to === -Infinity ? null : to,
      }
    },
  }
}
