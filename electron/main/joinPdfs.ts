/**
 * Joins documents made by the engine, in their order, into one. Its writer (Skia) leaves every object plain, with a table of where each stands, and
 * escapes line feeds and brackets inside strings; so each object is taken as it is, with another number (ISO 32000-1, 7.3.10, 7.5.4).
 * Fonts are kept once for each part.
 */
export function joinPdfs(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!
  const documents = parts.map(readDocument)
  const tree = 1 + documents.reduce((sum, { size }) => sum + size, 0)
  const out: Uint8Array[] = [Buffer.from('%PDF-1.4\n%\xD3\xEB\xE9\xE1\n', 'latin1')]
  const places: string[] = []
  let length = out[0]!.length
  const put = (number: number, head: string, body?: Uint8Array) => {
    places[number] = `${String(length).padStart(10, '0')} 00000 n \n`
    for (const bytes of [Buffer.from(head, 'latin1'), ...(body ? [body] : [])]) length += out.push(bytes) && bytes.length
  }

  let before = 0
  for (const { objects, size, pages } of documents) {
    for (const { number, head, body } of objects) {
      const renumbered = head.replace(reference, (whole, of?: string, kind?: string) => (of === undefined ? whole : `${Number(of) + before} 0 ${kind}`))
      put(number + before, number === pages ? renumbered.replace(/>>\s*endobj\s*$/, `\n/Parent ${tree} 0 R>>\nendobj\n`) : renumbered, body)
    }
    before += size
  }
  const kids: string[] = []
  let [count, first] = [0, 0]
  for (const { size, pages, count: own } of documents) {
    kids.push(`${pages + first} 0 R`)
    first += size
    count += own
  }
  put(tree, `${tree} 0 obj\n<</Type /Pages\n/Count ${count}\n/Kids [${kids.join(' ')}]>>\nendobj\n`)
  put(tree + 1, `${tree + 1} 0 obj\n<</Type /Catalog\n/Pages ${tree} 0 R\n/ViewerPreferences <</DisplayDocTitle true>>>>\nendobj\n`)
  const table = Array.from({ length: tree + 2 }, (_, number) => places[number] ?? '0000000000 65535 f \n').join('')
  out.push(Buffer.from(`xref\n0 ${tree + 2}\n${table}trailer\n<</Size ${tree + 2}\n/Root ${tree + 1} 0 R\n/Info ${documents[0]!.info} 0 R>>\nstartxref\n${length}\n%%EOF\n`, 'latin1'))
  return Buffer.concat(out)
}

/** A string, which is left alone, or the number of an object. */
const reference = /\((?:[^\\()]|\\[^])*\)|\b(\d+) 0 (R|obj)\b/g

interface Obj {
  readonly number: number
  readonly head: string
  /** From the keyword `stream` on. */
  readonly body?: Uint8Array
}

interface Document {
  readonly objects: readonly Obj[]
  /** Numbers are below. */
  readonly size: number
  /** Root of the page tree. */
  readonly pages: number
  /** Pages. */
  readonly count: number
  readonly info: number
}

function readDocument(pdf: Uint8Array): Document {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const found = (pattern: RegExp, text: string) => Number(pattern.exec(text)?.[1] ?? fail(String(pattern)))
  const start = found(/startxref\s+(\d+)\s+%%EOF\s*$/, bytes.toString('latin1', Math.max(0, bytes.length - 64)))
  const table = bytes.toString('latin1', start)
  const size = found(/\/Size (\d+)/, table)
  const starts = [...table.matchAll(/(\d{10}) \d{5} [nf] ?\r?\n/g)].flatMap(([entry, at], number) => (entry.includes('n') ? [{ number, at: Number(at) }] : [])).sort((a, b) => a.at - b.at)
  const objects = starts.map(({ number, at }, index): Obj => {
    const end = starts[index + 1]?.at ?? start
    const stream = bytes.indexOf('>> stream\n', at, 'latin1')
    return stream < 0 || stream > end ? { number, head: bytes.toString('latin1', at, end) } : { number, head: bytes.toString('latin1', at, stream + 3), body: bytes.subarray(stream + 3, end) }
  })
  const headOf = (number: number) => objects.find((object) => object.number === number)?.head ?? fail(`object ${number}`)
  const pages = found(/\/Pages (\d+) 0 R/, headOf(found(/\/Root (\d+) 0 R/, table)))
  return { objects, size, pages, count: found(/\/Count (\d+)/, headOf(pages)), info: found(/\/Info (\d+) 0 R/, table) }
}

function fail(what: string): never {
  throw new Error(`the printed document has no ${what}`)
}
