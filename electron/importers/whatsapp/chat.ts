import { containerStream, tidy, type Handle, type Stream } from '../../contract/handles'
import { hashedId } from '../naturalIds'
import { authorHandle, authorName, isNumber, looseName } from './names'
import { sameName, type ChatFile } from './files'

/** Who talks to whom in one chat, seen by its owner. */
export type Chat =
  | { readonly kind: 'private'; readonly other: Handle; readonly otherName?: string; readonly stream: Stream; readonly isOwner: (author: Handle) => boolean }
  | { readonly kind: 'group'; readonly others: readonly Handle[]; readonly stream: Stream; readonly title: string; readonly isOwner: (author: Handle) => boolean }
  | { readonly kind: 'unknown'; readonly reason: string }

const namesInTitle = 3

/** `owner` is empty where nobody said who the owner is. */
export function chatOf(file: ChatFile, owner: ReadonlySet<Handle>, network: string): Chat {
  const speakers = [...new Set(file.speakers.map(({ name }) => authorHandle(network, name)))]
  const others = speakers.filter((speaker) => !owner.has(speaker))
  if (file.group) {
    if (owner.size === 0) return { kind: 'unknown', reason: 'it is not known which of the speakers you are' }
    const named = file.name ?? others.slice(0, namesInTitle).map((handle) => handle.replace(/^[^:]+:(?:name:)?/, '')).join(', ')
    const key = file.name === undefined ? `unnamed-${hashedId(...[...speakers].sort())}` : looseName(file.name)
    return { kind: 'group', others, stream: containerStream(network, key), title: tidy(named), isOwner: (author) => owner.has(author) }
  }
  const called = file.name === undefined ? undefined : file.speakers.find(({ name }) => sameName(name, file.name!))
  const ownSpeakers = speakers.filter((speaker) => owner.has(speaker))
  const other =
    ownSpeakers.length === 1
      ? (others[0] ?? (file.name !== undefined && !called ? authorHandle(network, file.name) : undefined))
      : // Named after one of the two: the other one is the owner, whatever they called themselves then.
        called && ownSpeakers.length === 0
        ? authorHandle(network, called.name)
        : owner.size > 0 && speakers.length === 1
          ? others[0]
          : undefined
  if (other === undefined) {
    const alone = ownSpeakers.length === speakers.length && speakers.length > 0
    return { kind: 'unknown', reason: alone ? 'a chat with yourself' : 'it is not known which of the speakers you are' }
  }
  // The chat knows the number of somebody who speaks under the name they gave themselves.
  const number = file.name !== undefined && !other.startsWith('tel:') && isNumber(file.name) ? authorHandle(network, file.name) : undefined
  const name = number === undefined ? undefined : authorName(other)
  return { kind: 'private', other: number ?? other, ...(name !== undefined && { otherName: name }), stream: number ?? other, isOwner: (author) => author !== other && author !== number }
}
