/** A life as a library folder: real import files, written as every archive is. `node tests/run.mjs tests/bench/life/write.ts FOLDER --size 100k [--people 5k]` prints its counts. */
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Claim } from '../../../electron/contract/records'
import type { Importer } from '../../../electron/importers/importer'
import { readInto } from '../../../electron/importers/reading'
import { openLibrary } from '../../../electron/library/library'
import { sizeOf } from '../size'
import { lifeOf, type LifeArchive, type LifeCounts, type LifeOptions } from './life'
import { lifeEnd } from './touches'

/** The folder is made; nothing should be in it. */
export async function writeLife(folder: string, options: LifeOptions): Promise<LifeCounts> {
  const life = lifeOf(options)
  await mkdir(folder, { recursive: true })
  const identity = { format: 'full-circle-library', version: 1, id: idFor(JSON.stringify(options)), created: new Date(lifeEnd).toISOString() }
  await writeFile(join(folder, 'library.json'), `${JSON.stringify(identity, null, 2)}\n`)
  const library = await openLibrary(folder, { device: 'bench', now: () => lifeEnd })
  try {
    for (const archive of life.archives) {
      const importId = idFor(archive.source)
      const places = { importId, partFile: library.partFile(importId), scratchFolder: library.scratchFolder(importId), mediaFolder: library.pictureFolder(importId) }
      const claim: Claim = { ...archive, recognised: 'invented', entries: [], bytes: 0, ignored: [] }
      await readInto({ command: 'read', dropped: [], claim, owner: archive.owner, zone: 'UTC', region: 'DE', now: lifeEnd, app: 'bench', ...places }, () => undefined, {
        importers: [replaying(archive)],
        openSource: () => Promise.resolve({ name: archive.source, entries: [], warnings: [], close: () => Promise.resolve() }),
      })
      await library.keep(importId)
    }
  } finally {
    await library.close()
  }
  return life.counts()
}

const replaying = ({ importer, title, outcomes }: LifeArchive): Importer => ({
  id: importer, title, version: 1,
  claim: () => Promise.resolve([]),
  async *read() {
    yield* outcomes()
  },
})

/** Follows from the text, so that the same life is the same files. */
const idFor = (text: string): string => createHash('sha256').update(text).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5')

export async function main([folder, ...flags]: readonly string[]): Promise<void> {
  if (folder === undefined) throw new Error('Say which folder to write.')
  const flag = (name: string) => (flags.includes(name) ? sizeOf(flags[flags.indexOf(name) + 1]) : undefined)
  const people = flag('--people')
  const counts = await writeLife(folder, { interactions: flag('--size') ?? 100_000, ...(people !== undefined && { people }) })
  process.stdout.write(`${JSON.stringify(counts, null, 2)}\n`)
}
