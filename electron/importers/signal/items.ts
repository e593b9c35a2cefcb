import { idHandle, phoneHandle, type Handle } from '../../contract/handles'
import type { Fact, InteractionFact, PersonFact, Position } from '../../contract/records'
import type { PhoneReader } from '../formats/phones'
import type { Outcome } from '../importer'
import { list, object, text, type Json } from '../formats/jsonValues'
import type { Book } from './book'
import { join, numberOf, uuidOf, type Recipient } from './recipients'
import { isPlausible } from '../formats/epochs'

export interface ItemContext {
  readonly book: Book
  /** The owner's part of natural ids. */
  readonly owner: string
  readonly ownHandles: ReadonlySet<Handle>
  readonly phones: PhoneReader
  readonly now: number
  readonly saw: (at: number) => void
}

type Place = Extract<Recipient, { kind: 'contact' | 'group' }>

/** Above that many, what is said in a group is addressed to nobody in particular. */
const mostAddressed = 5

/** What stands beside the thing that was said. */
const around = new Set(['chatId', 'authorId', 'dateSent', 'expireStartDate', 'expiresInMs', 'revisions', 'sms', 'incoming', 'outgoing', 'directionless', 'pinDetails', 'sealedSender'])

/** One message, call or note of a chat. */
export function itemOutcome(item: Json, at: Position, context: ItemContext): Outcome {
  const chat = context.book.chat(item.chatId)
  if (!chat) return { at, failed: 'a message of a chat that is not in the file' }
  if (chat.kind === 'self') return { at, skipped: 'a note to yourself' }
  if (chat.kind === 'nobody') return { at, skipped: chat.reason }
  if ('remoteDeletedMessage' in item) return { at, skipped: 'a message that was deleted' }
  const author = context.book.recipient(item.authorId)
  const update = object(item.updateMessage)
  if (update) return updateOutcome(item, update, chat, author, at, context)
  const sent = 'outgoing' in item || (!('incoming' in item) && author?.kind === 'self')
  const from = sent ? undefined : author?.kind === 'contact' ? author : chat.kind === 'contact' ? chat : undefined
  if (!sent && !from) return { at, failed: 'a message that does not say who wrote it' }
  const facts = message(item, chat, from, context)
  return { at, facts }
}

function message(item: Json, chat: Place, from: Extract<Recipient, { kind: 'contact' }> | undefined, context: ItemContext): readonly Fact[] {
  const base = baseOf(item, chat, from?.key ?? 'self', context)
  if (base.at !== null) context.saw(base.at)
  const content = contentOf(item, context)
  const mentioned = content.mentions.filter((handle) => !context.ownHandles.has(handle))
  const quote = object(object(item.standardMessage)?.quote)
  const quoted = quote && quotedOf(quote, chat, context)
  const fact: InteractionFact = {
    ...base,
    kind: chat.kind === 'contact' ? 'message' : kindOf(content.mentions, mentioned, from !== undefined, quoted, context),
    setting: 'private',
    direction: from ? 'received' : 'sent',
    who: whoOf(chat, from?.handles[0], [...(quoted?.author === undefined || from ? [] : [quoted.author]), ...mentioned], context),
    ...(from && { from: from.handles[0]! }),
    ...(content.text !== '' && { text: content.text }),
    ...(quoted && { answers: [quoted.id] }),
    ...(chat.kind === 'group' && { container: chat.title }),
    ...(content.more && { more: content.more }),
  }
  return [fact, ...reactionsOf(item, fact, chat, from, context), ...content.persons]
}

function kindOf(all: readonly Handle[], others: readonly Handle[], received: boolean, quoted: { readonly author?: Handle; readonly owner: boolean } | undefined, context: ItemContext): InteractionFact['kind'] {
  if (received ? quoted?.owner : quoted?.author !== undefined) return 'reply'
  return (received ? all.some((handle) => context.ownHandles.has(handle)) : others.length > 0) ? 'mention' : 'group-message'
}

function whoOf(chat: Place, from: Handle | undefined, named: readonly Handle[], context: ItemContext): readonly Handle[] {
  if (chat.kind === 'contact') return [chat.handles[0]!]
  if (from !== undefined) return [from]
  const others = chat.members.filter((member) => !context.ownHandles.has(member) && context.book.isContact(member))
  return [...new Set([...named, ...(others.length <= mostAddressed ? others : [])])]
}

