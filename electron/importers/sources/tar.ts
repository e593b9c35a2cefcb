import { createReadStream } from 'node:fs'
import { constants, createGunzip } from 'node:zlib'
import { Failed } from '../../contract/result'
import { fileBytes } from './fileBytes'
import { isLitter, judgeName } from './names'
import type { Warnings } from './warnings'

const block = 512
const entryLimit = 200_000
const sizeLimit = 4 * 1024 ** 3
const ratioFrom = 200 * 1024 ** 2
const ratioLimit = 200
/** Beginnings of entries that are kept while the tar is listed: a packed tar can only be read from its start. */
const headLength = 64 * 1024
const headsLimit = 8 * 1024 * 1024
/** Long names and other notes in front of an entry. */
const longestNote = 64 * 1024

export interface TarListed {
  readonly path: string
  readonly size: number
  open(): AsyncIterable<Uint8Array>
  /** The first bytes, when they were kept. */
  readonly start?: Uint8Array
}

/** Whether 512 bytes are the first header of a tar. */
export const isTarHeader = (bytes: Buffer): boolean => bytes.length >= block && bytes.toString('latin1', 257, 262) === 'ustar' && checksumFits(bytes)

/** The first bytes behind the packing of a `.gz`. */
export async function unpackedStart(path: string, name: string): Promise<Buffer> {
  const bytes = new Bytes(gunzipped(path, name))
  try {
    return (await bytes.read(block)) ?? Buffer.alloc(0)
  } catch (error) {
    if (!(error instanceof Failed)) throw error
    return Buffer.alloc(0)
  } finally {
    await bytes.close()
  }
}

/** Lists what can be read of a tar, packed by gzip or not; what is refused goes into the warnings. Keeps what stands before a damage. */
export async function listTar(path: string, name: string, packed: boolean, warnings: Warnings): Promise<TarListed[]> {
  const bytes = new Bytes(packed ? gunzipped(path, name) : fileBytes(path, name))
  const found: TarListed[] = []
  let kept = 0
  try {
    let note: Note = {}
    for (let count = 0; ; ) {
      const header = await bytes.read(block)
      if (!header) {
        warnings.add('The tar breaks off: what follows its last entry is missing.', name)
        break
      }
      if (header.every((byte) => byte === 0)) break
      const listed = checksumFits(header) ? headerOf(header, note) : undefined
      if (!listed) {
        warnings.add(`The tar is damaged behind entry number ${count}.`, name)
        break
      }
      const { type, size } = listed
      if (type === 'note') {
        const text = size <= longestNote ? await bytes.read(size) : undefined
        if (!text && size <= longestNote) continue
        note = text ? noteOf(header, text, note) : {}
        await bytes.skip((text ? 0 : size) + padding(size))
        continue
      }
      note = {}
      if (++count > entryLimit) throw new Failed('refused', `“${name}” holds more than 200,000 entries.`)
      const judged = judgeName(listed.path)
      const offset = bytes.position
      let start: Uint8Array | undefined
      if ('refused' in judged) warnings.add(`An entry was left out: ${judged.refused}.`, name)
      else if (type === 'link') warnings.add('An entry was left out: it is a link to another file.', `${name}/${judged.path}`)
      else if (type === 'file' && !isLitter(judged.path)) {
        if (packed && kept < headsLimit && !isMedia(judged.path)) start = await bytes.read(Math.min(size, headLength))
        kept += start?.length ?? 0
        found.push({ path: judged.path, size, open: () => entryBytes(path, name, packed, offset, size), ...(start && { start: Uint8Array.from(start) }) })
      }
      await bytes.skip(size + padding(size) - (start?.length ?? 0))
    }
  } catch (error) {
    if (!(error instanceof Failed) || error.code === 'refused') throw error
    warnings.add(error.message, name)
  } finally {
    await bytes.close()
  }
  return found
}

const isMedia = (path: string): boolean => /\.(?:jpe?g|png|gif|webp|avif|heic|mp4|mov|webm|m4[av]|mp3|ogg|oga|wav|flac|pdf|zip)$/i.test(path)

async function* entryBytes(path: string, name: string, packed: boolean, offset: number, size: number): AsyncGenerator<Uint8Array> {
  if (size > sizeLimit) throw new Failed('refused', `“${name}” holds a file larger than 4 GB.`)
  const bytes = new Bytes(packed ? gunzipped(path, name) : fileBytes(path, name, offset))
  try {
    if (packed) await bytes.skip(offset)
    for (let left = size; left > 0; ) {
      const chunk = await bytes.some(left)
      if (!chunk) throw new Failed('unreadable', `“${name}” is damaged: it ends too early.`)
      left -= chunk.length
      yield chunk
    }
  } finally {
    await bytes.close()
  }
}

interface Note {
  readonly path?: string
  readonly size?: number
}

interface Header {
  readonly type: 'file' | 'link' | 'note' | 'other'
  readonly path: string
  readonly size: number
}

