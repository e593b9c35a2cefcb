import { containerStream, idHandle, nameHandle, type Handle, type Stream } from '../../contract/handles'
import { hashedId } from '../naturalIds'
import { text } from '../formats/jsonValues'
import { nameOf, userOf } from './json'
import type { ChatHead } from './survey'

/** A chat as its messages need it. */
export type Chat =
  | { readonly kind: 'personal'; readonly id: string; readonly prefix: string; readonly other: Handle; readonly stream: Stream }
  | { readonly kind: 'group'; readonly id: string; readonly prefix: string; readonly stream: Stream; readonly title: string; readonly public: boolean; readonly others: readonly Handle[] }
  | { readonly kind: 'channel'; readonly id: string; readonly prefix: string; readonly title: string }
  | { readonly kind: 'passed'; readonly reason: string }

/** Groups become supergroups and public ones private: what must not change is what ids are made of. */
const families = new Map([
  ['personal_chat', 'personal'],
  ['private_group', 'group'],
  ['private_supergroup', 'supergroup'],
  ['public_supergroup', 'supergroup'],
  ['private_channel', 'channel'],
  ['public_channel', 'channel'],
])

const passedOver = new Map([
  ['bot_chat', 'a chat with a bot'],
  ['saved_messages', 'a note to yourself'],
  ['replies', 'a notice of replies in channels'],
  ['verification_codes', 'a code for logging in'],
])

/** Above that many, what is said in a group is addressed to nobody in particular. */
export const mostAddressed = 5

/** `owner` is the owner's number or name; `picked`: the chat was exported by itself. */
export function chatOf(head: ChatHead, owner: string | undefined, picked: boolean): Chat {
  const type = text(head.type)
  const passed = passedOver.get(type ?? '')
  if (passed !== undefined) return { kind: 'passed', reason: passed }
  if (owner === undefined) return { kind: 'passed', reason: 'it is not known which of the speakers you are' }
  // Chats cut down by other programs do not say what they are.
  const family = type === undefined ? 'group' : families.get(type)
  if (family === undefined) return { kind: 'passed', reason: 'a chat of an unknown kind' }
  const name = nameOf(head.name)
  const number = userOf(head.id)
  const id = number ?? (name === undefined ? undefined : `name-${hashedId(name)}`)
  if (id === undefined) return { kind: 'passed', reason: 'a chat without a number or a name' }
  const prefix = `telegram:${owner}:${family}:${id}`
  if (family === 'personal') {
    const other = number === undefined ? nameHandle('telegram', name!) : idHandle('telegram', number)
    return { kind: 'personal', id, prefix, other, stream: other }
  }
  if (family === 'channel') return { kind: 'channel', id, prefix, title: name ?? 'Channel' }
  if (!picked && type !== undefined && !head.ownerSpoke) return { kind: 'passed', reason: 'in a group where you never wrote' }
  const others = [...head.authors].filter((author) => author !== owner).map((author) => idHandle('telegram', author))
  return { kind: 'group', id, prefix, stream: containerStream('telegram', `${family}:${id}`), title: name ?? 'Group', public: type === 'public_supergroup', others }
}
