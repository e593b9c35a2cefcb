import { handleParts } from '../../contract/handles'
import type { Claim, Position } from '../../contract/records'
import { PhoneReader } from '../formats/phones'
import type { Outcome, ReadOptions } from '../importer'
import { isNobody, nameOf, textOf } from '../meta/names'
import { threadOutcomes, type Messaging } from '../meta/readThread'
import type { Described } from '../meta/thread'
import { threadKey, threadsOf, type Thread } from '../meta/threadFiles'
import type { Entry, Source } from '../sources/source'
import { few, object } from '../formats/jsonValues'
import { Span } from '../span'
import { contactOutcome } from './addressBook'
import { checkInOutcome } from './checkIns'
import type { ClaimDetail } from './claims'
import { commentOutcome } from './comments'
import { handleOf, type Context } from './context'
import type { DataFile, DataType } from './dataFiles'
import { eventOutcome, invitationOutcome } from './events'
import { Names } from './names'
import { pokeOutcome } from './pokes'
import { postOutcome, wallPostOutcome } from './posts'
import { ownerFact, readProfile } from './profile'
import { reactionOutcome } from './reactions'
import { eachRecord, outcomesOf, type Meaning } from './records'
import { tieOutcome, tieTypes } from './ties'
import { Titles } from './titles'

/** One archive being read: what has to be remembered from one file to the next. */
export class Reading {
  readonly public = new Span()
  readonly private = new Span()
  readonly received = { public: false }
  private readonly names: Names
  private readonly detail: ClaimDetail
  private readonly entries: ReadonlyMap<string, Entry>
  private ownerTold = false

  constructor(
    source: Source,
    claim: Claim,
    private readonly options: ReadOptions,
  ) {
    this.detail = claim.detail as ClaimDetail
    this.entries = new Map(source.entries.map((entry) => [entry.label, entry]))
    this.names = new Names(ownNames(options), this.detail.made)
  }

  /** Names first: friends and conversations name the people that comments and reactions only hint at. */
  async *batches(): AsyncGenerator<readonly Outcome[]> {
    yield* this.each(['profile'], (value, at) => this.profileRecord(value, at))
    yield* this.each(['pages', 'groups'], (value, at) => this.placeRecord(value, at))
    for (const type of tieTypes) yield* this.each([type], (value, at) => tieOutcome(type, value, at, this.names, this.options.now))
    const phones = new PhoneReader(this.options.region)
    yield* this.each(['addressBook'], (value, at) => contactOutcome(value, at, phones, this.options.now))
    yield* this.conversations()
    yield* this.written()
    yield* this.passedOver()
    yield [...this.names.take()].map((fact) => ({ facts: [fact] }))
    if (!this.ownerTold) yield this.owner()
  }

  private of(types: readonly DataType[]): DataFile[] {
    return this.detail.files.flatMap(({ label, type }) => {
      const entry = this.entries.get(label)
      return entry && types.includes(type) ? [{ entry, type, part: 0 }] : []
    })
  }

  private async *each(types: readonly DataType[], meaning: Meaning): AsyncGenerator<readonly Outcome[]> {
    for (const file of this.of(types)) yield* outcomesOf(file, meaning)
  }

  private profileRecord(value: unknown, at: Position): Outcome {
    const profile = readProfile(object(value) ?? {})
    if (!profile) return { at, failed: 'a profile without a name' }
    for (const { value: name } of profile.relations) this.names.add(name)
    this.ownerTold = true
    return { at, facts: [ownerFact(profile, this.detail.made)] }
  }

  /** Names of pages and groups: they are nobody, and stand in titles. */
  private placeRecord(value: unknown, at: Position): Outcome {
    const record = object(value)
    for (const name of [nameOf(record?.name), ...few(record?.data).map((item) => nameOf(object(item)?.name))]) if (name !== undefined) this.names.places.add(name)
    return { at, skipped: 'a page or group, which is nobody' }
  }

