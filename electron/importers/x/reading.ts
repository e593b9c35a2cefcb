import { handleParts } from '../../contract/handles'
import type { Claim, PersonFact, Position } from '../../contract/records'
import { Failed } from '../../contract/result'
import type { Outcome, ReadOptions } from '../importer'
import { jsonElements } from '../formats/jsonElements'
import type { Entry, Source } from '../sources/source'
import { Accounts } from './accounts'
import type { ClaimDetail } from './claims'
import { contactOutcome, tieOutcome, type TieType } from './connections'
import type { DataType } from './dataFiles'
import { EditedTweets } from './editedTweets'
import { Groups } from './groups'
import { object } from '../formats/jsonValues'
import { unwrap } from './json'
import { likeOutcome, StatusAuthors } from './likes'
import { LongPosts } from './longPosts'
import { conversationOutcomes } from './messages'
import { Owner } from './owner'
import { ownOutcome, type OwnType } from './ownRecords'
import { largestRecord, outcomesOf, type Tally } from './records'
import { smallFile } from '../smallFiles'
import { spreadsheetTweets } from './spreadsheet'
import { Span } from '../span'
import { answered, tweetMeaning, versionsOf, type TweetMeaning } from './tweets'

interface File {
  readonly entry: Entry
  readonly type: DataType
  readonly folder: string
}

/** One archive being read: what has to be remembered from one file to the next. */
export class Reading {
  readonly tallies = new Map<string, Tally>()
  readonly public = new Span()
  readonly private = new Span()
  private readonly files: readonly File[]
  private readonly detail: ClaimDetail
  private readonly owner: Owner
  private readonly accounts = new Accounts()
  private readonly longPosts = new LongPosts()
  private readonly edited = new EditedTweets()
  private readonly authors = new StatusAuthors()
  private readonly groups: Groups
  /** Tweets read so far; kept only while a spreadsheet has to be told what is there already. */
  private readonly read: Set<string> | undefined
  private readonly likes: boolean
  private ownAccount = false

  constructor(source: Source, claim: Claim, private readonly options: ReadOptions) {
    const entries = new Map(source.entries.map((entry) => [entry.label, entry]))
    this.detail = claim.detail as ClaimDetail
    this.files = this.detail.files.flatMap(({ label, type, folder }) => {
      const entry = entries.get(label)
      return entry ? [{ entry, type, folder }] : []
    })
    this.owner = new Owner(options.owner)
    this.groups = new Groups(this.owner, this.accounts)
    this.read = this.of('csv').length > 0 ? new Set() : undefined
    this.likes = this.of('like').length > 0
  }

  /** Long texts before the tweets they belong to, tweets before messages: they name the people behind the numbers. */
  async *batches(): AsyncGenerator<readonly Outcome[]> {
    for (const type of ['account', 'profile', 'screenNameChange', 'phoneNumber', 'emailChange'] as const) yield* this.own(type)
    yield* this.userDetails()
    yield* this.notes()
    yield* this.tweets('tweets')
    yield* this.tweets('months')
    yield* this.spreadsheets()
    yield [...this.edited.take(), ...this.longPosts.take(this.owner)]
    yield* this.deletedTweets()
    yield* this.messages('messages')
    await this.gatherGroups()
    yield* this.messages('groupMessages')
    yield* this.each('like', (value, at) => likeOutcome(value, at, this.authors, this.owner))
    for (const type of ['follower', 'following', 'block', 'mute'] as const) yield* this.tie(type)
    yield* this.each('contact', (value, at) => contactOutcome(value, at, this.options.region))
    yield* this.people()
  }

  private of(type: DataType): readonly File[] {
    return this.files.filter((file) => file.type === type)
  }

  private tally({ entry }: File): Tally {
    const tally = { records: 0, whole: true }
    this.tallies.set(entry.label, tally)
    return tally
  }

  private async *each(type: DataType, meaning: (value: unknown, at: Position) => Outcome | undefined): AsyncGenerator<readonly Outcome[]> {
    for (const file of this.of(type))
      yield* outcomesOf(file.entry, this.tally(file), (value, at, give) => {
        const outcome = meaning(value, at)
        if (outcome) give(outcome)
      })
  }

  private own(type: OwnType): AsyncGenerator<readonly Outcome[]> {
    return this.each(type, (value, at) => this.ownRecord(type, value, at))
  }

  private ownRecord(type: OwnType, value: unknown, at: Position): Outcome {
    const outcome = ownOutcome(type, value, at, { owner: this.owner, generated: this.detail.generated })
    if ('facts' in outcome && outcome.facts.some((fact) => fact.fact === 'person' && fact.id === this.ownId)) this.ownAccount = true
    return outcome
  }

  private get ownId(): string {
    return `x:account:${this.owner.id ?? ''}`
  }

  /** One object, no list. */
  private async *userDetails(): AsyncGenerator<readonly Outcome[]> {
    for (const { entry } of this.of('userDetails')) {
      const value = await smallFile(entry)
      const at = { entry: entry.label, index: 0 }
      yield [object(value) ? this.ownRecord('userDetails', value, at) : { at, failed: 'the file is damaged' }]
    }
  }

