import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { DroppedPath } from '../../contract/reading'
import { Failed } from '../../contract/result'
import { atLeast64k, firstBytes } from './chunks'
import { fileBytes } from './fileBytes'
import { isLitter, judgeName, uniqueLabel, type TakenLabels } from './names'
import type { Entry, Source } from './source'
import { isTarHeader, listTar, unpackedStart } from './tar'
import { Warnings } from './warnings'
import { openZip, type ZipContent } from './zip'

export interface OpenedSource extends Source {
  close(): Promise<void>
}

const entryLimit = 200_000
const sizeLimit = 4 * 1024 ** 3
/** Each keeps its file open, and systems allow few thousand of these. */
const zipLimit = 500

/**
 * Opens files, folders, zips and tars dropped together as one tree. What cannot be opened is a warning and costs only itself; throws
 * `Failed` when the whole exceeds 200,000 entries. Zips that lie in a folder are opened too, `folder/x.zip/_chat.txt`; zips inside zips
 * stay plain entries.
 */
export async function openSource(dropped: readonly DroppedPath[]): Promise<OpenedSource> {
  const tree = new Tree()
  try {
    for (const each of dropped) await tree.add(each)
  } catch (error) {
    await tree.close()
    throw error
  }
  return {
    name: tree.roots.join(', '),
    entries: tree.entries,
    warnings: tree.warnings.list(),
    close: () => tree.close(),
  }
}

class Tree {
  readonly roots: string[] = []
  readonly entries: Entry[] = []
  readonly warnings = new Warnings()
  private readonly rootLabels: TakenLabels = new Map()
  private readonly labels: TakenLabels = new Map()
  private readonly zips: ZipContent[] = []

  async add({ path, name }: DroppedPath): Promise<void> {
    const judged = judgeName(name.split(/[/\\]/).pop() ?? name)
    const root = uniqueLabel('path' in judged ? judged.path : 'unnamed', this.rootLabels)
    this.roots.push(root)
    try {
      const about = await stat(path)
      if (about.isDirectory()) await this.addFolder(path, root, '')
      else if (!about.isFile()) this.warnings.add('This is neither a file nor a folder.', root)
      else await this.addFile(path, root, about.size)
    } catch (error) {
      this.fault(error, root)
    }
  }

  /** What went wrong with one thing costs that thing; too many of them costs all. */
  private fault(error: unknown, label: string): void {
    if (error instanceof Failed && error.code === 'refused' && this.entries.length >= entryLimit) throw error
    this.warnings.add(error instanceof Failed ? error.message : this.diskError(error), label)
  }

  async close(): Promise<void> {
    await Promise.all(this.zips.splice(0).map((zip) => zip.close()))
  }

  private async addFile(path: string, root: string, size: number): Promise<void> {
    const kind = await kindOf(path, root)
    if (kind === 'zip') await this.addZip(path, root, '')
    else if (kind === 'tar' || kind === 'tar.gz') {
      for (const entry of await listTar(path, root, kind === 'tar.gz', this.warnings)) this.addEntry(root, entry.path, entry.size, () => entry.open(), entry.start)
    } else if (kind) this.warnings.add(kind, root)
    else this.addEntry(root, root, size, () => plainBytes(path, root))
  }

  /** `below`: where the zip lies in its root, ending in a slash; empty for the root itself. */
  private async addZip(path: string, root: string, below: string): Promise<void> {
    const name = below === '' ? root : `${root}/${below.slice(0, -1)}`
    if (this.zips.length >= zipLimit) throw new Failed('refused', `More than ${zipLimit} zips were given at once: the rest was left closed. Choose fewer.`)
    const zip = await openZip(path, name, this.warnings)
    this.zips.push(zip)
    // A folder of downloads may hold anything: what is too much in it costs itself and not the rest.
    if (below !== '' && this.entries.length + zip.entries.length > entryLimit) throw new Failed('refused', 'It was left closed: with it there would be more than 200,000 files.')
    for (const entry of zip.entries) this.addEntry(root, `${below}${entry.path}`, entry.size, entry.open)
  }

