import type { Handle, Stream } from '../../contract/handles'
import type { Fact, InteractionFact, Position } from '../../contract/records'
import type { Outcome } from '../importer'
import { epochTime } from '../formats/epochs'
import { repairDeep } from '../formats/metaText'
import { hashedId } from '../naturalIds'
import { Leftover, list, object, text, type Json } from '../formats/jsonValues'
import { isNobody, nameOf, textOf } from './names'
import { isNotice, isUnsentNotice } from './notices'

/** What is the same for all messages of one conversation. */
export interface Conversation {
  readonly network: string
  /** Of natural ids: `fb`, `ig`. */
  readonly prefix: string
  readonly isOwner: (name: string) => boolean
  readonly handle: (name: string) => Handle
  /** UTC ms. */
  readonly now: number
  readonly group: boolean
  /** More members than can be meant one by one; where the caller asks it of the conversation. */
  readonly large?: boolean
  readonly stream: Stream
  /** What stands for the conversation in natural ids. */
  readonly key: string
  /** The others: the one, or those that wrote. */
  readonly who: readonly Handle[]
  readonly container?: string
  /** Nobody the owner knows, and never answered: read, and no contact. */
  readonly strange: boolean
  /** A caveat about the times of a source that writes them without a zone. */
  readonly timeNote?: string
}

/** Who wrote shortly before and after a message of a large group, or null where the group is small enough to mean everybody. */
export type Near = { readonly writers: readonly string[]; readonly owner: boolean } | null

/** Of both exports: `sender_name` and `senderName`, `content` and `text`. */
const known = new Set([
  'sender_name', 'senderName', 'timestamp_ms', 'timestamp', 'content', 'text', 'type', 'reactions', 'isUnsent', 'is_unsent', 'is_taken_down', 'is_geoblocked_for_viewer',
  'ip', 'media', 'photos', 'videos', 'audio_files', 'gifs', 'files', 'sticker', 'bumped_message_metadata',
])

const callTypes = /^(?:call|video_?call|audio_?call|rtc_?call)$/i
const noticeTypes = new Map([
  ['subscribe', 'a notice that somebody joined a group'],
  ['unsubscribe', 'a notice that somebody left a group'],
])

/** One message and the reactions to it. `number` makes the natural ids of exact repeats differ. */
export function messageOutcome(value: unknown, at: Position, conversation: Conversation, near: Near, number: (id: string) => string): Outcome & { readonly time?: number } {
  const message = object(value)
  if (!message) return { at, failed: 'a message that is no record' }
  const sender = nameOf(message.sender_name ?? message.senderName)
  if (sender === undefined) return isGone(message) ? { at, skipped: unnamed } : { at, failed: 'a message without a sender' }
  // Without an author it would stand there as words of whoever else is in the group.
  if (conversation.group && isNobody(sender) && !conversation.isOwner(sender)) return { at, skipped: unnamed }
  const why = passedOver(message, sender, conversation.isOwner(sender))
  if (why !== undefined) return { at, skipped: why }
  const { time, facts } = meaning(message, sender, conversation, near, number)
  return { at, facts, ...(time !== null && { time }) }
}

const unnamed = 'a message whose sender the export does not name'

/** The name of an account that is gone is there, and empty. */
const isGone = (message: Json): boolean => [message.sender_name, message.senderName].some((name) => name === null || typeof name === 'string')

function passedOver(message: Json, sender: string, byOwner: boolean): string | undefined {
  const words = textOf(message.content ?? message.text)
  if (message.is_unsent === true || message.isUnsent === true || (words !== undefined && isUnsentNotice(words, sender, byOwner))) return 'a message that was taken back'
  const type = (text(message.type) ?? '').toLowerCase()
  const notice = noticeTypes.get(type)
  if (notice !== undefined) return notice
  if (isCall(message)) return undefined
  const attached = mediaOf(message).length > 0 || list(message.media).length > 0 || object(message.share) !== undefined
  if (words === undefined) return attached || message.sticker !== undefined ? undefined : emptyWords(message, type)
  return !attached && isNotice(words, sender, byOwner) ? 'a notice of the service that nobody wrote' : undefined
}

function emptyWords(message: Json, type: string): string {
  if (type === 'placeholder') return 'a placeholder: the export does not hold the message'
  return message.is_taken_down === true ? 'a message that the service took down' : 'a message without text or attachment'
}

const isCall = (message: Json): boolean => callTypes.test(text(message.type) ?? '') || message.call_duration !== undefined || message.missed === true

