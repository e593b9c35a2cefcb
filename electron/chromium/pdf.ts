import type * as Electron from 'electron'
import type { CDPSession } from 'playwright-core'

/** Width and height in inches. */
const sizes: Readonly<Record<string, readonly [number, number]>> = {
  A0: [33.1, 46.8], A1: [23.4, 33.1], A2: [16.54, 23.4], A3: [11.7, 16.54], A4: [8.27, 11.7], A5: [5.83, 8.27], A6: [4.13, 5.83],
  Legal: [8.5, 14], Letter: [8.5, 11], Tabloid: [11, 17], Ledger: [17, 11],
}

/** Electron's printing options as the browser's protocol names them. Lengths are inches on both sides. */
export function pdfParameters(options: Electron.PrintToPDFOptions) {
  const { pageSize = 'Letter', margins } = options
  const [paperWidth, paperHeight] = typeof pageSize === 'string' ? (sizes[pageSize] ?? fail(pageSize)) : [pageSize.width, pageSize.height]
  const margin = marginsOf(margins)
  return {
    landscape: options.landscape ?? false,
    displayHeaderFooter: options.displayHeaderFooter ?? false,
    printBackground: options.printBackground ?? false,
    scale: options.scale ?? 1,
    paperWidth,
    paperHeight,
    marginTop: margin.top,
    marginBottom: margin.bottom,
    marginLeft: margin.left,
    marginRight: margin.right,
    pageRanges: options.pageRanges ?? '',
    headerTemplate: options.headerTemplate ?? '',
    footerTemplate: options.footerTemplate ?? '',
    preferCSSPageSize: options.preferCSSPageSize ?? false,
    generateTaggedPDF: options.generateTaggedPDF ?? false,
    generateDocumentOutline: options.generateDocumentOutline ?? false,
  }
}

/** Prints the page; read in pieces, since one message cannot hold a long document. */
export async function printToPdf(cdp: CDPSession, options: Electron.PrintToPDFOptions): Promise<Buffer> {
  const { stream } = await cdp.send('Page.printToPDF', { ...pdfParameters(options), transferMode: 'ReturnAsStream' })
  if (stream === undefined) throw new Error('The browser printed nothing.')
  const parts: Buffer[] = []
  for (;;) {
    const { data, eof, base64Encoded } = await cdp.send('IO.read', { handle: stream })
    parts.push(Buffer.from(data, base64Encoded ? 'base64' : 'utf8'))
    if (eof) break
  }
  await cdp.send('IO.close', { handle: stream })
  return Buffer.concat(parts)
}

/** Electron's own default is the browser's: 1 cm all around. */
const usual = 0.4

function marginsOf(margins: Electron.PrintToPDFOptions['margins']) {
  const { top = usual, bottom = usual, left = usual, right = usual } = margins ?? {}
  return { top, bottom, left, right }
}

function fail(size: string): never {
  throw new Error(`There is no paper size '${size}'.`)
}