  private notes(): AsyncGenerator<readonly Outcome[]> {
    return this.each('notes', (value, at) => this.longPosts.add(value, at))
  }

  private async *tweets(type: 'tweets' | 'months'): AsyncGenerator<readonly Outcome[]> {
    for (const file of this.of(type)) {
      const meaning = (value: unknown, at: Position) => this.tweet(value, at)
      for await (const batch of outcomesOf(file.entry, this.tally(file), (value, at, give) => {
        const outcome = meaning(value, at)
        if (outcome) give(outcome)
      })) {
        yield batch
        if (this.accounts.full) yield this.takeAccounts()
      }
    }
  }

  private tweet(value: unknown, at: Position): Outcome | undefined {
    const tweet = unwrap(value)
    if (!tweet) return { at, failed: 'a tweet that is no record' }
    const meaning = tweetMeaning(tweet, { owner: this.owner, accounts: this.accounts, longPosts: this.longPosts, now: this.options.now })
    const outcome = this.seen(meaning, at)
    if (meaning.id === undefined) return outcome
    if (this.likes) {
      const status = answered(tweet)
      if (status) this.authors.add(...status)
    }
    return this.edited.judge(meaning.id, versionsOf(tweet), outcome, { at, skipped: 'an earlier version of an edited tweet' })
  }

  private seen(meaning: TweetMeaning, at: Position): Outcome {
    if (meaning.id !== undefined) this.read?.add(meaning.id)
    if (meaning.at !== undefined && meaning.at !== null) this.public.add(meaning.at)
    if ('facts' in meaning) return { at, facts: meaning.facts }
    return 'skipped' in meaning ? { at, skipped: meaning.skipped } : { at, failed: meaning.failed }
  }

  /** Only what the richer files do not have. */
  private async *spreadsheets(): AsyncGenerator<readonly Outcome[]> {
    for (const { entry } of this.of('csv'))
      try {
        for await (const rows of spreadsheetTweets(entry))
          yield rows.map((row): Outcome => {
            const at = { entry: entry.label, index: row.index }
            if (row.error !== undefined) return { at, failed: row.error, snippet: row.snippet }
            if (this.read?.has(String(row.tweet.id_str))) return { at, skipped: 'also in the other tweet files' }
            return this.tweet(row.tweet, at) ?? { at, skipped: 'an earlier version of an edited tweet' }
          })
      } catch (failure) {
        if (!(failure instanceof Failed)) throw failure
        yield [{ warning: `${entry.label}: ${failure.message}` }]
      }
  }

  private deletedTweets(): AsyncGenerator<readonly Outcome[]> {
    return this.each('deletedTweets', (_, at) => ({ at, skipped: 'deleted by you before the export' }))
  }

  private async *messages(type: 'messages' | 'groupMessages'): AsyncGenerator<readonly Outcome[]> {
    const context = { owner: this.owner, groups: this.groups, now: this.options.now, saw: (at: number) => this.private.add(at) }
    for (const file of this.of(type)) {
      // A record is one message; the file holds pieces of conversations.
      const places = { next: 0 }
      yield* outcomesOf(
        file.entry,
        this.tally(file),
        (value, at, give) => {
          for (const outcome of conversationOutcomes(value, file.entry.label, at.index, context)) {
            places.next = outcome.at.index + 1
            give(outcome)
          }
        },
        places,
      )
    }
  }

  private async gatherGroups(): Promise<void> {
    for (const { entry } of this.of('groupMessages'))
      try {
        for await (const batch of jsonElements(entry.open(), [], { sizeLimit: largestRecord })) for (const element of batch) if (element.error === undefined) this.groups.gather(element.value)
      } catch (failure) {
        // Said when the file is read for its messages.
        if (!(failure instanceof Failed)) throw failure
      }
  }

  private tie(type: TieType): AsyncGenerator<readonly Outcome[]> {
    return this.each(type, (value, at) => tieOutcome(type, value, at))
  }

  /** Names behind ids, and the owner when no record of the archive was about the account. */
  private async *people(): AsyncGenerator<readonly Outcome[]> {
    yield this.takeAccounts()
    const handles = this.options.owner.filter((handle) => ['x', 'email', 'tel'].includes(handleParts(handle).network))
    if (this.ownAccount || handles.length === 0) return
    const { generated, ownerName } = this.detail
    const id = this.owner.id === undefined ? `x:account:${handles[0]!.slice(2)}` : this.ownId
    const fact: PersonFact = {
      fact: 'person',
      id,
      handles,
      ...(ownerName !== undefined && { name: ownerName }),
      ...(generated !== undefined && { seen: generated }),
      me: true,
    }
    yield [{ facts: [fact] }]
  }

  private takeAccounts(): Outcome[] {
    const facts = [...this.accounts.take((id, screenName) => this.owner.is(id, screenName))].filter((fact) => fact.id !== this.ownId)
    return facts.map((fact) => ({ facts: [fact] }))
  }
}
