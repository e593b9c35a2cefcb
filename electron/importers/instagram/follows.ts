import type { ConnectionFact, Position, Relation } from '../../contract/records'
import { epochTime } from '../formats/epochs'
import type { Outcome } from '../importer'
import { object, type Json } from '../formats/jsonValues'
import type { DataType } from './files'
import { accountHandle, accountIn, accountName, network } from './handles'
import { listedIn, saidIn } from './shapes'

export type TieType = Extract<DataType, 'follower' | 'following' | 'closeFriend' | 'blocked' | 'hidden' | 'restricted' | 'requested' | 'requestReceived'>

const ties: Readonly<Record<TieType, { readonly relation: Relation; readonly id: string; readonly list?: string }>> = {
  follower: { relation: 'follower', id: 'ig:follow:in:' },
  following: { relation: 'following', id: 'ig:follow:out:' },
  closeFriend: { relation: 'friend', id: 'ig:closeFriend:', list: 'close friends' },
  blocked: { relation: 'blocked', id: 'ig:block:' },
  hidden: { relation: 'muted', id: 'ig:hidden:', list: 'does not see your stories' },
  restricted: { relation: 'muted', id: 'ig:restricted:', list: 'restricted' },
  requested: { relation: 'requestSent', id: 'ig:follow:requested:' },
  requestReceived: { relation: 'requestReceived', id: 'ig:follow:asked:' },
}

/** An account in one of the lists, and since when. Told of every account and time. */
export function tieOutcome(type: TieType, value: unknown, at: Position, now: number, saw: (account: string, since: number | null) => void): Outcome {
  const record = object(value)
  if (!record) return { at, failed: 'an account that is no record' }
  const found = accountsIn(record, now)
  if (found.length === 0) return { at, skipped: 'an account that is gone' }
  const { relation, id, list } = ties[type]
  const facts = found.map(({ account, since }): ConnectionFact => {
    saw(account, since)
    return { fact: 'connection', id: id + account, network, handle: accountHandle(account), relation, ...(since !== null && { since }), ...(list !== undefined && { more: { list } }) }
  })
  return { at, facts }
}

/** The value names the account; where there is none the title does (from late 2025), else the address. */
export function accountsIn(record: Json, now: number): { readonly account: string; readonly since: number | null }[] {
  const listed = listedIn(record).flatMap(({ value, href, timestamp }) => {
    const account = accountName(value) ?? accountName(record.title) ?? accountIn(href)
    return account === undefined ? [] : [{ account, since: epochTime(timestamp, now) }]
  })
  if (listed.length > 0) return listed
  const { account = accountName(record.title), timestamp } = saidIn(record)
  return account === undefined ? [] : [{ account, since: epochTime(timestamp, now) }]
}
