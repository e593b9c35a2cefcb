/** Writes and reads one import: header, blocks of lines, trailer. The format is described in README.md beside this file. */
import { createHash } from 'node:crypto'
import type { Batch } from '../contract/ipc'
import type { ImportHeader, ImportTrailer } from '../contract/records'
import { Failed } from '../contract/result'
import type { Files, OpenedFile } from './files'
import { blockHeaderBytes, blockSize, endMark, endMarkBytes, lastBlockAt, packBlock, unpackBlock } from './gzipBlocks'

export interface ImportWriter {
  /** Whole lines, each with its line end: they become one block, which is later pulled as one batch. */
  write(lines: Uint8Array): Promise<void>
  /** Answers once the file is on the medium. */
  finish(trailer: Omit<ImportTrailer, 'sha256'>): Promise<ImportTrailer>
  /** For stopping early: the file stays, without a trailer. */
  close(): Promise<void>
}

export interface ImportReader {
  /** Throws `Failed('unreadable')` where the file is damaged; after `last`, nothing more is there to ask for. */
  next(): Promise<Batch>
  close(): Promise<void>
}

export interface ImportEnds {
  readonly header: ImportHeader
  readonly trailer: ImportTrailer
  /** Where the blocks of lines begin and end, bytes. */
  readonly linesAt: number
  readonly linesEnd: number
  readonly fileBytes: number
}

/** What a block should not exceed: the page takes one at a time. */
export const blockLines = 1000
export const blockBytes = 1024 * 1024

/** Blocks that are compressed while the next ones are made, or unpacked while the one before is looked at. */
const inFlight = 4
const readBytes = 1024 * 1024

export async function createImportFile(files: Files, path: string, header: ImportHeader): Promise<ImportWriter> {
  const file = await files.create(path)
  const sha256 = createHash('sha256')
  const packing: Promise<Buffer>[] = [packBlock(Buffer.from(`${JSON.stringify(header)}\n`))]
  let open = true

  const storeUntil = async (left: number) => {
    while (packing.length > left) await file.write(await packing.shift()!)
  }
  const close = async () => {
    if (!open) return
    open = false
    await Promise.allSettled(packing)
    await file.close()
  }

  return {
    async write(lines) {
      if (lines.length === 0) return
      sha256.update(lines)
      packing.push(packBlock(lines))
      await storeUntil(inFlight)
    },
    async finish(counts) {
      const trailer: ImportTrailer = { ...counts, sha256: sha256.digest('hex') }
      await storeUntil(0)
      const trailerAt = file.length
      await file.write(await packBlock(Buffer.from(`${JSON.stringify(trailer)}\n`)))
      await file.write(endMark(trailerAt))
      await file.sync()
      await close()
      return trailer
    },
    close,
  }
}

/** Header and trailer, without the lines between them. Undefined for a file that was cut: an interrupted import. */
export async function readEnds(files: Files, path: string): Promise<ImportEnds | undefined> {
  const fileBytes = await files.size(path)
  if (fileBytes < blockHeaderBytes + endMarkBytes) return undefined
  const trailerAt = lastBlockAt(await files.readRange(path, fileBytes - endMarkBytes, fileBytes))
  if (trailerAt === undefined || trailerAt >= fileBytes - endMarkBytes) return undefined
  const first = await readBlock(files, path, 0, trailerAt)
  const last = await readBlock(files, path, trailerAt, fileBytes - endMarkBytes)
  const header = asJson(first.data)
  const trailer = asJson(last.data)
  if (!isHeader(header) || !isTrailer(trailer)) throw damaged(path)
  if (header.version !== 1) {
    throw new Failed('newerLibrary', `${nameOf(path)} was written by a newer version of Full Circle.`)
  }
  return { header, trailer, linesAt: first.end, linesEnd: trailerAt, fileBytes }
}

