/** What may be shown as a picture, decided by its bytes alone: a name or a stated type says nothing. */

/** SHA-256 of a picture's bytes, hex: its name in the media folder. */
export type PictureId = string

/** A side of what is kept when a picture is chosen by hand, and of what is ever drawn. */
export const thumbnailSide = 512

const largestSide = 8192
const largestArea = 40_000_000
const largestBytes = 16 * 1024 * 1024

/** Why these bytes are not kept or shown as a picture, in words; undefined when they may be. */
export function pictureProblem(bytes: Uint8Array): string | undefined {
  if (bytes.length > largestBytes) return 'the picture has more than 16 MB'
  const size = pictureSize(bytes)
  if (!size) return 'the picture is not a JPEG, PNG, GIF or WebP'
  const { width, height } = size
  if (width === 0 || height === 0) return 'the picture has no size'
  if (width > largestSide || height > largestSide || width * height > largestArea) return `the picture is too large (${width} × ${height})`
  return undefined
}

export interface PictureSize {
  readonly form: 'jpeg' | 'png' | 'gif' | 'webp'
  readonly width: number
  readonly height: number
}

/** As the head of the file states it, nothing decoded. */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  if (bytes.length < 30) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
  if (text(0, 8) === '\x89PNG\r\n\x1a\n' && text(12, 16) === 'IHDR') return { form: 'png', width: view.getUint32(16), height: view.getUint32(20) }
  if (text(0, 6) === 'GIF87a' || text(0, 6) === 'GIF89a') return { form: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return webpSize(view, text(12, 16))
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return jpegSize(view)
  return undefined
}

function webpSize(view: DataView, form: string): PictureSize | undefined {
  const size = (width: number, height: number): PictureSize => ({ form: 'webp', width, height })
  const threeBytes = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536
  if (form === 'VP8 ') return size(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
  if (form === 'VP8X') return size(threeBytes(24) + 1, threeBytes(27) + 1)
  if (form !== 'VP8L') return undefined
  const bits = view.getUint32(21, true)
  return size((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
}

/** The size stands in the frame header (SOF0 to SOF15, without DHT, JPG and DAC), behind segments of any length. */
function jpegSize(view: DataView): PictureSize | undefined {
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at++
      continue
    }
    const frame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (frame) return { form: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}
