import type { Handle } from '../../contract/handles'
import type { Claim } from '../../contract/records'
import type { Entry, Source } from '../sources/source'
import { list, object, text } from '../formats/jsonValues'
import { isExporterFile, exporterClaim } from './exporter'
import { idOf, userHandle } from './ids'
import { ownerOf } from './people'
import { smallObject } from './small'

/** What reading needs to know of the claim; the importer's own. */
export type ClaimDetail = PackageDetail | { readonly kind: 'exporter' }

export interface PackageDetail {
  readonly kind: 'package'
  readonly user?: string
  readonly indexes: readonly string[]
  readonly channels: readonly { readonly channel: string; readonly messages?: string }[]
}

/** Channels that are looked into for an owner nobody names. */
const mostLooked = 200

export async function claims(source: Source): Promise<readonly Claim[]> {
  const found = await packages(source)
  const exported: Entry[] = []
  for (const entry of source.entries) if (await isExporterFile(entry)) exported.push(entry)
  return exported.length > 0 ? [...found, await exporterClaim(exported)] : found
}

const folderOf = (entry: Entry) => `${entry.root}/${entry.path}`.replace(/\/?[^/]*$/, '')
const parentOf = (folder: string) => folder.replace(/\/?[^/]*$/, '')
const baseOf = (entry: Entry) => entry.path.slice(entry.path.lastIndexOf('/') + 1).toLowerCase()

/** Folder names are translated: a channel is a folder with a `channel.json` in it, whatever it is called. */
async function packages(source: Source): Promise<Claim[]> {
  const channels = new Map<string, Map<string, Entry>>()
  const messages = new Map<string, Entry>()
  const users: Entry[] = []
  const indexes: Entry[] = []
  for (const entry of source.entries) {
    const base = baseOf(entry)
    if (base === 'channel.json') {
      const parent = parentOf(folderOf(entry))
      const there = channels.get(parent)
      if (there) there.set(folderOf(entry), entry)
      else channels.set(parent, new Map([[folderOf(entry), entry]]))
    } else if (base === 'messages.json' || base === 'messages.csv') messages.set(folderOf(entry), entry)
    else if (base === 'user.json') users.push(entry)
    else if (base === 'index.json') indexes.push(entry)
  }
  const claims: Claim[] = []
  const owners = await ownersAmong(users)
  for (const [parent, all] of channels) {
    const first = [...all.values()][0]!
    if (!(await isChannel(first))) continue
    const top = parentOf(parent)
    const user = owners.find(({ entry }) => top === '' || folderOf(entry).startsWith(top)) ?? (channels.size === 1 ? owners[0] : undefined)
    claims.push(await packageClaim([...all], messages, indexes.filter((entry) => folderOf(entry) === parent), user, source))
  }
  // Without its messages, a package still knows the friends.
  if (channels.size === 0) for (const user of owners) if (list(user.value.relationships).length > 0) claims.push(await packageClaim([], messages, [], user, source))
  return claims
}

type User = { readonly entry: Entry; readonly value: NonNullable<Awaited<ReturnType<typeof smallObject>>> }

async function ownersAmong(entries: readonly Entry[]): Promise<User[]> {
  const users: User[] = []
  for (const entry of entries.slice(0, 20)) {
    const value = await smallObject(entry)
    if (value && idOf(value.id) !== undefined && text(value.username) !== undefined && (idOf(value.id)!.length > 14 || 'discriminator' in value)) users.push({ entry, value })
  }
  return users
}

async function isChannel(entry: Entry): Promise<boolean> {
  const channel = await smallObject(entry)
  return channel !== undefined && idOf(channel.id) !== undefined && 'type' in channel
}

async function packageClaim(channels: readonly (readonly [string, Entry])[], messages: ReadonlyMap<string, Entry>, indexes: readonly Entry[], user: User | undefined, source: Source): Promise<Claim> {
  const owner = ownerOf(user?.value)
  const guessed = owner.handles.length > 0 ? [] : await inEveryConversation(channels.map(([, entry]) => entry))
  const files = channels.flatMap(([folder, entry]) => [entry, ...(messages.has(folder) ? [messages.get(folder)!] : [])])
  const entries = [...(user ? [user.entry] : []), ...indexes, ...files]
  const detail: PackageDetail = {
    kind: 'package',
    ...(user && { user: user.entry.label }),
    indexes: indexes.map(({ label }) => label),
    channels: channels.map(([folder, entry]) => ({ channel: entry.label, ...(messages.has(folder) && { messages: messages.get(folder)!.label }) })),
  }
  const roots = new Set(entries.map(({ root }) => root))
  const activity = source.entries.some((entry) => roots.has(entry.root) && /events-[^/]*\.json$/i.test(entry.path))
  return {
    importer: 'discord',
    title: 'Discord package',
    source: [...roots].join(', '),
    recognised: `your own messages in ${channels.length.toLocaleString('en')} ${channels.length === 1 ? 'channel' : 'channels'}${user && list(user.value.relationships).length > 0 ? `, ${list(user.value.relationships).length.toLocaleString('en')} friends and requests` : ''}; what others wrote is not in it`,
    owner: owner.handles.length > 0 ? owner.handles : guessed.slice(0, 1),
    ...(owner.name !== undefined && { ownerName: owner.name }),
    ...(guessed.length > 1 && { ownerChoices: guessed }),
    entries: entries.map(({ label }) => label),
    bytes: entries.reduce((sum, { size }) => sum + size, 0),
    ignored: ['what you wrote in servers without mentioning anybody', ...(activity ? ['records of your activity, for advertising and analysis'] : []), 'servers, programs, tickets and pictures'],
    detail,
  }
}

/** Without an account file: whoever takes part in every conversation. */
async function inEveryConversation(channels: readonly Entry[]): Promise<Handle[]> {
  const counts = new Map<string, number>()
  let conversations = 0
  for (const entry of channels.slice(0, mostLooked)) {
    const channel = object(await smallObject(entry))
    const recipients = list(channel?.recipients).flatMap((id) => idOf(id) ?? [])
    if (recipients.length !== 2) continue
    conversations++
    for (const id of recipients) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return [...counts].filter(([, count]) => count === conversations).map(([id]) => userHandle(id)).sort()
}
