/**
 * Puts the facts of one reading in order: persons, connections, coverage, then interactions by stream, time and natural id.
 * Up to a limit in memory, beyond it in sorted runs on disk. A fact becomes bytes once and is never parsed again, unless two
 * persons have to be made one.
 */
import { join } from 'node:path'
import type { Fact, ImportTrailer, Kind } from '../contract/records'
import type { Files } from '../library/files'
import { blockBytes, blockLines } from '../library/importFile'
import { byText, compareInStream, type Keyed } from './lineOrder'
import { mergedRuns } from './mergedRuns'
import { createBlock } from './outgoingBlock'
import { grouped, type Group } from './repeats'
import { createRunReader, encodeRecord, recordRoom, type RunReader } from './runs'

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
        at: interaction ? timeOf(fact.at) : 0,
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
      const block = createBlock({ bytes: blockBytes, lines: blockLines })
      const take = (group: Group) => {
        const full = block.add(group.line)
        counter.add(group)
        return full
      }
      const groups = runs === 0 ? grouped(sortedLines()) : grouped(mergedRuns(await openRuns(files, runs, runPath)))
      for await (const group of groups) if (take(group)) yield block.take()
      if (!block.empty) yield block.take()
      clear()
    },

    get counts() {
      return counter.counts()
    },
  }
}

/** JSON has no other word than null for a number that is none. */
const timeOf = (at: number | null): number => (at !== null && Number.isFinite(at) ? at : -Infinity)

const openRuns = (files: Files, runs: number, pathOf: (run: number) => string): Promise<RunReader[]> =>
  Promise.all(
    Array.from({ length: runs }, async (_, run) => {
      const path = pathOf(run)
      return createRunReader({ bytes: await files.size(path), read: (start, end) => files.readRange(path, start, end) }, run)
    }),
  )

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
