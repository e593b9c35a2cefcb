import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface PdfText {
  /** The words of each page, lines joined by spaces. */
  readonly pages: readonly string[]
  readonly text: string
  /** Width and height of the first page, points. */
  readonly size: readonly [width: number, height: number]
  /** Every address something on a page links to. */
  readonly links: readonly string[]
}

/** What a printed document says. */
export async function readPdf(bytes: Uint8Array): Promise<PdfText> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: true, verbosity: 0 })
  const document = await task.promise
  const pages: string[] = []
  const links: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    pages.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join('').replace(/ {2,}/g, ' '))
    for (const note of await page.getAnnotations()) if (typeof note.url === 'string') links.push(note.url)
  }
  const [, , width = 0, height = 0] = (await document.getPage(1)).view
  await task.destroy()
  return { pages, text: pages.join(' '), size: [width, height], links }
}
