import { handleParts, nameHandle, type Handle } from '../../contract/handles'
import type { Claim, CoverageFact } from '../../contract/records'
import { Failed } from '../../contract/result'
import { listsIn } from '../formats/jsonLists'
import { PhoneReader } from '../formats/phones'
import type { Importer, Outcome, ReadOptions } from '../importer'
import { jsonOutcomes } from '../jsonOutcomes'
import type { Entry, Source } from '../sources/source'
import { Span } from '../span'
import { checkinOutcome, type CheckinContext } from './checkins'
import { claims, type ClaimDetail } from './claims'
import { commentOutcome } from './comments'
import { People } from './people'
import { userLists, userOutcome } from './users'

/** Check-ins of Swarm and the older Foursquare: the export, or what tools saved of the programming interface. */
export const swarm: Importer = {
  id: 'swarm',
  title: 'Swarm check-ins',
  version: 1,
  claim: claims,

  async *read(source, claim, options): AsyncGenerator<Outcome> {
    const detail = claim.detail as ClaimDetail
    const people = new People(new PhoneReader(options.region))
    const checkins = new Span()
    const comments = new Span()
    const owner = ownNumber(options.owner)
    const context: CheckinContext = { people, owner, now: options.now, ids: new Map(), saw: (what, at) => (what === 'checkin' ? checkins : comments).add(at) }

    // The users first: their names tell how the places inside the texts of the check-ins are counted.
    for (const entry of entriesOf(source, detail.users))
      for await (const batch of jsonOutcomes(entry, await listsOf(entry), (value, at, list) => userOutcome(value, at, list, people, owner))) yield* batch
    for (const { label, list } of detail.checkins)
      for (const entry of entriesOf(source, [label])) for await (const batch of jsonOutcomes(entry, [list], (value, at) => checkinOutcome(value, at, context))) yield* batch
    for (const { label, list } of detail.comments)
      for (const entry of entriesOf(source, [label])) for await (const batch of jsonOutcomes(entry, [list], (value, at) => commentOutcome(value, at, context))) yield* batch

    for (const fact of people.facts(owner, checkins.last)) yield { facts: [fact] }
    yield* closing(claim, options, detail, people, checkins, comments)
  },
}

function* closing(claim: Claim, options: ReadOptions, detail: ClaimDetail, people: People, checkins: Span, comments: Span): Generator<Outcome> {
  const own = options.owner.filter((handle) => handleParts(handle).network === 'swarm')
  if (own.length > 0) {
    const name = detail.ownerName
    yield { facts: [{ fact: 'person', id: `swarm:account:${handleParts(own[0]!).value}`, handles: own, ...(name !== undefined && { name }), me: true }] }
  }
  for (const id of people.nameless.slice(0, listed))
    yield { warning: 'Somebody you checked in with has no name in the export, only a number. Give them a name once.', snippet: `Swarm user ${id}` }
  const account = own[0] ?? nameHandle('swarm', claim.source)
  const common = { fact: 'coverage', network: 'swarm', account } as const
  const facts: CoverageFact[] = []
  if (!checkins.empty) facts.push({ ...common, setting: 'inPerson', from: checkins.first, to: checkins.last, directions: ['mutual'] })
  if (!comments.empty) facts.push({ ...common, setting: 'public', from: comments.first, to: comments.last, directions: ['received'] })
  for (const fact of facts) yield { facts: [fact] }
  if (!checkins.empty) yield { asOf: checkins.last }
}

/** People told of one by one. */
const listed = 200

const ownNumber = (owner: readonly Handle[]): string | undefined => owner.find((handle) => handle.startsWith('swarm:id:'))?.slice('swarm:id:'.length)

function entriesOf(source: Source, labels: readonly string[]): Entry[] {
  const wanted = new Set(labels)
  return source.entries.filter(({ label }) => wanted.has(label))
}

/** A file that cannot be opened is told of when its records are read. */
async function listsOf(entry: Entry): ReturnType<typeof listsIn> {
  try {
    return await listsIn(entry.open(), userLists)
  } catch (failure) {
    if (failure instanceof Failed) return [['friends', 'items']]
    throw failure
  }
}
