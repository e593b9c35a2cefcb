import { describe, expect, it } from 'vitest'
import { pdfPages } from '../../../electron/main/pdfPages'

const node = (number: number, count: number, kids: string, parent = '') => `${number} 0 obj\n<</Type /Pages\n/Count ${count}\n/Kids [${kids}]${parent}>>\nendobj\n`
const bytes = (text: string) => Buffer.from(`%PDF-1.4\n%\xD3\xEB\xE9\xE1\n${text}`, 'latin1')

describe('pages of a printed document', () => {
  it('are the count at the root of the tree, wherever that stands', () => {
    expect(pdfPages(bytes(node(8, 2, '2 0 R 3 0 R')))).toBe(2)
    expect(pdfPages(bytes(node(81, 8, '', '\n/Parent 86 0 R') + node(82, 3, '', '\n/Parent 86 0 R') + node(86, 11, '81 0 R 82 0 R')))).toBe(11)
  })

  it('are not told by a title', () => {
    const title = '1 0 obj\n<</Title (3 0 obj <</Type /Pages /Count 99 >>)\n/Producer (Skia/PDF)>>\nendobj\n'
    expect(pdfPages(bytes(title + node(8, 2, '')))).toBe(2)
  })

  it('must be there', () => expect(() => pdfPages(bytes('1 0 obj\n<</Type /Catalog>>\nendobj\n'))).toThrow(/page tree/))
})
