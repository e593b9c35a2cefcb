import type { Handle } from '../../contract/handles'
import type { Claim } from '../../contract/records'
import type { Source } from '../sources/source'
import { dataFiles, placeOf, type DataFile, type DataType } from './dataFiles'
import { leftOut } from './leftOut'
import { ownerOf, type OwnerFound } from './ownerFiles'
import type { Announced } from './manifest'
import { dayWords } from '../formats/dayWords'
import { filesByOwner } from '../filesByOwner'

/** What reading needs to know of the claim; the importer's own. */
export interface ClaimDetail {
  readonly files: readonly { readonly label: string; readonly type: DataType; readonly part: number; readonly folder: string }[]
  readonly announced: readonly Announced[]
  /** When the archive was made, UTC ms. */
  readonly generated?: number
  readonly ownerName?: string
}

interface Archive {
  readonly files: readonly DataFile[]
  readonly owner: OwnerFound
}

/** One claim for each account. Zips and folders of the same account are one; parts that do not say whose they are join the only one there is. */
export async function claims(source: Source): Promise<readonly Claim[]> {
  const folders = new Map<string, DataFile[]>()
  for (const file of await dataFiles(source.entries)) {
    const there = folders.get(file.folder)
    if (there) there.push(file)
    else folders.set(file.folder, [file])
  }
  const archives: Archive[] = []
  for (const files of folders.values()) archives.push({ files, owner: await ownerOf(files) })
  return (await together(archives)).filter(({ files }) => files.some(({ type }) => type !== 'manifest' && type !== 'monthIndex')).map((archive) => claimOf(source, archive))
}

async function together(archives: readonly Archive[]): Promise<Archive[]> {
  const found: Archive[] = []
  for (const files of filesByOwner(archives, sameAccount)) found.push({ files: inOrder(files), owner: await ownerOf(files) })
  return found
}

/** Numbers decide where both have one; else a screen name does. */
function sameAccount(a: readonly Handle[], b: readonly Handle[]): boolean {
  const numbers = (handles: readonly Handle[]) => handles.filter((handle) => handle.startsWith('x:id:'))
  const kind = numbers(a).length > 0 && numbers(b).length > 0 ? 'x:id:' : 'x:@'
  return a.some((handle) => handle.startsWith(kind) && b.includes(handle))
}

/** Parts by number, not by name; within a type the folders stay together. */
const inOrder = (files: readonly DataFile[]): DataFile[] =>
  [...files].sort((a, b) => compare(a.type, b.type) || compare(a.folder, b.folder) || a.part - b.part || compare(a.entry.label, b.entry.label))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function claimOf(source: Source, { files, owner }: Archive): Claim {
  const folders = new Set(files.map((file) => file.folder))
  const roots = [...new Set(files.map((file) => file.entry.root))]
  const read = new Set(files.map((file) => file.entry.label))
  const detail: ClaimDetail = {
    files: files.map(({ entry, type, part, folder }) => ({ label: entry.label, type, part, folder })),
    announced: owner.announced,
    ...(owner.generated !== undefined && { generated: owner.generated }),
    ...(owner.name !== undefined && { ownerName: owner.name }),
  }
  return {
    importer: 'x',
    title: 'X archive',
    source: roots.join(', '),
    recognised: recognised(files, detail),
    owner: owner.handles,
    ...(owner.name !== undefined && { ownerName: owner.name }),
    ...(owner.choices.length > 0 && { ownerChoices: owner.choices }),
    entries: [...read],
    bytes: files.reduce((sum, file) => sum + file.entry.size, 0),
    ignored: leftOut(source.entries.filter((entry) => !read.has(entry.label) && belongs(entry, folders))),
    detail,
  }
}

function belongs(entry: Source['entries'][number], folders: ReadonlySet<string>): boolean {
  const folder = placeOf(entry)?.folder
  if (folder !== undefined) return folders.has(folder)
  // Media and the viewer lie somewhere below the archive's folder.
  if (entry.path === entry.root) return false
  const label = `${entry.root}/${entry.path}`
  return [...folders].some((one) => one !== '' && label.startsWith(`${one}/`))
}

const parts: readonly (readonly [one: string, many: string, types: readonly DataType[], announced: RegExp])[] = [
  ['tweet', 'tweets', ['tweets', 'months', 'csv'], /(?:^|\/)(?:tweets?(?:-part\d+)?|\d{4}_\d\d)\.js$/],
  ['direct message', 'direct messages', ['messages'], /^$/],
  ['group message', 'group messages', ['groupMessages'], /^$/],
  ['like', 'likes', ['like'], /(?:^|\/)like(?:-part\d+)?\.js$/],
  ['follower', 'followers', ['follower'], /(?:^|\/)follower(?:-part\d+)?\.js$/],
  ['followed account', 'followed accounts', ['following'], /(?:^|\/)following(?:-part\d+)?\.js$/],
  ['uploaded contact', 'uploaded contacts', ['contact'], /(?:^|\/)contact(?:-part\d+)?\.js$/],
]

/** `1,234 tweets, direct messages, 412 followers, made 3 November 2026`. */
function recognised(files: readonly DataFile[], { announced, generated }: ClaimDetail): string {
  const types = new Set(files.map((file) => file.type))
  const words = parts.flatMap(([one, many, of, file]) => {
    if (!of.some((type) => types.has(type))) return []
    const records = announced.filter((item) => file.test(item.file)).reduce((sum, item) => sum + item.records, 0)
    return [records > 0 ? `${records.toLocaleString('en')} ${records === 1 ? one : many}` : many]
  })
  if (words.length === 0) words.push('account data')
  if (generated !== undefined) words.push(`made ${dayWords(generated)}`)
  return words.join(', ')
}
