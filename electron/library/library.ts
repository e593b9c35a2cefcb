import { join } from 'node:path'
import type { LibraryState, StoredImport, StoredJournal } from '../contract/ipc'
import type { JournalLine, Operation } from '../contract/operations'
import { Failed } from '../contract/result'
import { createClock } from './clock'
import { createFiles, type Files } from './files'
import { libraryId } from './identity'
import { openImportFile, readEnds, type ImportReader } from './importFile'
import { createImportList, importName } from './importList'
import { journalDevice, journalName, openJournal, readJournal, type Journal, type JournalContent } from './journal'
import { createMedia } from './media'
import { createJournalReader } from './otherJournals'

export type { ImportReader } from './importFile'

/** The folder that is the truth. One process per library writes; the folder itself may be synced with other computers. */
export interface Library {
  readonly id: string
  readonly folder: string
  readonly device: string
  /** Why nothing may be written, in words; looked at again at every `state` and every write. */
  readonly readOnly?: string
  state(): Promise<LibraryState>
  openImport(id: string): Promise<ImportReader>
  /** Where the file of a finished import lies. */
  importPath(id: string): Promise<string>
  /** In order, at most 1,000 at a time. */
  journalAfter(device: string, seq: number): Promise<readonly JournalLine[]>
  /** Answers once the line is on the medium. */
  append(operation: Operation): Promise<JournalLine>
  /** The same for several, with one sync. What fails leaves none of them. */
  appendAll(operations: readonly Operation[]): Promise<readonly JournalLine[]>
  /** Where one reading puts pictures; they move to `media/` when it is kept, and go when it is not. */
  pictureFolder(importId: string): string
  /** Where the import file grows until it is kept. */
  partFile(importId: string): string
  /** Where one reading may put sorted runs; it need not exist. */
  scratchFolder(importId: string): string
  /** Gives a finished reading its final name. */
  keep(importId: string): Promise<StoredImport>
  discard(importId: string): Promise<void>
  /** Keeps a small JPEG or PNG; answers its hash once it is on the medium. */
  addPicture(bytes: Uint8Array): Promise<string>
  /** Bytes of a picture from one on, at most `most`; empty at its end, null when it is not there. */
  picturePart(sha256: string, from: number, most: number): Promise<Uint8Array | null>
  /** Reads everything and compares all hashes and checksums. Answers what is wrong, in words. */
  check(): Promise<readonly string[]>
  close(): Promise<void>
}

export interface LibraryOptions {
  /** Letters, digits and dashes; the name of this computer's journal. */
  readonly device: string
  readonly now?: () => number
  readonly files?: Files
}

/** Room below which nothing more is written, bytes. */
export const leastFree = 200 * 1000 * 1000

const journalBatch = 1000

