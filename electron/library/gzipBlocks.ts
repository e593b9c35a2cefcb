/**
 * Blocked gzip: a file is a row of gzip members, each of which carries its own size in an extra field, so that a reader
 * can step from block to block, and any gunzip reads the whole. RFC 1952 section 2.3; BGZF does the same.
 */
import { promisify } from 'node:util'
import { constants, crc32, deflateRaw, gunzip } from 'node:zlib'

/** Bytes of a block's header, extra field included. */
export const blockHeaderBytes = 20
/** Bytes of the mark at the end of a file. */
export const endMarkBytes = 34

/** No block of ours inflates to more, bytes. A line is limited by what importers let through (16 MB strings). */
const largest = 256 * 1024 * 1024

const extraField = 4
const blockTag = 'FC'
const endTag = 'FE'

const deflated = promisify(deflateRaw)
const inflated = promisify(gunzip)

/** One block. Level 1: a third larger than level 6, five times as fast. */
export async function packBlock(data: Uint8Array): Promise<Buffer> {
  const body = await deflated(data, { level: 1, memLevel: 9, chunkSize: 256 * 1024, strategy: constants.Z_DEFAULT_STRATEGY })
  const block = Buffer.allocUnsafe(blockHeaderBytes + body.length + 8)
  writeHeader(block, blockTag, 4)
  block.writeUInt32LE(block.length, 16)
  body.copy(block, blockHeaderBytes)
  block.writeUInt32LE(crc32(data), block.length - 8)
  block.writeUInt32LE(data.length >>> 0, block.length - 4)
  return block
}

/** Size of the block that begins with these bytes; undefined when none does. */
export function blockSize(start: Buffer): number | undefined {
  if (start.length < blockHeaderBytes || !hasHeader(start, blockTag, 4)) return undefined
  const size = start.readUInt32LE(16)
  return size >= blockHeaderBytes + 8 ? size : undefined
}

/** Throws when the block does not fit its checksum. */
export const unpackBlock = (block: Buffer): Promise<Buffer<ArrayBuffer>> => inflated(block, { chunkSize: 256 * 1024, maxOutputLength: largest })

/** An empty member of fixed size that says where the last block begins. Its absence means that the file was cut. */
export function endMark(lastBlockAt: number): Buffer {
  const mark = Buffer.alloc(endMarkBytes)
  writeHeader(mark, endTag, 8)
  mark.writeBigUInt64LE(BigInt(lastBlockAt), 16)
  mark.writeUInt16LE(0x0003, 24) // an empty deflate stream; its CRC and size are 0
  return mark
}

/** Where the last block begins; undefined when this is no end mark. */
export function lastBlockAt(mark: Buffer): number | undefined {
  if (mark.length !== endMarkBytes || !hasHeader(mark, endTag, 8) || mark.readUInt16LE(24) !== 0x0003) return undefined
  const at = mark.readBigUInt64LE(16)
  return at <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(at) : undefined
}

function writeHeader(into: Buffer, tag: string, fieldBytes: number): void {
  into.writeUInt32BE(0x1f8b0800 | extraField, 0)
  into.fill(0, 4, 9)
  into[9] = 255 // made on an unknown system: the same bytes everywhere
  into.writeUInt16LE(4 + fieldBytes, 10)
  into.write(tag, 12, 'latin1')
  into.writeUInt16LE(fieldBytes, 14)
}

function hasHeader(bytes: Buffer, tag: string, fieldBytes: number): boolean {
  return (
    bytes.readUInt32BE(0) === (0x1f8b0800 | extraField) &&
    bytes.readUInt16LE(10) === 4 + fieldBytes &&
    bytes.toString('latin1', 12, 14) === tag &&
    bytes.readUInt16LE(14) === fieldBytes
  )
}
