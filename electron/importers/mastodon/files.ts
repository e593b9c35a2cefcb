import { jsonObject } from '../formats/jsonElements'
import { csvPreview } from '../formats/csv'
import { Failed } from '../../contract/result'
import type { Entry } from '../sources/source'
import { object, text, type Json } from '../formats/jsonValues'
import { actorOf, plainUri } from './actors'

export type FileType = 'actor' | 'outbox' | 'likes' | 'following' | 'followers' | 'muted' | 'blocked'

export interface MastodonFile {
  readonly entry: Entry
  readonly type: FileType
  /** The folder it lies in, with the dropped thing in front; empty for a file that was dropped alone. */
  readonly folder: string
}

const names = /(?:^|\/)(?:(actor|outbox|likes)\.json|(following_accounts|followers|muted_accounts|blocked_accounts)[^/]{0,40}\.csv)$/i

/** The files of Mastodon archives, and the tables beside them. */
export async function mastodonFiles(entries: readonly Entry[]): Promise<MastodonFile[]> {
  const found: MastodonFile[] = []
  for (const entry of entries) {
    const match = names.exec(entry.path)
    const type = match && (match[1] ? await jsonType(entry, match[1].toLowerCase()) : await tableType(entry, match[2]!.toLowerCase()))
    if (type) found.push({ entry, type, folder: folderOf(entry) })
  }
  // Other programs have files of likes and actors too: without an outbox beside them they are not Mastodon's.
  const outboxes = new Set(found.flatMap(({ type, folder }) => (type === 'outbox' ? [folder] : [])))
  return found.filter(({ type, folder }) => (type !== 'actor' && type !== 'likes') || outboxes.has(folder))
}

/** The folder an entry lies in, with the dropped thing in front; empty for what was dropped alone. */
export const folderOf = (entry: Entry): string => (entry.path === entry.root ? '' : `${entry.root}/${entry.path}`.split('/').slice(0, -1).join('/'))

const headLength = 64 * 1024

async function jsonType(entry: Entry, name: string): Promise<FileType | undefined> {
  const head = Buffer.from(await entry.head(16 * 1024)).toString('utf8').replaceAll('\0', '')
  if (name === 'actor') return /"preferredUsername"|activitystreams/.test(head) ? 'actor' : undefined
  if (!/"OrderedCollection|"orderedItems"/.test(head)) return undefined
  return name === 'outbox' ? 'outbox' : 'likes'
}

/** Blocked accounts have no header: there the lines must be addresses. */
async function tableType(entry: Entry, name: string): Promise<FileType | undefined> {
  const preview = csvPreview(await entry.head(4096))
  if (!preview) return undefined
  const addressed = preview.header.has('account address')
  if (name === 'following_accounts') return addressed ? 'following' : undefined
  if (name === 'muted_accounts') return addressed ? 'muted' : undefined
  const bare = preview.header.names.length === 1 && /^@?[\w.-]+@[\w.-]+$/.test(preview.header.names[0]!)
  return !addressed && !bare ? undefined : name === 'followers' ? 'followers' : 'blocked'
}

export interface Profile {
  readonly uri: string
  /** `ana@social.example` */
  readonly address: string
  readonly name?: string
  /** Accounts the owner had before, or has moved to. */
  readonly others: readonly string[]
}

/** Whose archive it is: the actor file says so, else the actor of the first activity. */
export async function profileOf(files: readonly MastodonFile[]): Promise<Profile | undefined> {
  for (const { entry, type } of files) {
    const actor = type === 'actor' ? await actorFile(entry) : undefined
    const uri = plainUri(actor?.id)
    if (!actor || uri === undefined) continue
    const user = text(actor.preferredUsername)
    const name = text(actor.name)
    const host = new URL(uri).host
    const address = user === undefined ? (actorOf(uri).address ?? '') : `${user}@${host}`.toLowerCase()
    const others = [...(Array.isArray(actor.alsoKnownAs) ? (actor.alsoKnownAs as unknown[]).slice(0, 20) : []), actor.movedTo].flatMap((one) => plainUri(one) ?? [])
    return { uri, address, others, ...(name !== undefined && { name }) }
  }
  for (const { entry, type } of files) {
    if (type !== 'outbox') continue
    const head = Buffer.from(await entry.head(headLength)).toString('utf8')
    const uri = plainUri(/"actor"\s{0,20}:\s{0,20}"(https?:[^"\\]{1,1000})"/.exec(head)?.[1])
    if (uri !== undefined) return { uri, address: actorOf(uri).address ?? '', others: [] }
  }
  return undefined
}

/** Very old archives hold a private key beside these fields: only what is named here is ever taken. */
async function actorFile(entry: Entry): Promise<Json | undefined> {
  try {
    return object(jsonObject(await entry.head(1024 * 1024)))
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
    return undefined // damaged: reading says so
  }
}
