/**
 * The one way to the disk: whole files appear under their final name or not at all, and what was answered is on the
 * medium. `step` runs before every operation that changes something; a test that throws there sees what a failing disk does.
 */
import { constants, readSync, type Dirent } from 'node:fs'
import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat, statfs, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Failed, type ErrorCode } from '../contract/result'

export interface FileInfo {
  readonly name: string
  readonly bytes: number
  /** UTC ms. */
  readonly modified: number
}

/** A file that grows at its end. */
export interface Appender {
  readonly length: number
  /** Answers when the bytes are handed to the system. */
  write(bytes: Uint8Array): Promise<void>
  /** Answers when everything written is on the medium. */
  sync(): Promise<void>
  /** Cuts the file to a length it had before. */
  cut(length: number): Promise<void>
  close(): Promise<void>
}

/** A file that is read in pieces. `end` is exclusive; at the end of the file a piece is shorter. */
export interface OpenedFile {
  readonly bytes: number
  read(start: number, end: number): Promise<Buffer>
  /** The same without a turn of the event loop: for the importer's process, which has nothing else to do. */
  readAtOnce(start: number, end: number): Buffer
  close(): Promise<void>
}

export type Files = ReturnType<typeof createFiles>
export type Step = (operation: string, path: string) => void

export function createFiles(step: Step = () => {}) {
  const change = async <T>(operation: string, path: string, action: () => Promise<T>): Promise<T> => {
    try {
      step(operation, path)
      return await action()
    } catch (error) {
      throw inWords(error, 'write')
    }
  }
  const look = async <T>(action: () => Promise<T>): Promise<T> => {
    try {
      return await action()
    } catch (error) {
      throw inWords(error, 'read')
    }
  }

  const syncFolder = (folder: string) => change('syncFolder', folder, () => syncDirectory(folder))

  const appender = async (path: string, flags: string): Promise<Appender> => {
    const handle = await change('open', path, () => open(path, flags))
    let length = (await handle.stat()).size
    return {
      get length() {
        return length
      },
      write: (bytes) =>
        change('write', path, async () => {
          await writeAll(handle, bytes)
          length += bytes.length
        }),
      sync: () => change('sync', path, () => handle.datasync()),
      cut: (to) =>
        change('cut', path, async () => {
          await handle.truncate(to)
          length = to
        }),
      close: () => handle.close(),
    }
  }

  /** The bytes are on the medium before the name is there. */
  const temporary = async (path: string, bytes: Uint8Array): Promise<string> => {
    const name = `${path}.new`
    await change('remove', name, () => rm(name, { force: true }))
    const file = await appender(name, 'wx')
    try {
      await file.write(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    return name
  }

  return {
    syncFolder,
    ensureFolder: (path: string) => change('ensureFolder', path, async () => void (await mkdir(path, { recursive: true }))),

    /** Plain files of a folder by name; none when there is no folder. */
    list: (folder: string): Promise<readonly FileInfo[]> =>
      look(async () => {
        const names = (await listed(folder)).filter((entry) => entry.isFile()).map((entry) => entry.name)
        const infos = await Promise.all(names.sort(byText).map((name) => infoOf(folder, name)))
        return infos.filter((info) => info !== null)
      }),

    size: (path: string) => look(async () => (await stat(path)).size),
    read: (path: string): Promise<Buffer> => look(() => readFile(path)),
    exists: (path: string) => look(() => stat(path).then(() => true, whenMissing(false))),

    /** `end` is exclusive. */
    readRange: (path: string, start: number, end: number): Promise<Buffer> =>
      look(async () => {
        const handle = await open(path, 'r')
        try {
          const bytes = Buffer.alloc(end - start)
          const { bytesRead } = await handle.read(bytes, 0, bytes.length, start)
          return bytes.subarray(0, bytesRead)
        } finally {
          await handle.close()
        }
      }),

    open: (path: string): Promise<OpenedFile> =>
      look(async () => {
        const handle = await open(path, 'r')
        const room = (start: number, end: number) => Buffer.allocUnsafe(end - start)
        return {
          bytes: (await handle.stat()).size,
          read: (start, end) =>
            look(async () => {
              const { buffer, bytesRead } = await handle.read(room(start, end), 0, end - start, start)
              return buffer.subarray(0, bytesRead)
            }),
          readAtOnce(start, end) {
            const buffer = room(start, end)
            try {
              return buffer.subarray(0, readSync(handle.fd, buffer, 0, buffer.length, start))
            } catch (error) {
              throw inWords(error, 'read')
            }
          },
          close: () => handle.close(),
        }
      }),

    /** Replaces the file in one step. */
    async writeAtomic(path: string, bytes: Uint8Array): Promise<void> {
      const name = await temporary(path, bytes)
      await change('rename', path, () => rename(name, path))
      await syncFolder(dirname(path))
    },

    /** Answers false when the name is taken already. */
    async writeNew(path: string, bytes: Uint8Array): Promise<boolean> {
      const name = await temporary(path, bytes)
      const made = await change('link', path, () => linkOrCopy(name, path))
      await change('remove', name, () => rm(name, { force: true }))
      await syncFolder(dirname(path))
      return made
    },

    /** Opens for appending, and makes the file when it is not there. */
    append: (path: string) => appender(path, 'a'),
    /** Makes a file that must not exist yet. */
    create: (path: string) => appender(path, 'wx'),

    async rename(from: string, to: string): Promise<void> {
      await change('rename', to, () => rename(from, to))
      await syncFolder(dirname(to))
    },

    /** Nothing happens when it is not there. */
    remove: (path: string) => change('remove', path, () => rm(path, { recursive: true, force: true })),

    /** Room on the disk a folder lies on, bytes. */
    free: (folder: string): Promise<number> =>
      look(async () => {
        const { bavail, bsize } = await statfs(folder)
        return bavail * bsize
      }),
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written)
    written += bytesWritten
  }
}

/** A name lasts only once its folder is on the medium. Windows cannot open folders and does this by itself. */
async function syncDirectory(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Some file systems (FAT, network shares) have no links; a copy that refuses to replace is the next best. */
async function linkOrCopy(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    return copyFile(from, to, constants.COPYFILE_EXCL).then(
      () => true,
      (reason: unknown) => {
        if (codeOf(reason) === 'EEXIST') return false
        throw reason
      },
    )
  }
}

const listed = (folder: string): Promise<readonly Dirent[]> => readdir(folder, { withFileTypes: true }).catch(whenMissing<Dirent[]>([]))

/** Null when it went between listing and looking: a synced folder moves under us. */
const infoOf = (folder: string, name: string): Promise<FileInfo | null> =>
  stat(`${folder}/${name}`).then(({ size, mtimeMs }) => ({ name, bytes: size, modified: mtimeMs }), whenMissing(null))

const whenMissing =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (codeOf(error) === 'ENOENT') return instead
    throw error
  }

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

const reasons: Readonly<Record<string, { readonly code: ErrorCode; readonly message: string }>> = {
  ENOSPC: { code: 'diskFull', message: 'The disk is full. Nothing already saved is lost. Make room and try again.' },
  EDQUOT: { code: 'diskFull', message: 'Your share of the disk is used up. Nothing already saved is lost. Make room and try again.' },
  EROFS: { code: 'readOnly', message: 'The library lies on a medium that cannot be written.' },
  EACCES: { code: 'readOnly', message: 'The system does not allow writing to the library folder.' },
  EPERM: { code: 'readOnly', message: 'The system does not allow writing to the library folder.' },
}

/** What the system says, as a failure that a person understands. */
function inWords(error: unknown, doing: 'read' | 'write'): unknown {
  const code = codeOf(error)
  if (error instanceof Failed || typeof code !== 'string') return error
  const known = doing === 'write' ? reasons[code] : undefined
  if (known) return new Failed(known.code, known.message, { cause: error })
  const verb = doing === 'write' ? 'written' : 'read'
  return new Failed('unreadable', `A file of the library cannot be ${verb} (${code}).`, { cause: error })
}
