import { idHandle, nameHandle, phoneHandle, screenNameHandle, type Handle } from '../../contract/handles'
import type { Claim } from '../../contract/records'
import { Failed } from '../../contract/result'
import { PhoneReader } from '../formats/phones'
import { NestedWalk, type JsonPiece } from '../formats/jsonNested'
import { utf16Of } from '../formats/utf16'
import type { Entry, Source } from '../sources/source'
import { object, text, type Json } from '../formats/jsonValues'
import { numberOf } from './contacts'
import { lists, nameOf, peerOf, repairTelegram, userOf, type Peer } from './json'

/** What reading needs to know of the claim; the importer's own. */
export interface ClaimDetail {
  readonly files: readonly string[]
  readonly ownerName?: string
}

interface Found {
  readonly entry: Entry
  readonly full: boolean
  readonly owner: readonly Handle[]
  readonly ownerName?: string
  readonly choices: readonly Peer[]
  readonly title: string
}

const headBytes = 64 * 1024
const mostChoices = 60

/** One claim for each account; chats exported one by one that do not show whose they are join the only account there is. */
export async function claims(source: Source): Promise<readonly Claim[]> {
  const groups = new Map<string, Found[]>()
  for (const entry of source.entries) {
    const found = await recognise(entry)
    if (!found) continue
    const key = found.owner[0] ?? ''
    groups.set(key, [...(groups.get(key) ?? []), found])
  }
  const nobodys = groups.get('')
  if (nobodys && groups.size === 2) {
    groups.delete('')
    ;[...groups.values()][0]!.push(...nobodys)
  }
  return [...groups.values()].map(claimOf)
}

function claimOf(files: readonly Found[]): Claim {
  const owner = [...new Set(files.flatMap((file) => file.owner))]
  const choices = [...new Map(files.flatMap((file) => file.choices).map((peer) => [peer.handle, peer])).values()].slice(0, mostChoices)
  const ownerName = files.find((file) => file.ownerName !== undefined)?.ownerName
  const detail: ClaimDetail = { files: files.map(({ entry }) => entry.label), ...(ownerName !== undefined && { ownerName }) }
  return {
    importer: 'telegram',
    title: 'Telegram chats',
    source: [...new Set(files.map(({ entry }) => entry.root))].join(', '),
    recognised: files.slice(0, 5).map(({ title }) => title).join(', ') + (files.length > 5 ? ` and ${files.length - 5} more files` : ''),
    owner,
    ...(ownerName !== undefined && { ownerName }),
    ...(owner.length === 0 && choices.length > 0 && { ownerChoices: choices.map(({ handle }) => handle), ownerNames: choices.map(({ name }) => name ?? '') }),
    // Exports from before 2021 know the wall clock only.
    asks: [{ ask: 'zone' }],
    entries: files.map(({ entry }) => entry.label),
    bytes: files.reduce((sum, { entry }) => sum + entry.size, 0),
    ignored: ['photos, films and files of the chats', ...(files.some(({ full }) => full) ? ['your stories, profile pictures and sessions', 'chats with bots, channels, and groups in which you never wrote'] : [])],
    detail,
  }
}

/** By its first bytes: an account with chats, or one chat with messages as Telegram writes them. */
async function recognise(entry: Entry): Promise<Found | undefined> {
  if (!/\.json$/i.test(entry.path)) return undefined
  const pieces = await beginning(entry)
  const information = object(pieces.find(({ path }) => path.join('/') === 'personal_information')?.value)
  const messages = pieces.flatMap(({ path, value }) => (path.at(-2) === 'messages' && isMessage(value) ? [value] : []))
  if (userOf(information?.user_id) !== undefined) return account(entry, information!)
  const inChats = pieces.some(({ path }) => (path[0] === 'chats' || path[0] === 'left_chats') && path[1] === 'list')
  if (messages.length === 0) return undefined
  return inChats ? { entry, full: true, owner: [], choices: speakers(messages), title: 'all chats' } : chat(entry, pieces, messages)
}

async function beginning(entry: Entry): Promise<readonly JsonPiece[]> {
  let head: Uint8Array
  try {
    head = await entry.head(headBytes)
  } catch (failure) {
    if (failure instanceof Failed) return []
    throw failure
  }
  const wide = utf16Of(head)
  const bytes = wide ? Buffer.from(new TextDecoder(wide).decode(head)) : head
  const walk = new NestedWalk(lists, { repair: repairTelegram })
  return [...walk.push(bytes), ...walk.finish()].filter(({ error }) => error === undefined)
}

const messageTypes = new Set(['message', 'service', 'unsupported'])

function isMessage(value: unknown): value is Json {
  const message = object(value)
  return message !== undefined && messageTypes.has(text(message.type) ?? '') && 'text' in message && ('date' in message || 'date_unixtime' in message)
}

function account(entry: Entry, information: Json): Found {
  const number = numberOf(information.phone_number, new PhoneReader(''))
  const name = text(information.username)
  const owner: Handle[] = [idHandle('telegram', userOf(information.user_id)!)]
  if (name !== undefined && /^@?\w{2,40}$/.test(name)) owner.push(screenNameHandle('telegram', name))
  if (number !== undefined) owner.push(phoneHandle(number))
  const ownerName = [nameOf(information.first_name), nameOf(information.last_name)].filter((part) => part !== undefined).join(' ')
  return { entry, full: true, owner, ...(ownerName !== '' && { ownerName }), choices: [], title: 'all chats and contacts' }
}

/** In a chat of two, whoever is not the other one is the owner. */
function chat(entry: Entry, pieces: readonly JsonPiece[], messages: readonly Json[]): Found {
  const field = (name: string) => pieces.find(({ path }) => path.length === 1 && path[0] === name)?.value
  const name = nameOf(field('name'))
  const other = field('type') === 'personal_chat' ? userOf(field('id')) : undefined
  const choices = speakers(messages)
  const own = other === undefined ? [] : choices.filter(({ handle }) => handle !== idHandle('telegram', other))
  const title = `chat${name === undefined ? '' : ` “${name}”`}`
  return { entry, full: false, owner: own.length === 1 ? own.map(({ handle }) => handle) : [], choices: other === undefined ? choices : own, title }
}

/** Whoever wrote or acted, most talkative first, each under the latest name. */
function speakers(messages: readonly Json[]): Peer[] {
  const found = new Map<Handle, { peer: Peer; count: number }>()
  for (const message of messages) {
    const peer = message.type === 'service' ? peerOf(message.actor_id, message.actor) : peerOf(message.from_id, message.from)
    if (!peer) continue
    const before = found.get(peer.handle)
    found.set(peer.handle, { peer: peer.name === undefined && before ? before.peer : peer, count: (before?.count ?? 0) + 1 })
  }
  return [...found.values()].sort((a, b) => b.count - a.count || (a.peer.handle < b.peer.handle ? -1 : 1)).map(({ peer }) => peer)
}

/** The owner's part of natural ids: the account's number, or the name where there is none. */
export function ownerKey(owner: readonly Handle[]): string | undefined {
  const id = owner.find((handle) => handle.startsWith('telegram:id:'))
  if (id !== undefined) return id.slice('telegram:id:'.length)
  return owner.find((handle) => handle.startsWith(nameHandle('telegram', '')))?.slice('telegram:'.length)
}
