import { containerStream, type Handle } from '../../contract/handles'
import type { Claim, InteractionFact, PersonFact, Position } from '../../contract/records'
import { Failed } from '../../contract/result'
import { csvOutcomes } from '../csvOutcomes'
import { jsonElements } from '../formats/jsonElements'
import { parseWithLargeNumbers } from '../formats/jsonNumbers'
import type { Outcome, ReadOptions } from '../importer'
import type { Entry, Source } from '../sources/source'
import { list, object, text, type Json } from '../formats/jsonValues'
import { newestOf, Span } from '../span'
import type { PackageDetail } from './claims'
import { idOf, timeOf, userHandle } from './ids'
import { linkedAccounts, nameInTitle, notesOnOthers, ownerOf, relationshipOutcome } from './people'
import { smallObject } from './small'
import { mentionsIn, readable } from './text'

/** Above that many, what is said in a group is addressed to nobody in particular. */
const mostAddressed = 5

interface Message {
  readonly id: unknown
  readonly time: unknown
  readonly words: string
  readonly attachments: string
}

interface Channel {
  readonly id: string
  readonly kind: 'private' | 'group' | 'server'
  readonly others: readonly Handle[]
  readonly title?: string
}

/** One data package: messages the owner wrote, and friends. */
export class Package {
  private readonly spans = { public: new Span(), private: new Span() }
  private readonly entries: ReadonlyMap<string, Entry>
  private readonly owner: ReadonlySet<Handle>
  private readonly titles = new Map<string, string>()
  private readonly names = new Map<string, string>()
  /** People that only the title of a conversation names. */
  private readonly titled = new Map<string, PersonFact>()

  constructor(
    source: Source,
    private readonly claim: Claim,
    private readonly options: ReadOptions,
  ) {
    this.entries = new Map(source.entries.map((entry) => [entry.label, entry]))
    this.owner = new Set(options.owner)
  }

  async *outcomes(): AsyncGenerator<readonly Outcome[]> {
    const detail = this.claim.detail as PackageDetail
    const user = await this.account(detail)
    if (user) yield user.outcomes
    for (const label of detail.indexes) await this.index(label)
    for (const { channel, messages } of detail.channels) yield* this.channel(channel, messages)
    yield [...this.titled.values()].map((fact) => ({ facts: [fact] }))
    yield [...this.ownAccount(user?.value), ...this.coverage()]
  }

  private async account(detail: PackageDetail): Promise<{ readonly value: Json; readonly outcomes: Outcome[] } | undefined> {
    const entry = this.entries.get(detail.user ?? '')
    const value = entry && (await smallObject(entry))
    if (!entry || !value) return undefined
    const outcomes = list(value.relationships).map((item, index) => relationshipOutcome(item, { entry: entry.label, index }, object(value.notes)))
    for (const outcome of outcomes)
      if ('facts' in outcome) for (const fact of outcome.facts) if (fact.fact === 'person' && fact.name !== undefined) this.names.set(fact.handles[0]!, fact.name)
    return { value, outcomes: [...outcomes, ...notesOnOthers(value)] }
  }

  private async index(label: string): Promise<void> {
    const entry = this.entries.get(label)
    const value = entry && (await smallObject(entry))
    for (const id in value ?? {}) {
      const title = text(value![id])
      if (title !== undefined && title !== 'None' && title !== 'Unknown channel') this.titles.set(id, title)
    }
  }

  private async *channel(label: string, messages: string | undefined): AsyncGenerator<readonly Outcome[]> {
    const entry = this.entries.get(label)
    const file = this.entries.get(messages ?? '')
    if (!entry || !file) return
    const described = channelOf(await smallObject(entry), this.titles, this.owner)
    const channel = described && this.namedByTitle(described)
    if (!channel) yield [{ warning: `${label}: the channel's description is damaged.` }]
    if (channel?.kind === 'private' && channel.others.length === 1) this.nameFromTitle(channel.others[0]!, channel.title)
    const meaning = (message: Message, at: Position) => this.message(message, channel, at)
    if (/\.csv$/i.test(file.path)) {
      const options = { header: (header: { has(...names: string[]): boolean }) => (header.has('ID', 'Timestamp', 'Contents') ? 2 : 0) }
      yield* csvOutcomes(file, options, (record, at) => meaning({ id: record.get('ID'), time: record.get('Timestamp'), words: record.raw('Contents'), attachments: record.get('Attachments') }, at))
    } else yield* jsonMessages(file, meaning)
  }

  /** Where the account of the other one is not stated, the title may still name it. */
  private namedByTitle(channel: Channel): Channel {
    const named = channel.kind === 'private' && channel.others.length === 0 ? nameInTitle(channel.title) : undefined
    return named ? { ...channel, others: [named.handle] } : channel
  }

  private nameFromTitle(handle: Handle, title: string | undefined): void {
    const named = nameInTitle(title)
    if (!named || this.names.has(handle)) return
    this.names.set(handle, named.name)
    const id = handle.slice('discord:id:'.length)
    this.titled.set(id, { fact: 'person', id: `discord:user:${id}`, handles: [handle, named.handle], name: named.name })
  }

