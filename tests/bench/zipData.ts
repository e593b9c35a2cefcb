/** The data files of a generated archive, read with nothing but zlib: what a raw limit is allowed to cost. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { createInflateRaw } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'

const openZip = promisify<string, yauzl.Options, ZipFile>(yauzl.open)

/** In the order of the zip. */
export async function dataEntries(file: string): Promise<Entry[]> {
  const zip = await openZip(file, { lazyEntries: false, autoClose: true })
  const entries: Entry[] = []
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', reject)
  })
}

export async function* inflatedBytes(file: string, { relativeOffsetOfLocalHeader: at, compressedSize }: Entry): AsyncGenerator<Buffer> {
  const handle = await open(file)
  const { buffer } = await handle.read(Buffer.alloc(30), 0, 30, at)
  await handle.close()
  const start = at + 30 + buffer.readUInt16LE(26) + buffer.readUInt16LE(28)
  const packed = createReadStream(file, { start, end: start + compressedSize - 1, highWaterMark: 1024 * 1024 })
  yield* packed.pipe(createInflateRaw({ chunkSize: 256 * 1024 })) as AsyncIterable<Buffer>
}
