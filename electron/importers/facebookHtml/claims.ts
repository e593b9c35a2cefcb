import { nameHandle, type Handle } from '../../contract/handles'
import type { Claim } from '../../contract/records'
import { facebookFolders, type Folder } from '../facebook/archives'
import { headText } from '../facebook/dataFiles'
import { madeAt } from '../facebook/claims'
import { leftOut } from '../facebook/leftOut'
import type { TieType } from '../facebook/ties'
import { isNobody, nameOf } from '../meta/names'
import type { Entry, Source } from '../sources/source'
import { DateReader } from './dates'
import { OldThreadReader } from './oldThreads'
import { handleOf, participantsIn } from './people'
import { RowReader } from './rows'

/** What reading needs to know of the claim; the importer's own. */
export interface ClaimDetail {
  /** Pages of conversations, one folder each (since 2018). */
  readonly pages: readonly string[]
  /** Pages that hold whole conversations one below the other (before). */
  readonly oldPages: readonly string[]
  readonly ties: readonly { readonly label: string; readonly type: TieType; readonly old: boolean }[]
  readonly made?: number
  readonly ownerName?: string
}

const headBytes = 64 * 1024
const mostLooked = 40

interface Found {
  readonly entries: readonly Entry[]
  readonly pages: readonly Entry[]
  readonly oldPages: readonly Entry[]
  readonly ties: readonly { readonly entry: Entry; readonly type: TieType; readonly old: boolean }[]
  readonly owner: Owner
}

/** One claim for each account: the parts of a download lie in several folders. */
export async function claims(source: Source): Promise<readonly Claim[]> {
  const accounts = new Map<string, Found>()
  for (const folder of facebookFolders(source)) {
    const found = await pagesIn(folder)
    if (!found) continue
    const name = found.owner.name ?? ''
    const there = accounts.get(name)
    accounts.set(name, there ? united(there, found) : found)
  }
  return [...accounts.values()].map(claimOf)
}

const united = (a: Found, b: Found): Found => ({
  entries: [...a.entries, ...b.entries],
  pages: [...a.pages, ...b.pages],
  oldPages: [...a.oldPages, ...b.oldPages],
  ties: [...a.ties, ...b.ties],
  owner: { ...a.owner, choices: [...new Set([...a.owner.choices, ...b.owner.choices])].slice(0, 10) },
})

/** The folder of a conversation, what that lies in, and the number of the page. */
export function pagePlace(path: string): { readonly folder: string; readonly name: string; readonly part: number } | undefined {
  const match = /(?:^|\/)(?:([^/]+)\/)?([^/]+)\/message(?:_(\d{1,6}))?\.html?$/i.exec(path)
  return match ? { folder: (match[1] ?? '').toLowerCase(), name: match[2]!, part: Number(match[3] ?? 0) } : undefined
}

async function pagesIn({ entries }: Folder): Promise<Found | undefined> {
  const candidates = entries.filter(({ path }) => /\.html?$/i.test(path))
  const pages = [...(await realPages(candidates.filter(({ path }) => pagePlace(path)))), ...(await loosePages(candidates))]
  const oldPages: Entry[] = []
  const ties: { entry: Entry; type: TieType; old: boolean }[] = []
  for (const entry of candidates) {
    if (/(?:^|\/)messages\.html?$|(?:^|\/)messages\/\d{1,9}\.html?$/i.test(entry.path)) {
      if (/<div[^>]{0,200}class="(?:[^"]{0,100} )?thread[ "]/i.test(await headText(entry, headBytes))) oldPages.push(entry)
    } else {
      const tie = tieType(entry.path)
      if (tie && (await looksLikeTies(entry))) ties.push({ entry, ...tie })
    }
  }
  // A list of friends alone may be any page of that name.
  if (pages.length + oldPages.length === 0 && !(candidates.length > 1 && (await anyMarked(ties)))) return undefined
  return { entries, pages, oldPages, ties, owner: await ownerOf(pages, oldPages, candidates) }
}

function claimOf({ entries, pages, oldPages, ties, owner }: Found): Claim {
  const read = [...pages, ...oldPages, ...ties.map(({ entry }) => entry)]
  const labels = new Set(read.map(({ label }) => label))
  const made = madeAt(entries)
  const detail: ClaimDetail = {
    pages: pages.map(({ label }) => label),
    oldPages: oldPages.map(({ label }) => label),
    ties: ties.map(({ entry, type, old }) => ({ label: entry.label, type, old })),
    ...(made !== undefined && { made }),
    ...(owner.name !== undefined && { ownerName: owner.name }),
  }
  return {
    importer: 'facebookHtml',
    title: 'Facebook export as pages (HTML)',
    source: [...new Set(read.map(({ root }) => root))].join(', '),
    recognised: recognised(pages, oldPages, ties.length),
    owner: owner.name === undefined ? [] : [nameHandle('facebook', owner.name)],
    ...(owner.name !== undefined && { ownerName: owner.name }),
    ...(owner.choices.length > 1 && { ownerChoices: owner.choices }),
    asks: [{ ask: 'zone' }],
    entries: [...labels],
    bytes: read.reduce((sum, { size }) => sum + size, 0),
    ignored: leftOut(entries.filter(({ label, path }) => !labels.has(label) && !isIndex(path)), 'pages beside messages and friends, which only the JSON export gives in a form that can be read'),
    detail,
  }
}

/** Pages that only lead to the others. */
const isIndex = (path: string): boolean => /(?:^|\/)(?:index|messages|your_messages)\.html?$/i.test(path)

