import { ownStream, type Handle } from '../../contract/handles'
import type { Fact, InteractionFact, Place, Position } from '../../contract/records'
import type { PhoneReader } from '../formats/phones'
import type { Zone } from '../icalendar/zones'
import type { Outcome } from '../importer'
import { hashedId, Ordinals } from '../naturalIds'
import { Leftover, list, object, text, type Json } from '../formats/jsonValues'
import { MessageAuthors } from './authors'
import { mostAddressed, type Chat } from './chats'
import { cardOf } from './contacts'
import { mentionedIn, nameOf, peerOf, textOf, type Peer } from './json'
import type { People } from './people'
import { reactionTime, timeOf } from './times'

export interface MessageContext {
  /** The owner's handles in this network. */
  readonly owner: ReadonlySet<Handle>
  readonly people: People
  readonly phones: PhoneReader
  readonly zone: Zone
  /** Nobody said the zone. */
  readonly assumed: boolean
  readonly now: number
  readonly saw: (setting: 'public' | 'private', at: number) => void
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** What is read, and what is of no use to anybody: measures and small copies of pictures, games, bills. */
const known = new Set([
  'id', 'type', 'date', 'date_unixtime', 'edited', 'from', 'from_id', 'actor', 'actor_id', 'action', 'text', 'text_entities', 'reactions', 'reply_to_message_id', 'location_information',
  'place_name', 'address', 'contact_information', 'thumbnail', 'thumbnail_file_size', 'width', 'height', 'mime_type', 'file_size', 'photo_file_size', 'poll', 'game_title', 'game_description', 'game_link',
  'invoice_information', 'giveaway_information', 'todo_list', 'duration_seconds', 'discard_reason', 'is_missed', 'forwarded_from',
])

const services = new Map([
  ['group_call', 'a call in a group'], ['group_call_scheduled', 'a call in a group'], ['invite_to_group_call', 'a call in a group'],
  ['create_group', 'who joined or left a group'], ['invite_members', 'who joined or left a group'], ['remove_members', 'who joined or left a group'],
  ['join_group_by_link', 'who joined or left a group'], ['join_group_by_request', 'who joined or left a group'],
  ['migrate_to_supergroup', 'a group became a large group'], ['migrate_from_group', 'a group became a large group'],
  ['joined_telegram', 'somebody came to Telegram'],
])

/** The messages of one chat, in the order of the file. */
export class ChatMessages {
  private readonly authors = new MessageAuthors()
  /** Equal texts of messages without a number, told apart by their order. */
  private readonly ordinals = new Ordinals()

  constructor(
    private readonly chat: Chat,
    private readonly context: MessageContext,
  ) {}

  outcome(value: unknown, at: Position): Outcome {
    const message = object(value)
    if (!message) return { at, failed: 'a message that is no record' }
    const { chat } = this
    if (chat.kind === 'passed') return { at, skipped: chat.reason }
    const facts = message.type === 'service' ? this.service(message, chat) : this.message(message, chat)
    return typeof facts === 'string' ? { at, skipped: facts } : facts.length > 0 ? { at, facts } : { at, failed: 'a message that does not say who wrote it' }
  }

  private service(message: Json, chat: Exclude<Chat, { kind: 'passed' }>): readonly Fact[] | string {
    const action = text(message.action) ?? ''
    const actor = peerOf(message.actor_id, message.actor)
    const time = this.time(message)
    if (actor) this.context.people.see(actor, time.at)
    if (action !== 'phone_call' && action !== 'conference_call') return services.get(action) ?? 'a note that Telegram wrote'
    if (chat.kind !== 'personal') return 'a call in a group'
    if (!actor) return 'a call that does not say who called'
    const sent = this.isOwner(actor)
    if (!sent && actor.handle !== chat.other) return 'a call between other people'
    const seconds = typeof message.duration_seconds === 'number' && message.duration_seconds > 0 ? message.duration_seconds : 0
    const missed = message.is_missed === true || message.discard_reason === 'missed'
    if (time.at !== null) this.context.saw('private', time.at)
    const words = seconds > 0 ? undefined : missed ? 'missed' : message.discard_reason === 'busy' ? 'busy' : 'not answered'
    return [
      {
        ...this.base(message, chat, time, actor),
        ...(seconds > 0 && time.at !== null && { until: time.at + seconds * 1000 }),
        kind: 'call',
        setting: 'private',
        direction: seconds > 0 ? 'mutual' : sent ? 'sent' : 'received',
        who: [chat.other],
        ...(!sent && { from: chat.other }),
        ...(words !== undefined && { text: words }),
      },
    ]
  }

