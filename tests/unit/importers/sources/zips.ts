import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ZipFile } from 'yazl'
import { type OpenedSource, openSource } from '../../../../electron/importers/sources/index'
import type { Entry } from '../../../../electron/importers/sources/source'

/** A zip of invented files, as bytes. */
export async function zipOf(files: Readonly<Record<string, string | Uint8Array>>, options = { compress: true }): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content as Uint8Array), name, options)
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** A zip of so many empty files, put together by hand: a packer takes minutes for this. */
export function emptyFiles(count: number): Buffer {
  const nameLength = 6
  const local = Buffer.alloc((30 + nameLength) * count)
  const directory = Buffer.alloc((46 + nameLength) * count)
  for (let i = 0; i < count; i++) {
    const name = String(i).padStart(nameLength, '0')
    const [at, listed] = [i * (30 + nameLength), i * (46 + nameLength)]
    local.writeUInt32LE(0x04034b50, at)
    local.writeUInt16LE(nameLength, at + 26)
    local.write(name, at + 30)
    directory.writeUInt32LE(0x02014b50, listed)
    directory.writeUInt16LE(nameLength, listed + 28)
    directory.writeUInt32LE(at, listed + 42)
    directory.write(name, listed + 46)
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  // Beyond 65,535 there is room for the remainder only.
  end.writeUInt16LE(count % 65_536, 8)
  end.writeUInt16LE(count % 65_536, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, directory, end])
}

/** Writes the files into a folder of their own, opens them all together, and cleans up behind. */
export async function withDropped<T>(files: Readonly<Record<string, Uint8Array | string>>, use: (source: OpenedSource) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'full-circle-'))
  try {
    const dropped = await Promise.all(
      Object.entries(files).map(async ([name, content], i) => {
        const path = join(folder, `dropped-${i}`)
        await writeFile(path, content)
        return { path, name }
      }),
    )
    const source = await openSource(dropped)
    try {
      return await use(source)
    } finally {
      await source.close()
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

export interface ReadBack {
  readonly bytes: Buffer
  readonly chunks: readonly number[]
  readonly error?: Error
}

/** Reads an entry to its end or its failure. */
export async function readAll(entry: Entry): Promise<ReadBack> {
  const parts: Buffer[] = []
  const done = () => ({ bytes: Buffer.concat(parts), chunks: parts.map((part) => part.length) })
  try {
    for await (const chunk of entry.open()) parts.push(Buffer.from(chunk))
    return done()
  } catch (error) {
    return { ...done(), error: error as Error }
  }
}
