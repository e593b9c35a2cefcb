/**
 * How many pages a PDF made by the engine has. Its writer (Skia) leaves the page tree as plain objects, so the root of the
 * tree says it: the largest `/Count` of a `/Type /Pages` object (ISO 32000-1, 7.7.3).
 */
export function pdfPages(pdf: Uint8Array): number {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  let pages = 0
  for (const { index } of text.matchAll(/\/Type\s?\/Pages\b/g)) {
    const start = text.lastIndexOf(' obj', index)
    const end = text.indexOf('endobj', index)
    const count = /\/Count (\d{1,7})/.exec(text.slice(start, end))
    if (count) pages = Math.max(pages, Number(count[1]))
  }
  if (pages === 0) throw new Error('the printed document has no page tree')
  return pages
}
