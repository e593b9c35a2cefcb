import { containerStream, tidy, type Handle } from '../../contract/handles'
import type { Claim, InteractionFact, Position } from '../../contract/records'
import { Failed } from '../../contract/result'
import { jsonNested } from '../formats/jsonNested'
import { parseWithLargeNumbers } from '../formats/jsonNumbers'
import type { Outcome, ReadOptions } from '../importer'
import type { Entry, Source } from '../sources/source'
import { list, object, text, type Json } from '../formats/jsonValues'
import { newestOf, Span } from '../span'
import { idOf, isPlaceholder, nameHandleOf, timeOf, userHandle } from './ids'
import { mentionsIn, readable } from './text'

/** Chats that other programs wrote as JSON, both sides of them: `{ guild, channel, messages }`. */
export async function isExporterFile(entry: Entry): Promise<boolean> {
  if (!/\.json$/i.test(entry.path)) return false
  try {
    const head = Buffer.from(await entry.head(4096)).toString()
    return /^\uFEFF?\s*\{\s*"guild"\s*:\s*\{/.test(head) && /"channel"\s*:\s*\{/.test(head) && /"(?:categoryId|dateRange|exportedAt|topic)"/.test(head)
  } catch (failure) {
    if (failure instanceof Failed) return false
    throw failure
  }
}

interface Survey {
  readonly channel: Json
  readonly guild: Json
  /** Number to name, most talkative first. */
  readonly authors: ReadonlyMap<string, { readonly name: string; readonly messages: number; readonly bot: boolean }>
}

async function survey(entry: Entry): Promise<Survey> {
  const authors = new Map<string, { name: string; messages: number; bot: boolean }>()
  let channel: Json = {}
  let guild: Json = {}
  try {
    for await (const pieces of jsonNested(entry.open(), [['messages']], { read: parseWithLargeNumbers })) {
      for (const { path, value } of pieces) {
        if (path[0] === 'channel') channel = object(value) ?? {}
        else if (path[0] === 'guild') guild = object(value) ?? {}
        else if (path[0] === 'messages') {
          const author = object(object(value)?.author)
          const id = idOf(author?.id)
          if (id !== undefined && (authors.has(id) || authors.size < 50_000)) authors.set(id, { name: nameOf(author!), messages: (authors.get(id)?.messages ?? 0) + 1, bot: author!.isBot === true })
        }
      }
    }
  } catch (failure) {
    // Said when the file is read for its messages.
    if (!(failure instanceof Failed)) throw failure
  }
  return { channel, guild, authors: new Map([...authors].sort(([a, x], [b, y]) => y.messages - x.messages || (a < b ? -1 : 1))) }
}

const nameOf = (author: Json): string => tidy(text(author.nickname) ?? text(author.name) ?? '')

/** Whose chats they are, only the user can say; whoever is in all of several is a guess. */
export async function exporterClaim(entries: readonly Entry[]): Promise<Claim> {
  const counts = new Map<Handle, number>()
  const names = new Map<Handle, string>()
  const titles: string[] = []
  for (const entry of entries) {
    // A beginning is enough to name speakers; large files are read when they are read.
    const { channel, authors } = await survey({ ...entry, open: () => beginning(entry) })
    titles.push(tidy(text(channel.name) ?? 'a chat'))
    for (const [id, { bot, name }] of authors) {
      if (bot || isPlaceholder(name)) continue
      counts.set(userHandle(id), (counts.get(userHandle(id)) ?? 0) + 1)
      if (name !== '') names.set(userHandle(id), name)
    }
  }
  const ranked = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([handle]) => handle)
  const choices = ranked.slice(0, 60)
  const everywhere = ranked.filter((handle) => counts.get(handle) === entries.length)
  return {
    importer: 'discord',
    title: 'Discord chats',
    source: [...new Set(entries.map(({ root }) => root))].join(', '),
    recognised: titles.slice(0, 5).join(', ') + (titles.length > 5 ? ` and ${titles.length - 5} more` : ''),
    owner: entries.length > 1 && everywhere.length === 1 ? everywhere : [],
    ...(choices.length > 0 && { ownerChoices: choices, ownerNames: choices.map((handle) => names.get(handle) ?? '') }),
    entries: entries.map(({ label }) => label),
    bytes: entries.reduce((sum, { size }) => sum + size, 0),
    ignored: ['pictures and files of the chats'],
    detail: { kind: 'exporter' },
  }
}

async function* beginning(entry: Entry): AsyncGenerator<Uint8Array> {
  yield await entry.head(64 * 1024)
}

const said = new Set(['Default', 'Reply', '0', '19', 'ThreadStarterMessage', 'ApplicationCommand'])

/** Reads such files. */
export async function* readExporter(source: Source, claim: Claim, options: ReadOptions): AsyncGenerator<readonly Outcome[]> {
  const wanted = new Set(claim.entries)
  const spans = { public: new Span(), private: new Span() }
  for (const entry of source.entries) {
    if (!wanted.has(entry.label)) continue
    const about = await survey(entry)
    const chat = new Chat(about, new Set(options.owner), options, spans)
    let index = 0
    try {
      for await (const pieces of jsonNested(entry.open(), [['messages']], { read: parseWithLargeNumbers })) {
        const outcomes: Outcome[] = []
        for (const piece of pieces) {
          const at = { entry: entry.label, index }
          if (piece.cut) outcomes.push({ at, warning: `The file breaks off: what follows is missing. ${piece.error ?? ''}`.trim(), snippet: piece.snippet ?? '' })
          if (piece.cut || piece.path[0] !== 'messages' || piece.path.length !== 2) continue
          index++
          outcomes.push(piece.error === undefined ? chat.outcome(piece.value, at) : { at, failed: piece.error, snippet: piece.snippet ?? '' })
        }
        yield outcomes
      }
    } catch (failure) {
      if (!(failure instanceof Failed)) throw failure
      yield [{ warning: `${entry.label}: ${failure.message}` }]
    }
    yield [...chat.people()]
  }
  const account = options.owner[0]
  const newest = newestOf(spans.public, spans.private)
  if (newest !== undefined) yield [{ asOf: newest }]
  if (account === undefined) return
  for (const setting of ['private', 'public'] as const) {
    const span = spans[setting]
    if (!span.empty) yield [{ facts: [{ fact: 'coverage', network: 'discord', account, setting, from: span.first, to: span.last, directions: ['sent', 'received'] }] }]
  }
}

const remembered = 100_000

class Chat {
  private readonly kind: 'private' | 'group' | 'server'
  private readonly id: string
  private readonly title: string
  private readonly other: Handle | undefined
  private readonly others: readonly Handle[]
  /** Number of a message to its author's: of the last ones, as replies are to what is near. */
  private authors = new Map<string, string>()
  private before = this.authors
  private readonly seen = new Map<string, { readonly author: Json; readonly at: number }>()

  constructor(
    private readonly about: Survey,
    private readonly owner: ReadonlySet<Handle>,
    private readonly options: ReadOptions,
    private readonly spans: { readonly public: Span; readonly private: Span },
  ) {
    const type = text(about.channel.type) ?? ''
    this.kind = /^Direct(?:Text|Private)|^1$|^DM$/i.test(type) && !/group/i.test(type) ? 'private' : /group/i.test(type) || type === '3' ? 'group' : 'server'
    this.id = idOf(about.channel.id) ?? 'unknown'
    const server = tidy(text(about.guild.name) ?? '')
    const name = tidy(text(about.channel.name) ?? '')
    this.title = this.kind === 'server' && server !== '' ? `${name} in ${server}` : name
    this.others = [...about.authors.keys()].map(userHandle).filter((handle) => !owner.has(handle))
    this.other = this.others.length === 1 ? this.others[0] : undefined
  }

  outcome(value: unknown, at: Position): Outcome {
    const message = object(value)
    const author = object(message?.author)
    const [id, by] = [idOf(message?.id), idOf(author?.id)]
    if (!message || !author || id === undefined || by === undefined) return { at, failed: 'a message without a number or an author' }
    this.remember(id, by)
    if (this.owner.size === 0) return { at, skipped: 'it is not known which of the speakers you are' }
    const { at: when, note } = timeOf(message.timestamp, id, this.options.now)
    if (author.isBot !== true && when !== null && when >= (this.seen.get(by)?.at ?? 0)) this.seen.set(by, { author, at: when })
    const type = text(message.type) ?? 'Default'
    const call = type === 'Call' || type === '3'
    if (author.isBot === true) return { at, skipped: 'written by a bot' }
    if (!call && !said.has(type)) return { at, skipped: 'a note that Discord wrote' }
    if (call && this.kind !== 'private') return { at, skipped: 'a call in a group' }
    if (this.kind === 'private' && this.about.authors.get((this.other ?? '').slice('discord:id:'.length))?.bot) return { at, skipped: 'a chat with a bot' }
    if (this.kind === 'private' && this.other === undefined) return { at, skipped: 'a chat in which only you wrote' }
    const setting = this.kind === 'server' ? 'public' : 'private'
    if (when !== null) this.spans[setting].add(when)
    const sent = this.owner.has(userHandle(by))
    return { at, facts: [this.fact(message, id, by, sent, call, { at: when, ...(note !== undefined && { note }) }, setting)] }
  }

  private remember(id: string, by: string): void {
    if (this.authors.size >= remembered) {
      this.before = this.authors
      this.authors = new Map()
    }
    this.authors.set(id, by)
  }

  private fact(message: Json, id: string, by: string, sent: boolean, call: boolean, time: { at: number | null; note?: string }, setting: 'public' | 'private'): InteractionFact {
    const words = typeof message.content === 'string' ? message.content : ''
    const answered = idOf(object(message.reference)?.messageId)
    const target = answered === undefined ? undefined : (this.authors.get(answered) ?? this.before.get(answered))
    const all = [...new Set([...mentionsIn(words), ...list(message.mentions).flatMap((item) => idOf(object(item)?.id) ?? []).map(userHandle)])].slice(0, 50)
    const mentioned = all.filter((handle) => !this.owner.has(handle))
    const repliedTo = target === undefined || target === by ? undefined : userHandle(target)
    const replies = repliedTo !== undefined && this.owner.has(repliedTo) !== sent
    const ended = call ? timeOf(message.callEndedTimestamp, '', this.options.now).at : null
    const until = ended !== null && time.at !== null && ended > time.at ? ended : undefined
    const shown = readable(words, (user) => this.about.authors.get(user)?.name, () => undefined)
    const media = list(message.attachments).flatMap((item) => text(object(item)?.fileName) ?? []).slice(0, 50)
    const who = this.kind === 'private' ? [this.other!] : !sent ? [userHandle(by)] : [...new Set([...(replies ? [repliedTo] : []), ...mentioned, ...(this.kind === 'group' && this.others.length <= 5 ? this.others : [])])]
    return {
      fact: 'interaction',
      id: `discord:msg:${id}`,
      stream: this.kind === 'private' ? this.other! : containerStream('discord', this.id),
      at: time.at,
      ...(until !== undefined && { until }),
      ...(time.note !== undefined && { timeNote: time.note }),
      network: 'discord',
      kind: call ? 'call' : this.kind === 'private' ? 'message' : replies ? 'reply' : (sent ? mentioned.length > 0 : mentioned.length < all.length) ? 'mention' : 'group-message',
      setting,
      direction: until !== undefined ? 'mutual' : sent ? 'sent' : 'received',
      who,
      ...(!sent && { from: userHandle(by) }),
      ...(shown !== '' && { text: shown }),
      ...(answered !== undefined && { answers: [`discord:msg:${answered}`] }),
      ...(this.kind !== 'private' && this.title !== '' && { container: this.title }),
      ...(media.length > 0 && { more: { media } }),
    }
  }

  *people(): Generator<Outcome> {
    for (const [id, { author, at }] of this.seen) {
      const name = nameOf(author)
      if (name === '' || isPlaceholder(name)) continue
      const handle = nameHandleOf(author.name, author.discriminator)
      const me = this.owner.has(userHandle(id))
      yield { facts: [{ fact: 'person', id: `discord:user:${id}`, handles: [userHandle(id), ...(handle === undefined ? [] : [handle])], name, ...(at > 0 && { seen: at }), ...(me && { me }) }] }
    }
  }
}
