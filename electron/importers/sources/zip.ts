import { open, type FileHandle } from 'node:fs/promises'
import { type Entry as Listed, ZipFile } from 'yauzl'
import { Failed } from '../../contract/result'
import { type ZipEntryData, zipEntryBytes } from './inflate'
import { isLitter, judgeName, zipEntryName } from './names'
import { ReadAhead } from './readAhead'
import type { Warnings } from './warnings'
import { findZipEnd, type ZipEnd } from './zipEnd'

const entryLimit = 200_000
/** Compression methods as the zip standard numbers them, for the report. */
const methods = new Map([
  [1, 'Shrink'], [6, 'Implode'], [9, 'Deflate64'], [12, 'bzip2'], [14, 'LZMA'], [20, 'Zstandard'], [93, 'Zstandard'], [95, 'XZ'], [98, 'PPMd'],
  [99, 'AES encryption'],
])

export interface ZipContent {
  readonly entries: readonly ZipListed[]
  close(): Promise<void>
}

export interface ZipListed {
  readonly path: string
  readonly size: number
  open(): AsyncIterable<Uint8Array>
}

/** Lists what can be read of a zip; what is refused goes into the warnings. Throws `Failed` when it is no zip or all of it is refused. */
export async function openZip(path: string, name: string, warnings: Warnings): Promise<ZipContent> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const end = await findZipEnd(file, size)
    if (!end) throw new Failed('unreadable', `“${name}” is not a complete zip file. The download may have broken off.`)
    if (end.split) throw new Failed('unreadable', `“${name}” is one part of a zip that was cut into several. Join the parts first.`)
    if (end.base > 0) warnings.add('Something stands in front of the zip and was left out.', name)
    const listed = await listEntries(file, size, end, name, warnings)
    const entries = withoutOverlaps(listed, end, name, warnings)
    return {
      entries: entries.map(({ data, path }) => ({ path, size: data.size, open: () => zipEntryBytes(file, data) })),
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

interface Candidate {
  readonly path: string
  readonly data: ZipEntryData
}

async function listEntries(file: FileHandle, size: number, end: ZipEnd, name: string, warnings: Warnings): Promise<Candidate[]> {
  const reader = new ReadAhead(file, end.base)
  // The stated count may be a remainder or a lie: the directory's extent decides.
  const zip = new ZipFile(reader, end.directory - end.base, size - end.base, entryLimit + 1, '', false, true, false, false)
  const found: Candidate[] = []
  let cursor = end.directory
  let count = 0
  try {
    if (cursor < end.directoryEnd) {
      for await (const listed of zip.eachEntry()) {
        if (++count > entryLimit) throw new Failed('refused', `“${name}” holds more than 200,000 entries.`)
        cursor += 46 + listed.fileNameLength + listed.extraFieldLength + listed.fileCommentLength
        const candidate = judge(listed, end, name, warnings)
        if (candidate) found.push(candidate)
        if (cursor >= end.directoryEnd) break
      }
    }
  } catch (error) {
    if (error instanceof Failed) throw error
    if (count === 0) throw new Failed('unreadable', `The directory of “${name}” is damaged.`, { cause: error })
    if (count % 65_536 !== end.count % 65_536) warnings.add(`The directory of the zip is damaged: entries after number ${count} are missing.`, name)
    return found
  }
  if (count % 65_536 !== end.count % 65_536) warnings.add(`The zip states ${end.count} entries and lists ${count}.`, name)
  return found
}

function judge(listed: Listed, end: ZipEnd, zipName: string, warnings: Warnings): Candidate | undefined {
  const raw = zipEntryName(listed)
  const refuse = (why: string) => {
    warnings.add(`An entry was left out: ${why}.`, `${zipName}/${printable(raw)}`)
    return undefined
  }
  const judged = judgeName(raw)
  if ('refused' in judged) return refuse(judged.refused)
  const mode = listed.externalFileAttributes >>> 16
  if (/[/\\]$/.test(raw) || (mode & 0xf000) === 0x4000 || isLitter(judged.path)) return undefined
  if ((mode & 0xf000) === 0xa000) return refuse('it is a link to another file')
  if (listed.isEncrypted()) return refuse('it is encrypted')
  if (listed.compressionMethod !== 0 && listed.compressionMethod !== 8) {
    return refuse(`it is packed by ${methods.get(listed.compressionMethod) ?? `method ${listed.compressionMethod}`}, which this app does not unpack`)
  }
  if (listed.compressionMethod === 0 && listed.compressedSize !== listed.uncompressedSize) return refuse('its two sizes contradict each other')
  const offset = listed.relativeOffsetOfLocalHeader + end.base
  if (offset + 30 + listed.compressedSize > end.directory) return refuse('it lies outside the file')
  return {
    path: judged.path,
    data: {
      name: judged.path, offset, method: listed.compressionMethod, compressed: listed.compressedSize, size: listed.uncompressedSize, crc: listed.crc32,
    },
  }
}

/** Entries that share bytes are made by hand, to unpack a small file into a huge one. */
function withoutOverlaps(candidates: readonly Candidate[], end: ZipEnd, name: string, warnings: Warnings): readonly Candidate[] {
  const sorted = [...candidates].sort((a, b) => a.data.offset - b.data.offset)
  const bad = new Set<Candidate>()
  let last: Candidate | undefined
  let lastEnd = end.base
  for (const candidate of sorted) {
    const { offset, compressed } = candidate.data
    if (last && offset < lastEnd) bad.add(candidate).add(last)
    if (!last || offset + 30 + compressed > lastEnd) {
      last = candidate
      lastEnd = offset + 30 + compressed
    }
  }
  for (const { path } of bad) warnings.add('An entry was left out: it shares its bytes with another one.', `${name}/${path}`)
  return bad.size ? candidates.filter((candidate) => !bad.has(candidate)) : candidates
}

/** Hostile names stay readable in the report. */
const printable = (name: string) => Array.from(name.slice(0, 100), (c) => (c < ' ' ? '·' : c)).join('')
