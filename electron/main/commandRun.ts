import { basename, join, resolve } from 'node:path'
import type { CommandReport, CommandTask } from '../contract/ipc'
import { Failed } from '../contract/result'
import type { Appender, Files } from '../library/files'
import type { CommandRequest } from './commandLine'
import { plain } from './plainText'
import type { PickedSources } from './pickedSources'

interface Settle {
  readonly done: (report: CommandReport) => void
  readonly fail: (failure: Failed) => void
}

/** What a start without a window was asked to do, and what came of it. The page works with tokens; the paths stay here. */
export class CommandRun {
  readonly task: CommandTask
  /** Settles when the page has reported, or cannot any more. */
  readonly reported: Promise<CommandReport>
  readonly #request: CommandRequest
  readonly #files: Files
  readonly #folder: string
  readonly #growing = new Map<string, Appender>()
  #exported = 0
  readonly #settle: Settle

  /** `folder`: where relative paths begin. */
  constructor(request: CommandRequest, sources: PickedSources, files: Files, folder: string) {
    this.#request = request
    this.#files = files
    this.#folder = folder
    this.task = {
      sources: request.imports.map((paths) => sources.add(paths.map((path) => resolve(folder, path)), request.importer)),
      importer: request.importer,
      owner: request.owner,
      zone: request.zone,
      dateOrder: request.dateOrder,
      person: request.person,
      print: request.print !== undefined,
      export: request.export !== undefined,
      check: request.check,
    }
    const settle: Partial<Settle> = {}
    this.reported = new Promise((done, fail) => Object.assign(settle, { done, fail }))
    this.#settle = settle as Settle
  }

  /** Fails when something to import is not there. */
  async assertPaths(): Promise<void> {
    for (const path of this.#request.imports.flat()) {
      if (!(await this.#files.exists(resolve(this.#folder, path)))) throw new Failed('notFound', `There is no "${plain(path)}".`)
    }
  }

  progress(text: string): void {
    process.stderr.write(`${plain(text)}\n`)
  }

  /** One piece of a file of the export; the file has its name once the last piece is on the disk. */
  async exportFile(name: string, text: string, last: boolean): Promise<void> {
    if (this.#request.export === undefined) throw new Failed('refused', 'No export was asked for.')
    const path = join(resolve(this.#folder, this.#request.export), name)
    let file = this.#growing.get(name)
    if (!file) {
      await this.#files.ensureFolder(resolve(this.#folder, this.#request.export))
      await this.#files.remove(`${path}.part`)
      file = await this.#files.create(`${path}.part`)
      this.#growing.set(name, file)
    }
    await file.write(Buffer.from(text))
    if (!last) return
    await file.sync()
    await file.close()
    this.#growing.delete(name)
    await this.#files.rename(`${path}.part`, path)
    this.#exported += 1
  }

  get printPath(): string {
    if (this.#request.print === undefined) throw new Failed('refused', 'No print was asked for.')
    return resolve(this.#folder, this.#request.print)
  }

  get printName(): string {
    return basename(this.printPath)
  }

  done(report: CommandReport): void {
    const { print, export: folder } = this.#request
    const whole = this.#exported > 0 && this.#growing.size === 0
    this.#settle.done({
      ...report,
      printed: report.printed && print !== undefined ? { ...report.printed, file: print } : undefined,
      exported: folder !== undefined && whole ? { folder, files: this.#exported } : undefined,
      errors: folder === undefined || whole ? report.errors : [...report.errors, 'The export is not complete.'],
    })
  }

  fail(failure: Failed): void {
    this.#settle.fail(failure)
  }
}
