import { dialog } from 'electron'
import type { BrowserWindow } from 'electron'
import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { PaperJob, PrintedPages, Token } from '../contract/ipc'
import { Failed } from '../contract/result'
import type { Files } from '../library/files'
import { joinPdfs } from './joinPdfs'
import { pdfPages } from './pdfPages'
import { fileName } from './plainText'
import { createHiddenWindow, loadPage } from './window'

interface Sheet {
  readonly token: Token
  readonly window: BrowserWindow
  readonly paper: PaperJob['paper']
  /** In the order of the pages. Printed one by one: the engine takes more than twice as long for twice the rows. */
  readonly parts: Uint8Array[]
  readonly ready: (items: number) => void
  readonly fail: (failure: unknown) => void
  /** Begins to wait anew. */
  readonly wait: () => void
  pdf?: Uint8Array
}

/** With each part, ms. */
const patience = 180_000
/** A multiple of three, so that the pieces of base64 join without a seam. */
const partBytes = 720 * 1024

/** Makes the printed document in a hidden window. One at a time: a newer job replaces the one before. */
export class Printing {
  readonly #files: Files
  #sheet: Sheet | null = null

  constructor(files: Files) {
    this.#files = files
  }

  async makePages(job: PaperJob): Promise<PrintedPages> {
    this.close()
    const token = randomUUID()
    const window = createHiddenWindow({ purpose: 'paper', token, job })
    let sheet: Sheet | undefined
    const timer = setTimeout(() => sheet?.fail(new Failed('failed', 'The pages took too long to make. Try fewer years.')), patience)
    const printed = new Promise<number>((ready, fail) => {
      sheet = this.#sheet = { token, window, paper: job.paper, parts: [], ready, fail, wait: () => timer.refresh() }
    })
    window.webContents.on('render-process-gone', () => sheet?.fail(new Failed('failed', 'The pages could not be made: there was not enough memory. Try fewer years.')))
    try {
      const [items] = await Promise.all([printed, loadPage(window)])
      if (this.#sheet !== sheet || !sheet) throw replaced()
      const pdf = sheet.pdf = joinPdfs(sheet.parts.splice(0))
      return { token, items, pages: pdfPages(pdf), bytes: pdf.length }
    } catch (error) {
      if (this.#sheet !== sheet) throw error instanceof Failed ? error : replaced()
      this.close()
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  /** Prints what the hidden window shows, and answers how many pages there are by now. */
  async printPart(token: Token): Promise<number> {
    const { window, paper, parts, fail, wait } = this.#held(token)
    wait()
    try {
      parts.push(await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, pageSize: paper }))
      return parts.reduce((sum, part) => sum + pdfPages(part), 0)
    } catch (error) {
      fail(error)
      throw error
    }
  }

  ready(token: Token, items: number): void {
    this.#held(token).ready(items)
  }

  failed(token: Token, message: string): void {
    this.#held(token).fail(new Failed('failed', message))
  }

  /** The document from a byte on, base64: long answers go in pieces. */
  part(token: Token, from: number): string {
    const pdf = this.#pdf(token)
    return Buffer.from(pdf.subarray(from, from + partBytes)).toString('base64')
  }

  /** Opens the system's print dialog. Answers when it is printed or put away. */
  async print(token: Token): Promise<void> {
    const { window, paper } = this.#held(token)
    const problem = await new Promise<string>((resolve) => {
      window.webContents.print({ printBackground: true, pageSize: paper }, (success, reason) => resolve(success ? '' : reason))
    })
    if (problem !== '' && !/cancel/i.test(problem)) throw new Failed('failed', 'The printer did not take the pages. Saving them as PDF always works.')
  }

  /** Asks where, writes, and answers the file's name; null when the user thought better of it. */
  async save(token: Token, parent: BrowserWindow): Promise<string | null> {
    const pdf = this.#pdf(token)
    const title = this.#held(token).window.webContents.getTitle()
    const { canceled, filePath } = await dialog.showSaveDialog(parent, {
      title: 'Save as PDF',
      defaultPath: `${fileName(title)}.pdf`,
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
    })
    if (canceled || !filePath) return null
    await this.#files.writeAtomic(filePath, pdf)
    return basename(filePath)
  }

  async write(token: Token, path: string): Promise<void> {
    await this.#files.writeAtomic(path, this.#pdf(token))
  }

  close(): void {
    const sheet = this.#sheet
    this.#sheet = null
    if (!sheet) return
    sheet.fail(replaced())
    if (!sheet.window.isDestroyed()) sheet.window.destroy()
  }

  #held(token: Token): Sheet {
    if (this.#sheet?.token !== token) throw new Failed('notFound', 'These pages are no longer at hand. Make them again.')
    return this.#sheet
  }

  #pdf(token: Token): Uint8Array {
    const { pdf } = this.#held(token)
    if (!pdf) throw new Failed('notFound', 'These pages are not ready yet.')
    return pdf
  }
}

const replaced = () => new Failed('cancelled', 'These pages were replaced by newer ones.')
