/**
 * Sorted runs on disk. A record is its sort key and its fact as bytes, so that merging compares and copies without parsing:
 * size u32, rank u8, kind u8, counts u8, at f64, entry i32, index f64, stream bytes u32, id bytes u32, then stream, id, fact. Little-endian;
 * stream and id as UTF-16, which keeps half surrogates of a damaged archive apart as they are in memory.
 */
import { Failed } from '../contract/result'
import type { SortedLine } from './lineOrder'

/** One run, wherever it lies. `end` is exclusive. */
export interface RunFile {
  readonly bytes: number
  read(start: number, end: number): Buffer
}

export interface RunReader {
  readonly number: number
  /** The record it stands at; undefined at the end. */
  readonly current: SortedLine | undefined
  /** To the next record. The bytes of earlier ones stay as they were. */
  step(): void
}

const fixed = 4 + 1 + 1 + 1 + 8 + 4 + 8 + 4 + 4
const windowBytes = 512 * 1024

/** Bytes of a record at most. */
export const recordRoom = (line: SortedLine): number => fixed + 2 * (line.stream.length + line.id.length) + line.fact.length

/** Writes the record; answers where it ends. */
export function encodeRecord(line: SortedLine, into: Buffer, at: number): number {
  const streamAt = at + fixed
  const idAt = streamAt + into.write(line.stream, streamAt, 'utf16le')
  const factAt = idAt + into.write(line.id, idAt, 'utf16le')
  into.set(line.fact, factAt)
  const end = factAt + line.fact.length
  into.writeUInt32LE(end - at, at)
  into[at + 4] = line.rank
  into[at + 5] = line.kind
  into[at + 6] = line.counts ? 1 : 0
  into.writeDoubleLE(line.at, at + 7)
  into.writeInt32LE(line.entry, at + 15)
  into.writeDoubleLE(line.index, at + 19)
  into.writeUInt32LE(idAt - streamAt, at + 27)
  into.writeUInt32LE(factAt - idAt, at + 31)
  return end
}

/** A record where it lies. What merging does not always ask for is made when it is asked for. */
class Recorded implements SortedLine {
  readonly rank: number
  readonly at: number
  constructor(
    private readonly window: Buffer,
    private readonly from: number,
    private readonly to: number,
    readonly stream: string,
  ) {
    this.rank = window[from + 4]!
    this.at = window.readDoubleLE(from + 7)
  }

  get id(): string {
    return this.window.toString('utf16le', this.idAt, this.factAt)
  }
  get kind(): number {
    return this.window[this.from + 5]!
  }
  get counts(): boolean {
    return this.window[this.from + 6] === 1
  }
  get entry(): number {
    return this.window.readInt32LE(this.from + 15)
  }
  get index(): number {
    return this.window.readDoubleLE(this.from + 19)
  }
  get fact(): Buffer {
    return this.window.subarray(this.factAt, this.to)
  }

  private get idAt(): number {
    return this.from + fixed + this.window.readUInt32LE(this.from + 27)
  }
  private get factAt(): number {
    return this.idAt + this.window.readUInt32LE(this.from + 31)
  }
}

/** Stands at the first record. */
export function createRunReader(file: RunFile, number: number): RunReader {
  let window: Buffer = Buffer.alloc(0)
  let at = 0
  let fileAt = 0
  let current: SortedLine | undefined
  let stream = ''
  let streamBytes: Buffer = Buffer.alloc(0)

  /** Records of one stream stand together: its text is made once. */
  const streamOf = (from: number, to: number): string => {
    if (to - from !== streamBytes.length || window.compare(streamBytes, 0, streamBytes.length, from, to) !== 0) {
      streamBytes = window.subarray(from, to)
      stream = window.toString('utf16le', from, to)
    }
    return stream
  }
  const load = () => {
    const rest = window.subarray(at)
    const wanted = Math.max(windowBytes, rest.length >= 4 ? rest.readUInt32LE(0) - rest.length : 0)
    const more = file.read(fileAt, Math.min(file.bytes, fileAt + wanted))
    if (more.length === 0) throw new Failed('unreadable', 'A file that reading put aside for a while is gone or was cut.')
    fileAt += more.length
    window = Buffer.concat([rest, more])
    at = 0
  }

  const reader: RunReader = {
    number,
    get current() {
      return current
    },
    step() {
      if (at === window.length && fileAt === file.bytes) {
        current = undefined
        return
      }
      while (window.length - at < 4 || at + window.readUInt32LE(at) > window.length) load()
      const to = at + window.readUInt32LE(at)
      const streamAt = at + fixed
      current = new Recorded(window, at, to, streamOf(streamAt, streamAt + window.readUInt32LE(at + 27)))
      at = to
    },
  }
  reader.step()
  return reader
}