export async function openLibrary(folder: string, { device, now = Date.now, files = createFiles() }: LibraryOptions): Promise<Library> {
  if (journalDevice(journalName(device)) !== device) throw new Failed('invalid', 'The name of this device has characters that a file name should not have.')
  const imports = join(folder, 'imports')
  const journals = join(folder, 'journal')
  const mediaFolder = join(folder, 'media')
  const scratch = join(folder, 'scratch', device)
  const pictures = join(scratch, 'pictures')
  const clock = createClock(device, now)

  let cannotWrite = await prepare(files, [folder, imports, journals, mediaFolder])
  const id = await libraryId(files, join(folder, 'library.json'), now)
  let readOnly = cannotWrite ?? (await roomLeft(files, folder))
  let own: Journal | undefined
  if (!cannotWrite) {
    try {
      await removeLeftovers(files, imports, scratch, device)
      own = await openJournal(files, journals, device, clock)
    } catch (error) {
      if (!(error instanceof Failed) || (error.code !== 'readOnly' && error.code !== 'diskFull')) throw error
      cannotWrite = readOnly = error.message
    }
  }
  const foreign = createJournalReader(files, journals, clock)
  const stored = createImportList(files, imports)
  const media = createMedia(files, mediaFolder)

  const lookAgain = async () => {
    readOnly = cannotWrite ?? (await roomLeft(files, folder))
    return readOnly
  }
  const writable = async (): Promise<Journal> => {
    const reason = await lookAgain()
    if (reason !== undefined || !own) throw new Failed('readOnly', reason ?? 'The library cannot be written.')
    return own
  }
  const readAll = async (): Promise<{ contents: ReadonlyMap<string, Pick<JournalContent, 'lines' | 'problems'>>; problems: string[] }> => {
    const { contents, problems } = await foreign.read(own ? device : undefined)
    if (own) contents.set(device, own)
    return { contents, problems }
  }

  return {
    id,
    folder,
    device,
    get readOnly() {
      return readOnly
    },

    async state() {
      await lookAgain()
      const found = await stored.list()
      const { contents, problems } = await readAll()
      const listed = [...contents].map(([name, { lines }]): StoredJournal => ({ device: name, lastSeq: lines.at(-1)?.seq ?? 0 }))
      return {
        imports: found.imports,
        journals: listed.sort((a, b) => (a.device < b.device ? -1 : 1)),
        problems: [...found.problems, ...[...contents.values()].flatMap((content) => content.problems), ...problems],
      }
    },

    openImport: async (importId) => openImportFile(files, await stored.path(importId)),
    importPath: (importId) => stored.path(importId),

    async journalAfter(name, seq) {
      const { contents } = await readAll()
      const lines = contents.get(name)?.lines ?? []
      return lines.filter((line) => line.seq > seq).slice(0, journalBatch)
    },

    append: async (operation) => (await writable()).append(operation),
    appendAll: async (operations) => (await writable()).appendAll(operations),

    partFile: (importId) => join(imports, partName(checked(importId), device)),
    scratchFolder: (importId) => join(scratch, checked(importId)),
    pictureFolder: (importId) => join(pictures, checked(importId)),

    async keep(importId) {
      await writable()
      const part = join(imports, partName(checked(importId), device))
      const ends = (await files.exists(part)) ? await readEnds(files, part) : undefined
      if (!ends || ends.header.id !== importId) throw new Failed('notFound', 'This import is not there any more. Read the archive again.')
      // Pictures first: an import that is there has its pictures.
      await media.takeFrom(join(pictures, importId))
      await files.rename(part, join(imports, importName(importId, ends.header)))
      await files.remove(join(scratch, importId))
      return { id: importId, header: ends.header, trailer: ends.trailer, fileBytes: ends.fileBytes }
    },

    async discard(importId) {
      await files.remove(join(imports, partName(checked(importId), device)))
      await files.remove(join(scratch, importId))
      await files.remove(join(pictures, importId))
    },

    async addPicture(bytes) {
      await writable()
      return media.add(bytes)
    },
    picturePart: (sha256, from, most) => media.part(sha256, from, most),

    async check() {
      const problems = [...(await stored.verify()), ...(await media.verify())]
      for (const info of await files.list(journals)) {
        const name = journalDevice(info.name)
        if (name !== undefined) problems.push(...readJournal(await files.read(join(journals, info.name)), name).problems)
      }
      return problems
    },

    close: async () => own?.close(),
  }
}

/** Answers why the folder cannot be written, if so. */
async function prepare(files: Files, folders: readonly string[]): Promise<string | undefined> {
  try {
    for (const folder of folders) await files.ensureFolder(folder)
    return undefined
  } catch (error) {
    if (error instanceof Failed && error.code === 'readOnly') return error.message
    throw error
  }
}

async function roomLeft(files: Files, folder: string): Promise<string | undefined> {
  const free = await files.free(folder)
  if (free >= leastFree) return undefined
  return `Only ${Math.floor(free / 1e6)} MB are free on the disk of the library. Nothing is written until there are ${leastFree / 1e6} MB; what is saved stays readable.`
}

/** What a crash in the middle of a reading left behind. Another device's parts are its own business. */
async function removeLeftovers(files: Files, imports: string, scratch: string, device: string): Promise<void> {
  for (const { name } of await files.list(imports)) {
    if (name.endsWith(`.${device}.part`)) await files.remove(join(imports, name))
  }
  await files.remove(scratch)
}

const partName = (importId: string, device: string) => `${importId}.${device}.part`

function checked(importId: string): string {
  if (!/^[A-Za-z0-9-]{1,64}$/.test(importId)) throw new Failed('invalid', 'An import id has characters that a file name should not have.')
  return importId
}
