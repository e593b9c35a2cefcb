/**
 * Sorted runs on disk. A record is its sort key and its fact as bytes, so that merging compares and copies without parsing:
 * size u32, rank u8, kind u8, counts u8, at f64, entry i32, index f64, stream bytes u32, id bytes u32, then stream, id, fact. Little-endian;
 * stream and id as UTF-16, which keeps half surrogates of a damaged archive apart as they are in memory.
 */
import type { Keyed, SortedLine } from './lineOrder'

/** One run, wherever it lies. `end` is exclusive. */
export interface RunFile {
  readonly bytes: number
  read(start: number, end: number): Promise<Buffer>
}

export interface RunReader {
  readonly number: number
  /** The record it stands at; undefined at the end. */
  readonly current: SortedLine | undefined
  /** To the next record, if it is in memory; else `load` must be awaited. The bytes of earlier records stay as they were. */
  step(): boolean
  load(): Promise<void>
}

const fixed = 4 + 1 + 1 + 1 + 8 + 4 + 8 + 4 + 4
const windowBytes = 512 * 1024

/** Bytes of a record at most. */
export const recordRoom = (key: Keyed): number => fixed + 2 * (key.stream.length + key.id.length) + key.bytes

/** Writes the record whose fact lies in `memory`; answers where it ends. */
export function encodeRecord(key: Keyed, memory: Buffer, into: Buffer, at: number): number {
  const streamAt = at + fixed
  const idAt = streamAt + into.write(key.stream, streamAt, 'utf16le')
  const factAt = idAt + into.write(key.id, idAt, 'utf16le')
  const end = factAt + memory.copy(into, factAt, key.start, key.start + key.bytes)
  into.writeUInt32LE(end - at, at)
  into[at + 4] = key.rank
  into[at + 5] = key.kind
  into[at + 6] = key.counts ? 1 : 0
  into.writeDoubleLE(key.at, at + 7)
  into.writeInt32LE(key.entry, at + 15)
  into.writeDoubleLE(key.index, at + 19)
  into.writeUInt32LE(idAt - streamAt, at + 27)
  into.writeUInt32LE(factAt - idAt, at + 31)
  return end
}

/** Stands at the first record when it is answered. */
export async function createRunReader(file: RunFile, number: number): Promise<RunReader> {
  let window: Buffer = Buffer.alloc(0)
  let at = 0
  let fileAt = 0
  let current: RunReader['current']
  let stream = ''
  let streamText: Buffer = Buffer.alloc(0)

  const decode = (record: Buffer): NonNullable<RunReader['current']> => {
    const idAt = fixed + record.readUInt32LE(27)
    const factAt = idAt + record.readUInt32LE(31)
    const nextStream = record.subarray(fixed, idAt)
    if (!nextStream.equals(streamText)) {
      streamText = nextStream
      stream = nextStream.toString('utf16le')
    }
    return {
      rank: record[4]!,
      kind: record[5]!,
      counts: record[6] === 1,
      at: record.readDoubleLE(7),
      entry: record.readInt32LE(15),
      index: record.readDoubleLE(19),
      stream,
      id: record.toString('utf16le', idAt, factAt),
      fact: record.subarray(factAt),
      start: 0,
      bytes: record.length - factAt,
    }
  }

  const reader: RunReader = {
    number,
    get current() {
      return current
    },
    step() {
      const size = window.length - at >= 4 ? window.readUInt32LE(at) : Infinity
      if (at + size > window.length) return false
      current = decode(window.subarray(at, at + size))
      at += size
      return true
    },
    async load() {
      const rest = window.subarray(at)
      if (rest.length === 0 && fileAt === file.bytes) {
        current = undefined
        return
      }
      const wanted = Math.max(windowBytes, rest.length >= 4 ? rest.readUInt32LE(0) - rest.length : 0)
      const more = await file.read(fileAt, Math.min(file.bytes, fileAt + wanted))
      fileAt += more.length
      window = Buffer.concat([rest, more])
      at = 0
      if (!reader.step()) await reader.load()
    },
  }
  await reader.load()
  return reader
}
