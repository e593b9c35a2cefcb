import { Failed } from '../contract/result'
import type { Entry } from './sources/source'

/** A sentence that helps with a dropped thing that no importer wants. `entries` are all it holds; `readable` names what we can read. */
export async function whyUnrecognised(entries: readonly Entry[], readable: readonly string[]): Promise<string> {
  const only = entries[0]
  const known = `Full Circle reads: ${readable.join(', ')}.`
  if (!only) return `There is nothing in it. ${known}`
  if (entries.length > 1 || only.path !== only.root) {
    return `None of its ${entries.length === 1 ? '1 file is' : `${entries.length} files are`} of a kind that is known. ${known}`
  }
  return whyFile(await firstBytes(only), only.size, known)
}

const headBytes = 4096

async function firstBytes(entry: Entry): Promise<Buffer | Failed> {
  try {
    return Buffer.from(await entry.head(headBytes))
  } catch (error) {
    if (error instanceof Failed) return error
    throw error
  }
}

function whyFile(head: Buffer | Failed, size: number, known: string): string {
  if (head instanceof Failed) return head.message
  if (size === 0 || head.length === 0) return 'The file is empty. Download or export it again.'
  const shape = shapes.find(({ at = 0, bytes }) => head.toString('latin1', at, at + bytes.length) === bytes)
  if (shape?.bytes === 'PK\x03\x04' && head.length > 6 && (head[6]! & 1) === 1) {
    return 'The zip is protected with a password. Unpack it with the password and drop the folder.'
  }
  if (shape) return shape.sentence
  if (isWebPage(head)) {
    return 'This is a web page, not the archive itself. Downloads often end like this when the login has run out: log in and download it again.'
  }
  return `It is of no kind that is known. ${known}`
}

const unpack = (kind: string) => `The file is packed as ${kind}, which Full Circle does not open. Unpack it and drop the folder.`
const picture = 'This is a picture. Full Circle reads archives, address books and calendars; it takes pictures from those.'
const film = 'This is a film or a sound. Full Circle reads archives, address books and calendars.'

/** Type by the first bytes, never by the name. */
const shapes: readonly { readonly bytes: string; readonly at?: number; readonly sentence: string }[] = [
  { bytes: 'Rar!\x1a\x07', sentence: unpack('RAR') },
  { bytes: '7z\xbc\xaf\x27\x1c', sentence: unpack('7z') },
  { bytes: '\x1f\x8b', sentence: unpack('gzip') },
  { bytes: 'BZh', sentence: unpack('bzip2') },
  { bytes: '\xfd7zXZ\x00', sentence: unpack('xz') },
  { bytes: '\x28\xb5\x2f\xfd', sentence: unpack('zstd') },
  { bytes: 'ustar', at: 257, sentence: unpack('tar') },
  { bytes: '\xff\xd8\xff', sentence: picture },
  { bytes: '\x89PNG', sentence: picture },
  { bytes: 'GIF8', sentence: picture },
  { bytes: 'WEBP', at: 8, sentence: picture },
  { bytes: 'ftyphei', at: 4, sentence: picture },
  { bytes: 'ftypmif', at: 4, sentence: picture },
  { bytes: 'ftypavif', at: 4, sentence: picture },
  { bytes: 'ftyp', at: 4, sentence: film },
  { bytes: 'ID3', sentence: film },
  { bytes: '%PDF', sentence: 'This is a PDF. Ask the service for its data as an archive instead.' },
  { bytes: 'SQLite format 3\x00', sentence: 'This is a database file of some program. Export from that program instead.' },
  { bytes: 'PK\x05\x06', sentence: 'The zip is empty. Download or export it again.' },
  { bytes: 'PK\x03\x04', sentence: 'The zip is damaged, or was cut off while it was downloaded. Download it again.' },
]

const isWebPage = (head: Buffer): boolean => {
  const start = head.toString('utf8').replace(/^\uFEFF/, '').trimStart().slice(0, 100).toLowerCase()
  return start.startsWith('<!doctype html') || start.startsWith('<html') || start.startsWith('<head')
}
