import type { FileHandle } from 'node:fs/promises'

/** Where the directory of a zip lies. Offsets are bytes of the file; those inside the directory count from `base`. */
export interface ZipEnd {
  readonly base: number
  readonly directory: number
  /** First byte behind the directory. */
  readonly directoryEnd: number
  /** As stated; with 65,536 entries and more, old writers state the remainder only. */
  readonly count: number
  /** Several disks: the other parts are missing. */
  readonly split: boolean
}

const endSize = 22
const locatorSize = 20
const end64Size = 56
const commentLimit = 65_535
const endSignature = 0x06054b50
const locatorSignature = 0x07064b50
const end64Signature = 0x06064b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50

/**
 * Finds the end record from behind, past trailing junk and a cut comment, and works out what stands in front of the zip (a
 * program that unpacks itself, another file). Undefined when there is none: not a zip, or a download that broke off.
 */
export async function findZipEnd(file: FileHandle, size: number): Promise<ZipEnd | undefined> {
  const tailStart = Math.max(0, size - (endSize + commentLimit + locatorSize + 1024))
  const tail = await readAt(file, tailStart, size - tailStart)
  const ends: number[] = []
  for (let i = tail.length - endSize; i >= 0; i--) if (tail.readUInt32LE(i) === endSignature) ends.push(i)
  // A comment may hold a false end record: one whose comment fills the file exactly is the true one.
  ends.sort((a, b) => Number(fills(tail, b)) - Number(fills(tail, a)))
  for (const at of ends) {
    const found = await readEnd(file, tail, at, tailStart)
    if (found) return found
  }
  return undefined
}

const fills = (tail: Buffer, at: number) => at + endSize + tail.readUInt16LE(at + 20) === tail.length

async function readEnd(file: FileHandle, tail: Buffer, at: number, tailStart: number): Promise<ZipEnd | undefined> {
  let count = tail.readUInt16LE(at + 10)
  let length = tail.readUInt32LE(at + 12)
  let offset = tail.readUInt32LE(at + 16)
  let split = tail.readUInt16LE(at + 4) !== 0 && tail.readUInt16LE(at + 4) !== 0xffff
  let directoryEnd = tailStart + at
  if (at >= locatorSize && tail.readUInt32LE(at - locatorSize) === locatorSignature) {
    const stated = Number(tail.readBigUInt64LE(at - locatorSize + 8))
    const near = tailStart + at - locatorSize - end64Size
    for (const position of [near, stated]) {
      if (!Number.isSafeInteger(position) || position < 0) continue
      const end64 = await readAt(file, position, end64Size)
      if (end64.length < end64Size || end64.readUInt32LE(0) !== end64Signature) continue
      split = end64.readUInt32LE(16) !== 0
      count = Number(end64.readBigUInt64LE(32))
      length = Number(end64.readBigUInt64LE(40))
      offset = Number(end64.readBigUInt64LE(48))
      directoryEnd = position
      break
    }
  }
  if (count === 0 && length === 0) return { base: 0, directory: directoryEnd, directoryEnd, count, split }
  const isDirectory = async (at: number) =>
    Number.isSafeInteger(at) && at >= 0 && at < directoryEnd && (await signatureAt(file, at)) === entrySignature
  const counted = directoryEnd - length
  const base = counted - offset
  // Counted back from the end it is right even with something in front of the zip, provided that the first file has moved along.
  const moved = (await isDirectory(counted)) && (base === 0 || (await firstFileAt(file, counted, base)))
  if (moved) return { base, directory: counted, directoryEnd, count, split }
  if (await isDirectory(offset)) return { base: 0, directory: offset, directoryEnd, count, split }
  if (await isDirectory(counted)) return { base: 0, directory: counted, directoryEnd, count, split }
  return undefined
}

async function firstFileAt(file: FileHandle, directory: number, base: number): Promise<boolean> {
  const offset = (await readAt(file, directory + 42, 4)).readUInt32LE(0)
  return base > 0 && (await signatureAt(file, base + offset)) === localSignature
}

async function signatureAt(file: FileHandle, position: number): Promise<number> {
  const bytes = await readAt(file, position, 4)
  return bytes.length < 4 ? 0 : bytes.readUInt32LE(0)
}

/** As many of the bytes as there are. */
export async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length)
  const { bytesRead } = await file.read(bytes, 0, length, position)
  return bytes.subarray(0, bytesRead)
}
