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