function baseOf(item: Json, chat: Place, author: string, context: ItemContext) {
  const sent = text(item.dateSent) ?? '0'
  const at = timeOf(sent, context.now)
  return {
    fact: 'interaction' as const,
    id: `signal:${context.owner}:${chat.key}:${author}:${sent}`,
    stream: chat.kind === 'contact' ? chat.handles[0]! : chat.stream,
    at,
    ...(at === null && { timeNote: 'time unknown' }),
    network: 'signal',
  }
}

function timeOf(value: unknown, now: number): number | null {
  const at = Number(text(value) ?? NaN)
  return isPlausible(at, now) ? Math.floor(at) : null
}

function quotedOf(quote: Json, chat: Place, context: ItemContext): { readonly id: string; readonly author?: Handle; readonly owner: boolean } | undefined {
  const sent = text(quote.targetSentTimestamp)
  const author = context.book.recipient(quote.authorId)
  if (sent === undefined || sent === '0' || (author?.kind !== 'contact' && author?.kind !== 'self')) return undefined
  const own = author.kind === 'self'
  return { id: `signal:${context.owner}:${chat.key}:${own ? 'self' : author.key}:${sent}`, ...(!own && { author: author.handles[0]! }), owner: own }
}

interface Content {
  readonly text: string
  readonly mentions: readonly Handle[]
  readonly persons: readonly PersonFact[]
  readonly more?: Record<string, unknown>
}

/** What was said, whatever the kind of message. */
function contentOf(item: Json, context: ItemContext): Content {
  const standard = object(item.standardMessage)
  if (standard) return { ...textAndMentions(object(standard.text), context), persons: [], ...attachmentsOf(standard) }
  const contacts = object(item.contactMessage)
  if (contacts) return sharedContacts(contacts, context)
  const reply = object(item.directStoryReplyMessage)
  if (reply) return { ...textAndMentions(object(object(reply.textReply)?.text), context), persons: [], more: { storyReply: true, ...(text(reply.emoji) !== undefined && { emoji: text(reply.emoji) }) } }
  for (const key in item) {
    const value = object(item[key])
    // Stickers, polls and kinds that are not known yet: a message all the same.
    if (value && !around.has(key)) return { text: text(value.question) ?? '', mentions: [], persons: [], more: Object.assign(Object.create(null) as Record<string, unknown>, { [key]: key === 'stickerMessage' ? (text(object(value.sticker)?.emoji) ?? true) : value }) }
  }
  return { text: '', mentions: [], persons: [] }
}

/** Mentions are gaps in the text, told of beside it. */
function textAndMentions(body: Json | undefined, context: ItemContext): { text: string; mentions: Handle[] } {
  let words = typeof body?.body === 'string' ? body.body : ''
  const mentions: Handle[] = []
  const ranges = list(body?.bodyRanges).slice(0, 500).flatMap((item) => {
    const range = object(item)
    const aci = uuidOf(range?.mentionAci)
    const start = Number(range?.start ?? 0)
    return aci !== undefined && Number.isSafeInteger(start) && start >= 0 ? [{ start, length: Number(range?.length ?? 1), handle: idHandle('signal', aci) }] : []
  })
  for (const { start, length, handle } of ranges.sort((a, b) => b.start - a.start)) {
    if (!mentions.includes(handle)) mentions.unshift(handle)
    if (length > 0 && length <= 200 && start < words.length) words = `${words.slice(0, start)}@${context.book.named(handle) ?? 'somebody'}${words.slice(start + length)}`
  }
  return { text: words.trim(), mentions }
}

function attachmentsOf(standard: Json): { more?: Record<string, unknown> } {
  const media = list(standard.attachments).slice(0, 200).map((item) => {
    const pointer = object(object(item)?.pointer) ?? object(item)
    return text(pointer?.fileName) ?? text(pointer?.contentType) ?? 'attachment'
  })
  return media.length > 0 ? { more: { media } } : {}
}

