import { createHash } from 'node:crypto'
import { Failed } from '../../contract/result'
import { decodeFirst, Link } from './dagCbor'

/** One block of a CAR file (version 1). */
export interface CarBlock {
  readonly cid: Buffer
  readonly bytes: Buffer
}

/** No block of a repository is larger: the protocol allows 1 MB for a record. */
const largestBlock = 4 * 1024 * 1024
const largestHeader = 64 * 1024

/** The CIDs of the roots, told from the first bytes of a file; undefined when it is no CAR. */
export function carRoots(head: Uint8Array): readonly Buffer[] | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  const length = varint(bytes, 0)
  if (!length || length.value === 0 || length.value > largestHeader || length.end + length.value > bytes.length) return undefined
  try {
    const { value, end } = decodeFirst(bytes.subarray(length.end, length.end + length.value))
    if (end !== length.value || typeof value !== 'object' || value === null || !('version' in value) || value.version !== 1) return undefined
    const roots: unknown = value.roots
    return Array.isArray(roots) ? roots.flatMap((root) => (root instanceof Link ? [Buffer.from(root.cid)] : [])) : undefined
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return undefined
  }
}

/** The blocks of a CAR in the order of the file, as views that hold until the next is asked for. Throws `Failed` where it breaks off or loses its shape. */
export async function* carBlocks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CarBlock> {
  let waiting: Buffer = Buffer.alloc(0)
  let header = true
  let skip = 0
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    if (skip >= bytes.length) {
      skip -= bytes.length
      continue
    }
    waiting = waiting.length === 0 ? bytes.subarray(skip) : Buffer.concat([waiting, bytes])
    skip = 0
    let at = 0
    for (;;) {
      const length = varint(waiting, at)
      if (!length) break
      const end = length.end + length.value
      // A block of no repository: passed over without being held.
      if (length.value > largestBlock && !header) {
        skip = Math.max(0, end - waiting.length)
        at = Math.min(end, waiting.length)
        continue
      }
      if (end > waiting.length) break
      if (header) {
        if (!carRoots(waiting.subarray(at, end))) throw new Failed('unreadable', 'The file is no repository.')
        header = false
      } else if (length.value > 0) {
        const cidEnd = endOfCid(waiting, length.end, end)
        if (cidEnd === undefined) throw new Failed('unreadable', 'The file is damaged: a block has no id.')
        yield { cid: waiting.subarray(length.end, cidEnd), bytes: waiting.subarray(cidEnd, end) }
      }
      at = end
    }
    waiting = waiting.subarray(at)
    if (header && waiting.length > largestHeader) throw new Failed('unreadable', 'The file is no repository.')
  }
  if (waiting.length > 0 || skip > 0 || header) throw new Failed('unreadable', 'The file breaks off: its end is missing.')
}

/** The hash inside a CID of version 1 over SHA-256, as every block of a repository has; else undefined. */
export function digestOf(cid: Uint8Array): Buffer | undefined {
  const bytes = Buffer.from(cid.buffer, cid.byteOffset, cid.byteLength)
  return bytes.length === 36 && bytes[0] === 1 && bytes[2] === 0x12 && bytes[3] === 0x20 ? bytes.subarray(4) : undefined
}

/** Whether a block is what its id says. */
export const isWhole = ({ cid, bytes }: CarBlock): boolean => digestOf(cid)?.equals(createHash('sha256').update(bytes).digest()) ?? false

function varint(bytes: Buffer, from: number): { readonly value: number; readonly end: number } | undefined {
  let value = 0
  for (let at = from, factor = 1; at < bytes.length; at++, factor *= 128) {
    if (at - from > 7) throw new Failed('unreadable', 'The file is damaged: a length makes no sense.')
    const byte = bytes[at]!
    value += (byte & 127) * factor
    if (byte < 128) return { value, end: at + 1 }
  }
  return undefined
}

function endOfCid(bytes: Buffer, from: number, end: number): number | undefined {
  // Version 0 is a bare hash.
  if (bytes[from] === 0x12 && bytes[from + 1] === 0x20) return from + 34 <= end ? from + 34 : undefined
  const version = varint(bytes, from)
  const codec = version && varint(bytes, version.end)
  const hash = codec && varint(bytes, codec.end)
  const size = hash && varint(bytes, hash.end)
  const cidEnd = size && size.end + size.value
  return cidEnd !== undefined && version?.value === 1 && cidEnd <= end ? cidEnd : undefined
}
