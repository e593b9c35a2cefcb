import { screenNameHandle, type Handle } from '../../contract/handles'
import type { Claim } from '../../contract/records'
import { listsInHead, type ListPath } from '../formats/jsonLists'
import type { Entry, Source } from '../sources/source'
import { object, text, type Json } from '../formats/jsonValues'
import { firstBytes, smallFile } from '../smallFiles'
import { baseName, checkinFile, folderOf, type CheckinFile } from './files'
import { nameOf, userHandle, userId } from './people'
import { ownRecord } from './users'

/** What reading needs to know of the claim; the importer's own. */
export interface ClaimDetail {
  readonly checkins: readonly { readonly label: string; readonly list: ListPath }[]
  readonly comments: readonly { readonly label: string; readonly list: ListPath }[]
  readonly users: readonly string[]
  readonly ownerName?: string
}

interface Account {
  readonly checkins: CheckinFile[]
  readonly folders: Set<string>
}

/** One claim for each account: folders whose check-ins name different owners are apart. */
export async function claims(source: Source): Promise<readonly Claim[]> {
  const accounts = new Map<string, Account>()
  for (const entry of source.entries) {
    if (isLitter(entry)) continue
    const file = await checkinFile(entry)
    if (!file) continue
    const owner = file.first.map((record) => userId(object(record.user)?.id)).find((id) => id !== undefined)
    const key = owner ?? `folder ${folderOf(entry)}`
    const account = accounts.get(key) ?? { checkins: [], folders: new Set() }
    accounts.set(key, account)
    account.checkins.push(file)
    account.folders.add(folderOf(entry))
  }
  const found: Claim[] = []
  for (const account of accounts.values()) found.push(await claimOf(source, account))
  return found
}

const isLitter = (entry: Entry): boolean => entry.path.includes('__MACOSX/') || baseName(entry).startsWith('._')

async function claimOf(source: Source, { checkins, folders }: Account): Promise<Claim> {
  const beside = source.entries.filter((entry) => folders.has(folderOf(entry)) && !isLitter(entry))
  const users = beside.filter((entry) => /^users\d*\.json$/i.test(baseName(entry)))
  const comments: { readonly entry: Entry; readonly list: ListPath }[] = []
  for (const entry of beside) {
    if (!/^comments\d*\.json$/i.test(baseName(entry))) continue
    const head = await firstBytes(entry, 4096)
    const [list] = /"comment"|"items"\s*:\s*\[\s*\]/.test(Buffer.from(head).toString('latin1')) ? await listsInHead(head, [['items'], []]) : []
    if (list) comments.push({ entry, list })
  }
  const owner = await ownerOf(checkins, users)
  const read = [...checkins.map(({ entry }) => entry), ...comments.map(({ entry }) => entry), ...users]
  const detail: ClaimDetail = {
    checkins: checkins.map(({ entry, list }) => ({ label: entry.label, list })),
    comments: comments.map(({ entry, list }) => ({ label: entry.label, list })),
    users: users.map(({ label }) => label),
    ...(owner.name !== undefined && { ownerName: owner.name }),
  }
  const words = [`check-ins in ${files(checkins.length)}`, ...(users.length > 0 ? ['friends'] : []), ...(comments.length > 0 ? ['comments'] : [])]
  return {
    importer: 'swarm',
    title: 'Swarm check-ins',
    source: [...new Set(read.map(({ root }) => root))].join(', '),
    recognised: words.join(', '),
    owner: owner.handles,
    ...(owner.name !== undefined && { ownerName: owner.name }),
    entries: read.map(({ label }) => label),
    bytes: read.reduce((sum, { size }) => sum + size, 0),
    ignored: leftOut(beside.filter((entry) => !read.includes(entry)), source, folders),
    detail,
  }
}

async function ownerOf(checkins: readonly CheckinFile[], users: readonly Entry[]): Promise<{ handles: Handle[]; name?: string }> {
  const records: Json[] = checkins.flatMap(({ first }) => first.map(({ user }) => object(user))).filter((user) => user !== undefined)
  for (const entry of users) {
    const record = ownRecord(await smallFile(entry))
    if (record) records.unshift(record)
  }
  const own = records.find((record) => userId(record.id) !== undefined)
  if (!own) return { handles: [] }
  const name = nameOf(own)
  const handle = text(own.handle)
  return {
    handles: [userHandle(userId(own.id)!), ...(handle !== undefined && /^[\w.-]{1,60}$/.test(handle) ? [screenNameHandle('swarm', handle)] : [])],
    ...(name !== undefined && { name }),
  }
}

const files = (count: number): string => (count === 1 ? '1 file' : `${count.toLocaleString('en')} files`)

const reasons: readonly (readonly [RegExp, (count: number) => string])[] = [
  [/^(?:unconfirmed_)?visits\d*\.json$/i, (count) => `places your phone noticed by itself, without people: ${files(count)}`],
  [/^photos\d*\.json$/i, (count) => `lists of photos: ${files(count)}`],
  [/^(?:tips|lists|venueRatings|expertise|shares|plans|messages)\d*\.json$/i, (count) => `tips, lists and ratings: ${files(count)}`],
]

function leftOut(entries: readonly Entry[], source: Source, folders: ReadonlySet<string>): string[] {
  const words: string[] = []
  let others = entries.filter((entry) => /\.json$/i.test(entry.path))
  for (const [name, say] of reasons) {
    const count = others.filter((entry) => name.test(baseName(entry))).length
    if (count > 0) words.push(say(count))
    others = others.filter((entry) => !name.test(baseName(entry)))
  }
  const pictures = source.entries.filter(({ label }) => [...folders].some((folder) => folder !== '' && label.startsWith(`${folder}/pix/`))).length
  if (pictures > 0) words.push(`media: ${files(pictures)} ${pictures === 1 ? 'is' : 'are'} listed, not copied`)
  return words
}
