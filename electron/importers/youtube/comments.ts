import { idHandle, ownStream, screenNameHandle, type Handle } from '../../contract/handles'
import type { InteractionFact, PersonFact, Position } from '../../contract/records'
import type { Outcome } from '../importer'
import { hashedId } from '../naturalIds'
import { leadingHandle, type Words } from './words'

export const network = 'youtube'

/** 10 October 2022: before it there were no handles, and an @ stood before the first word of a name. */
const firstHandles = Date.UTC(2022, 9, 10)

export interface Comment {
  /** As YouTube numbers it; the first kind of export did not always say. */
  readonly id: string | undefined
  readonly kind: 'comment' | 'livechat'
  readonly at: number | null
  readonly words: Words
  readonly video?: string | undefined
  readonly post?: string | undefined
  readonly title?: string | undefined
  /** Comments above it: ids. */
  readonly above: readonly string[]
  readonly more?: Readonly<Record<string, unknown>> | undefined
}

/** To whom it is addressed by name; who made the video and who wrote what it answers is not in the export. */
export function commentFacts(comment: Comment, at: Position, isOwner: (handle: Handle) => boolean, seen: (person: PersonFact) => void): Outcome {
  const { id, kind, at: time, words, video, post, title, above, more } = comment
  const addressed = new Map<Handle, string | undefined>()
  for (const { shown, channel } of words.mentions) {
    const name = leadingHandle(shown)
    const handle = name === undefined ? (channel === undefined ? undefined : idHandle(network, channel)) : screenNameHandle(network, name)
    if (handle !== undefined) addressed.set(handle, channel)
  }
  const first = time !== null && time < firstHandles ? undefined : leadingHandle(words.text)
  if (first !== undefined && !addressed.has(screenNameHandle(network, first))) addressed.set(screenNameHandle(network, first), undefined)
  const who = [...addressed.keys()].filter((handle) => !isOwner(handle) && !(addressed.get(handle) !== undefined && isOwner(idHandle(network, addressed.get(handle)!))))
  for (const handle of who) {
    const channel = addressed.get(handle)
    const both = channel !== undefined && handle !== idHandle(network, channel) ? [idHandle(network, channel), handle] : undefined
    if (both) seen({ fact: 'person', id: `youtube:account:${channel}:${handle.slice(network.length + 1)}`, handles: both, ...(time !== null && { seen: time }) })
  }
  const link = linkOf(id, kind, video, post)
  const base: Omit<InteractionFact, 'stream' | 'kind'> = {
    fact: 'interaction', id: `youtube:${kind}:${id ?? hashedId(video ?? post ?? '', time, words.text)}`, at: time, ...(time === null && { timeNote: 'time unknown' }), network, setting: 'public',
    direction: 'sent', who, ...(words.text !== '' && { text: words.text }), ...(title !== undefined && { title }), ...(link !== undefined && { link }),
    ...(above.length > 0 && { answers: above.map((each) => `youtube:comment:${each}`) }), ...(more && Object.keys(more).length > 0 && { more }),
  }
  if (who.length === 0) return { at, facts: [{ ...base, stream: ownStream(network), kind: 'post' }] }
  return { at, facts: who.map((stream): InteractionFact => ({ ...base, stream, kind: 'mention' })) }
}

function linkOf(id: string | undefined, kind: Comment['kind'], video: string | undefined, post: string | undefined): string | undefined {
  const comment = id === undefined || kind === 'livechat' ? '' : `lc=${encodeURIComponent(id)}`
  if (video !== undefined) return `https://www.youtube.com/watch?v=${encodeURIComponent(video)}${comment && `&${comment}`}`
  return post === undefined ? undefined : `https://www.youtube.com/post/${encodeURIComponent(post)}${comment && `?${comment}`}`
}

/** A reply's id is that of the comment above it, a dot, and its own. */
export function aboveOf(id: string, parent: string, top: string): string[] {
  const dot = id.lastIndexOf('.')
  return [...new Set([parent, top, dot > 0 ? id.slice(0, dot) : ''])].filter((each) => each !== '' && each !== id)
}
