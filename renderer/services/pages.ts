/** The printed document on its way to the preview. */
import type { PaperJob, PrintedPages } from '#contract/ipc'
import pdfWorkerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { trustedWorkerUrl } from '../db/workerUrl'
import { api } from './api'

/** Pages as main made them, with the bytes that are printed and saved. */
export interface PreviewPages extends PrintedPages {
  readonly pdf: Uint8Array<ArrayBuffer>
}

export async function makePages(job: PaperJob): Promise<PreviewPages> {
  const pages = await api().makePages(job)
  const pdf = new Uint8Array(pages.bytes)
  for (let from = 0; from < pages.bytes; ) {
    const part = Uint8Array.from(atob(await api().pagesPart(pages.token, from)), (char) => char.charCodeAt(0))
    if (part.length === 0) throw new Error('the document ended early')
    pdf.set(part, from)
    from += part.length
  }
  return { ...pages, pdf }
}

/** Reads documents outside the page's thread. Whoever opens it ends it. */
export const openPdfWorker = (): Worker => new Worker(trustedWorkerUrl(pdfWorkerUrl), { type: 'module' })
