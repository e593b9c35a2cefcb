/**
 * Puts the facts of one reading in order: persons, connections, coverage, then interactions by stream, time and natural id.
 * Up to a limit in memory, beyond it in sorted runs on disk. A fact becomes bytes once and is never parsed again, unless two
 * persons have to be made one.
 */
import { join } from 'node:path'
import type { Fact, ImportTrailer, Kind } from '../contract/records'
import type { Files, OpenedFile } from '../library/files'
import { blockBytes, blockLines } from '../library/importFile'
import { HeldLines } from './heldLines'
import { interactionRank, ranks } from './lineOrder'
import { mergedRuns } from './mergedRuns'
import { createBlock } from './outgoingBlock'
import { grouped, type Group } from './repeats'
import { createRunReader, encodeRecord, recordRoom } from './runs'

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

/** `folder` is made when the first run is written. */
export function createSorted(files: Files, folder: string, limit = memoryLimit): Sorted {
  const kinds: Kind[] = []
  const kindNumbers = new Map<string, number>()
  const held = new HeldLines((kind) => {
    let number = kindNumbers.get(kind)
    if (number === undefined) {
      number = kinds.push(kind) - 1
      kindNumbers.set(kind, number)
    }
    return number
  })
  let runs = 0
  const counter = createCounter(kinds)
  const runPath = (run: number) => join(folder, `run-${run}`)

  const block = createBlock({ bytes: blockBytes, lines: blockLines })
  async function* blocksOf(groups: Iterable<Group>): AsyncGenerator<Buffer> {
    for (const group of groups) {
      counter.add(group)
      if (block.add(group.line)) yield block.take()
    }
    if (!block.empty) yield block.take()
  }

  return {
    add: (fact, src, counts = false) => held.add(fact, src, counts),

    get full() {
      return held.bytes >= limit || held.size >= limit / 64
    },

    async spill() {
      if (runs === 0) await files.ensureFolder(folder)
      const file = await files.create(runPath(runs++))
      try {
        let buffer = Buffer.allocUnsafe(2 * blockBytes)
        let end = 0
        for (const line of held.sorted()) {
          const room = recordRoom(line)
          if (end + room > buffer.length) {
            await file.write(buffer.subarray(0, end))
            if (room > buffer.length) buffer = Buffer.allocUnsafe(room)
            end = 0
          }
          end = encodeRecord(line, buffer, end)
        }
        await file.write(buffer.subarray(0, end))
      } finally {
        await file.close()
      }
      held.clear()
    },

    async *blocks() {
      if (runs === 0) {
        yield* blocksOf(grouped(held.sorted()))
        held.clear()
        return
      }
      if (held.size > 0) await this.spill()
      const opened: OpenedFile[] = []
      try {
        for (let run = 0; run < runs; run++) opened.push(await files.open(runPath(run)))
        yield* blocksOf(grouped(mergedRuns(opened.map((file, run) => createRunReader({ bytes: file.bytes, read: file.readAtOnce }, run)))))
      } finally {
        for (const file of opened) await file.close()
      }
    },

    get counts() {
      return counter.counts()
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
      if (line.rank !== interactionRank) return
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
