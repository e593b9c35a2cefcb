/**
 * How many pages a PDF made by the engine has. Its writer (Skia) leaves the page tree as plain objects that begin with their
 * type and count, and escapes line feeds inside strings, so no title can look like one. The root holds the largest count
 * (ISO 32000-1, 7.7.3).
 */
export function pdfPages(pdf: Uint8Array): number {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  const counts = [...text.matchAll(/ obj\n<<\/Type \/Pages\n\/Count (\d{1,7})\n/g)].map((match) => Number(match[1]))
  if (counts.length === 0) throw new Error('the printed document has no page tree')
  return Math.max(...counts)
}
