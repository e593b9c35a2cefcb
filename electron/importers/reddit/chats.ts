import { containerStream } from '../../contract/handles'
import type { InteractionFact, Position } from '../../contract/records'
import { createHash } from 'node:crypto'
import { Digests } from '../formats/digests'
import { csvRecords, type CsvRecord } from '../csvOutcomes'
import { instantOf } from '../formats/utcTimes'
import type { Outcome } from '../importer'
import type { Entry } from '../sources/source'
import type { RedditContext } from './records'
import { isDeleted, userHandle, userName } from './people'

const mostChannels = 200_000
const mostNames = 500

/** What a chat file says only as a whole: who takes part in each conversation, and which messages stand there twice. */
export class Chats {
  private readonly channels = new Map<string, Set<string>>()
  private readonly repeated = new Map<string, string>()

  async gather(entries: readonly Entry[]): Promise<void> {
    const seen = new Digests()
    for (const entry of entries)
      for await (const row of csvRecords(entry, {})) {
        const name = userName(row.get('username'))
        const channel = row.get('channel_url')
        const names = this.channels.get(channel)
        if (name !== undefined && names && names.size < mostNames) names.add(name)
        else if (!names && this.channels.size < mostChannels) this.channels.set(channel, new Set(name === undefined ? [] : [name]))
        const id = row.get('message_id')
        const digest = createHash('sha256').update(id).digest()
        if (seen.find(digest) >= 0) this.repeated.set(id, '')
        else seen.add(digest)
      }
    if (this.repeated.size === 0) return
    for (const entry of entries)
      for await (const row of csvRecords(entry, {})) {
        const newest = this.repeated.get(row.get('message_id'))
        if (newest !== undefined && row.get('updated_at') > newest) this.repeated.set(row.get('message_id'), row.get('updated_at'))
      }
  }

  others(row: CsvRecord, owner: RedditContext['owner']): string[] {
    return [...(this.channels.get(row.get('channel_url')) ?? [])].filter((name) => !owner.is(name)).sort()
  }

  /** The same message stands there with a later change. */
  isOutdated(row: CsvRecord): boolean {
    const newest = this.repeated.get(row.get('message_id'))
    return newest !== undefined && row.get('updated_at') < newest
  }
}

const known = new Set(['message_id', 'created_at', 'updated_at', 'username', 'message', 'thread_parent_message_id', 'channel_url', 'subreddit', 'channel_name', 'conversation_type', 'ip'])

/** One line of a chat: between two people, or in a group. */
export function chatOutcome(row: CsvRecord, at: Position, context: RedditContext): Outcome {
  const { chats, owner, now } = context
  const id = row.get('message_id')
  if (id === '') return { at, failed: 'a chat message without an id', snippet: row.get('message').slice(0, 200) }
  if (chats.isOutdated(row)) return { at, skipped: 'an earlier version of a chat message' }
  const text = row.get('message')
  if (text === '') return { at, skipped: 'a message without text' }
  if (!owner.known) return { at, skipped: 'a message of which cannot be told whether it is yours: choose who you are' }
  const name = userName(row.get('username'))
  if (name === undefined) return { at, skipped: isDeleted(row.get('username')) ? 'a message by a deleted account' : 'a message by Reddit itself' }
  const others = chats.others(row, owner)
  if (others.length === 0) return { at, skipped: 'a chat in which nobody else spoke' }
  const sent = owner.is(name)
  const time = instantOf(row.get('created_at'), now)
  if (time !== null) context.saw('private', time)
  const group = others.length > 1 || /group|channel|room/i.test(row.get('conversation_type'))
  const parent = row.get('thread_parent_message_id')
  const container = row.first('channel_name', 'subreddit')
  const more = row.more(known)
  const fact: InteractionFact = {
    fact: 'interaction',
    id: `reddit:chat:${id}`,
    stream: group ? containerStream('reddit', row.get('channel_url')) : userHandle(others[0]!),
    at: time,
    ...(time === null && { timeNote: 'time unknown' }),
    network: 'reddit',
    kind: group ? 'group-message' : 'message',
    setting: 'private',
    direction: sent ? 'sent' : 'received',
    who: others.map(userHandle),
    ...(!sent && { from: userHandle(name) }),
    text,
    ...(parent !== '' && { answers: [`reddit:chat:${parent}`] }),
    ...(group && container !== '' && { container }),
    ...(more && { more }),
  }
  return { at, facts: [fact] }
}
