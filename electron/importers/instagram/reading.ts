import { handleParts, nameHandle, type Handle } from '../../contract/handles'
import type { Claim, CoverageFact, PersonFact } from '../../contract/records'
import { Failed } from '../../contract/result'
import { epochTime } from '../formats/epochs'
import { jsonObject } from '../formats/jsonElements'
import { listsIn } from '../formats/jsonLists'
import { PhoneReader } from '../formats/phones'
import type { Outcome, ReadOptions } from '../importer'
import { jsonOutcomes, type Meaning } from '../jsonOutcomes'
import { nameOf } from '../meta/names'
import { threadOutcomes, type Messaging } from '../meta/readThread'
import { threadsOf } from '../meta/threadFiles'
import { Ordinals } from '../naturalIds'
import type { Entry, Source } from '../sources/source'
import { Span } from '../span'
import { Accounts } from './accounts'
import type { ClaimDetail } from './claims'
import { commentOutcome, learnLabels } from './comments'
import { contactOutcome } from './contacts'
import type { DataType } from './files'
import { tieOutcome } from './follows'
import { accountHandle, displayHandle, network } from './handles'
import { oldComment, oldConnections, oldConversation, oldLike, oldLists, type OldContext } from './old'
import { postOutcome } from './posts'
import { reactionOutcome } from './reactions'

interface File {
  readonly entry: Entry
  readonly type: DataType
  readonly list: readonly string[]
}

const day = 86_400_000

const isLike = ({ type }: File): boolean => type === 'like' || type === 'oldLikes'

/** One account's export being read. */
export class Reading {
  private readonly detail: ClaimDetail
  private readonly files: readonly File[]
  private readonly messages: readonly Entry[]
  private readonly owner: ReadonlySet<Handle>
  private readonly accounts = new Accounts()
  private readonly phones: PhoneReader
  private readonly public = new Span()
  private readonly private = new Span()
  private readonly follows = new Span()

  constructor(source: Source, private readonly claim: Claim, private readonly options: ReadOptions) {
    this.detail = claim.detail as ClaimDetail
    const entries = new Map(source.entries.map((entry) => [entry.label, entry]))
    this.files = this.detail.files.flatMap(({ label, type, list }) => (entries.has(label) ? [{ entry: entries.get(label)!, type, list }] : []))
    this.messages = this.detail.messages.flatMap((label) => entries.get(label) ?? [])
    this.owner = new Set(options.owner)
    this.phones = new PhoneReader(options.region)
  }

  async *batches(): AsyncGenerator<readonly Outcome[]> {
    // Likes last: only those of people the rest speaks of are kept.
    for (const file of this.files) if (!isLike(file)) yield* this.file(file)
    yield* this.conversations()
    for (const file of this.files) if (isLike(file)) yield* this.file(file)
    yield [...this.people()]
    yield [...this.closing()]
  }

  private readonly isOwner = (account: string): boolean => this.owner.has(accountHandle(account))

  private async *file({ entry, type, list }: File): AsyncGenerator<readonly Outcome[]> {
    const { now } = this.options
    const context = { now, isOwner: this.isOwner, ordinals: new Ordinals(), saw: (at: number) => this.public.add(at), addressed: (account: string) => this.accounts.address(account) }
    const followed = (account: string, since: number | null) => {
      this.accounts.follow(account)
      if (since !== null) this.follows.add(since)
    }
    const records = (meaning: Meaning) => jsonOutcomes(entry, [list], meaning)
    switch (type) {
      case 'follower': case 'following': case 'closeFriend': case 'blocked': case 'hidden': case 'restricted': case 'requested':
        return yield* records((value, at) => tieOutcome(type, value, at, now, followed))
      case 'requestReceived':
        // Who asks is nobody the owner follows yet.
        return yield* records((value, at) => tieOutcome(type, value, at, now, () => undefined))
      case 'unfollowed':
        return yield* records((_, at) => ({ at, skipped: 'an account you no longer follow' }))
      case 'removed':
        return yield* records((_, at) => ({ at, skipped: 'a suggestion you removed' }))
      case 'like': case 'sticker':
        return yield* records((value, at) => reactionOutcome(value, at, now, this.accounts, this.isOwner, type === 'sticker'))
      case 'comment': {
        const learnt = await learnLabels(entry, list)
        return yield* records((value, at) => commentOutcome(value, at, { ...context, learnt }))
      }
      case 'post':
        return yield* records((value, at) => postOutcome(value, at, context))
      case 'contact':
        return yield* records((value, at) => contactOutcome(value, at, this.phones))
      case 'oldConnections':
        return yield await this.connections(entry, followed)
      case 'oldComments': case 'oldLikes':
        return yield* this.old(entry, type)
      case 'oldMessages': {
        const old = this.oldContext()
        return yield* jsonOutcomes(entry, [[]], (value, at) => oldConversation(value, at, old), { sizeLimit: 64 * 1024 * 1024 })
      }
    }
  }

