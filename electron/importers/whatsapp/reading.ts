import { tidy, type Handle } from '../../contract/handles'
import type { Claim, InteractionFact, PersonFact, Position } from '../../contract/records'
import { Failed } from '../../contract/result'
import { zoneFinder, type Zone } from '../icalendar/zones'
import type { Outcome, ReadOptions } from '../importer'
import { hashedId, Ordinals } from '../naturalIds'
import type { Entry, Source } from '../sources/source'
import { Span } from '../span'
import { AuthorSplitter } from './authors'
import { bodyOf, plain, type Body } from './bodies'
import { chatOf, type Chat } from './chat'
import type { ClaimDetail } from './claims'
import { answeredOrder, readDate, type Order } from './dateOrder'
import type { ChatFile } from './files'
import { ChatLines, messagesOf, type RawMessage } from './messages'
import { authorHandle, authorKey, authorName } from './names'
import { sentCards } from './sentCards'
import { plausibleTime } from '../formats/epochs'

/** Above that many, what is said in a group is addressed to nobody in particular. */
const mostAddressed = 5
const minute = 60_000

/** Reads the chats of one claim. */
export class Reading {
  readonly span = new Span()
  private readonly entries: ReadonlyMap<string, Entry>
  private readonly detail: ClaimDetail
  private readonly owner: ReadonlySet<Handle>
  private readonly zone: Zone
  /** Everybody who spoke, with the time of their last message. */
  private readonly people = new Map<Handle, number>()
  /** What numbers call themselves. */
  private readonly called = new Map<Handle, string>()

  constructor(
    source: Source,
    claim: Claim,
    private readonly options: ReadOptions,
    private readonly network: 'whatsapp' | 'signal',
  ) {
    this.entries = new Map(source.entries.map((entry) => [entry.label, entry]))
    this.detail = claim.detail as ClaimDetail
    this.owner = new Set(options.owner)
    this.zone = zoneFinder('', () => undefined, options.zone)(undefined)
  }

  async *outcomes(): AsyncGenerator<Outcome> {
    for (const file of this.detail.files) {
      const entry = this.entries.get(file.label)
      if (entry) yield* this.file(entry, file)
    }
    for (const label of this.detail.cards) {
      const entry = this.entries.get(label)
      if (entry) yield* sentCards(entry, this.options.region)
    }
    yield* this.persons()
  }

  private async *file(entry: Entry, file: ChatFile): AsyncGenerator<Outcome> {
    const lines = new ChatLines(file.shape)
    const about = chatOf(file, this.owner, this.network)
    if (about.kind === 'private' && about.otherName !== undefined) this.called.set(about.other, about.otherName)
    const chat = new ChatReader(file, about, this.network, this.zone, this.options)
    let index = 0
    try {
      for await (const batch of messagesOf(entry.open(), lines)) {
        for (const raw of batch) {
          const at = { entry: entry.label, index: index++ }
          const { outcome, author, time } = chat.outcome(raw, at)
          if (raw.cut) yield { at, warning: 'A message longer than a million characters was cut.' }
          yield outcome
          if ('facts' in outcome && time !== null) this.span.add(time)
          if (author !== undefined && time !== null) this.people.set(author, Math.max(time, this.people.get(author) ?? 0))
        }
      }
    } catch (failure) {
      if (!(failure instanceof Failed)) throw failure
      yield { warning: `${entry.label}: ${failure.message}` }
    }
    if (lines.loose > 0) yield { warning: `${entry.label}: ${lines.loose} ${lines.loose === 1 ? 'line' : 'lines'} before the first message left out.` }
    if (lines.guessed > 0) yield { warning: `${entry.label}: ${lines.guessed} ${lines.guessed === 1 ? 'line' : 'lines'} not in UTF-8, read as Windows-1252. Some letters may be wrong.` }
  }

