import type { Operation } from '../../../electron/contract/operations'
import type { ImportHeader, ImportTrailer } from '../../../electron/contract/records'
import type { Files } from '../../../electron/library/files'
import { createImportFile } from '../../../electron/library/importFile'

export const note = (text: string): Operation => ({ name: 'notePerson', version: 1, args: { about: 'x:@bea', text } })

export const header = (id: string, time = Date.UTC(2026, 10, 3)): ImportHeader => ({
  format: 'full-circle-import',
  version: 1,
  id,
  importer: 'x',
  importerVersion: 1,
  app: '0.1.0',
  time,
  source: 'twitter.zip',
  files: [{ name: 'twitter.zip/data/tweets.js', bytes: 3, sha256: 'ab' }],
  owner: ['x:id:1'],
})

export const trailerFor = (lines: number): Omit<ImportTrailer, 'sha256'> => ({
  format: 'full-circle-import-end',
  read: lines,
  merged: 0,
  skipped: {},
  failed: {},
  kinds: { reply: lines },
  lines: { person: 0, connection: 0, interaction: lines, coverage: 0, issue: 0 },
  from: 0,
  to: lines,
  asOf: lines,
  entries: ['twitter.zip/data/tweets.js'],
  unlisted: 0,
})

export const line = (number: number): string =>
  JSON.stringify({ fact: 'interaction', id: `x:tweet:${number}`, stream: 'x:@bea', at: number, text: `Grüße aus Łódź 👋 ${number}` })

/** A whole import file whose blocks hold `perBlock` lines each. */
export async function writeImport(files: Files, path: string, id: string, count: number, perBlock = 10): Promise<ImportTrailer> {
  const writer = await createImportFile(files, path, header(id))
  try {
    for (let first = 0; first < count; first += perBlock) {
      const lines = Array.from({ length: Math.min(perBlock, count - first) }, (_, at) => `${line(first + at)}\n`)
      await writer.write(Buffer.from(lines.join('')))
    }
    return await writer.finish(trailerFor(count))
  } finally {
    await writer.close()
  }
}
