import { Failed } from '../../contract/result'
import { jsonNested } from '../formats/jsonNested'
import { readerOf } from '../formats/jsonSplitter'
import type { Entry } from '../sources/source'
import { lists, repairTelegram } from './json'

/** What a chat is, known before its first message is read. */
export interface ChatHead {
  name?: unknown
  type?: unknown
  id?: unknown
  /** The owner wrote, acted or reacted in it. */
  ownerSpoke: boolean
  /** Accounts that wrote, while they are few. */
  readonly authors: Set<string>
}

/** More authors than this are a crowd. */
const fewAuthors = 12

export const chatKey = (path: readonly (string | number)[]): string => (path[0] === 'messages' || path.length < 3 ? '' : `${path[0]}/${path[2]}`)

/**
 * Reads a result.json once without parsing its messages, only for the heads of its chats and where the owner spoke: groups with
 * hundreds of thousands of messages in which the owner never said a word are passed over.
 */
export async function survey(entry: Entry, owner: string | undefined): Promise<ReadonlyMap<string, ChatHead>> {
  const chats = new Map<string, ChatHead>()
  const needles = owner === undefined ? [] : [`"user${owner}"`, `_id": ${owner},`, `_id":${owner},`]
  const parsed = readerOf({ repair: repairTelegram })
  const read = (written: string) => (written.startsWith('{') ? written : parsed(written))
  try {
    for await (const pieces of jsonNested(entry.open(), lists, { read })) {
      for (const { path, value } of pieces) {
        const inChats = path[0] === 'chats' || path[0] === 'left_chats'
        const single = path.length === 1 || path[0] === 'messages'
        if (!single && !(inChats && path[1] === 'list' && path.length >= 4)) continue
        const key = chatKey(path)
        let chat = chats.get(key)
        if (!chat) chats.set(key, (chat = { ownerSpoke: false, authors: new Set() }))
        const field = single ? path[0] : path[3]
        if (field === 'messages') look(chat, value, needles)
        else if (path.length === (single ? 1 : 4) && (field === 'name' || field === 'type' || field === 'id')) chat[field] = value
      }
    }
  } catch (failure) {
    // Said when the file is read for its messages.
    if (!(failure instanceof Failed)) throw failure
  }
  return chats
}

function look(chat: ChatHead, message: unknown, needles: readonly string[]): void {
  if (typeof message !== 'string') return
  if (!chat.ownerSpoke) chat.ownerSpoke = needles.some((needle) => message.includes(needle))
  if (chat.authors.size > fewAuthors) return
  const found = /"from_id": ?"?(?:user)?(\d{1,20})/.exec(message)
  if (found) chat.authors.add(found[1]!)
}
