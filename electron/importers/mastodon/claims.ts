import { idHandle } from '../../contract/handles'
import type { Claim } from '../../contract/records'
import type { Entry, Source } from '../sources/source'
import { actorOf, actorHandles, addressHandle } from './actors'
import { folderOf, mastodonFiles, profileOf, type FileType, type MastodonFile, type Profile } from './files'

/** What reading needs to know of the claim; the importer's own. */
export interface ClaimDetail {
  readonly files: readonly { readonly label: string; readonly type: FileType }[]
  readonly profile?: Profile
  /** When the archive was made, as its name says: `20240131235959`. */
  readonly made?: string
}

/** One claim for each account; tables that were fetched one by one belong to the only archive there is, else to themselves. */
export async function claims(source: Source): Promise<readonly Claim[]> {
  const files = await mastodonFiles(source.entries)
  const archives = new Map<string, { profile?: Profile; readonly files: MastodonFile[] }>()
  const folders = new Map<string, string>()
  for (const folder of new Set(files.flatMap(({ type, folder }) => (type === 'outbox' ? [folder] : [])))) {
    const own = files.filter((file) => file.folder === folder)
    const profile = await profileOf(own)
    const key = profile?.uri ?? folder
    folders.set(folder, key)
    const known = archives.get(key)
    if (known) known.files.push(...own)
    else archives.set(key, { ...(profile && { profile }), files: own })
  }
  const loose = files.filter(({ folder }) => !folders.has(folder))
  const only = archives.size === 1 ? [...archives.values()][0] : undefined
  if (only) only.files.push(...loose)
  else if (loose.length > 0) archives.set('', { files: loose })
  return [...archives.values()].map((archive) => claimOf(source, archive.files, archive.profile))
}

function claimOf(source: Source, files: readonly MastodonFile[], profile: Profile | undefined): Claim {
  const read = new Set(files.map(({ entry }) => entry.label))
  const made = files.map(({ entry }) => /archive-(\d{14})-/.exec(entry.label)?.[1]).filter((one) => one !== undefined).sort().at(-1)
  const detail: ClaimDetail = { files: files.map(({ entry, type }) => ({ label: entry.label, type })), ...(profile && { profile }), ...(made !== undefined && { made }) }
  const folders = new Set(files.map(({ folder }) => folder))
  const beside = source.entries.filter((entry) => !read.has(entry.label) && belongs(entry, folders))
  const reserves = beside.filter((entry) => folders.has(folderOf(entry)) && (savedNames.test(entry.path) || listNames.test(entry.path))).map(({ label }) => label)
  return {
    importer: 'mastodon',
    title: 'Mastodon archive',
    source: [...new Set(files.map(({ entry }) => entry.root))].join(', '),
    recognised: recognised(files, profile),
    owner: profile ? ownerHandles(profile) : [],
    ...(profile?.name !== undefined && { ownerName: profile.name }),
    entries: [...read],
    ...(reserves.length > 0 && { reserves }),
    bytes: files.reduce((sum, { entry }) => sum + entry.size, 0),
    ignored: leftOut(beside),
    detail,
  }
}

export function ownerHandles({ uri, address, others }: Profile): string[] {
  return [...new Set([idHandle('mastodon', uri), ...(address === '' ? [] : [addressHandle(address)]), ...others.flatMap((other) => actorHandles(actorOf(other)))])]
}

const words: readonly (readonly [FileType, string])[] = [
  ['outbox', 'posts and boosts'], ['likes', 'likes'], ['following', 'followed accounts'], ['followers', 'followers'], ['muted', 'muted accounts'], ['blocked', 'blocked accounts'],
]

function recognised(files: readonly MastodonFile[], profile: Profile | undefined): string {
  const types = new Set(files.map(({ type }) => type))
  const parts = words.flatMap(([type, word]) => (types.has(type) ? [word] : [])).join(', ')
  return profile && profile.address !== '' ? `${parts} of @${profile.address}` : parts
}

const savedNames = /(?:^|\/)bookmarks[^/]{0,40}\.(?:json|csv)$/i
const listNames = /(?:^|\/)(?:lists|blocked_domains|domain_blocks)[^/]{0,40}\.csv$/i

function belongs({ path, root }: Entry, folders: ReadonlySet<string>): boolean {
  const label = path === root ? path : `${root}/${path}`
  return [...folders].some((folder) => folder === '' || label.startsWith(`${folder}/`))
}

function leftOut(entries: readonly Entry[]): string[] {
  let media = 0
  let bookmarks = false
  let lists = false
  for (const { path } of entries) {
    if (/(?:^|\/)media_attachments\/|(?:^|\/)(?:avatar|header)\.\w{3,4}$/i.test(path)) media++
    else if (savedNames.test(path)) bookmarks = true
    else if (listNames.test(path)) lists = true
  }
  return [
    ...(media > 0 ? [`media: ${media.toLocaleString('en')} ${media === 1 ? 'file is' : 'files are'} listed, not copied`] : []),
    ...(bookmarks ? ['bookmarks: saved for yourself, said to nobody'] : []),
    ...(lists ? ['lists and blocked servers'] : []),
  ]
}
