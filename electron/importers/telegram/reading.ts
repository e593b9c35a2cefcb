import { idHandle, type Handle } from '../../contract/handles'
import type { Claim, CoverageFact, PersonFact, Position } from '../../contract/records'
import { Failed } from '../../contract/result'
import { jsonNested, type JsonPiece } from '../formats/jsonNested'
import { PhoneReader } from '../formats/phones'
import { zoneFinder } from '../icalendar/zones'
import type { Outcome, ReadOptions } from '../importer'
import type { Entry, Source } from '../sources/source'
import { newestOf, Span } from '../span'
import { chatOf } from './chats'
import { ownerKey, type ClaimDetail } from './claims'
import { contactOutcome, frequentOutcome } from './contacts'
import { lists, repairTelegram } from './json'
import { ChatMessages, type MessageContext } from './messages'
import { People } from './people'
import { chatKey, survey, type ChatHead } from './survey'

/** Reads the exports of one account. */
export class Reading {
  private readonly spans = { public: new Span(), private: new Span() }
  private readonly people = new People()
  private readonly phones: PhoneReader
  private readonly context: MessageContext
  private readonly own: ReadonlySet<Handle>
  private readonly key: string | undefined

  constructor(
    private readonly source: Source,
    private readonly claim: Claim,
    private readonly options: ReadOptions,
  ) {
    this.phones = new PhoneReader(options.region)
    this.own = new Set(options.owner)
    this.key = ownerKey(options.owner)
    this.context = {
      owner: this.own,
      people: this.people,
      phones: this.phones,
      zone: zoneFinder('', () => undefined, options.zone)(undefined),
      assumed: options.answers?.zone === undefined,
      now: options.now,
      saw: (setting, at) => this.spans[setting].add(at),
    }
  }

  async *outcomes(): AsyncGenerator<readonly Outcome[]> {
    const { files } = this.claim.detail as ClaimDetail
    for (const label of files) {
      const entry = this.source.entries.find((each) => each.label === label)
      if (entry) yield* this.file(entry)
    }
    yield [...this.people.take((user) => this.own.has(idHandle('telegram', user)))]
    yield [...this.owner(), ...this.coverage()]
  }

  private async *file(entry: Entry): AsyncGenerator<readonly Outcome[]> {
    const file = new FileReader(entry.label, await survey(entry, this.key), this.key, this.context, this.options)
    try {
      for await (const pieces of jsonNested(entry.open(), lists, { repair: repairTelegram })) {
        const outcomes = pieces.flatMap((piece) => file.piece(piece))
        if (outcomes.length > 0) yield outcomes
        if (this.people.full) yield [...this.people.take((user) => this.own.has(idHandle('telegram', user)))]
      }
    } catch (failure) {
      if (!(failure instanceof Failed)) throw failure
      yield [{ warning: `${entry.label}: ${failure.message}` }]
    }
  }

  private *owner(): Generator<Outcome> {
    const { ownerName } = this.claim.detail as ClaimDetail
    const [first] = this.options.owner
    if (first === undefined || this.key === undefined) return
    const chosen = first === this.claim.owner[0]
    const fact: PersonFact = { fact: 'person', id: this.key.startsWith('name:') ? `telegram:person:${this.key.slice(5)}` : `telegram:user${this.key}`, handles: this.options.owner, ...(chosen && ownerName !== undefined && { name: ownerName }), me: true }
    yield { facts: [fact] }
  }

  private *coverage(): Generator<Outcome> {
    const account = this.options.owner[0]
    const newest = newestOf(this.spans.public, this.spans.private)
    if (newest !== undefined) yield { asOf: newest }
    if (account === undefined) return
    for (const setting of ['private', 'public'] as const) {
      const span = this.spans[setting]
      if (span.empty) continue
      const fact: CoverageFact = { fact: 'coverage', network: 'telegram', account, setting, from: span.first, to: span.last, directions: ['sent', 'received'] }
      yield { facts: [fact] }
    }
  }
}

/** One result.json: its values, in the order of the file. */
class FileReader {
  private index = 0
  private current: { readonly key: string; readonly messages: ChatMessages } | undefined

  constructor(
    private readonly label: string,
    private readonly chats: ReadonlyMap<string, ChatHead>,
    private readonly owner: string | undefined,
    private readonly context: MessageContext,
    private readonly options: ReadOptions,
  ) {}

  piece(piece: JsonPiece): readonly Outcome[] {
    const { path, error } = piece
    if (piece.cut) return [{ at: this.here(), warning: `The file breaks off: what follows is missing. ${error ?? ''}`.trim(), snippet: piece.snippet ?? '' }]
    const isContact = path[1] === 'list' && path.length === 3
    const inMessages = path.at(-2) === 'messages' && (path.length === 2 || path.length === 5)
    if (!(inMessages || (isContact && (path[0] === 'contacts' || path[0] === 'frequent_contacts')))) {
      // What stands around: heads of chats, and what nobody needs.
      return error === undefined ? [] : [{ at: this.here(), warning: `Something beside the messages is damaged. ${error}`, snippet: piece.snippet ?? '' }]
    }
    const at = this.here()
    this.index++
    if (error !== undefined) return [{ at, failed: error, snippet: piece.snippet ?? '' }]
    if (!inMessages) return [path[0] === 'contacts' ? contactOutcome(piece.value, at, this.phones, this.options.now) : frequentOutcome(piece.value, at)]
    return [this.messagesOf(path).outcome(piece.value, at)]
  }

  private get phones(): PhoneReader {
    return this.context.phones
  }

  private here(): Position {
    return { entry: this.label, index: this.index }
  }

  private messagesOf(path: readonly (string | number)[]): ChatMessages {
    const key = chatKey(path)
    if (this.current?.key !== key) {
      const head = this.chats.get(key) ?? { ownerSpoke: false, authors: new Set<string>() }
      this.current = { key, messages: new ChatMessages(chatOf(head, this.owner, key === ''), this.context) }
    }
    return this.current.messages
  }
}
