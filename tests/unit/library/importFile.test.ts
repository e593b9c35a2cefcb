import fc from 'fast-check'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { Failed } from '../../../electron/contract/result'
import { createFiles } from '../../../electron/library/files'
import { openImportFile, readEnds, verifyImportFile } from '../../../electron/library/importFile'
import { header, line, trailerFor, writeImport } from './samples'
import { useTemporaryFolders } from './temporaryFolder'

const folderOf = useTemporaryFolders()
const files = createFiles()

async function pulled(path: string): Promise<string[]> {
  const reader = await openImportFile(files, path)
  const lines: string[] = []
  let progress = 0
  for (;;) {
    const batch = await reader.next()
    expect(batch.progress).toBeGreaterThanOrEqual(progress)
    progress = batch.progress
    if (batch.lines.length > 0) lines.push(...Buffer.from(batch.lines).toString().split('\n'))
    if (batch.last) break
  }
  expect(progress).toBe(1)
  await reader.close()
  return lines
}

describe('import file', () => {
  it('comes back as it was written, whatever the size', async () => {
    for (const count of [0, 1, 10, 11, 2345]) {
      const path = join(folderOf(), 'a.ndjson.gz')
      const trailer = await writeImport(files, path, 'a', count)
      expect(await pulled(path)).toEqual(Array.from({ length: count }, (_, number) => line(number)))
      expect(await readEnds(files, path)).toMatchObject({ header: header('a'), trailer })
      await verifyImportFile(files, path)
    }
  })

  it('is one text for any gunzip', async () => {
    const path = join(folderOf(), 'a.ndjson.gz')
    const trailer = await writeImport(files, path, 'a', 25)
    const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n')
    expect(lines.pop()).toBe('')
    expect(JSON.parse(lines[0]!)).toEqual(header('a'))
    expect(JSON.parse(lines.at(-1)!)).toEqual(trailer)
    expect(lines.slice(1, -1)).toEqual(Array.from({ length: 25 }, (_, number) => line(number)))
  })

  it('is an interrupted import when it was cut, at any byte', async () => {
    const folder = folderOf()
    const path = join(folder, 'a.ndjson.gz')
    await writeImport(files, path, 'a', 25)
    const bytes = readFileSync(path)
    for (let length = 0; length < bytes.length; length++) {
      const cut = join(folder, 'cut.ndjson.gz')
      writeFileSync(cut, bytes.subarray(0, length))
      expect(await readEnds(files, cut)).toBeUndefined()
    }
  })

  it('notices every changed byte', async () => {
    const folder = folderOf()
    const path = join(folder, 'a.ndjson.gz')
    await writeImport(files, path, 'a', 25)
    const bytes = readFileSync(path)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = Buffer.from(bytes)
        damaged[at]! ^= change
        const other = join(folder, 'damaged.ndjson.gz')
        writeFileSync(other, damaged)
        const found = await verifyImportFile(files, other).then(
          () => undefined,
          (error: unknown) => error,
        )
        // Time and system fields of a gzip header carry nothing and are read by nobody.
        if (found === undefined) expect(await pulled(other)).toEqual(Array.from({ length: 25 }, (_, number) => line(number)))
        else expect(found).toBeInstanceOf(Failed)
      }),
      { numRuns: 500 },
    )
  })

  it('does not hand out the last batch of a file whose hash is wrong', async () => {
    const folder = folderOf()
    const path = join(folder, 'a.ndjson.gz')
    await writeImport(files, path, 'a', 20)
    const other = join(folder, 'b.ndjson.gz')
    await writeImport(files, other, 'b', 20, 20)
    const mixed = Buffer.from(readFileSync(path))
    const ends = (await readEnds(files, path))!
    // Two blocks of equal lines exchanged: every checksum of gzip fits, the order does not.
    const blocks = mixed.subarray(ends.linesAt, ends.linesEnd)
    const size = blocks.readUInt32LE(16)
    const exchanged = Buffer.concat([mixed.subarray(0, ends.linesAt), blocks.subarray(size), blocks.subarray(0, size), mixed.subarray(ends.linesEnd)])
    writeFileSync(path, exchanged)
    const reader = await openImportFile(files, path)
    await reader.next()
    await expect(reader.next()).rejects.toMatchObject({ code: 'unreadable' })
    await expect(verifyImportFile(files, path)).rejects.toMatchObject({ code: 'unreadable' })
  })

  it('counts the lines again when it verifies', async () => {
    const path = join(folderOf(), 'a.ndjson.gz')
    const { createImportFile } = await import('../../../electron/library/importFile')
    const writer = await createImportFile(files, path, header('a'))
    await writer.write(Buffer.from(`${line(1)}\n`))
    await writer.finish(trailerFor(2))
    await expect(verifyImportFile(files, path)).rejects.toMatchObject({ code: 'unreadable' })
  })
})
