import type { Claim } from '../../contract/records'
import { Failed } from '../../contract/result'
import { mayBeXml } from '../comments/xmlHeads'
import { xmlOutcomes } from '../comments/xmlOutcomes'
import { PhoneReader } from '../formats/phones'
import type { Importer, Outcome, ReadOptions } from '../importer'
import type { Entry, Source } from '../sources/source'
import { isOutline, readBlog } from './blogroll'
import { peopleOf } from './cards'
import { pageLimit, pageOf, textOf } from './page'

/** People marked up in saved pages (h-card, hCard, XFN) and blogs of a blogroll (OPML). Nothing is fetched, no picture loaded. */
export const hcard: Importer = { id: 'hcard', title: 'People on a saved page', version: 1, claim, read }

async function claim(source: Source): Promise<readonly Claim[]> {
  const pages = source.entries.filter(({ path }) => isPage(path))
  // A few saved pages are looked at whole, the thousands of an archive only at their beginning.
  const length = pages.length <= 50 ? 1024 * 1024 : 64 * 1024
  const roots = new Map<string, Entry[]>()
  const add = (entry: Entry) => {
    const known = roots.get(entry.root)
    if (known) known.push(entry)
    else roots.set(entry.root, [entry])
  }
  for (const entry of source.entries) {
    if (isPage(entry.path) && marks.test(textOf(await headOf(entry, length)))) add(entry)
    else if (mayBeOpml(entry) && /<opml[\s>]/i.test(textOf(await headOf(entry, 4096)))) add(entry)
  }
  return [...roots].map(([root, entries]) => claimOf(root, entries))
}

const isPage = (path: string): boolean => /\.x?html?$/i.test(path) && !/(?:^|\/)(?:__MACOSX\/|\._)/.test(path)

const mayBeOpml = (entry: Entry): boolean => /\.opml$/i.test(entry.path) || mayBeXml(entry)

/** A root class of either generation, or words of XFN that mean nothing else. */
const marks =
  /\bclass\s{0,9}=\s{0,9}(?:["'][^"'<>]{0,500}(?<![\w-])|)(?:h-card|vcard)(?![\w-])|\brel\s{0,9}=\s{0,9}(?:["'][^"'<>]{0,200}(?<![\w-])|)(?:friend|acquaintance|met|co-worker|colleague|co-resident|neighbor|sibling|spouse|kin|muse|crush|sweetheart)(?![\w-])/i

async function headOf(entry: Entry, length: number): Promise<Uint8Array> {
  try {
    return await entry.head(length)
  } catch (failure) {
    if (failure instanceof Failed) return new Uint8Array()
    throw failure
  }
}

function claimOf(root: string, entries: readonly Entry[]): Claim {
  const pages = entries.filter(({ path }) => isPage(path)).length
  const rolls = entries.length - pages
  const parts = [
    ...(pages > 0 ? [`people marked up on ${pages === 1 ? 'a saved page' : `${pages} saved pages`}`] : []),
    ...(rolls > 0 ? [rolls === 1 ? 'a list of blogs that you read' : `${rolls} lists of blogs that you read`] : []),
  ]
  return {
    importer: hcard.id,
    title: hcard.title,
    source: root,
    recognised: parts.join(', '),
    owner: [],
    entries: entries.map(({ label }) => label),
    bytes: entries.reduce((sum, { size }) => sum + size, 0),
    ignored: ['pictures, which are not loaded', ...(entries.some(({ size }) => size > pageLimit) ? ['pages larger than 10 MB'] : [])],
  }
}

async function* read(source: Source, claimed: Claim, options: ReadOptions): AsyncGenerator<Outcome> {
  const labels = new Set(claimed.entries)
  for (const entry of source.entries.filter(({ label }) => labels.has(label))) yield* isPage(entry.path) ? page(entry, options) : blogroll(entry)
}

async function* page(entry: Entry, options: ReadOptions): AsyncGenerator<Outcome> {
  const found = await pageOf(entry)
  const people = 'html' in found ? peopleOf(found.html, new PhoneReader(options.region)) : undefined
  if (!people) return yield { at: { entry: entry.label, index: 0 }, failed: 'problem' in found ? found.problem : 'The page is damaged and cannot be read.' }
  for (const [index, person] of people.entries()) {
    const at = { entry: entry.label, index }
    yield person === 'nobody' ? { at, skipped: 'a card that names nobody' } : { at, facts: [person] }
  }
  if ('cut' in found && found.cut !== undefined) yield { at: { entry: entry.label, index: people.length }, warning: found.cut }
}

async function* blogroll(entry: Entry): AsyncGenerator<Outcome> {
  const outcomes = xmlOutcomes(entry, isOutline, (name) => name === 'outline', ({ element }, at) => {
    const blog = readBlog(element)
    if (blog === undefined) return undefined
    return typeof blog === 'string' ? { at, skipped: blog } : { at, facts: [blog] }
  })
  // Folders hold outlines, and so look unclosed to a reader of records.
  for await (const batch of outcomes) for (const outcome of batch) if (!('warning' in outcome) || !outcome.warning.startsWith('A record is not well-formed')) yield outcome
}
