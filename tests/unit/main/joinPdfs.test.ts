import { describe, expect, it } from 'vitest'
import { joinPdfs } from '../../../electron/main/joinPdfs'
import { pdfPages } from '../../../electron/main/pdfPages'
import { readPdf } from '../../e2e/pdf'

/** A document as the engine writes it, a page for each of the words. */
function documentOf(words: readonly string[], title: string): Buffer {
  const pages = words.map((_, index) => 4 + index * 2)
  const objects = [
    `<</Title (${title})>>`,
    `<</Type /Pages\n/Count ${words.length}\n/Kids [${pages.map((page) => `${page} 0 R`).join(' ')}]>>`,
    '<</Type /Catalog\n/Pages 2 0 R>>',
    ...words.flatMap((word, index) => {
      const stream = `BT /F 20 Tf 20 20 Td (${word}) Tj ET`
      return [
        `<</Type /Page\n/MediaBox [0 0 200 100]\n/Resources <</Font <</F <</Type /Font\n/Subtype /Type1\n/BaseFont /Helvetica>>>>>>\n/Contents ${pages[index]! + 1} 0 R\n/Parent 2 0 R>>`,
        `<</Length ${stream.length}>> stream\n${stream}\nendstream`,
      ]
    }),
  ]
  let text = '%PDF-1.4\n%\xD3\xEB\xE9\xE1\n'
  const places = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  return Buffer.from(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer\n<</Size ${objects.length + 1}\n/Root 3 0 R\n/Info 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`, 'latin1')
}

describe('documents that are joined', () => {
  it('have all pages in their order', async () => {
    const joined = joinPdfs([documentOf(['one', 'two'], 'a'), documentOf(['three'], 'b'), documentOf(['four', 'five'], 'c')])
    expect((await readPdf(joined)).pages).toEqual(['one', 'two', 'three', 'four', 'five'])
    expect(pdfPages(joined)).toBe(5)
  })

  it('keep the title of the first, and words that look like numbers of objects', async () => {
    const joined = joinPdfs([documentOf(['one'], 'Bea'), documentOf(['4 0 R'], String.raw`\(5 0 R\) and 1 0 obj`)])
    expect((await readPdf(joined)).pages).toEqual(['one', '4 0 R'])
    const text = Buffer.from(joined).toString('latin1')
    expect(text).toContain(String.raw`(\(5 0 R\) and 1 0 obj)`)
    expect(/\/Info (\d+) 0 R/.exec(text)?.[1]).toBe('1')
  })

  it('are the one that there is', () => {
    const only = documentOf(['one'], 'a')
    expect(joinPdfs([only])).toBe(only)
  })

  it('must be documents', () => expect(() => joinPdfs([documentOf(['one'], 'a'), Buffer.from('%PDF-1.4\n')])).toThrow(/startxref/))
})
