import { isUtf8 } from 'node:buffer'
import { getFileNameLowLevel, type Entry } from 'yauzl'

const nameLimit = 4096

/** A label below a root (NFC, `/` between parts), or why the name is refused. Names are labels and never become paths on this disk. */
export function judgeName(raw: string): { readonly path: string } | { readonly refused: string } {
  if (Buffer.byteLength(raw) > nameLimit) return { refused: 'its name is longer than 4,096 bytes' }
  const name = raw.replaceAll('\\', '/').normalize('NFC')
  if (hasControl(name)) return { refused: 'its name holds control characters' }
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) return { refused: 'its name points to a place outside the archive' }
  const parts = name.split('/').filter((part) => part !== '' && part !== '.')
  if (parts.includes('..')) return { refused: 'its name points to a place outside the archive' }
  if (parts.length === 0) return { refused: 'it has no name' }
  return { path: parts.join('/') }
}

/** What file managers and packers leave behind, of no meaning to anybody. */
export function isLitter(path: string): boolean {
  const parts = path.split('/')
  const last = parts[parts.length - 1]!
  return parts.includes('__MACOSX') || last.startsWith('._') || litter.has(last.toLowerCase())
}
const litter = new Set(['.ds_store', 'thumbs.db', 'desktop.ini'])

/** The name as its writer meant it: many write UTF-8 without saying so; what is not UTF-8 is code page 437. */
export function zipEntryName(entry: Entry): string {
  const flags = isUtf8(entry.fileNameRaw) ? entry.generalPurposeBitFlag | 0x800 : entry.generalPurposeBitFlag & ~0x800
  return getFileNameLowLevel(flags, entry.fileNameRaw, entry.extraFields, true)
}

/** Names that are given, each with the number that the next one of the same name gets: an archive may hold 200,000 of one name. */
export type TakenLabels = Map<string, number>

/** `name`, `name (2)`, …: apart from everything in `taken`, where it is put. */
export function uniqueLabel(name: string, taken: TakenLabels): string {
  let number = taken.get(name)
  let label = name
  if (number !== undefined) {
    do label = `${name} (${number++})`
    while (taken.has(label))
    taken.set(name, number)
  }
  taken.set(label, 2)
  return label
}

function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 32) return true
  return false
}
