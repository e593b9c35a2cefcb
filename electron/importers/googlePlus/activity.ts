import type { InteractionFact, Position } from '../../contract/records'
import { epochTime } from '../formats/epochs'
import type { Outcome } from '../importer'
import type { Entry } from '../sources/source'
import { object, text, type Json } from '../formats/jsonValues'
import { firstBytes } from '../smallFiles'
import { authorOf, network } from './authors'
import { contentOf } from './content'
import { addressId, isOwner, timeOf, type PostContext } from './posts'

/** A list of what the owner did on posts of others, by the names of its items: file names are translated. */
export async function isLog(entry: Entry): Promise<boolean> {
  if (!/\.json$/i.test(entry.path) || !/\/Activity ?Log\//i.test(`/${entry.path}`)) return false
  const head = Buffer.from(await firstBytes(entry, 16_384)).toString('utf8')
  return /^\uFEFF?\s*\{\s*"items"\s*:\s*\[/.test(head) && /"(?:commentCreatedItem|postPlusOneAddedItem|commentPlusOneAddedItem|pollVoteAddedItem)"\s*:/.test(head)
}

/** A comment or a +1 on a post whose address tells its author. What was said on own posts stands with them. */
export function activityOutcome(value: unknown, at: Position, context: PostContext): Outcome {
  const item = object(value)
  if (!item) return { at, failed: 'an activity that is no record' }
  const commented = object(item.commentCreatedItem)
  const liked = object(item.postPlusOneAddedItem)
  const about = commented ?? liked
  if (!about) return { at, skipped: 'a +1 of a comment or a vote, which name nobody' }
  const url = text(about.postPermalink)
  const author = url === undefined ? undefined : authorOf({ profilePageUrl: url, displayName: undefined })
  if (url === undefined || !author) return { at, skipped: 'an activity on a post whose author is not named' }
  if (isOwner(author, context)) return { at, skipped: 'an activity on your own post, which stands with it' }
  const time = timeIn(item, context.now) ?? timeIn(about, context.now)
  const post = addressId(url) ?? url.slice(0, 300)
  const common = {
    fact: 'interaction', stream: author.handle, at: time, ...(time === null && { timeNote: 'time unknown' }), network, direction: 'sent', who: [author.handle], link: url,
    answers: [`${network}:post:${post}`, url],
  } as const
  if (!commented) {
    const fact: InteractionFact = { ...common, id: `${network}:plusone:${post}:${[...context.owner][0]?.slice(network.length + 1) ?? ''}`, kind: 'reaction', setting: 'ambient' }
    return { at, facts: [fact] }
  }
  const { words } = contentOf(text(commented.content) ?? text(commented.commentHtml) ?? text(commented.commentText) ?? text(commented.text) ?? '')
  if (words === '') return { at, skipped: 'a comment without words' }
  if (time !== null) context.saw('public', time)
  const fact: InteractionFact = { ...common, id: `${network}:comment:${post}:${time === null ? '' : new Date(time).toISOString().slice(0, 19)}`, kind: 'comment', setting: 'public', text: words }
  return { at, facts: [fact] }
}

const timeIn = (item: Json, now: number): number | null => epochTime(item.timestampMs ?? item.timestamp, now) ?? timeOf(item.creationTime ?? item.time, now)
