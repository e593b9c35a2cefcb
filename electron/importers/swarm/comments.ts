import type { Position } from '../../contract/records'
import type { Outcome } from '../importer'
import { Leftover, object, text } from '../formats/jsonValues'
import { commentId, timeOf, type CheckinContext } from './checkins'
import { userHandle, userId } from './people'

const known = new Set(['id', 'time', 'createdAt', 'comment', 'text', 'userId', 'user', 'checkinId', 'checkin', 'type'])

/** A comment of comments.json. Whose it is tells its user; to whom the owner's own ones went, the export does not say. */
export function commentOutcome(value: unknown, at: Position, context: CheckinContext): Outcome {
  const comment = object(value)
  const words = text(comment?.comment ?? comment?.text)?.trim()
  if (!comment || !words) return { at, failed: 'a comment without words' }
  const user = object(comment.user)
  const author = userId(comment.userId ?? user?.id)
  if (author === undefined) return { at, skipped: 'a comment of which the export says neither whose it is nor whom it answers' }
  if (author === context.owner) return { at, skipped: 'a comment of your own, of which the export does not say whom it answers' }
  if (context.owner === undefined) return { at, skipped: 'a comment that may be yours or a friend’s: the export does not say who you are' }
  if (user) context.people.see(user, 0)
  const time = timeOf(comment.time ?? comment.createdAt, context.now)
  if (time !== null) context.saw('comment', time)
  const checkin = text(comment.checkinId ?? object(comment.checkin)?.id)
  const from = userHandle(author)
  const rest = new Leftover()
  rest.take(comment, known)
  return {
    at,
    facts: [
      {
        fact: 'interaction', id: commentId(comment, checkin === undefined ? '' : `swarm:checkin:${checkin}`, time, from, words), stream: from, at: time,
        ...(time === null && { timeNote: 'time unknown' }), network: 'swarm', kind: 'comment', setting: 'public', direction: 'received', who: [from], from, text: words,
        ...(checkin !== undefined && { answers: context.ids.get(checkin) ?? [`swarm:checkin:${checkin}`] }), ...(rest.more && { more: rest.more }),
      },
    ],
  }
}
