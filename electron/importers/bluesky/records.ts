import { idHandle, ownStream, screenNameHandle, type Handle, type Stream } from '../../contract/handles'
import type { ConnectionFact, InteractionFact, Kind, PersonFact, Position } from '../../contract/records'
import { plausibleTime } from '../formats/epochs'
import type { Outcome } from '../importer'
import { few, type Json, Leftover, object, text } from '../formats/jsonValues'
import { parseTime } from '../formats/writtenTimes'
import { tidTime } from './tids'

export interface RecordContext {
  /** The owner of the repository. */
  readonly did: string
  readonly handles: Handles
  readonly lists: Lists
  readonly now: number
  readonly saw: (at: number) => void
}

export interface RecordKey {
  readonly collection: string
  readonly rkey: string
}

type Reader = (record: Json, key: RecordKey, at: Position, context: RecordContext) => Outcome

/** What is read of a repository; everything else has nobody in it. */
export const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['app.bsky.feed.post', postOutcome],
  ['app.bsky.feed.like', (record, key, at, context) => subjectOutcome('reaction', record, key, at, context)],
  ['app.bsky.feed.repost', (record, key, at, context) => subjectOutcome('repost', record, key, at, context)],
  ['app.bsky.graph.follow', (record, key, at, context) => tieOutcome('following', record, key, at, context)],
  ['app.bsky.graph.block', (record, key, at, context) => tieOutcome('blocked', record, key, at, context)],
  ['app.bsky.graph.list', listOutcome],
  ['app.bsky.graph.listitem', listItemOutcome],
  ['app.bsky.actor.profile', profileOutcome],
])

export const personOf = (did: string): Handle => idHandle('bluesky', did)
const uriOf = ({ collection, rkey }: RecordKey, { did }: RecordContext): string => `at://${did}/${collection}/${rkey}`

const didForm = /^did:[a-z]{1,20}:[\w.:%-]{1,300}$/