export async function openImportFile(files: Files, path: string): Promise<ImportReader> {
  const ends = await readEnds(files, path)
  if (!ends) throw new Failed('unreadable', `${nameOf(path)} is not complete: it was cut off, or is still being copied.`)
  const sha256 = createHash('sha256')
  let at = ends.linesAt

  return {
    async next() {
      let lines: Batch['lines'] = new Uint8Array(0)
      if (at < ends.linesEnd) {
        const block = await readBlock(files, path, at, ends.linesEnd)
        sha256.update(block.data)
        at = block.end
        lines = block.data.subarray(0, -1)
      }
      const last = at >= ends.linesEnd
      if (last && sha256.copy().digest('hex') !== ends.trailer.sha256) throw damaged(path)
      return { lines, last, progress: last ? 1 : at / ends.fileBytes }
    },
    // Nothing is held open between two batches.
    close: () => Promise.resolve(),
  }
}

/** Reads everything and compares it with the trailer. Throws like `openImportFile`; `breathe` is awaited after each block. */
export async function verifyImportFile(files: Files, path: string, breathe: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const ends = await readEnds(files, path)
  if (!ends) throw new Failed('unreadable', `${nameOf(path)} is not complete: it was cut off, or is still being copied.`)
  const sha256 = createHash('sha256')
  let lines = 0
  const file = await files.open(path)
  const unpacking: Promise<Buffer>[] = []
  const check = async () => {
    const data = await unpacking.shift()!
    sha256.update(data)
    lines += countLines(data)
    await breathe()
  }
  try {
    for await (const block of packedBlocks(file, path, ends)) {
      const unpacked = unpack(block, path)
      // A damaged block is told of when it is its turn.
      unpacked.catch(() => undefined)
      unpacking.push(unpacked)
      if (unpacking.length >= inFlight) await check()
    }
    while (unpacking.length > 0) await check()
  } finally {
    await file.close()
  }
  const counted = Object.values(ends.trailer.lines).reduce((sum, count) => sum + count, 0)
  if (sha256.digest('hex') !== ends.trailer.sha256 || lines !== counted) throw damaged(path)
}

/** The blocks of lines as they lie on the disk, many to a reading. */
async function* packedBlocks(file: OpenedFile, path: string, { linesAt, linesEnd }: ImportEnds): AsyncGenerator<Buffer> {
  let window: Buffer = Buffer.alloc(0)
  let from = linesAt
  for (let at = linesAt; at < linesEnd; ) {
    const there = () => window.subarray(at - from)
    const size = there().length < blockHeaderBytes ? undefined : blockSize(there().subarray(0, blockHeaderBytes))
    if (size !== undefined && size <= there().length) {
      yield there().subarray(0, size)
      at += size
      continue
    }
    const wanted = Math.min(at + Math.max(readBytes, size ?? 0), linesEnd)
    if (there().length >= wanted - at) throw damaged(path)
    window = await file.read(at, wanted)
    from = at
    if (window.length < wanted - at) throw damaged(path)
  }
}

async function readBlock(files: Files, path: string, at: number, limit: number): Promise<{ data: Buffer<ArrayBuffer>; end: number }> {
  const size = blockSize(await files.readRange(path, at, Math.min(at + blockHeaderBytes, limit)))
  if (size === undefined || at + size > limit) throw damaged(path)
  return { data: await unpack(await files.readRange(path, at, at + size), path), end: at + size }
}

const unpack = (block: Buffer, path: string) =>
  unpackBlock(block).catch((error: unknown) => {
    throw damaged(path, error)
  })

function countLines(data: Buffer): number {
  let lines = 0
  for (let at = data.indexOf(10); at >= 0; at = data.indexOf(10, at + 1)) lines++
  return lines
}

const nameOf = (path: string) => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)

const damaged = (path: string, cause?: unknown) =>
  new Failed('unreadable', `${nameOf(path)} is damaged: what it holds does not fit its checksum. Import the archive again, or put the file back from a backup.`, { cause })

function asJson(data: Buffer): unknown {
  try {
    return JSON.parse(data.toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const isHeader = (value: unknown): value is ImportHeader =>
  isRecord(value) && value['format'] === 'full-circle-import' && typeof value['id'] === 'string' && typeof value['importer'] === 'string' && typeof value['time'] === 'number'

const isTrailer = (value: unknown): value is ImportTrailer =>
  isRecord(value) && value['format'] === 'full-circle-import-end' && typeof value['sha256'] === 'string' && isRecord(value['lines'])

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null