  /** A zip by name and content; whatever else is called so, a broken download or a web page, is told of. */
  private async addZipInFolder(path: string, root: string, label: string): Promise<void> {
    const kind = await kindOf(path, `${root}/${label}`)
    if (kind === 'zip') await this.addZip(path, root, `${label}/`)
    else if (kind) this.warnings.add(kind, `${root}/${label}`)
  }

  private async addFolder(path: string, root: string, below: string): Promise<void> {
    const children = await readdir(path, { withFileTypes: true })
    children.sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const child of children) {
      const childPath = join(path, child.name)
      const label = `${below}${child.name.normalize('NFC')}`
      if (isLitter(label)) continue
      try {
        if (child.isSymbolicLink()) this.warnings.add('A link was not followed.', `${root}/${label}`)
        else if (child.isDirectory()) await this.addFolder(childPath, root, `${label}/`)
        else if (child.isFile() && /\.zip$/i.test(child.name)) await this.addZipInFolder(childPath, root, label)
        else if (child.isFile()) {
          const { size } = await stat(childPath)
          this.addEntry(root, label, size, () => plainBytes(childPath, label))
        }
      } catch (error) {
        this.fault(error, `${root}/${label}`)
      }
    }
  }

  /** `start`: the first bytes, where reading them again would be slow. */
  private addEntry(root: string, path: string, size: number, open: () => AsyncIterable<Uint8Array>, start?: Uint8Array): void {
    if (this.entries.length >= entryLimit) throw new Failed('refused', 'More than 200,000 files were given at once. Choose fewer.')
    const plain = path === root
    const wanted = plain ? root : `${root}/${path}`
    const label = uniqueLabel(wanted, this.labels)
    if (label !== wanted) this.warnings.add('Two entries have the same name; both are kept.', label)
    const opened = () => atLeast64k(open())
    const head = (length: number) => (start && (length <= start.length || start.length === size) ? Promise.resolve(start.subarray(0, length)) : firstBytes(open(), length))
    this.entries.push({ label, root, path, size, open: opened, head })
  }

  private diskError(error: unknown): string {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT') return 'The file is not there any more.'
    if (code === 'EACCES' || code === 'EPERM') return 'The file may not be read: its permissions forbid it.'
    if (code) return `The file cannot be read (${code}).`
    throw error
  }
}

async function* plainBytes(path: string, name: string): AsyncGenerator<Uint8Array> {
  const { size } = await stat(path)
  if (size > sizeLimit) throw new Failed('refused', `“${name}” is larger than 4 GB.`)
  yield* fileBytes(path, name)
}

/** By content: a zip, a tar, a plain file (undefined), or a sentence about what it is instead of an archive. */
async function kindOf(path: string, name: string): Promise<string | undefined> {
  const file = await open(path)
  try {
    const head = Buffer.alloc(512)
    const { bytesRead } = await file.read(head, 0, head.length, 0)
    const start = head.subarray(0, bytesRead)
    if (start.length === 0) return 'The file is empty.'
    const magic = start.toString('latin1', 0, 6)
    if (/^PK(\x03\x04|\x05\x06|\x06\x06)/.test(magic)) return 'zip'
    if (magic.startsWith('Rar!')) return 'This is a RAR archive. Unpack it and choose the folder.'
    if (magic.startsWith("7z\xbc\xaf'")) return 'This is a 7z archive. Unpack it and choose the folder.'
    if (isTarHeader(start)) return 'tar'
    if (magic.startsWith('\x1f\x8b') && isTarHeader(await unpackedStart(path, name))) return 'tar.gz'
    if (!/\.zip$/i.test(name)) return undefined
    if (/^\s*<(!doctype|html)/i.test(start.toString('latin1'))) return 'This is a web page, not a zip. The download may have needed a login.'
    return 'zip'
  } finally {
    await file.close()
  }
}
