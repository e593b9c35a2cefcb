import type { Handle } from '../../contract/handles'
import type { InteractionFact, Position } from '../../contract/records'
import type { Outcome } from '../importer'
import { Leftover, text, type Json } from '../formats/jsonValues'
import { idOf, screenNameOf, unwrap } from './json'
import { accountHandle, type Owner } from './owner'
import { tweetId } from './statusLinks'
import { idTime } from './times'
import { decodeEntities } from './tweetText'

/** Authors remembered at most, so that a hostile archive cannot fill the memory. */
const most = 1_000_000

/** Who wrote the tweets that the owner's own tweets answer: the only way to the author of most liked tweets. */
export class StatusAuthors {
  private readonly authors = new Map<string, Handle>()

  add(status: string, author: Handle): void {
    if (this.authors.size < most) this.authors.set(status, author)
  }

  of(status: string): Handle | undefined {
    return this.authors.get(status)
  }
}

const known = new Set(['tweetId', 'fullText', 'expandedUrl'])
const named = /^https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/(\w{1,20})\/status\/\d/i

/** A like has neither author nor date. Where another part of the archive names the author it is kept, at the time of the liked tweet. */
export function likeOutcome(value: unknown, at: Position, authors: StatusAuthors, owner: Owner): Outcome {
  const like = unwrap(value)
  const id = idOf(like?.tweetId)
  if (!like || id === undefined) return { at, failed: 'a like without the id of its tweet' }
  const author = authors.of(id) ?? linkedAuthor(like, owner)
  if (author === 'self') return { at, skipped: 'a like of your own tweet' }
  if (author === undefined) return { at, skipped: 'a like whose author the archive does not name' }
  const rest = new Leftover()
  rest.take(like, known)
  const words = decodeEntities(text(like.fullText) ?? '').trim()
  const time = idTime(id)
  const fact: InteractionFact = {
    fact: 'interaction',
    id: `x:like:${id}`,
    stream: author,
    at: time,
    timeNote: time === null ? 'time unknown' : 'time of the liked tweet',
    network: 'x',
    kind: 'reaction',
    setting: 'ambient',
    direction: 'sent',
    who: [author],
    from: author,
    ...(words !== '' && { text: words }),
    link: `https://x.com/i/status/${id}`,
    answers: [tweetId(id)],
    ...(rest.more && { more: rest.more }),
  }
  return { at, facts: [fact] }
}

function linkedAuthor(like: Json, owner: Owner): Handle | 'self' | undefined {
  const screenName = screenNameOf(named.exec(text(like.expandedUrl) ?? '')?.[1])
  if (screenName === undefined || screenName === 'i') return undefined
  return owner.is(undefined, screenName) ? 'self' : accountHandle(undefined, screenName)
}