  private message(message: Json, chat: Exclude<Chat, { kind: 'passed' }>): readonly Fact[] | string {
    const peer = peerOf(message.from_id, message.from)
    const number = typeof message.id === 'number' ? message.id : undefined
    const time = this.time(message)
    if (!peer) return message.from_id === undefined && message.from === undefined ? [] : 'written in the name of a group or channel'
    if (number !== undefined) this.authors.add(number, peer.handle)
    if (chat.kind === 'channel' && !this.isOwner(peer)) return 'in a channel'
    this.context.people.see(peer, time.at)
    const sent = this.isOwner(peer)
    if (chat.kind === 'personal' && !sent && peer.handle !== chat.other && peer.user !== undefined && chat.other.startsWith('telegram:id:')) return 'a message between other people'
    const setting = chat.kind === 'channel' || (chat.kind === 'group' && chat.public) ? 'public' : 'private'
    if (time.at !== null) this.context.saw(setting, time.at)
    const base = this.base(message, chat, time, peer)
    const { kind, who, from, answers } = this.addressed(message, chat, peer, sent)
    // Millions of these are made: fields are set one by one, objects are not spread into each other.
    const fact: Writable<InteractionFact> = { fact: 'interaction', id: base.id, stream: base.stream, at: base.at, network: 'telegram', kind, setting, direction: sent ? 'sent' : 'received', who }
    if (time.note !== undefined) fact.timeNote = time.note
    if (from !== undefined) fact.from = from
    if (answers) fact.answers = answers
    this.content(message, chat, fact)
    return [fact, ...this.reactions(message, chat, base, peer, sent), ...this.card(message)]
  }

  /** Kind and people of a message. */
  private addressed(message: Json, chat: Exclude<Chat, { kind: 'passed' }>, peer: Peer, sent: boolean): Pick<InteractionFact, 'kind' | 'who' | 'from' | 'answers'> {
    const reply = this.reply(message, chat)
    const answers = reply && { answers: [reply.id] }
    const from = sent ? {} : { from: chat.kind === 'personal' ? chat.other : peer.handle }
    if (chat.kind === 'personal') return { kind: 'message', who: [chat.other], ...from, ...answers }
    if (chat.kind === 'channel') return { kind: 'post', who: [], ...answers }
    const { handles, named } = mentionedIn(message)
    for (const { user, name } of named) this.context.people.guess(user, name, this.time(message).at)
    const mentioned = handles.filter((handle) => !this.context.owner.has(handle))
    const repliedTo = reply?.author
    if (!sent) {
      const kind = repliedTo !== undefined && this.context.owner.has(repliedTo) ? 'reply' : mentioned.length < handles.length ? 'mention' : 'group-message'
      return { kind, who: [peer.handle], ...from, ...answers }
    }
    const answered = repliedTo !== undefined && !this.context.owner.has(repliedTo) ? [repliedTo] : []
    const everybody = chat.others.length <= mostAddressed ? chat.others.filter((other) => !this.context.owner.has(other)) : []
    const kind = answered.length > 0 ? 'reply' : mentioned.length > 0 ? 'mention' : 'group-message'
    return { kind, who: [...new Set([...answered, ...mentioned, ...everybody])], ...answers }
  }

  private reply(message: Json, chat: { readonly prefix: string }): { readonly id: string; readonly author: Handle | undefined } | undefined {
    const to = message.reply_to_message_id
    // What stands in another chat has another number there.
    if (typeof to !== 'number' || !Number.isSafeInteger(to) || message.reply_to_peer_id !== undefined) return undefined
    return { id: `${chat.prefix}:${to}`, author: this.authors.of(to) }
  }