function sharedContacts(value: Json, context: ItemContext): Content {
  const persons: PersonFact[] = []
  const names: string[] = []
  for (const item of [object(value.contact) ?? value, ...list(value.contact)].slice(0, 50)) {
    const contact = object(item)
    const name = join(object(contact?.name)?.givenName, object(contact?.name)?.familyName) || (text(object(contact?.name)?.displayName) ?? '')
    const handles: Handle[] = []
    for (const each of list(contact?.number)) {
      const number = numberOf(object(each)?.value, context.phones)
      if (number !== undefined) handles.push(phoneHandle(number))
    }
    const emails = list(contact?.email).flatMap((each) => text(object(each)?.value) ?? [])
    for (const email of emails) if (/^[^\s@]{1,100}@[^\s@]{1,200}$/.test(email)) handles.push(`email:${email.toLowerCase()}`)
    if (name !== '') names.push(name)
    if (handles.length > 0) persons.push({ fact: 'person', id: `signal:contact:${handles[0]!}`, handles, ...(name !== '' && { name }) })
  }
  return { text: names.join(', '), mentions: [], persons }
}

function reactionsOf(item: Json, fact: InteractionFact, chat: Place, from: Extract<Recipient, { kind: 'contact' }> | undefined, context: ItemContext): InteractionFact[] {
  const found: InteractionFact[] = []
  const ids = new Set<string>()
  for (const kind of ['standardMessage', 'stickerMessage', 'contactMessage', 'viewOnceMessage', 'directStoryReplyMessage']) {
    for (const each of list(object(item[kind])?.reactions).slice(0, 500)) {
      const reaction = object(each)
      const by = context.book.recipient(reaction?.authorId)
      const given = by?.kind === 'self'
      const other = given ? from : by?.kind === 'contact' ? by : undefined
      const emoji = text(reaction?.emoji) ?? 'reaction'
      // What others gave each other is nobody's here.
      if (!reaction || !other || given === (from === undefined)) continue
      const id = `${fact.id}:reaction:${given ? 'self' : other.key}:${emoji}`
      if (ids.has(id)) continue
      ids.add(id)
      const at = timeOf(reaction.sentTimestamp, context.now)
      found.push({
        fact: 'interaction', id, stream: fact.stream, at: at ?? fact.at, ...(at === null && { timeNote: 'time of the message' }), network: 'signal', kind: 'reaction', setting: 'ambient',
        direction: given ? 'sent' : 'received', who: [other.handles[0]!], ...(!given && { from: other.handles[0]! }), text: emoji, answers: [fact.id],
        ...(chat.kind === 'group' && { container: chat.title }),
      })
    }
  }
  return found
}

const accepted = new Set<unknown>(['ACCEPTED', 1, '1'])
const outgoing = new Set<unknown>(['OUTGOING', 2, '2'])

/** Calls, and names somebody had before. The rest is the program's. */
function updateOutcome(item: Json, update: Json, chat: Place, author: Recipient | undefined, at: Position, context: ItemContext): Outcome {
  const call = object(update.individualCall)
  if (call && chat.kind === 'contact') {
    const sent = outgoing.has(call.direction)
    const answered = accepted.has(call.state)
    const base = baseOf(item, chat, sent ? 'self' : chat.key, context)
    const started = timeOf(call.startedCallTimestamp, context.now) ?? base.at
    const ended = timeOf(call.endedCallTimestamp, context.now)
    if (started !== null) context.saw(started)
    const fact: InteractionFact = {
      ...base, at: started, ...(answered && ended !== null && started !== null && ended > started && { until: ended }),
      kind: 'call', setting: 'private', direction: answered ? 'mutual' : sent ? 'sent' : 'received', who: [chat.handles[0]!], ...(!sent && { from: chat.handles[0]! }), ...(!answered && { text: 'not answered' }),
    }
    return { at, facts: [fact] }
  }
  const previous = text(object(update.profileChange)?.previousName)
  if (previous !== undefined && author?.kind === 'contact') {
    const seen = timeOf(item.dateSent, context.now)
    return { at, facts: [{ fact: 'person', id: `signal:formerly:${author.key}:${previous}`, handles: [author.handles[0]!], name: previous, ...(seen !== null && { seen }) }] }
  }
  return { at, skipped: 'groupCall' in update || call ? 'a call in a group' : 'a note that Signal wrote' }
}