  private message({ id: written, time, words, attachments }: Message, channel: Channel | undefined, at: Position): Outcome {
    const id = idOf(written)
    if (id === undefined) return { at, failed: 'a message without a number', snippet: words.slice(0, 200) }
    if (!channel) return { at, failed: 'a message of a channel whose description is damaged' }
    const mentioned = mentionsIn(words).filter((handle) => !this.owner.has(handle))
    if (channel.kind === 'server' && mentioned.length === 0) return { at, skipped: 'in a server, addressed to nobody' }
    if (channel.kind === 'private' && channel.others.length === 0) return { at, skipped: 'to somebody the package does not name' }
    const { at: when, note } = timeOf(time, id, this.options.now)
    const setting = channel.kind === 'server' ? 'public' : 'private'
    if (when !== null) this.spans[setting].add(when)
    const shown = readable(words, (user) => this.names.get(userHandle(user)), (other) => this.titles.get(other)?.split(' in ')[0])
    const media = attachments.split(/\s+/).filter((url) => url !== '')
    const everybody = channel.others.length <= mostAddressed ? channel.others : []
    const who = channel.kind === 'private' ? channel.others : channel.kind === 'group' ? [...new Set([...mentioned, ...everybody])] : mentioned
    const fact: InteractionFact = {
      fact: 'interaction',
      id: `discord:msg:${id}`,
      stream: channel.kind === 'group' ? containerStream('discord', channel.id) : who[0]!,
      at: when,
      ...(note !== undefined && { timeNote: note }),
      network: 'discord',
      kind: channel.kind === 'private' ? 'message' : channel.kind === 'group' ? 'group-message' : 'mention',
      setting,
      direction: 'sent',
      who,
      ...(shown !== '' && { text: shown }),
      ...(channel.kind !== 'private' && channel.title !== undefined && { container: channel.title }),
      ...(media.length > 0 && { more: { media } }),
    }
    // What names several people in a server stands with each of them.
    return { at, facts: channel.kind === 'server' ? who.map((handle) => ({ ...fact, stream: handle })) : [fact] }
  }

  private *ownAccount(user: Json | undefined): Generator<Outcome> {
    const [first] = this.options.owner
    if (first === undefined) return
    const own = first === this.claim.owner[0]
    const { name } = ownerOf(own ? user : undefined)
    const handles = [...new Set([...this.options.owner, ...(own ? linkedAccounts(user) : [])])]
    yield { facts: [{ fact: 'person', id: `discord:user:${first.slice('discord:id:'.length)}`, handles, ...(name !== undefined && { name }), me: true }] }
  }

  private *coverage(): Generator<Outcome> {
    const newest = newestOf(this.spans.public, this.spans.private)
    if (newest !== undefined) yield { asOf: newest }
    const account = this.options.owner[0]
    if (account === undefined) return
    // What others wrote is not in the package.
    for (const setting of ['private', 'public'] as const) {
      const span = this.spans[setting]
      if (!span.empty) yield { facts: [{ fact: 'coverage', network: 'discord', account, setting, from: span.first, to: span.last, directions: ['sent'] }] }
    }
  }
}

async function* jsonMessages(file: Entry, meaning: (message: Message, at: Position) => Outcome): AsyncGenerator<readonly Outcome[]> {
  let next = 0
  try {
    for await (const batch of jsonElements(file.open(), [], { read: parseWithLargeNumbers })) {
      yield batch.map((element): Outcome => {
        const at = { entry: file.label, index: next }
        if (element.error !== undefined && element.cut) return { at, warning: `The file breaks off: what follows is missing. ${element.error}`, snippet: element.snippet }
        next++
        if (element.error !== undefined) return { at, failed: element.error, snippet: element.snippet }
        const message = object(element.value)
        if (!message) return { at, failed: 'a message that is no record' }
        const attachments = Array.isArray(message.Attachments) ? message.Attachments.filter((url) => typeof url === 'string').join(' ') : (text(message.Attachments) ?? '')
        return meaning({ id: message.ID, time: message.Timestamp, words: typeof message.Contents === 'string' ? message.Contents : '', attachments }, at)
      })
    }
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
    yield [{ at: { entry: file.label, index: next }, warning: failure.message }]
  }
}

const privateTypes = new Set(['1', 'DM'])
const groupTypes = new Set(['3', 'GROUP_DM'])

function channelOf(value: Json | undefined, titles: ReadonlyMap<string, string>, owner: ReadonlySet<Handle>): Channel | undefined {
  const id = idOf(value?.id)
  if (!value || id === undefined) return undefined
  const type = text(value.type)?.toUpperCase() ?? ''
  const kind = privateTypes.has(type) ? 'private' : groupTypes.has(type) ? 'group' : 'server'
  const others = list(value.recipients).flatMap((each) => idOf(each) ?? []).map(userHandle).filter((handle) => !owner.has(handle))
  const server = text(object(value.guild)?.name)
  const name = text(value.name)
  const title = titles.get(id) ?? (name === undefined ? undefined : server === undefined ? name : `${name} in ${server}`)
  return { id, kind, others: kind === 'private' && others.length !== 1 ? [] : others, ...(title !== undefined && { title }) }
}
