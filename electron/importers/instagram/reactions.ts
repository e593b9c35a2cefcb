import type { InteractionFact, Position } from '../../contract/records'
import { epochTime } from '../formats/epochs'
import { textOf } from '../meta/names'
import type { Outcome } from '../importer'
import { hashedId } from '../naturalIds'
import { object, text } from '../formats/jsonValues'
import type { Accounts } from './accounts'
import { accountHandle, accountIn, accountName, network } from './handles'
import { listedIn, saidIn } from './shapes'

/** People hand out tens of thousands of likes, nearly all to accounts they have nothing else to do with: those would bury everybody. */
export const likeOfStranger = 'a like of an account that you neither follow nor wrote to'

/** A like, or an answer to a poll or question of somebody's story: given by the owner, and no contact. */
export function reactionOutcome(value: unknown, at: Position, now: number, accounts: Accounts, isOwner: (account: string) => boolean, strangersToo: boolean): Outcome {
  const record = object(value)
  if (!record) return { at, failed: 'a like that is no record' }
  const said = saidIn(record)
  const account = accountName(record.title) ?? said.account ?? accountIn(textOf(record.href))
  if (account === undefined) return { at, skipped: 'a like of an account that is gone' }
  if (isOwner(account)) return { at, skipped: 'a like of your own' }
  if (!strangersToo && !accounts.knows(account)) return { at, skipped: likeOfStranger }
  const listed = listedIn(record)
  const acts = listed.length > 0 ? listed : [{ value: said.text, href: said.href, timestamp: said.timestamp }]
  // Only the newest exports number likes: an id made of what all of them say stays the same.
  const fbid = text(record.fbid)
  const facts = acts.map(({ value: words, href, timestamp }): InteractionFact => {
    const time = epochTime(timestamp, now)
    accounts.see(account, said.name, time)
    const stream = accountHandle(account)
    return {
      fact: 'interaction', id: `ig:like:${hashedId(account, href, time)}`, stream, at: time,
      ...(time === null && { timeNote: 'time unknown' }), network, kind: 'reaction', setting: 'ambient', direction: 'sent', who: [stream],
      ...(words !== undefined && { text: words }), ...(href !== undefined && /^https?:/.test(href) && accountIn(href) === undefined && { link: href }),
      ...(fbid !== undefined && { more: { fbid } }),
    }
  })
  return { at, facts: [...new Map(facts.map((fact) => [fact.id, fact])).values()] }
}
