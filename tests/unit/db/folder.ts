/** A real library folder in a temporary place, written by the real writers, and the calls the page makes to it. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StoredImport } from '../../../electron/contract/ipc'
import type { ImportTrailer } from '../../../electron/contract/records'
import type { Claim } from '../../../electron/contract/records'
import type { Importer, Outcome } from '../../../electron/importers/importer'
import { readInto } from '../../../electron/importers/reading'
import { openLibrary as openFolder, type ImportReader, type Library as Folder } from '../../../electron/library/library'
import { createApplying } from '../../../renderer/db/applying'
import { openDatabase } from '../../../renderer/db/database'
import type { Main } from '../../../renderer/services/api'
import { openLibrary, useLibraryOf, type Library } from '../../../renderer/services/library'

export interface Archive {
  /** Id of the importer that "read" it. */
  readonly importer?: string
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

async function readArchive(folder: Folder, importId: string, { importer = 'x', source = 'archive.zip', owner = ['x:id:1'], outcomes }: Archive): Promise<ImportTrailer> {
  const reader: Importer = {
    id: importer, title: importer, version: 1,
    claim: () => Promise.resolve([]),
    async *read() {
      yield* outcomes
    },
  }
  const claim: Claim = { importer, title: importer, source, recognised: '', owner, entries: [], bytes: 0, ignored: [] }
  const { trailer } = await readInto(
    {
      command: 'read', dropped: [], claim, owner, zone: 'UTC', region: 'DE', now: clock++, importId, app: 'test',
      partFile: folder.partFile(importId), scratchFolder: folder.scratchFolder(importId), mediaFolder: folder.mediaFolder,
    },
    () => undefined,
    { importers: [reader], openSource: () => Promise.resolve({ name: source, entries: [], warnings: [], close: () => Promise.resolve() }) },
  )
  return trailer
}

/** The calls of the page that concern the folder. */
export function mainOf(folder: Folder): Main {
  const open = new Map<string, ImportReader>()
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
    append: (operation) => folder.append(operation),
    checkFolder: () => folder.check(),
    commandProgress: () => Promise.resolve(),
  }
  return calls as Main
}

/** Opens the library of a folder on a database of its own, in place of a worker. */
export async function openAt(folder: Folder, main: Main = mainOf(folder)): Promise<Library> {
  const library = await openLibrary(main, { now: () => now, applier: createApplying(openDatabase(folder.id)) })
  useLibraryOf(library)
  return library
}

/** As when the browser lost it. */
export async function wipe(library: Library): Promise<void> {
  library.close()
  await openDatabase(library.info.id).delete()
}