function recognised(pages: readonly Entry[], oldPages: readonly Entry[], ties: number): string {
  const threads = new Set(pages.map(({ path }) => pagePlace(path)?.name ?? path)).size
  const words: string[] = []
  if (threads > 0) words.push(`messages in ${threads.toLocaleString('en')} ${threads === 1 ? 'conversation' : 'conversations'}`)
  if (oldPages.length > 0) words.push(oldPages.length === 1 ? 'messages on one page' : `messages on ${oldPages.length.toLocaleString('en')} pages`)
  if (ties > 0) words.push('friends')
  return `${words.join(', ')}; an export as JSON holds more, with exact times: ask Facebook for that one if you can`
}

/** Some of the pages have rows that end in dates; the others beside them are then taken too. */
async function realPages(entries: readonly Entry[]): Promise<readonly Entry[]> {
  const step = Math.max(1, Math.floor(entries.length / 5))
  for (let index = 0; index < entries.length; index += step) {
    const reader = new RowReader(new DateReader())
    const head = await headText(entries[index]!, headBytes)
    if (/<(?:html|!doctype|div)/i.test(head.slice(0, 2_000)) && [...reader.push(head), ...reader.end()].some(({ texts }) => texts.length > 0)) return entries
  }
  return []
}

const mostLoose = 200

/** Pages that were saved under another name: who takes part stands above, and nobody else writes. */
async function loosePages(candidates: readonly Entry[]): Promise<Entry[]> {
  const found: Entry[] = []
  const others = candidates.filter(({ path }) => !pagePlace(path) && !tieType(path))
  if (others.length > mostLoose) return found
  for (const entry of others) {
    const reader = new RowReader(new DateReader())
    const rows = [...reader.push(await headText(entry, headBytes)), ...reader.end()]
    const names = new Set(participantsIn(reader.header))
    if (names.size > 1 && rows.length > 0 && rows.every(({ texts }) => names.has(texts[0] ?? ''))) found.push(entry)
  }
  return found
}

const tieNames: readonly (readonly [RegExp, TieType])[] = [
  [/^(?:your_)?friends$/, 'friends'],
  [/^removed_friends$/, 'removedFriends'],
  [/^(?:sent_friend_requests|friend_requests_sent)$/, 'requestsSent'],
  [/^(?:received_friend_requests|friend_requests_received)$/, 'requestsReceived'],
  [/^rejected_friend_requests$/, 'requestsRejected'],
]

function tieType(path: string): { readonly type: TieType; readonly old: boolean } | undefined {
  const match = /(?:^|\/)([^/]+)\.(html?)$/i.exec(path)
  const name = match?.[1]?.toLowerCase().replace(/_\d+$/, '')
  const type = name === undefined ? undefined : tieNames.find(([form]) => form.test(name))?.[1]
  return type && { type, old: match![2]!.toLowerCase() === 'htm' }
}

async function looksLikeTies(entry: Entry): Promise<boolean> {
  const head = await headText(entry, headBytes)
  return /<(?:li|div)\b/i.test(head) && /\d{4}/.test(head)
}

async function anyMarked(ties: readonly { readonly entry: Entry }[]): Promise<boolean> {
  for (const { entry } of ties) if (marks.test(await headText(entry, headBytes))) return true
  return false
}

/** Class names only Facebook has: `_3-96`, `_a6-g`; `contents` in the old pages. Anybody's saved page may be called friends. */
const marks = /class="(?:[^"]{0,200} )?(?:_[\w-]{3,6}|uiBoxWhite|contents)[ "]/

interface Owner {
  readonly name?: string
  readonly choices: readonly Handle[]
}

/** The headline of the old pages; else who is in nearly all conversations. A conversation of two is called after the other. */
async function ownerOf(pages: readonly Entry[], oldPages: readonly Entry[], all: readonly Entry[]): Promise<Owner> {
  const votes = new Map<string, number>()
  const vote = (name: string | undefined, times: number) => {
    const tidied = nameOf(name)
    if (tidied !== undefined && !isNobody(tidied)) votes.set(tidied, (votes.get(tidied) ?? 0) + times)
  }
  for (const entry of [...oldPages, ...all.filter(({ path }) => /(?:^|\/)index\.htm$/i.test(path))].slice(0, mostLooked)) {
    const reader = new OldThreadReader()
    const messages = [...reader.push(await headText(entry, headBytes)), ...reader.end()]
    // One page for each conversation is headed by its names.
    if (!/\/\d+\.html?$/.test(entry.path)) vote(reader.heading, 5)
    const threads = new Set(messages.map(({ participants }) => participants.join('\n')))
    for (const names of threads) for (const name of names.split('\n')) vote(name, 1)
  }
  const step = Math.max(1, Math.floor(pages.length / mostLooked))
  for (let index = 0; index < pages.length; index += step) {
    const reader = new RowReader(new DateReader())
    const rows = [...reader.push(await headText(pages[index]!, headBytes)), ...reader.end()]
    const title = nameOf(reader.title)
    const names = new Set([...rows.flatMap(({ texts }) => nameOf(texts[0]) ?? []), ...(participantsIn(reader.header) ?? []).flatMap((name) => nameOf(name) ?? [])])
    for (const name of names) if (name !== title) vote(name, names.size === 2 ? 2 : 1)
    if (title !== undefined && names.has(title)) vote(title, names.size === 2 ? 0 : 1)
  }
  const ranked = [...votes].sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1))
  const [first, second] = ranked
  return { ...(first && first[1] > (second?.[1] ?? 0) && { name: first[0] }), choices: ranked.slice(0, 10).map(([name]) => handleOf(name)) }
}
