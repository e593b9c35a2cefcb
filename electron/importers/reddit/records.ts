import { ownStream, type Stream } from '../../contract/handles'
import type { ConnectionFact, InteractionFact, Kind, PersonFact, Position } from '../../contract/records'
import type { CsvRecord } from '../csvOutcomes'
import { instantOf } from '../formats/utcTimes'
import type { Outcome } from '../importer'
import type { Chats } from './chats'
import { isDeleted, isModmail, namedIn, userHandle, userName, type Owner } from './people'

export interface RedditContext {
  readonly owner: Owner
  readonly chats: Chats
  readonly now: number
  readonly saw: (setting: 'public' | 'private', at: number) => void
}

/** The address a record was sent from is nobody's business and never kept. */
const knownOfMessage = new Set(['id', 'permalink', 'thread_id', 'date', 'ip', 'from', 'to', 'subject', 'body'])

/** A private message. */
export function messageOutcome(row: CsvRecord, at: Position, { owner, now, saw }: RedditContext): Outcome {
  const id = row.get('id')
  if (id === '') return { at, failed: 'a message without an id' }
  const written = [row.get('from'), row.get('to')]
  if (written.some(isModmail)) return { at, skipped: 'a letter to or from the moderators of a community' }
  if (!owner.known) return { at, skipped: 'a message of which cannot be told whether it is yours: choose who you are' }
  const [from, to] = written.map(userName)
  const sent = owner.is(from)
  const other = sent ? to : from
  if (other === undefined) {
    const name = sent ? written[1]! : written[0]!
    return { at, skipped: isDeleted(name) ? 'a message to or from a deleted account' : 'a message by Reddit itself' }
  }
  if (owner.is(other)) return { at, skipped: 'a message to yourself' }
  if (!sent && !owner.is(to)) return { at, skipped: 'a message between others' }
  const time = instantOf(row.get('date'), now)
  if (time !== null) saw('private', time)
  const handle = userHandle(other)
  const text = row.get('body')
  const title = row.get('subject')
  const thread = row.get('thread_id')
  const more = row.more(knownOfMessage)
  const fact: InteractionFact = {
    fact: 'interaction', id: `reddit:msg:${id}`, stream: handle,
    ...timed(time), network: 'reddit', kind: 'message', setting: 'private', direction: sent ? 'sent' : 'received', who: [handle],
    ...(!sent && { from: handle }),
    ...(text !== '' && { text }),
    ...(title !== '' && { title }),
    ...linked(row.get('permalink')),
    // The letter that began the exchange; which one of it is answered is not said.
    ...(thread !== '' && thread !== id && { answers: [`reddit:msg:${thread.replace(/^t4_/, '')}`] }),
    ...(more && { more }),
  }
  return { at, facts: [fact] }
}

const knownOfComment = new Set(['id', 'permalink', 'date', 'ip', 'subreddit', 'gildings', 'link', 'parent', 'body', 'media'])

/** A comment of the owner's. Whom it answers is not in the export; only whom it names. */
export function commentOutcome(row: CsvRecord, at: Position, context: RedditContext): Outcome {
  const id = row.get('id')
  if (id === '') return { at, failed: 'a comment without an id' }
  const parent = row.get('parent')
  const answered = /^t([13])_(\w{1,20})$/.exec(parent)
  const thread = row.get('link')
  const answers = [...(answered ? [`reddit:${answered[1] === '1' ? 'comment' : 'post'}:${answered[2]}`] : []), ...(answered?.[1] !== '1' && isLink(thread) ? [thread] : [])]
  return publicOutcome(`reddit:comment:${id}`, 'comment', row, at, context, answers, knownOfComment)
}

const knownOfPost = new Set(['id', 'permalink', 'date', 'ip', 'subreddit', 'gildings', 'title', 'url', 'body'])

/** A post of the owner's. */
export function postOutcome(row: CsvRecord, at: Position, context: RedditContext): Outcome {
  const id = row.get('id')
  if (id === '') return { at, failed: 'a post without an id' }
  return publicOutcome(`reddit:post:${id}`, 'post', row, at, context, [], knownOfPost)
}

function publicOutcome(
  id: string, alone: Kind, row: CsvRecord, at: Position, { owner, now, saw }: RedditContext, answers: readonly string[], known: ReadonlySet<string>,
): Outcome {
  const time = instantOf(row.get('date'), now)
  if (time !== null) saw('public', time)
  const text = row.get('body')
  const title = row.get('title')
  const named = namedIn(`${title}\n${text}`).filter((name) => !owner.is(name))
  const who = named.map(userHandle)
  const url = row.get('url')
  const media = row.get('media')
  const more: Record<string, string> = Object.assign(Object.create(null), row.more(known))
  if (isLink(url) && url !== row.get('permalink')) more.url = url
  if (media !== '') more.media = media
  const community = row.get('subreddit')
  const fact = (stream: Stream, kind: Kind): InteractionFact => ({
    fact: 'interaction', id, stream, ...timed(time), network: 'reddit', kind, setting: 'public', direction: 'sent', who,
    ...(text !== '' && { text }),
    ...(title !== '' && { title }),
    ...linked(row.get('permalink')),
    ...(answers.length > 0 && { answers }),
    ...(community !== '' && { container: `r/${community}` }),
    ...(Object.keys(more).length > 0 && { more }),
  })
  return { at, facts: who.length === 0 ? [fact(ownStream('reddit'), alone)] : who.map((handle) => fact(handle, 'mention')) }
}

/** Somebody followed, with the owner's own note. */
export function friendOutcome(row: CsvRecord, at: Position): Outcome {
  const name = userName(row.get('username'))
  if (name === undefined) return { at, skipped: 'a followed account that is deleted' }
  const handle = userHandle(name)
  const note = row.get('note')
  const connection: ConnectionFact = { fact: 'connection', id: `reddit:follow:out:${name}`, network: 'reddit', handle, relation: 'following' }
  const person: PersonFact = { fact: 'person', id: `reddit:friend:${name}`, handles: [handle], card: { note } }
  return { at, facts: note === '' ? [connection] : [connection, person] }
}

/** Of the statistics only the name of the account is taken. */
export function statisticOutcome(row: CsvRecord, at: Position): Outcome {
  const name = row.get('statistic').toLowerCase().replace(/_/g, ' ') === 'account name' ? userName(row.get('value')) : undefined
  if (name === undefined) return { at, skipped: 'a number about your account' }
  return { at, facts: [{ fact: 'person', id: `reddit:account:${name}`, handles: [userHandle(name)], me: true }] }
}

const timed = (time: number | null) => (time === null ? ({ at: null, timeNote: 'time unknown' } as const) : { at: time })

const isLink = (text: string): boolean => /^https?:\/\//i.test(text)
const linked = (permalink: string): { link?: string } => (isLink(permalink) ? { link: permalink } : permalink.startsWith('/') ? { link: `https://www.reddit.com${permalink}` } : {})
