import type { Claim } from '../../contract/records'
import type { ListPath } from '../formats/jsonLists'
import { threadsOf } from '../meta/threadFiles'
import type { Entry, Source } from '../sources/source'
import { baseName, dataFiles, homesOf, messageFiles, type DataFile, type DataType } from './files'
import { ownerOf, type OwnerFound } from './owner'

/** What reading needs to know of the claim; the importer's own. */
export interface ClaimDetail {
  readonly files: readonly { readonly label: string; readonly type: DataType; readonly list: ListPath }[]
  readonly messages: readonly string[]
  readonly ownerName?: string
  /** When the account was made, as written. */
  readonly since?: unknown
}

interface Download {
  entries: readonly Entry[]
  files: readonly DataFile[]
  messages: readonly Entry[]
  owner: OwnerFound
}

/** One claim for each account. Parts that do not say whose they are join the only one there is. */
export async function claims(source: Source): Promise<readonly Claim[]> {
  const found: Download[] = []
  for (const { entries } of homesOf(source.entries)) {
    const files = await dataFiles(entries)
    const messages = messageFiles(entries)
    const profiled = entries.some((entry) => /^personal_information\.json$/i.test(baseName(entry)))
    if (files.length === 0 && messages.length === 0 && !profiled) continue
    found.push({ entries: [...entries], files, messages, owner: await ownerOf(entries, threadsOf(messages)) })
  }
  return together(found).filter(({ files, messages }) => files.length > 0 || messages.length > 0).map((download) => claimOf(download))
}

/** Zips of one download, and two downloads of one account, are one. */
function together(found: readonly Download[]): Download[] {
  const accounts: Download[] = []
  const nobodys: Download[] = []
  for (const download of found) {
    const handles = accountsOf(download.owner)
    if (handles.length === 0) nobodys.push(download)
    else join(accounts.find(({ owner }) => accountsOf(owner).some((handle) => handles.includes(handle))), download, accounts)
  }
  for (const download of nobodys) join(accounts.length === 1 ? accounts[0] : nobodys.length > 1 && accounts.length === 0 ? accounts[0] : undefined, download, accounts)
  return accounts
}

const accountsOf = ({ handles }: OwnerFound): readonly string[] => handles.filter((handle) => handle.includes(':@'))

function join(known: Download | undefined, download: Download, accounts: Download[]): void {
  if (!known) {
    accounts.push(download)
    return
  }
  known.entries = [...known.entries, ...download.entries]
  known.files = [...known.files, ...download.files]
  known.messages = [...known.messages, ...download.messages]
  const handles = [...new Set([...known.owner.handles, ...(accountsOf(download.owner).length > 0 ? download.owner.handles : [])])]
  known.owner = { ...known.owner, handles }
}

function claimOf({ entries, files, messages, owner }: Download): Claim {
  const read = [...files.map(({ entry }) => entry), ...messages]
  const detail: ClaimDetail = {
    files: files.map(({ entry, type, list }) => ({ label: entry.label, type, list })),
    messages: messages.map(({ label }) => label),
    ...(owner.name !== undefined && { ownerName: owner.name }),
    ...(owner.since !== undefined && { since: owner.since }),
  }
  return {
    importer: 'instagram',
    title: 'Instagram export',
    source: [...new Set(read.map(({ root }) => root))].join(', '),
    recognised: recognised(files, messages),
    owner: owner.handles,
    ...(owner.name !== undefined && { ownerName: owner.name }),
    ...(owner.choices.length > 0 && { ownerChoices: owner.choices }),
    entries: [...new Set(read.map(({ label }) => label))],
    bytes: read.reduce((sum, { size }) => sum + size, 0),
    ignored: leftOut(entries.filter((entry) => !read.includes(entry))),
    detail,
  }
}

const words: readonly (readonly [words: string, types: readonly DataType[]])[] = [
  ['comments', ['comment', 'oldComments']],
  ['followers', ['follower']],
  ['followed accounts', ['following']],
  ['followers and followed accounts', ['oldConnections']],
  ['posts', ['post']],
  ['likes', ['like', 'oldLikes']],
  ['answers to stories', ['sticker']],
  ['uploaded contacts', ['contact']],
]

function recognised(files: readonly DataFile[], messages: readonly Entry[]): string {
  const types = new Set(files.map(({ type }) => type))
  const threads = threadsOf(messages).length
  const parts = words.filter(([, of]) => of.some((type) => types.has(type))).map(([text]) => text)
  if (types.has('oldMessages')) parts.unshift('messages')
  if (threads > 0) parts.unshift(counted(threads, 'conversation'))
  if (parts.length === 0) parts.push('account lists')
  return parts.join(', ')
}

const kinds: readonly (readonly [form: RegExp, words: string])[] = [
  [/(?:^|\/)ads?_[^/]*\//i, 'ad data'],
  [/\.(?:jpe?g|png|gif|webp|heic|mp4|mov|m4a|aac|mp3|srt)$/i, 'media'],
  [/(?:^|\/)stories(?:_\d+)?\.json$/i, 'your stories, which name nobody'],
  [/\.html?$/i, 'web pages of the export; ask for JSON to have what is in them'],
]

function leftOut(entries: readonly Entry[]): string[] {
  const counts = new Map<string, number>()
  const others = new Set<string>()
  for (const entry of entries) {
    // Other importers speak for these.
    if (/(?:^|\/)(?:threads|your_facebook_activity|your_activity_across_facebook)\//i.test(entry.path) || /^(?:personal_information|profile|profile_changes|signup_information|signup_details)\.json$/i.test(baseName(entry))) continue
    const kind = kinds.find(([form]) => form.test(entry.path))?.[1]
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1)
    else if (/\.json$/i.test(entry.path)) others.add(baseName(entry))
  }
  const said = [...counts].map(([kind, count]) => (kind === 'media' ? `media: ${counted(count, 'file')} ${count === 1 ? 'is' : 'are'} listed, not copied` : `${kind}: ${counted(count, 'file')}`))
  if (others.size > 0) {
    const shown = [...others].sort().slice(0, 12)
    said.push(`what says nothing about people: ${shown.join(', ')}${others.size > shown.length ? ` and ${(others.size - shown.length).toLocaleString('en')} more` : ''}`)
  }
  return said
}

const counted = (count: number, what: string): string => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`
