import type { FileHandle } from 'node:fs/promises'
import { constants, crc32, createInflateRaw } from 'node:zlib'
import { Failed } from '../../contract/result'
import { inflating, inSteps } from './inflating'
import { readAt } from './zipEnd'

/** What the directory of a zip says of one entry, and what is checked while reading it. */
export interface ZipEntryData {
  readonly name: string
  /** Of the local header, in the file. */
  readonly offset: number
  readonly method: number
  readonly compressed: number
  readonly size: number
  readonly crc: number
}

const localSignature = 0x04034b50
const readSize = 1024 * 1024
/** One step of inflating: even at the highest ratio (about 1,030:1) its output stays below 35 MB, and that of the next beside it. */
const inputSize = 32 * 1024
/** Four times as fast as the default 16 kB. */
const outputSize = 256 * 1024
const sizeLimit = 4 * 1024 ** 3
const ratioFrom = 200 * 1024 ** 2
const ratioLimit = 200

/** The content of one entry, its size and checksum held against the directory. Throws `Failed` behind the good bytes. */
export async function* zipEntryBytes(file: FileHandle, entry: ZipEntryData): AsyncGenerator<Uint8Array> {
  if (entry.size > sizeLimit) throw new Failed('refused', `“${entry.name}” is larger than 4 GB.`)
  if (entry.size > ratioFrom && entry.size > entry.compressed * ratioLimit) {
    throw new Failed('refused', `“${entry.name}” would grow to more than 200 times its size when unpacked, as no real file does.`)
  }
  const packed = packedBytes(file, entry)
  let crc = 0
  let size = 0
  for await (const chunk of entry.method === 0 ? packed : inflated(packed, entry)) {
    size += chunk.length
    if (size > entry.size) throw new Failed('refused', `“${entry.name}” holds more than the zip states.`)
    crc = crc32(chunk, crc)
    yield chunk
  }
  if (size < entry.size) throw new Failed('unreadable', `“${entry.name}” is damaged: it ends too early.`)
  if (crc !== entry.crc) throw new Failed('unreadable', `“${entry.name}” is damaged: its checksum does not match.`)
}

async function* packedBytes(file: FileHandle, entry: ZipEntryData): AsyncGenerator<Buffer> {
  const header = await readAt(file, entry.offset, 30)
  if (header.length < 30 || header.readUInt32LE(0) !== localSignature) {
    throw new Failed('unreadable', `“${entry.name}” is not where the zip says it is.`)
  }
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  for (let done = 0; done < entry.compressed; ) {
    const bytes = await readAt(file, start + done, Math.min(readSize, entry.compressed - done))
    if (bytes.length === 0) throw new Failed('unreadable', `“${entry.name}” is damaged: it ends too early.`)
    done += bytes.length
    yield bytes
  }
}

function inflated(packed: AsyncIterable<Buffer>, entry: ZipEntryData): AsyncGenerator<Buffer> {
  // What is there of a cut file is handed on; the size then tells that it is cut.
  const inflater = createInflateRaw({ chunkSize: outputSize, finishFlush: constants.Z_SYNC_FLUSH })
  // One chunk too many is kept: it tells the caller that the size was a lie.
  return inflating(inflater, inSteps(packed, inputSize), entry.name, (size) => size > entry.size)
}