function meaning(message: Json, sender: string, conversation: Conversation, near: Near, number: (id: string) => string): { time: number | null; facts: readonly Fact[] } {
  const { network, group, stream, container } = conversation
  const time = epochTime(message.timestamp_ms ?? message.timestamp, conversation.now)
  const sent = conversation.isOwner(sender)
  const words = wordsOf(message)
  const media = mediaOf(message)
  const share = object(message.share)
  const content = words ?? media[0]?.replace(/^.*\//, '') ?? textOf(share?.link) ?? textOf(share?.share_text) ?? ''
  const call = isCall(message)
  // Without a time, only the conversation tells apart what was said in the same words.
  const key = conversation.key === '' && time === null ? stream : conversation.key
  const id = number(`${conversation.prefix}:msg:${hashedId(key, time ?? text(message.timestamp_ms ?? message.timestamp), sender, content)}`)
  const from = sent ? undefined : authorOf(sender, conversation)
  // In a group, who wrote is known, and not who answered.
  const answered = call && !group && message.missed !== true && Number(message.call_duration) > 0
  const rest = leftover(message, media)
  const { facts: reactions, others } = reactionsTo(message, id, time, from, sent, conversation)
  if (others.length > 0) rest.put('reactions', repairDeep(others))
  if (!sent && !group && nameDiffers(sender, from, conversation)) rest.put('sender_name', sender)
  const fact: InteractionFact = {
    fact: 'interaction',
    id,
    stream,
    at: time,
    ...(time !== null && conversation.timeNote !== undefined && { timeNote: conversation.timeNote }),
    network,
    kind: call ? 'call' : group ? 'group-message' : 'message',
    setting: conversation.strange || (near && !sent && !near.owner) ? 'ambient' : 'private',
    direction: answered ? 'mutual' : sent ? 'sent' : 'received',
    who: near ? (sent ? near.writers.map(conversation.handle) : from === undefined ? [] : [from]) : conversation.who,
    ...(from !== undefined && { from }),
    ...(shownText(words, share) !== undefined && { text: shownText(words, share) }),
    ...(container !== undefined && { container }),
    ...(rest.more && { more: rest.more }),
  }
  return { time, facts: [fact, ...reactions] }
}

/** In a conversation of two whatever the owner did not write was written by the other, whose name may have changed since. */
const authorOf = (sender: string, { group, who, handle }: Conversation): Handle | undefined => (group ? handle(sender) : who[0])

const nameDiffers = (sender: string, from: Handle | undefined, { handle }: Conversation): boolean => from !== undefined && !isNobody(sender) && handle(sender) !== from

const wordsOf = (message: Json): string | undefined => textOf(message.content ?? message.text)

/** What was shared belongs to what was said. */
function shownText(words: string | undefined, share: Json | undefined): string | undefined {
  const parts = [words, textOf(share?.share_text), textOf(share?.link)].filter((part) => part !== undefined)
  const shown = parts.filter((part, index) => !parts.slice(0, index).some((earlier) => earlier.includes(part)))
  return shown.length > 0 ? shown.join('\n') : undefined
}

/** Addresses of pictures and the like, in the order of the file; where the download failed, words stand in their place. */
function mediaOf(message: Json): string[] {
  const found: string[] = []
  for (const field of ['photos', 'videos', 'audio_files', 'gifs', 'files', 'media']) {
    for (const item of list(message[field]).slice(0, 200)) {
      const uri = textOf(object(item)?.uri ?? item)
      if (uri !== undefined && /[./]/.test(uri)) found.push(uri)
    }
  }
  const sticker = textOf(object(message.sticker)?.uri)
  if (sticker !== undefined) found.push(sticker)
  return found
}

function leftover(message: Json, media: readonly string[]): Leftover {
  const rest = new Leftover()
  if (media.length > 0) rest.put('media', media)
  for (const [key, value] of Object.entries(message)) {
    // Leftovers of Meta's own machines (2018, 2019).
    if (!known.has(key) && !key.endsWith('_INTERNAL')) rest.put(key, repairDeep(value))
  }
  const type = text(message.type)
  if (type !== undefined && !/^(?:generic|share|call|text|media)$/i.test(type)) rest.put('type', type)
  return rest
}

/** What the owner gave or got. What others gave each other stays beside the message. */
function reactionsTo(
  message: Json, id: string, time: number | null, author: Handle | undefined, byOwner: boolean, { network, stream, container, isOwner, handle, now, strange }: Conversation,
): { facts: readonly InteractionFact[]; others: readonly unknown[] } {
  const facts: InteractionFact[] = []
  const others: unknown[] = []
  const ids = new Set<string>()
  for (const item of list(message.reactions).slice(0, 1_000)) {
    const reaction = object(item)
    const actor = nameOf(reaction?.actor)
    const given = actor !== undefined && isOwner(actor)
    const other = actor === undefined || given === byOwner ? undefined : given ? author : isNobody(actor) ? undefined : handle(actor)
    const natural = `${id}:reaction:${actor ?? ''}`
    if (other === undefined || ids.has(natural)) {
      others.push(item)
      continue
    }
    ids.add(natural)
    const words = textOf(reaction?.reaction)
    const at = epochTime(reaction?.timestamp, now)
    facts.push({
      fact: 'interaction',
      id: natural,
      stream,
      at: at ?? time,
      ...(at === null && { timeNote: 'time of the message' }),
      network,
      kind: 'reaction',
      setting: 'ambient',
      direction: given ? 'sent' : 'received',
      who: [other],
      ...(!given && { from: other }),
      ...(words !== undefined && { text: words }),
      answers: [id],
      ...(container !== undefined && { container }),
    })
  }
  return { facts: strange ? [] : facts, others: strange ? list(message.reactions) : others }
}