/** `at://<did>/<collection>/<rkey>`: whose it is, and of which kind. */
function partsOf(uri: unknown): { readonly uri: string; readonly did: string; readonly collection: string; readonly rkey: string } | undefined {
  if (typeof uri !== 'string' || uri.length > 1000) return undefined
  const match = /^at:\/\/([^/]+)\/([^/]+)\/([^/?#]+)$/.exec(uri)
  return match && didForm.test(match[1]!) ? { uri, did: match[1]!, collection: match[2]!, rkey: match[3]! } : undefined
}

interface Moment {
  readonly at: number | null
  readonly timeNote?: string
}

/** What the app wrote, unless it cannot be: then the key tells when the record came into the repository. */
function momentOf(record: Json, { rkey }: RecordKey, now: number): Moment {
  const written = plausibleTime(parseTime(text(record.createdAt)), now)
  if (written !== null) return { at: written }
  const stamped = plausibleTime(tidTime(rkey), now)
  return stamped === null ? { at: null, timeNote: 'time unknown' } : { at: stamped, timeNote: 'time from the id' }
}

const knownOfPost = new Set(['$type', 'text', 'createdAt', 'facets', 'entities', 'reply', 'embed'])

function postOutcome(record: Json, key: RecordKey, at: Position, context: RecordContext): Outcome {
  const { did, now } = context
  const moment = momentOf(record, key, now)
  if (moment.at !== null) context.saw(moment.at)
  const reply = object(record.reply)
  const parent = partsOf(object(reply?.parent)?.uri)
  const root = partsOf(object(reply?.root)?.uri)
  const quoted = quotedIn(object(record.embed))
  const kinds = new Map<string, Kind>()
  const address = (to: string | undefined, kind: Kind) => {
    if (to !== undefined && to !== did && !kinds.has(to)) kinds.set(to, kind)
  }
  address(parent?.did, 'reply')
  if (quoted?.collection === 'app.bsky.feed.post') address(quoted.did, 'quote')
  for (const one of mentionsIn(record, moment.at, context)) address(one, 'mention')
  address(root?.did, 'mention')
  const words = text(record.text)?.trim()
  const answers = [...new Set([parent?.uri, quoted?.uri].filter((uri) => uri !== undefined))]
  const more = moreOf(record)
  const people = [...kinds].map(([person, kind]) => ({ handle: personOf(person), kind }))
  const fact = (stream: Stream, kind: Kind): InteractionFact => ({
    fact: 'interaction', id: uriOf(key, context), stream, ...moment, network: 'bluesky', kind, setting: 'public', direction: 'sent',
    who: people.map(({ handle }) => handle),
    ...(words !== undefined && words !== '' && { text: words }),
    link: `https://bsky.app/profile/${did}/post/${encodeURIComponent(key.rkey)}`,
    ...(answers.length > 0 && { answers }),
    ...(more && { more }),
  })
  return { at, facts: people.length === 0 ? [fact(ownStream('bluesky'), 'post')] : people.map(({ handle, kind }) => fact(handle, kind)) }
}

function quotedIn(embed: Json | undefined): ReturnType<typeof partsOf> {
  const record = object(embed?.record)
  if (embed?.$type === 'app.bsky.embed.record') return partsOf(record?.uri)
  return embed?.$type === 'app.bsky.embed.recordWithMedia' ? partsOf(object(record?.record)?.uri) : undefined
}

/** Facets since 2023, entities before. Places in the text are counted in bytes: what stands there is the name the person had then. */
function mentionsIn(record: Json, at: number | null, { handles }: RecordContext): string[] {
  const bytes = Buffer.from(text(record.text) ?? '')
  const found: string[] = []
  const see = (did: unknown, start: unknown, end: unknown) => {
    if (typeof did !== 'string' || !didForm.test(did)) return
    found.push(did)
    if (typeof start === 'number' && typeof end === 'number' && start >= 0 && end <= bytes.length && end - start < 300) handles.see(did, bytes.toString('utf8', start, end), at)
  }
  for (const item of few(record.facets)) {
    const facet = object(item)
    const index = object(facet?.index)
    for (const one of few(facet?.features)) {
      const feature = object(one)
      if (feature?.$type === 'app.bsky.richtext.facet#mention') see(feature.did, index?.byteStart, index?.byteEnd)
    }
  }
  for (const item of few(record.entities)) {
    const entity = object(item)
    const index = object(entity?.index)
    if (entity?.type === 'mention') see(entity.value, index?.start, index?.end)
  }
  return found
}

/** Pictures and their sizes are left; what they show and where a card leads is kept. */
function moreOf(record: Json): Readonly<Record<string, unknown>> | undefined {
  const rest = new Leftover()
  rest.take(record, knownOfPost)
  const embed = object(record.embed)
  const media = object(embed?.media) ?? embed
  const external = object(media?.external)
  if (text(external?.uri) !== undefined) rest.put('external', { uri: text(external?.uri), ...(text(external?.title) !== undefined && { title: text(external?.title) }) })
  const described = few(media?.images).flatMap((image) => text(object(image)?.alt) ?? [])
  if (described.length > 0) rest.put('attachments', described)
  return rest.more
}

/** A like or a repost: it names the post, whose address names the person. */
function subjectOutcome(kind: 'reaction' | 'repost', record: Json, key: RecordKey, at: Position, context: RecordContext): Outcome {
  const subject = partsOf(object(record.subject)?.uri)
  const word = kind === 'reaction' ? 'like' : 'repost'
  if (!subject) return { at, failed: `a ${word} that does not say of what` }
  if (subject.collection !== 'app.bsky.feed.post') return { at, skipped: `a ${word} of something that is no post` }
  if (subject.did === context.did) return { at, skipped: `a ${word} of your own post` }
  const moment = momentOf(record, key, context.now)
  if (moment.at !== null) context.saw(moment.at)
  const handle = personOf(subject.did)
  const fact: InteractionFact = {
    fact: 'interaction', id: uriOf(key, context), stream: handle, ...moment, network: 'bluesky', kind, setting: 'ambient', direction: 'sent',
    who: [handle], from: handle,
    link: `https://bsky.app/profile/${subject.did}/post/${encodeURIComponent(subject.rkey)}`,
    answers: [subject.uri],
  }
  return { at, facts: [fact] }
}

/** One tie to one account, although the same follow can stand there twice. */
function tieOutcome(relation: 'following' | 'blocked', record: Json, key: RecordKey, at: Position, context: RecordContext): Outcome {
  const subject = text(record.subject)
  if (subject === undefined || !didForm.test(subject)) return { at, failed: 'a follow or block that does not say of whom' }
  const since = momentOf(record, key, context.now).at
  const fact: ConnectionFact = {
    fact: 'connection', id: `bluesky:${relation === 'following' ? 'follow:out' : 'block'}:${subject}`, network: 'bluesky', handle: personOf(subject), relation,
    ...(since !== null && { since }),
  }
  return { at, facts: [fact] }
}

function profileOutcome(record: Json, _key: RecordKey, at: Position, { did }: RecordContext): Outcome {
  const name = text(record.displayName)?.trim()
  return { at, facts: [{ fact: 'person', id: `bluesky:account:${did}`, handles: [personOf(did)], ...(name !== undefined && name !== '' && { name }), me: true }] }
}

function listOutcome(record: Json, key: RecordKey, at: Position, context: RecordContext): Outcome {
  const name = text(record.name)?.trim()
  if (name === undefined || name === '') return { at, skipped: 'a list without a name' }
  context.lists.name(uriOf(key, context), text(record.purpose) === 'app.bsky.graph.defs#modlist' ? undefined : name)
  return { at, skipped: 'a list: its members bear its name as a label' }
}

function listItemOutcome(record: Json, key: RecordKey, at: Position, context: RecordContext): Outcome {
  const list = text(record.list)
  const subject = text(record.subject)
  if (list === undefined || subject === undefined || !didForm.test(subject)) return { at, failed: 'a member of a list without list or member' }
  return context.lists.add({ at, id: uriOf(key, context), list, subject })
}

interface Member {
  readonly at: Position
  readonly id: string
  readonly list: string
  readonly subject: string
}

/** More than this wait for the names of their lists in vain. */
const mostMembers = 100_000

/** Members of lists wait until the names of all lists are known. */
export class Lists {
  private readonly names = new Map<string, string | undefined>()
  private readonly waiting: Member[] = []

  name(uri: string, name: string | undefined): void {
    this.names.set(uri, name)
  }

  add(member: Member): Outcome {
    if (this.waiting.length >= mostMembers) return { at: member.at, skipped: 'a member of very long lists' }
    this.waiting.push(member)
    return { facts: [] }
  }

  *take(): Generator<Outcome> {
    for (const { at, id, list, subject } of this.waiting.splice(0)) {
      const name = this.names.get(list)
      if (name !== undefined) {
        const person: PersonFact = { fact: 'person', id, handles: [personOf(subject)], card: { labels: [name] } }
        yield { at, facts: [person] }
      } else yield { at, skipped: this.names.has(list) ? 'a member of a list for blocking' : 'a member of a list that is not in the file' }
    }
  }
}

const mostHandles = 300_000

/** Names that stood in texts for accounts: they change hands, so each is kept with the date it was last seen. */
export class Handles {
  private readonly seen = new Map<string, { readonly did: string; readonly name: string; last: number }>()

  see(did: string, written: string, at: number | null): void {
    const name = /^@((?:[a-z0-9-]{1,63}\.){1,8}[a-z][a-z0-9-]{0,62})$/i.exec(written)?.[1]?.toLowerCase()
    if (name === undefined) return
    const key = `${did} ${name}`
    const known = this.seen.get(key)
    if (known) known.last = Math.max(known.last, at ?? 0)
    else if (this.seen.size < mostHandles) this.seen.set(key, { did, name, last: at ?? 0 })
  }

  *facts(owner: string): Generator<PersonFact> {
    for (const { did, name, last } of this.seen.values())
      yield {
        fact: 'person', id: `bluesky:account:${did}:@${name}`, handles: [personOf(did), screenNameHandle('bluesky', name)],
        ...(last > 0 && { seen: last }),
        ...(did === owner && { me: true }),
      }
  }
}
