import type { Claim, Position } from '../../contract/records'
import { csvOutcomes, csvRecords, type CsvRecord } from '../csvOutcomes'
import type { CsvOptions } from '../formats/csv'
import { PhoneReader } from '../formats/phones'
import type { Outcome, ReadOptions } from '../importer'
import { Ordinals } from '../naturalIds'
import type { Entry, Source } from '../sources/source'
import { Span } from '../span'
import type { ClaimDetail } from './claims'
import { connectionOutcome } from './connections'
import { Conversations } from './conversations'
import { noonOf, plausibleDay } from './dates'
import type { FileType } from './files'
import { invitationOutcome, invited } from './invitations'
import { messageOutcome } from './messages'
import { emailOutcome, followOutcome, noteOutcome, phoneOutcome, profileOutcome, type OwnContext } from './ownFiles'
import { commentOutcome, shareOutcome, type PostContext } from './posts'
import { endorsementOf, endorsementOutcome, recommendationOutcome, type Endorsement, type EndorsementType } from './praise'
import { fullName, nameKey, Owner, Profiles, slugOf } from './profiles'
import { syntaxOf } from './quoting'

interface File {
  readonly entry: Entry
  readonly options: CsvOptions
}

/** More than this are not remembered for the sake of others. */
const mostRemembered = 300_000

/** One export being read: what has to be remembered from one file to the next. */
export class Reading {
  readonly public = new Span()
  readonly private = new Span()
  /** Noon of the day the export was made, UTC ms. */
  readonly made: number | undefined
  private readonly owner: Owner
  private readonly profiles = new Profiles()
  private readonly conversations: Conversations
  /** Name to how many connections bear it, and to the slugs and companies of those with an address. */
  private readonly namesakes = new Map<string, number>()
  private readonly colleagues = new Map<string, { readonly slug: string; readonly company: string }[]>()
  private readonly notes = new Map<string, string>()
  private readonly files = new Map<FileType, File[]>()

  constructor(
    private readonly source: Source,
    private readonly claim: Claim,
    private readonly options: ReadOptions,
  ) {
    this.owner = new Owner(options.owner)
    this.conversations = new Conversations(this.owner, this.profiles)
    const made = plausibleDay((claim.detail as ClaimDetail).made, options.now)
    this.made = made === undefined ? undefined : noonOf(made)
  }

  /** Invitations and connections before messages: they name the people behind addresses. */
  async *batches(): AsyncGenerator<readonly Outcome[]> {
    await this.open()
    await this.look()
    const { now, owner } = this.options
    const own: OwnContext = { owner, phones: new PhoneReader(this.options.region), now }
    yield* this.each('profile', () => (row, at) => profileOutcome(row, at, own))
    yield* this.each('emails', () => (row, at) => emailOutcome(row, at, own))
    yield* this.each('phones', () => (row, at) => phoneOutcome(row, at, own))
    yield* this.each('invitations', (ordinals) => (row, at) => invitationOutcome(row, at, { profiles: this.profiles, ordinals, now, saw: this.sawPrivate }))
    yield* this.each('connections', () => (row, at) =>
      connectionOutcome(row, at, { profiles: this.profiles, namesakes: this.namesakes, invitations: this.notes, made: this.made, now }),
    )
    for (const { entry, options } of this.of('messages')) await this.conversations.gather(entry, options, now)
    yield* this.each('messages', (ordinals) => (row, at) =>
      messageOutcome(row, at, { owner: this.owner, conversations: this.conversations, ordinals, now, saw: this.sawPrivate }),
    )
    yield* this.endorsements('endorsementsReceived')
    yield* this.endorsements('endorsementsGiven')
    const praise = { colleague: this.colleague, now, saw: (at: number, shown: boolean) => (shown ? this.public : this.private).add(at) }
    yield* this.each('recommendationsReceived', () => (row, at) => recommendationOutcome('received', row, at, praise))
    yield* this.each('recommendationsGiven', () => (row, at) => recommendationOutcome('sent', row, at, praise))
    yield* this.each('notes', () => (row, at) => noteOutcome(row, at, now))
    yield* this.each('follows', () => (row, at) => followOutcome(row, at, now))
    const posts = (ordinals: Ordinals): PostContext => ({ ordinals, now, saw: (at) => this.public.add(at) })
    yield* this.each('shares', (ordinals) => (row, at) => shareOutcome(row, at, posts(ordinals)))
    yield* this.each('comments', (ordinals) => (row, at) => commentOutcome(row, at, posts(ordinals)))
    yield* this.each('reactions', () => (_, at) => ({ at, skipped: 'a reaction to a post: the export does not say whose' }))
    yield* this.each('votes', () => (_, at) => ({ at, skipped: 'a vote in a poll: the export does not say whose' }))
    yield* this.each('reposts', () => (_, at) => ({ at, skipped: 'a repost: the export does not say whose' }))
    yield [...this.profiles.facts(this.owner)].map((fact) => ({ facts: [fact] }))
  }