  private *persons(): Generator<Outcome> {
    for (const [handle, seen] of this.people) {
      const name = authorName(handle) ?? this.called.get(handle)
      const me = this.owner.has(handle)
      if (name === undefined && !me) continue
      const fact: PersonFact = { fact: 'person', id: `${this.network}:person:${handle}`, handles: [handle], ...(name !== undefined && { name }), seen, ...(me && { me }) }
      yield { facts: [fact] }
    }
  }
}

interface Said {
  readonly outcome: Outcome
  /** Who said it, when it is kept. */
  readonly author?: Handle
  readonly time: number | null
}

/** Turns the messages of one file into outcomes. */
class ChatReader {
  private readonly order: Order
  private readonly authors: AuthorSplitter
  private readonly handles = new Map<string, Handle>()
  private readonly names: readonly string[]
  private readonly programs: ReadonlySet<string>
  /** Equal messages of one minute are told apart by their number. */
  private readonly ordinals = new Ordinals()
  /** Messages of one minute (or second) keep their order: each stands a millisecond behind the one before. */
  private lastTime: number | null = null
  private inRow = 0

  constructor(
    file: ChatFile,
    private readonly chat: Chat,
    private readonly network: string,
    private readonly zone: Zone,
    private readonly options: ReadOptions,
  ) {
    const answer = options.answers?.dateOrder
    this.order = file.certain || answer === undefined ? file.order : answeredOrder(answer, file.order)
    this.names = file.speakers.map(({ name }) => name)
    this.programs = new Set(file.chatNames)
    this.authors = new AuthorSplitter(this.names)
  }

  outcome({ header, text }: RawMessage, at: Position): Said {
    const { author, body } = this.authors.split(text)
    const date = readDate(header.parts, this.order)
    const wall = date ? Date.UTC(date.year, date.month - 1, date.day) + header.minute * minute + header.second * 1000 : null
    const time = wall === null ? null : this.instant(wall)
    if (this.chat.kind === 'unknown') return { outcome: { at, skipped: this.chat.reason }, time }
    const kind = author === undefined ? this.unsigned(text) : bodyOf(body, this.names)
    if (kind.kind === 'system') return { outcome: { at, skipped: 'a line that the program wrote' }, time }
    if (kind.kind === 'deleted') return { outcome: { at, skipped: 'a message that was deleted' }, time }
    const who = author === undefined ? undefined : this.handle(author)
    const fact = this.fact(kind, who, body, wall, time, `${header.parts.join('.')} ${header.minute}`)
    if (typeof fact === 'string') return { outcome: { at, skipped: fact }, time }
    return { outcome: { at, facts: [fact] }, ...(who !== undefined && { author: fact.from ?? who }), time }
  }

  /** Lines without an author are the program's; older phones tell of missed calls in them. */
  private unsigned(text: string): Body {
    const colon = text.indexOf(': ')
    const said = colon > 0 && this.programs.has(authorKey(text.slice(0, colon))) ? text.slice(colon + 2) : text
    const body = bodyOf(said, this.names)
    return body.kind === 'call' && this.chat.kind === 'private' ? body : { kind: 'system' }
  }

  private handle(author: string): Handle {
    let handle = this.handles.get(author)
    if (handle === undefined) this.handles.set(author, (handle = authorHandle(this.network, author)))
    return handle
  }

  /** A gap takes the offset before it, an overlap the first pass. */
  private instant(wall: number): number | null {
    const time = wall - this.zone.offsetAtWall(wall)
    return plausibleTime(time, this.options.now)
  }

