import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Batch, LibraryInfo, Token } from '../contract/ipc'
import type { JournalLine } from '../contract/operations'
import { Failed } from '../contract/result'
import type { Files } from '../library/files'
import { openLibrary } from '../library/library'
import type { ImportReader, Library } from '../library/library'
import { copyFolder } from './copyFolder'

export interface SampleFolders {
  /** The sample library as it was shipped. */
  readonly shipped: string
  /** Where a fresh copy of it may be written in. */
  readonly copy: string
}

/** The library the window shows: the user's own, or for a while a copy of the sample. */
export class CurrentLibrary {
  readonly #own: Library
  readonly #files: Files
  readonly #sampleFolders: SampleFolders
  #sample: Library | null = null
  readonly #open = new Map<Token, ImportReader>()

  constructor(own: Library, files: Files, sampleFolders: SampleFolders) {
    this.#own = own
    this.#files = files
    this.#sampleFolders = sampleFolders
  }

  get library(): Library {
    return this.#sample ?? this.#own
  }

  get isSample(): boolean {
    return this.#sample !== null
  }

  info(appVersion: string): LibraryInfo {
    const { id, folder, device, readOnly } = this.library
    return { id, folder, device, appVersion, isSample: this.isSample, readOnly }
  }

  async openSample(): Promise<void> {
    const { shipped, copy } = this.#sampleFolders
    if (!(await this.#files.exists(join(shipped, 'library.json')))) throw new Failed('notFound', 'The sample library is missing from this copy of the app.')
    await this.closeSample()
    await this.#files.remove(copy)
    await copyFolder(this.#files, shipped, copy)
    this.#sample = await openLibrary(copy, { device: this.#own.device })
  }

  async closeSample(): Promise<void> {
    await this.closeImports()
    const sample = this.#sample
    this.#sample = null
    await sample?.close()
  }

  async openImport(id: string): Promise<Token> {
    const reader = await this.library.openImport(id)
    const token = randomUUID()
    this.#open.set(token, reader)
    return token
  }

  async nextBatch(token: Token): Promise<Batch> {
    const reader = this.#open.get(token)
    if (!reader) throw new Failed('notFound', 'This import is no longer open.')
    const batch = await reader.next()
    if (batch.last) await this.closeImport(token)
    return batch
  }

  /** Nothing happens when it was read to its end. */
  async closeImport(token: Token): Promise<void> {
    const reader = this.#open.get(token)
    this.#open.delete(token)
    await reader?.close()
  }

  async closeImports(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((token) => this.closeImport(token)))
  }

  async journalAfter(device: string, seq: number): Promise<readonly JournalLine[]> {
    return firstChunk(await this.library.journalAfter(device, seq))
  }

  async close(): Promise<void> {
    await this.closeSample()
    await this.#own.close()
  }
}

/** As many lines as fit into 1 MB, and at least one: what is left out is asked for next. */
export function firstChunk(lines: readonly JournalLine[], most = 1_000_000): readonly JournalLine[] {
  let bytes = 0
  const end = lines.findIndex((line, at) => (bytes += Buffer.byteLength(JSON.stringify(line))) > most && at > 0)
  return end < 0 ? lines : lines.slice(0, end)
}