  private async *conversations(): AsyncGenerator<readonly Outcome[]> {
    const files = this.detail.messages.flatMap((label) => this.entries.get(label) ?? [])
    const messaging: Messaging = {
      network: 'facebook', prefix: 'fb', isOwner: this.names.isOwner, handle: handleOf, now: this.options.now,
      saw: (at) => this.private.add(at),
      met: (name) => this.names.add(name),
      isStrange: (thread, described) => this.isStrange(thread, described),
      // A group's messages are known by sender, millisecond and text: Messenger's own export has other folders.
      groupKey: (thread) => ({ id: '', stream: threadKey(thread.name) }),
    }
    if (!this.names.ownerKnown && files.length > 0) yield [{ warning: 'The export does not say which of the people is you: choose your name, or all messages count as received.' }]
    for (const thread of threadsOf(files)) yield* threadOutcomes(thread, messaging)
    if (this.detail.moved > 0) {
      const count = this.detail.moved === 1 ? '1 conversation' : `${this.detail.moved.toLocaleString('en')} conversations`
      yield [{ warning: `${count} moved to end-to-end encryption. What was written since is in a download of its own: messenger.com, Privacy & safety, End-to-end encrypted chats, Message storage.` }]
    }
  }

  private isStrange({ folder }: Thread, { group, other, ownerWrote }: Described): boolean {
    return !group && !ownerWrote && other !== undefined && this.names.isStranger(other, folder)
  }

  private async *written(): AsyncGenerator<readonly Outcome[]> {
    await this.gatherTags()
    const titles = new Titles(this.names)
    for (const file of this.of(['comments', 'reactions', 'wallPosts']))
      await eachRecord(file, (value) => {
        const title = textOf(object(value)?.title)
        if (title !== undefined) titles.learn(title)
      })
    const context: Context = { names: this.names, titles, now: this.options.now, saw: (at) => at !== null && this.public.add(at) }
    yield* this.each(['posts'], (value, at) => postOutcome(value, at, context))
    yield* this.each(['postsElsewhere'], (value, at) => postOutcome(value, at, context, true))
    yield* this.each(['wallPosts'], (value, at) => {
      const outcome = wallPostOutcome(value, at, context)
      this.received.public ||= 'facts' in outcome && outcome.facts.some((fact) => fact.fact === 'interaction' && fact.direction === 'received')
      return outcome
    })
    yield* this.each(['comments'], (value, at) => commentOutcome(value, at, context))
    yield* this.each(['reactions'], (value, at) => reactionOutcome(value, at, context))
    yield* this.each(['pokes'], (value, at) => pokeOutcome(value, at, context))
    yield* this.each(['checkIns', 'taggedPlaces'], (value, at) => checkInOutcome(value, at, context))
    yield* this.each(['eventResponses', 'ownEvents'], (value, at) => eventOutcome(value, at, object(value)?.list === undefined, this.options.now))
    yield* this.each(['invitations'], invitationOutcome)
    for (const [rest, times] of titles.unresolved) yield [{ warning: `${times === 1 ? 'A title names' : `${times.toLocaleString('en')} titles name`} nobody that is known: “${rest.slice(0, 150)}”.` }]
  }

  /** People tagged in posts can be meant in comments. */
  private async gatherTags(): Promise<void> {
    for (const file of this.of(['posts', 'postsElsewhere']))
      await eachRecord(file, (value) => {
        for (const tag of few(object(value)?.tags)) {
          const name = nameOf(object(tag)?.name ?? tag)
          if (name !== undefined && !this.names.places.has(name)) this.names.add(name)
        }
      })
  }

  private async *passedOver(): AsyncGenerator<readonly Outcome[]> {
    yield await Promise.resolve([
      ...this.detail.twins.map((entry) => ({ at: { entry, index: 0 }, skipped: 'a page of a conversation that is there as data too' })),
      ...this.detail.nothing.map((entry) => ({ at: { entry, index: 0 }, skipped: 'advertising and apps: nothing about people' })),
    ])
  }

  /** The owner when no profile tells: under the name chosen. */
  private owner(): Outcome[] {
    const handles = this.options.owner.filter((handle) => ['facebook', 'email', 'tel'].includes(handleParts(handle).network))
    if (handles.length === 0) return []
    const name = this.names.ownerNames[0] ?? this.detail.ownerName
    const seen = this.detail.made
    return [{ facts: [{ fact: 'person', id: `fb:account:${handles[0]!.replace(/^facebook:/, '')}`, handles, ...(name !== undefined && { name }), ...(seen !== undefined && { seen }), me: true }] }]
  }
}

function ownNames({ owner }: ReadOptions): string[] {
  return owner.flatMap((handle) => {
    const { network, kind, value } = handleParts(handle)
    return network === 'facebook' && kind === 'name' && !isNobody(value) ? [value] : []
  })
}