  private fact(body: Body, author: Handle | undefined, raw: string, wall: number | null, time: number | null, written: string): InteractionFact | string {
    const chat = this.chat
    if (chat.kind === 'unknown' || body.kind === 'system' || body.kind === 'deleted') return ''
    if (body.kind === 'call' && chat.kind === 'group') return 'a call in a group'
    const sent = author !== undefined && chat.isOwner(author)
    const from = chat.kind === 'private' && !sent ? chat.other : author
    const text = this.text(body)
    const at = this.inOrder(time)
    const called = body.kind === 'text' && chat.kind === 'group' ? this.mentioned(raw) : []
    const ownCalled = called.some((handle) => chat.isOwner(handle))
    const others = called.filter((handle) => !chat.isOwner(handle))
    const answered = body.kind === 'call' && body.answered
    const mention = chat.kind === 'group' && (sent ? others.length > 0 : ownCalled)
    const more = this.more(body)
    return {
      fact: 'interaction',
      id: this.id(chat.stream, from ?? 'nobody', wall === null ? written : String(Math.floor(wall / minute)), this.words(body)),
      stream: chat.stream,
      at,
      ...(at === null ? { timeNote: 'time unknown' } : this.options.answers?.zone === undefined && { timeNote: 'zone assumed' }),
      ...(answered && at !== null && body.seconds !== undefined && { until: at + body.seconds * 1000 }),
      network: this.network,
      kind: body.kind === 'call' ? 'call' : chat.kind === 'private' ? 'message' : mention ? 'mention' : 'group-message',
      setting: 'private',
      direction: answered ? 'mutual' : sent ? 'sent' : 'received',
      who: this.who(sent, from, others),
      ...(!sent && from !== undefined && { from }),
      ...(text !== undefined && { text }),
      ...(chat.kind === 'group' && { container: chat.title }),
      ...(body.kind === 'text' && body.place && { place: body.place }),
      ...(more && { more }),
    }
  }

  private inOrder(time: number | null): number | null {
    this.inRow = time !== null && time === this.lastTime ? Math.min(this.inRow + 1, 999) : 0
    this.lastTime = time
    return time === null ? null : time + this.inRow
  }

  private who(sent: boolean, from: Handle | undefined, mentioned: readonly Handle[]): readonly Handle[] {
    const { chat } = this
    if (chat.kind === 'private') return [chat.other]
    if (chat.kind === 'unknown') return []
    if (!sent) return from === undefined ? [] : [from]
    return [...new Set([...mentioned, ...(chat.others.length <= mostAddressed ? chat.others : [])])]
  }

  private text(body: Body): string | undefined {
    if (body.kind === 'media') return body.caption
    return body.kind === 'system' || body.kind === 'deleted' || body.text === '' ? undefined : body.text
  }

  private more(body: Body): Record<string, unknown> | undefined {
    if (body.kind === 'media') return { media: body.file ?? 'left out of the export' }
    return body.kind === 'text' && body.edited ? { edited: true } : undefined
  }

  /** What is the same in every export of a message: with and without media, and however a poll stands by now. */
  private words(body: Body): string {
    if (body.kind === 'media') return '\u0001media'
    if (body.kind === 'call') return '\u0001call'
    if (body.kind === 'poll') return `\u0001poll ${tidy(body.question)}`
    return body.kind === 'text' ? tidy(body.text) : ''
  }

  /** `<network>:` and a hash of chat, minute as written, author, text, and the number among equal ones. iPhones write seconds, others do not. */
  private id(stream: string, author: string, when: string, words: string): string {
    return this.ordinals.number(`${this.network}:${hashedId(stream, when, author, words)}`)
  }

  /** `@\u2068Ben\u2069` and `@436601234567`. */
  private mentioned(raw: string): Handle[] {
    const found: Handle[] = []
    for (const [, name, number] of raw.matchAll(/@(?:[\u200E\u2068\u202A-\u202C]{1,3}([^\u2069\u202C\n]{1,60})[\u2069\u202C]|[\u200E\u2068]{0,2}(\d{7,15})(?!\d))/g)) {
      const handle = number === undefined ? this.called(plain(name!)) : authorHandle(this.network, `+${number}`)
      if (!found.includes(handle) && found.length < 50) found.push(handle)
    }
    return found
  }

  /** Whoever is not in the address book has a tilde when they speak and none when they are mentioned. */
  private called(name: string): Handle {
    const plainly = authorHandle(this.network, name)
    const pushed = authorHandle(this.network, `~${name}`)
    return this.chat.kind === 'group' && !this.chat.others.includes(plainly) && this.chat.others.includes(pushed) ? pushed : plainly
  }
}