  private oldContext(): OldContext {
    return { now: this.options.now, isOwner: this.isOwner, ordinals: new Ordinals(), saw: (setting, at) => this[setting].add(at), accounts: this.accounts }
  }

  private async *old(entry: Entry, type: 'oldComments' | 'oldLikes'): AsyncGenerator<readonly Outcome[]> {
    const paths = oldLists[type].map((name) => [name])
    const context = this.oldContext()
    const found = await quietly(() => listsIn(entry.open(), paths))
    yield* jsonOutcomes(entry, found ?? [paths[0]!], (value, at) => (type === 'oldComments' ? oldComment : oldLike)(value, at, context))
  }

  private async connections(entry: Entry, followed: (account: string, since: number | null) => void): Promise<Outcome[]> {
    try {
      const chunks: Uint8Array[] = []
      for await (const chunk of entry.open()) chunks.push(chunk)
      return oldConnections(jsonObject(Buffer.concat(chunks)), entry.label, this.options.now, followed)
    } catch (failure) {
      if (!(failure instanceof Failed)) throw failure
      return [{ at: { entry: entry.label, index: 0 }, failed: failure.message }]
    }
  }

  private async *conversations(): AsyncGenerator<readonly Outcome[]> {
    const names = new Set([...this.owner].map(handleParts).filter((parts) => parts.network === network).map(({ value }) => value))
    const messaging: Messaging = {
      network,
      prefix: 'ig',
      isOwner: (name) => names.has(name),
      handle: displayHandle,
      now: this.options.now,
      saw: (at) => this.private.add(at),
      met: (name) => this.accounts.meet(name),
      // A request that was never answered is from somebody the owner need not know.
      isStrange: (thread, { ownerWrote }) => thread.folder === 'message_requests' && !ownerWrote,
    }
    for (const thread of threadsOf(this.messages)) {
      const met: string[] = []
      yield* threadOutcomes(thread, { ...messaging, met: (name) => (met.push(name), messaging.met(name)) })
      if (met.length === 1) this.accounts.talk(met[0]!, thread.name)
    }
  }

  private *people(): Generator<Outcome> {
    for (const fact of this.accounts.facts((handle) => this.owner.has(handle), this.last)) yield { facts: [fact] }
    for (const name of this.accounts.unclear.slice(0, 100))
      yield { warning: 'More than one account could be the person of a conversation. Join them by hand if you know which.', snippet: name }
    const handles = this.options.owner.filter((handle) => handleParts(handle).network === network)
    if (handles.length === 0) return
    const name = nameOf(this.detail.ownerName)
    const me: PersonFact = { fact: 'person', id: `ig:account:${handleParts(handles[0]!).value}`, handles, ...(name !== undefined && { name }), me: true }
    yield { facts: [me] }
  }

  /** The last day the export speaks of. */
  private get last(): number | null {
    const last = Math.max(this.public.last, this.private.last, this.follows.last)
    return Number.isFinite(last) ? last : null
  }

  private *closing(): Generator<Outcome> {
    const account = this.options.owner[0] ?? nameHandle(network, this.claim.source)
    const common = { fact: 'coverage', network, account } as const
    const facts: CoverageFact[] = []
    // Comments and posts are the owner's own; messages are of both.
    if (!this.public.empty) facts.push({ ...common, setting: 'public', from: this.public.first, to: this.public.last, directions: ['sent'] })
    if (!this.private.empty) facts.push({ ...common, setting: 'private', from: this.private.first, to: this.private.last, directions: ['sent', 'received'] })
    for (const fact of facts) yield { facts: [fact] }
    if (this.last !== null) yield { asOf: this.last }
    const since = epochTime(this.detail.since, this.options.now)
    if (since !== null && !this.follows.empty && this.follows.first > since + 180 * day) {
      yield {
        warning: `The account is from ${year(since)}, and the oldest follower in the export from ${year(this.follows.first)}: the export may hold only a part. Choose “All time” when you ask for it.`,
      }
    }
  }
}

const year = (at: number): number => new Date(at).getUTCFullYear()

async function quietly<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (failure) {
    if (failure instanceof Failed) return undefined // said when the records are read
    throw failure
  }
}
