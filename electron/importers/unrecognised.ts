import { Failed } from '../contract/result'
import type { Entry } from './sources/source'

/**
 * A sentence that helps with a dropped thing that no importer wants. `entries` are all it holds, `refused` the reasons why it holds no
 * more; `known` is a sentence about what we can read.
 */
export async function whyUnrecognised(entries: readonly Entry[], refused: readonly string[], known: string): Promise<string> {
  const only = entries[0]
  if (!only) {
    if (refused.some((reason) => reason.includes('encrypted'))) return 'The zip is protected with a password. Unpack it with the password and choose the folder.'
    return refused[0] ?? `There is nothing in it. ${known}`
  }
  if (entries.length > 1 || only.path !== only.root) {
    const pages = pageExports.find(([form]) => entries.some(({ label }) => form.test(label)))
    if (pages) return pages[1]
    const telegram = entries.find(({ path }) => /(?:^|\/)(?:messages\d{0,6}|export_results)\.html$/i.test(path))
    if (telegram && isTelegramPage(await firstBytes(telegram))) return telegramPages
    return `${entries.length === 1 ? 'The one file in it is not' : `None of the ${entries.length} files in it are`} of a kind that is known. ${known}`
  }
  const head = await firstBytes(only)
  if (/\.car$/i.test(only.path) && !(head instanceof Failed) && /^\s*\{/.test(head.toString('latin1'))) {
    return 'This is an error message of the server, not the repository itself: the download failed. Ask for it again, from the server that holds the account.'
  }
  return whyFile(head, known)
}

/** Exports that exist as web pages too, which tell less; choosing them by mistake is common. */
const pageExports: readonly (readonly [form: RegExp, sentence: string])[] = [
  [
    /(?:^|\/)(?:your_instagram_activity\/.*|followers_and_following\/[^/]*)\.html$/i,
    'This is an Instagram export as web pages. Ask Instagram for it again and choose the format JSON: that is what Full Circle reads.',
  ],
]

const telegramPages = 'This is a Telegram export as web pages. Export it again in Telegram Desktop and choose the format “Machine-readable JSON”: that is what Full Circle reads.'

/** Telegram Desktop names all its pages alike, in every language. */
const isTelegramPage = (head: Buffer | Failed): boolean =>
  !(head instanceof Failed) && isWebPage(head) && /<title>\s{0,20}Exported Data\s{0,20}<\/title>/.test(head.toString('latin1')) && head.includes('page_wrap')

const headBytes = 4096

async function firstBytes(entry: Entry): Promise<Buffer | Failed> {
  try {
    return Buffer.from(await entry.head(headBytes))
  } catch (error) {
    if (error instanceof Failed) return error
    throw error
  }
}

function whyFile(head: Buffer | Failed, known: string): string {
  if (head instanceof Failed) return head.message
  const shape = shapes.find(({ at = 0, bytes }) => head.toString('latin1', at, at + bytes.length) === bytes)
  if (shape) return shape.sentence
  if (isTelegramPage(head)) return telegramPages
  if (isWebPage(head)) {
    return 'This is a web page, not the archive itself. Downloads often end like this when the login has run out: log in and download it again.'
  }
  if (/^(?:version: \d+\s+)?dn: [^\n]{1,500}\n(?:\S[^\n]{0,500}\n){0,3}object ?class: /i.test(head.toString('latin1').replaceAll('\r', ''))) {
    return 'This is an address book as LDIF, which Full Circle does not read. Export it as vCard instead.'
  }
  return `It is of no kind that is known. ${known}`
}

const unpack = (kind: string) => `The file is packed as ${kind}, which Full Circle does not open. Unpack it and drop the folder.`
const picture = 'This is a picture. Full Circle reads archives, address books and calendars; it takes pictures from those.'
const film = 'This is a film or a sound. Full Circle reads archives, address books and calendars.'

/** Type by the first bytes, never by the name. Zip, RAR, 7z and empty files are answered for where sources are opened. */
const shapes: readonly { readonly bytes: string; readonly at?: number; readonly sentence: string }[] = [
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
]

const isWebPage = (head: Buffer): boolean => {
  const start = head.toString('utf8').replace(/^\uFEFF/, '').trimStart().slice(0, 100).toLowerCase()
  return start.startsWith('<!doctype html') || start.startsWith('<html') || start.startsWith('<head')
}
