import type { Claim } from '../../contract/records'
import { CsvRecord } from '../csvOutcomes'
import { csvPreview } from '../formats/csv'
import type { Entry, Source } from '../sources/source'
import { neverRead, normalName, redditFiles, withoutPeople, type FileType, type RedditFile } from './files'
import { userHandle, userName } from './people'

/** What reading needs to know of the claim; the importer's own. */
export interface ClaimDetail {
  readonly files: readonly { readonly label: string; readonly type: FileType }[]
}

/** One claim: a data request is one account's, and its parts may have been dropped one by one. */
export async function claims(source: Source): Promise<readonly Claim[]> {
  const files = await redditFiles(source.entries)
  if (files.length === 0) return []
  const read = new Set(files.map(({ entry }) => entry.label))
  const { owner, choices } = await ownerOf(files)
  const beside = besideThem(source.entries, files)
  const detail: ClaimDetail = { files: files.map(({ entry, type }) => ({ label: entry.label, type })) }
  return [
    {
      importer: 'reddit',
      title: 'Reddit data',
      source: [...new Set(files.map(({ entry }) => entry.root))].join(', '),
      recognised: recognised(files, owner),
      owner: owner === undefined ? [] : [userHandle(owner)],
      ...(owner === undefined && choices.length > 0 && { ownerChoices: choices.map(userHandle) }),
      entries: [...read],
      ...(beside.length > 0 && { reserves: beside.map(({ label }) => label) }),
      bytes: files.reduce((sum, { entry }) => sum + entry.size, 0),
      ignored: leftOut(beside.map(({ path }) => path)),
      detail,
    },
  ]
}

const headLength = 256 * 1024

async function rowsOf({ entry }: RedditFile): Promise<CsvRecord[]> {
  const preview = csvPreview(await entry.head(headLength))
  return (preview?.rows ?? []).flatMap((row) => (row.error === undefined ? [new CsvRecord(preview!.header, row.cells)] : []))
}

/** The statistics say so; else whoever is on one side of every message. */
async function ownerOf(files: readonly RedditFile[]): Promise<{ readonly owner?: string; readonly choices: readonly string[] }> {
  for (const file of files.filter(({ type }) => type === 'statistics'))
    for (const row of await rowsOf(file)) {
      const owner = row.get('statistic').toLowerCase().replace(/_/g, ' ') === 'account name' ? userName(row.get('value')) : undefined
      if (owner !== undefined) return { owner, choices: [] }
    }
  const counts = new Map<string, number>()
  let messages = 0
  for (const file of files.filter(({ type }) => type === 'messages'))
    for (const row of await rowsOf(file)) {
      messages++
      for (const name of new Set([userName(row.get('from')), userName(row.get('to'))])) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  for (const file of files.filter(({ type }) => type === 'chat')) for (const row of await rowsOf(file)) counts.set(userName(row.get('username')) ?? '', 0)
  counts.delete('')
  const ordered = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const [first, second] = ordered
  // Letters from moderators have the owner on one side too.
  if (first && first[1] === messages && messages > 0 && first[1] !== second?.[1]) return { owner: first[0], choices: [] }
  return { choices: ordered.slice(0, 20).map(([name]) => name) }
}

const words: readonly (readonly [FileType, string])[] = [
  ['messages', 'private messages'], ['chat', 'chats'], ['comments', 'comments'], ['posts', 'posts'], ['friends', 'followed people'],
]

function recognised(files: readonly RedditFile[], owner: string | undefined): string {
  const types = new Set(files.map(({ type }) => type))
  const parts = words.flatMap(([type, word]) => (types.has(type) ? [word] : []))
  if (parts.length === 0) parts.push('account data')
  return `${parts.join(', ')}${owner === undefined ? '' : ` of u/${owner}`}`
}

/** Tables that a data request is known to hold, and that are left out. */
function besideThem(entries: readonly Entry[], files: readonly RedditFile[]): readonly Entry[] {
  const roots = new Set(files.filter(({ entry }) => entry.path !== entry.root).map(({ entry }) => entry.root))
  const read = new Set(files.map(({ entry }) => entry.label))
  return entries.filter(({ root, label, path }) => roots.has(root) && !read.has(label) && /\.csv$/i.test(path) && [neverRead, withoutPeople, headersOnly].some((form) => form.test(normalName(path))))
}

const headersOnly = /_headers$/

function leftOut(beside: readonly string[]): string[] {
  const named = (paths: readonly string[]) => [...new Set(paths.map((path) => path.slice(path.lastIndexOf('/') + 1)))].sort().slice(0, 8).join(', ')
  const groups: readonly (readonly [why: string, paths: readonly string[]])[] = [
    ['private technical data, never read', beside.filter((path) => neverRead.test(normalName(path)))],
    ['votes, saved things and lists: their authors are not named', beside.filter((path) => withoutPeople.test(normalName(path)))],
    ['the same rows without their texts', beside.filter((path) => headersOnly.test(normalName(path)))],
  ]
  return groups.flatMap(([why, paths]) => (paths.length > 0 ? [`${why}: ${named(paths)}`] : []))
}
