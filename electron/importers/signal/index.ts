import type { Claim } from '../../contract/records'
import { Failed } from '../../contract/result'
import { PhoneReader } from '../formats/phones'
import type { Importer, Outcome } from '../importer'
import type { Entry, Source } from '../sources/source'
import { claims as textClaims } from '../whatsapp/claims'
import { readChats } from '../whatsapp/readChats'
import { Book, ownerOf } from './book'
import { frameOf } from './frames'
import { readExport } from './reading'
import { dayWords } from '../formats/dayWords'

const title = 'Signal chats'

/** Signal's own plain export (`main.jsonl`, since 2026), and texts of chats that other tools wrote. */
export const signal: Importer = {
  id: 'signal',
  title,
  version: 1,

  async claim(source): Promise<readonly Claim[]> {
    const claims: Claim[] = []
    for (const entry of source.entries) if (await isExport(entry)) claims.push(await claimOf(entry, source))
    return [...claims, ...(await textClaims(source, { network: 'signal', importer: 'signal', title }))]
  },

  async *read(source, claim, options): AsyncGenerator<Outcome> {
    const detail = claim.detail as { readonly export?: string }
    const entry = source.entries.find(({ label }) => label === detail.export)
    if (entry) yield* readExport(entry, options)
    else yield* readChats(source, claim, options, 'signal')
  },
}

const headBytes = 64 * 1024
const frames = new Set(['header', 'account', 'recipient', 'chat', 'chatItem'])

/** By its first lines: the header, or frames as Signal names them. */
async function isExport(entry: Entry): Promise<boolean> {
  if (!/\.(?:jsonl|ndjson)$/i.test(entry.path)) return false
  const keys = (await firstLines(entry)).flatMap((line) => {
    const frame = frameOf(line)
    return 'key' in frame ? [frame.key] : []
  })
  return keys[0] === 'header' || (keys.length > 1 && keys.every((key) => frames.has(key)))
}

async function firstLines(entry: Entry): Promise<Buffer[]> {
  try {
    const text = Buffer.from(await entry.head(headBytes)).toString()
    return text.split(/\r?\n/).slice(0, 200).filter((line) => line.startsWith('{') || line.startsWith('\uFEFF{')).map((line) => Buffer.from(line))
  } catch (failure) {
    if (failure instanceof Failed) return []
    throw failure
  }
}

async function claimOf(entry: Entry, source: Source): Promise<Claim> {
  const phones = new PhoneReader('')
  const book = new Book(phones)
  for (const line of await firstLines(entry)) {
    const frame = frameOf(line)
    if ('value' in frame) book.learn(frame.key, frame.value)
  }
  const owner = ownerOf(book.account, phones)
  const folder = `${entry.root}/${entry.path}`.replace(/[^/]*$/, '')
  const beside = entry.root === entry.path ? [] : source.entries.filter((each) => each !== entry && `${each.root}/${each.path}`.startsWith(`${folder}files/`))
  const made = book.made !== undefined && book.made > 0 && book.made < 8.64e15 ? `, made ${dayWords(book.made)}` : ''
  return {
    importer: 'signal',
    title,
    source: entry.root,
    recognised: `messages, calls and contacts${made}`,
    owner: owner.handles,
    ...(owner.name !== undefined && { ownerName: owner.name }),
    entries: [entry.label],
    bytes: entry.size,
    ignored: [...(beside.length > 0 ? [`media: ${beside.length.toLocaleString('en')} ${beside.length === 1 ? 'file is' : 'files are'} listed, not copied`] : []), 'settings, stickers and notes to yourself'],
    detail: { export: entry.label },
  }
}
