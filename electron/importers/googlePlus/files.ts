import { Failed } from '../../contract/result'
import type { Entry } from '../sources/source'
import { object, type Json } from '../formats/jsonValues'
import { firstBytes } from '../smallFiles'
import { authorOf, type Author } from './authors'
import { postOfPage } from './pages'

/** The posts of one folder. The names of all folders are translated, so the pages themselves tell. */
export interface PostFolder {
  readonly folder: string
  readonly entries: readonly Entry[]
  /** Pages of which there is a JSON file too. */
  readonly twins: number
  /** Authors of the posts looked at, the most frequent first. */
  readonly authors: readonly Author[]
}

const headLength = 64 * 1024
/** Pages looked at: a person has up to tens of thousands. */
const looked = 24

const postName = /^\d{8}\b.{0,300}\.(?:json|html)$/i

export async function postFolders(entries: readonly Entry[]): Promise<PostFolder[]> {
  const folders = new Map<string, Entry[]>()
  for (const entry of entries) {
    if (!postName.test(baseName(entry)) || entry.path.includes('__MACOSX/')) continue
    const folder = folderOf(entry)
    const there = folders.get(folder)
    if (there) there.push(entry)
    else folders.set(folder, [entry])
  }
  const found: PostFolder[] = []
  for (const [folder, files] of folders) {
    const names = new Set(files.map(({ label }) => label))
    const kept = files.filter(({ label }) => !/\.html$/i.test(label) || !names.has(label.replace(/\.html$/i, '.json')))
    const authors = await authorsOf(kept)
    if (authors.length > 0) found.push({ folder, entries: kept, twins: files.length - kept.length, authors })
  }
  return found
}

/** Where the folders of Google+ lie: `Takeout`, above `Google+ Stream` and `Google+ Communities`, whatever they are called. */
export function takeoutOf(folder: string): string {
  const names = folder.split('/')
  const first = names.findIndex((name) => /^google/i.test(name))
  return names.slice(0, first < 0 ? -2 : first).join('/')
}

export const baseName = ({ path }: Entry): string => path.slice(path.lastIndexOf('/') + 1)

const folderOf = ({ label, path, root }: Entry): string => (path === root ? '' : label.slice(0, label.lastIndexOf('/')))

async function authorsOf(entries: readonly Entry[]): Promise<Author[]> {
  const counts = new Map<string, { author: Author; posts: number }>()
  const step = Math.max(1, Math.floor(entries.length / looked))
  for (let i = 0; i < entries.length; i += step) {
    const entry = entries[i]!
    const author = authorOf((await headPost(entry))?.author)
    if (!author) continue
    const known = counts.get(author.handle)
    if (known) known.posts++
    else counts.set(author.handle, { author, posts: 1 })
  }
  return [...counts.values()].sort((a, b) => b.posts - a.posts || (a.author.handle < b.author.handle ? -1 : 1)).map(({ author }) => author)
}

/** As much of a post as its first bytes tell; nothing when they are of something else. */
async function headPost(entry: Entry): Promise<Json | undefined> {
  const head = Buffer.from(await firstBytes(entry, headLength)).toString('utf8')
  if (!head.includes('plus.google.com')) return undefined
  if (/\.html$/i.test(entry.path)) return pageIn(head)
  if (!/^\uFEFF?\s*\{/.test(head) || !/"creationTime"\s*:\s*"\d{4}-/.test(head)) return undefined
  // The author of the post stands before those of its comments.
  const author = /"author"\s*:\s*(\{[^{}]{0,4000}\})/.exec(head)?.[1]
  try {
    return author === undefined ? undefined : { author: object(JSON.parse(author)) }
  } catch {
    return undefined // cut or damaged: another post will tell
  }
}

function pageIn(head: string): Json | undefined {
  try {
    return postOfPage(head)
  } catch (failure) {
    if (failure instanceof Failed) return undefined // said when it is read
    throw failure
  }
}