  private readonly sawPrivate = (at: number): void => this.private.add(at)

  private of(type: FileType): readonly File[] {
    return this.files.get(type) ?? []
  }

  private async open(): Promise<void> {
    const entries = new Map(this.source.entries.map((entry) => [entry.label, entry]))
    for (const { label, type } of (this.claim.detail as ClaimDetail).files) {
      const entry = entries.get(label)
      if (!entry) continue
      const file = { entry, options: await syntaxOf({ entry, type, folder: '' }) }
      this.files.set(type, [...this.of(type), file])
    }
  }

  /** What connections and invitations say of each other. */
  private async look(): Promise<void> {
    for (const { entry, options } of this.of('invitations'))
      for await (const row of csvRecords(entry, options)) {
        const other = invited(row)
        if (other?.slug !== undefined && other.text !== '' && this.notes.size < mostRemembered && !this.notes.has(other.slug)) this.notes.set(other.slug, other.text)
      }
    for (const { entry, options } of this.of('connections')) {
      // Of each file alone: an older export repeats the same people.
      const names = new Map<string, number>()
      for await (const row of csvRecords(entry, options)) {
        const name = fullName(row.get('first name'), row.get('last name'))
        if (name === '' || names.size >= mostRemembered) continue
        const key = nameKey(name)
        names.set(key, (names.get(key) ?? 0) + 1)
        this.seeColleague(key, slugOf(row.get('url')), nameKey(row.get('company')))
      }
      for (const [key, times] of names) this.namesakes.set(key, Math.max(times, this.namesakes.get(key) ?? 0))
    }
  }

  private seeColleague(name: string, slug: string | undefined, company: string): void {
    const known = this.colleagues.get(name) ?? []
    if (slug !== undefined && known.length < 10 && !known.some((one) => one.slug === slug)) this.colleagues.set(name, [...known, { slug, company }])
  }

  /** The one connection of that name, when it also works there. */
  private readonly colleague = (name: string, company: string): string | undefined => {
    const found = this.colleagues.get(nameKey(name)) ?? []
    return found.length === 1 && company !== '' && found[0]!.company === nameKey(company) ? found[0]!.slug : undefined
  }

  private async *endorsements(type: EndorsementType): AsyncGenerator<readonly Outcome[]> {
    const { now } = this.options
    const gathered = new Map<string, Endorsement>()
    for (const { entry, options } of this.of(type))
      for await (const row of csvRecords(entry, options)) {
        const { key, at, skill } = endorsementOf(type, row, now)
        const before = gathered.get(key)
        if (before ? before.skills.length >= 200 || before.skills.includes(skill) : gathered.size >= mostRemembered) continue
        gathered.set(key, { at: Math.min(before?.at ?? Infinity, at ?? Infinity), skills: [...(before?.skills ?? []), skill].sort() })
      }
    yield* this.each(type, () => (row, at) => endorsementOutcome(type, row, at, { gathered, profiles: this.profiles, now }))
  }

  private async *each(type: FileType, meaning: (ordinals: Ordinals) => (row: CsvRecord, at: Position) => Outcome): AsyncGenerator<readonly Outcome[]> {
    for (const { entry, options } of this.of(type)) {
      const judge = meaning(new Ordinals())
      yield* csvOutcomes(entry, options, (row, at) => (row.empty ? { at, skipped: 'an empty row' } : judge(row, at)))
    }
  }
}
