/** A real library folder in a temporary place, written by the real writers, and the calls the page makes to it. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StoredImport } from '../../../electron/contract/ipc'
import type { Claim } from '../../../electron/contract/records'
import type { Importer, Outcome } from '../../../electron/importers/importer'
import { readInto, type Finished } from '../../../electron/importers/reading'
import { openLibrary as openFolder, type ImportReader, type Library as Folder } from '../../../electron/library/library'
import { createApplying } from '../../../renderer/db/applying'
import { openDatabase } from '../../../renderer/db/database'
import type { Main } from '../../../renderer/services/api'
import { openLibrary, useLibraryOf, type Library } from '../../../renderer/services/library'

export interface Archive {
  /** Id of the importer that "read" it. */
  readonly importer?: string
  readonly version?: number
  readonly source?: string
  readonly owner?: readonly string[]
  readonly outcomes: readonly Outcome[]
}

export interface TestFolder extends Folder {
  /** Reads an archive into an import file and keeps it. */
  readonly add: (archive: Archive) => Promise<StoredImport>
  readonly remove: () => Promise<void>
}

/** The clock of all tests: what lies after it has not happened. */
export const now = Date.UTC(2026, 5, 1)

let clock = now

export async function newFolder(): Promise<TestFolder> {
  const path = await mkdtemp(join(tmpdir(), 'full-circle-db-'))
  const folder = await openFolder(path, { device: 'here', now: () => clock++ })
  const add = async (archive: Archive) => {
    const id = randomUUID()
    await readArchive(folder, id, archive)
    return folder.keep(id)
  }
  const remove = async () => {
    await folder.close()
    await rm(path, { recursive: true })
  }
  // The folder's `readOnly` is looked at anew each time, so it is passed on and not copied.
  return Object.assign(Object.create(folder) as Folder, { add, remove })
}

async function readArchive(folder: Folder, importId: string, archive: Archive, owner = archive.owner ?? ['x:id:1']): Promise<Finished> {
  const { importer = 'x', version = 1, source = 'archive.zip', outcomes } = archive
  const reader: Importer = {
    id: importer, title: importer, version,
    claim: () => Promise.resolve([]),
    async *read() {
      yield* outcomes
    },
  }
  const claim: Claim = { ...claimOf(archive), owner }
  return readInto(
    {
      command: 'read', dropped: [], claim, owner, zone: 'UTC', region: 'DE', now: clock++, importId, app: 'test',
      partFile: folder.partFile(importId), scratchFolder: folder.scratchFolder(importId), mediaFolder: folder.pictureFolder(importId),
    },
    () => undefined,
    { importers: [reader], openSource: () => Promise.resolve({ name: source, entries: [], warnings: [], close: () => Promise.resolve() }) },
  )
}

const claimOf = ({ importer = 'x', source = 'archive.zip', owner = ['x:id:1'] }: Archive): Claim => ({
  importer, title: importer, source, recognised: '', owner, entries: [], bytes: 0, ignored: [],
})

/** The calls of the page that concern the folder. `archives`: what there is to pick, by token. */
export function mainOf(folder: Folder, archives: ReadonlyMap<string, Archive> = new Map()): Main {
  const open = new Map<string, ImportReader>()
  const readings = new Map<string, Promise<Finished>>()
  const calls: Partial<Main> = {
    libraryInfo: () => Promise.resolve({ id: folder.id, folder: folder.folder, isSample: false, device: folder.device, appVersion: '0' }),
    libraryState: () => folder.state(),
    openImport: async (id) => {
      const token = randomUUID()
      open.set(token, await folder.openImport(id))
      return token
    },
    nextBatch: (token) => open.get(token)!.next(),
    closeImport: async (token) => {
      await open.get(token)!.close()
      open.delete(token)
    },
    journalAfter: (device, seq) => folder.journalAfter(device, seq),
    append: (operations) => folder.appendAll(operations),
    checkFolder: () => folder.check(),
    commandProgress: () => Promise.resolve(),
    detect: (source) => Promise.resolve({ source, claims: [claimOf(archives.get(source)!)], readable: [], unrecognised: [], warnings: [] }),
    startReading: ({ source, owner }) => {
      const token = randomUUID()
      readings.set(token, readArchive(folder, token, archives.get(source)!, owner))
      return Promise.resolve(token)
    },
    readOutcome: async (reading) => {
      const finished = await readings.get(reading)!
      const same = (await folder.state()).imports.find((stored) => stored.trailer.sha256 === finished.trailer.sha256)
      return { ...finished, reading, ...(same ? { sameAs: same.id } : {}) }
    },
    keepReading: (reading) => folder.keep(reading),
    discardReading: (reading) => folder.discard(reading),
  }
  return calls as Main
}

/** Opens the library of a folder on a database of its own, in place of a worker. */
export async function openAt(folder: Folder, main: Main = mainOf(folder), at = now): Promise<Library> {
  const library = await openLibrary(main, { now: () => at, applier: createApplying(openDatabase(folder.id)) })
  useLibraryOf(library)
  return library
}

/** As when the browser lost it. */
export async function wipe(library: Library): Promise<void> {
  library.close()
  await openDatabase(library.info.id).delete()
}