function headerOf(header: Buffer, note: Note): Header | undefined {
  const flag = String.fromCharCode(header[156]!)
  const stated = numberOf(header.subarray(124, 136))
  // A link or folder has no content, whatever it states.
  const hasContent = !/[1-6]/.test(flag)
  const isNote = /[xgLK]/.test(flag)
  const size = !hasContent ? 0 : isNote ? stated : (note.size ?? stated)
  if (size === undefined || !Number.isSafeInteger(size) || size < 0) return undefined
  const prefix = header.toString('latin1', 257, 263) === 'ustar\0' ? textOf(header.subarray(345, 500)) : ''
  const own = textOf(header.subarray(0, 100))
  const path = note.path ?? (prefix === '' ? own : `${prefix}/${own}`)
  const type = isNote ? 'note' : flag === '0' || flag === '\0' || flag === '7' ? (path.endsWith('/') ? 'other' : 'file') : flag === '1' || flag === '2' ? 'link' : 'other'
  return { type, path, size }
}

/** A name too long for the header (`L`), or records of `27 path=media/a.jpg` (`x`). */
function noteOf(header: Buffer, text: Buffer, before: Note): Note {
  const flag = String.fromCharCode(header[156]!)
  if (flag === 'L') return { ...before, path: textOf(text) }
  if (flag !== 'x') return before
  let note = before
  for (let at = 0; at < text.length; ) {
    const blank = text.indexOf(32, at)
    const length = blank < 0 ? NaN : Number(text.toString('latin1', at, blank))
    if (!(length > blank - at) || at + length > text.length) break
    const record = text.toString('utf8', blank + 1, at + length - 1)
    const equals = record.indexOf('=')
    if (record.startsWith('path=')) note = { ...note, path: record.slice(equals + 1) }
    else if (record.startsWith('size=')) note = { ...note, size: Number(record.slice(equals + 1)) }
    at += length
  }
  return note
}

const padding = (size: number): number => (block - (size % block)) % block

const textOf = (bytes: Buffer): string => {
  const end = bytes.indexOf(0)
  return bytes.toString('utf8', 0, end < 0 ? bytes.length : end)
}

/** Octal digits; or, for more than 8 GB, a number in bytes behind a set first bit. */
function numberOf(field: Buffer): number | undefined {
  if (field[0]! & 0x80) return field.subarray(4).reduce((sum, byte) => sum * 256 + byte, 0)
  const digits = field.toString('latin1').replace(/[\0 ]/g, '')
  return /^[0-7]{0,12}$/.test(digits) ? Number.parseInt(digits || '0', 8) : undefined
}

function checksumFits(header: Buffer): boolean {
  let sum = 0
  for (let i = 0; i < block; i++) sum += i >= 148 && i < 156 ? 32 : header[i]!
  return numberOf(header.subarray(148, 156)) === sum
}

async function* gunzipped(path: string, name: string): AsyncGenerator<Buffer> {
  const stream = createReadStream(path, { highWaterMark: 64 * 1024 })
  // What is there of a cut file is handed on; that it is cut shows by what is missing.
  const unpacked = createGunzip({ chunkSize: 256 * 1024, finishFlush: constants.Z_SYNC_FLUSH })
  stream.on('error', (error) => unpacked.destroy(error))
  stream.pipe(unpacked)
  let size = 0
  try {
    for await (const chunk of unpacked) {
      size += (chunk as Buffer).length
      if (size > ratioFrom && size > stream.bytesRead * ratioLimit) {
        throw new Failed('refused', `“${name}” would grow to more than 200 times its size when unpacked, as no real file does.`)
      }
      yield chunk as Buffer
    }
  } catch (cause) {
    if (cause instanceof Failed) throw cause
    throw new Failed('unreadable', `“${name}” is damaged and cannot be unpacked to its end.`, { cause })
  } finally {
    stream.destroy()
    unpacked.destroy()
  }
}

/** Takes as many bytes as are asked for out of chunks of any size. */
class Bytes {
  position = 0
  private waiting: Buffer = Buffer.alloc(0)

  constructor(private readonly chunks: AsyncGenerator<Buffer>) {}

  /** Some bytes, at most so many; undefined at the end. */
  async some(most: number): Promise<Buffer | undefined> {
    if (this.waiting.length === 0) {
      const next = await this.chunks.next()
      if (next.done) return undefined
      this.waiting = next.value
    }
    const taken = this.waiting.subarray(0, most)
    this.waiting = this.waiting.subarray(taken.length)
    this.position += taken.length
    return taken
  }

  /** Exactly so many; undefined when the file ends before. */
  async read(length: number): Promise<Buffer | undefined> {
    const parts: Buffer[] = []
    for (let left = length; left > 0; ) {
      const part = await this.some(left)
      if (!part) return undefined
      parts.push(part)
      left -= part.length
    }
    return parts.length === 1 ? parts[0] : Buffer.concat(parts)
  }

  async skip(length: number): Promise<void> {
    for (let left = length; left > 0; ) {
      const part = await this.some(left)
      if (!part) return
      left -= part.length
    }
  }

  async close(): Promise<void> {
    await this.chunks.return(undefined)
  }
}