  /** Puts the words, and what stands beside them, into the fact. */
  private content(message: Json, chat: Exclude<Chat, { kind: 'passed' }>, fact: Writable<InteractionFact>): void {
    const shown = shownText(message)
    if (shown !== undefined) fact.text = shown
    if (message.forwarded_from !== undefined) {
      const forwarded = nameOf(message.forwarded_from)
      fact.title = forwarded === undefined ? 'forwarded' : `forwarded from ${forwarded}`
    }
    if (chat.kind !== 'personal') fact.container = chat.title
    const place = placeOf(message)
    if (place) fact.place = place
    const rest = new Leftover()
    rest.take(message, known)
    if (rest.more) fact.more = rest.more
  }

  private base(message: Json, chat: Exclude<Chat, { kind: 'passed' }>, time: { at: number | null; note?: string }, peer: Peer) {
    return {
      fact: 'interaction' as const,
      id: this.id(message, chat, peer),
      stream: chat.kind === 'channel' ? ownStream('telegram') : chat.stream,
      at: time.at,
      ...(time.note !== undefined && { timeNote: time.note }),
      network: 'telegram',
    }
  }

  private id(message: Json, chat: { readonly prefix: string }, peer: Peer): string {
    if (typeof message.id === 'number' && Number.isSafeInteger(message.id)) return `${chat.prefix}:${message.id}`
    return this.ordinals.number(`${chat.prefix}:${hashedId(text(message.date_unixtime) ?? text(message.date) ?? '', peer.handle, textOf(message))}`)
  }

  private time(message: Json) {
    return timeOf(message.date_unixtime, message.date, this.context.zone, this.context.assumed, this.context.now)
  }

  private isOwner(peer: Peer): boolean {
    return this.context.owner.has(peer.handle)
  }

  /** What others gave the owner and the owner gave them; between others it is nobody's here. */
  private reactions(message: Json, chat: Exclude<Chat, { kind: 'passed' }>, base: { id: string; stream: string; at: number | null; network: string; fact: 'interaction' }, author: Peer, sent: boolean): InteractionFact[] {
    const found: InteractionFact[] = []
    if (chat.kind === 'channel') return found
    const ids = new Set<string>()
    if (message.reactions === undefined) return found
    for (const item of list(message.reactions).slice(0, 200)) {
      const reaction = object(item)
      const sign = text(reaction?.emoji) ?? text(reaction?.type) ?? 'reaction'
      for (const each of list(reaction?.recent).slice(0, 200)) {
        const recent = object(each)
        const by = peerOf(recent?.from_id, recent?.from)
        if (!recent || !by) continue
        const given = this.isOwner(by)
        const { at, note } = reactionTime(recent.date, message, base.at, this.context.zone, this.context.assumed, this.context.now)
        this.context.people.see(by, at)
        const id = `${base.id}:reaction:${by.user ?? by.handle}:${sign}`
        if (given === sent || ids.has(id)) continue
        ids.add(id)
        const other = given ? author.handle : by.handle
        found.push({
          fact: 'interaction',
          id,
          stream: base.stream,
          at: at ?? base.at,
          ...(note !== undefined && { timeNote: note }),
          network: 'telegram',
          kind: 'reaction',
          setting: 'ambient',
          direction: given ? 'sent' : 'received',
          who: [other],
          ...(!given && { from: other }),
          text: sign,
          answers: [base.id],
          ...(chat.kind === 'group' && { container: chat.title }),
        })
      }
    }
    return found
  }

  /** A contact that was sent. */
  private card(message: Json): Fact[] {
    const contact = object(message.contact_information)
    const person = contact && cardOf(contact, undefined, this.context.phones)
    return person ? [person] : []
  }
}

/** Its text; else the question of a poll, or who was sent as a contact. */
function shownText(message: Json): string | undefined {
  const words = textOf(message)
  if (words !== '') return words
  const question = text(object(message.poll)?.question)
  if (question !== undefined) return question
  const card = object(message.contact_information)
  const name = card ? [nameOf(card.first_name), nameOf(card.last_name)].filter((part) => part !== undefined).join(' ') : ''
  return name === '' ? undefined : name
}

function placeOf(message: Json): Place | undefined {
  if (message.location_information === undefined && message.place_name === undefined) return undefined
  const location = object(message.location_information)
  const [name, address] = [nameOf(message.place_name), nameOf(message.address)]
  const { latitude, longitude } = location ?? {}
  const point = typeof latitude === 'number' && typeof longitude === 'number' && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined
  return point || name !== undefined ? { ...(name !== undefined && { name }), ...(address !== undefined && { address }), ...point } : undefined
}
