import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Failed } from '../contract/result'

interface PictureFiles {
  exists(path: string): Promise<boolean>
  ensureFolder(path: string): Promise<void>
  writeAtomic(path: string, bytes: Uint8Array): Promise<void>
}

/** Keeps pictures in the media folder under their hash. Throws `Failed('refused')` for what is no picture or too large to show. */
export function createPictureKeeper(files: PictureFiles, folder: string): (bytes: Uint8Array) => Promise<string> {
  return async (bytes) => {
    const problem = pictureProblem(bytes)
    if (problem !== undefined) throw new Failed('refused', problem)
    const name = createHash('sha256').update(bytes).digest('hex')
    const path = join(folder, name)
    if (!(await files.exists(path))) {
      await files.ensureFolder(folder)
      await files.writeAtomic(path, bytes)
    }
    return name
  }
}

const largestSide = 8192
const largestArea = 40_000_000
const largestBytes = 16 * 1024 * 1024

/** Why these bytes are not kept as a picture, in words; undefined when they may be. Only what the bytes say counts, not a name or a type. */
export function pictureProblem(bytes: Uint8Array): string | undefined {
  if (bytes.length > largestBytes) return 'the picture has more than 16 MB'
  const size = pictureSize(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  if (!size) return 'the picture is not a JPEG, PNG, GIF or WebP'
  const [width, height] = size
  if (width === 0 || height === 0) return 'the picture has no size'
  if (width > largestSide || height > largestSide || width * height > largestArea) return `the picture is too large (${width} × ${height})`
  return undefined
}

function pictureSize(bytes: Buffer): readonly [width: number, height: number] | undefined {
  const text = (from: number, to: number) => bytes.toString('latin1', from, to)
  if (bytes.length < 30) return undefined
  if (text(0, 8) === '\x89PNG\r\n\x1a\n' && text(12, 16) === 'IHDR') return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  if (text(0, 6) === 'GIF87a' || text(0, 6) === 'GIF89a') return [bytes.readUInt16LE(6), bytes.readUInt16LE(8)]
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return webpSize(bytes, text(12, 16))
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return jpegSize(bytes)
  return undefined
}

function webpSize(bytes: Buffer, form: string): readonly [number, number] | undefined {
  if (form === 'VP8 ') return [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff]
  if (form === 'VP8X') return [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1]
  if (form !== 'VP8L') return undefined
  const bits = bytes.readUInt32LE(21)
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1]
}

/** The size stands in the frame header (SOF0 to SOF15, without DHT, JPG and DAC), behind segments of any length. */
function jpegSize(bytes: Buffer): readonly [number, number] | undefined {
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at++
      continue
    }
    const frame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (frame) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)]
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}
