/**
 * Pictures of people. What is shown or kept has always been drawn anew: foreign bytes are looked at (head, size), decoded by the
 * engine, painted on a canvas of at most 512 pixels a side, and only what the canvas gives goes on.
 */
import { pictureProblem, thumbnailSide } from '#contract/pictures'
import { Failed } from '#contract/result'
import { library } from './library'

/** A picture of the library as a small blob; null when it is not there. Throws `Failed` for what may not be shown. */
export async function readPicture(sha256: string): Promise<Blob | null> {
  const { main } = library()
  const parts: Uint8Array<ArrayBuffer>[] = []
  for (let from = 0; ; ) {
    const part = await main.readPicture(sha256, from)
    if (part === null) return null
    if (part === '') break
    const bytes = decoded(part)
    parts.push(bytes)
    from += bytes.length
  }
  return drawnAnew(new Blob(parts))
}

/** Keeps a picture that the owner chose, small. Answers its hash. */
export async function keepPicture(file: Blob): Promise<string> {
  const small = await drawnAnew(file)
  return library().main.addPicture(encoded(new Uint8Array(await small.arrayBuffer())))
}

async function drawnAnew(file: Blob): Promise<Blob> {
  const problem = pictureProblem(new Uint8Array(await file.arrayBuffer()))
  if (problem !== undefined) throw new Failed('refused', `This is not shown: ${problem}.`)
  const image = await decode(file)
  try {
    const scale = Math.min(1, thumbnailSide / Math.max(image.width, image.height))
    const width = Math.max(1, Math.round(image.width * scale))
    const height = Math.max(1, Math.round(image.height * scale))
    const canvas = new OffscreenCanvas(width, height)
    const paper = canvas.getContext('2d')
    if (!paper) throw new Failed('failed', 'The picture could not be drawn.')
    // JPEG has no see-through parts: they would turn black.
    paper.fillStyle = '#fff'
    paper.fillRect(0, 0, width, height)
    paper.imageSmoothingQuality = 'high'
    paper.drawImage(image, 0, 0, width, height)
    return await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.88 })
  } finally {
    image.close()
  }
}

/** Without a type the engine goes by the bytes; SVG has been refused by then. */
async function decode(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file)
  } catch (cause) {
    throw new Failed('refused', 'The picture is damaged and cannot be shown.', { cause })
  }
}

const decoded = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))

function encoded(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}
