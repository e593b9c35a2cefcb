import type { ConnectionFact, CoverageFact, PersonFact, Position, Relation } from '../../contract/records'
import { Failed } from '../../contract/result'
import { csvOutcomes, type CsvRecord } from '../csvOutcomes'
import { csvPreview, type CsvOptions } from '../formats/csv'
import { plausibleTime } from '../formats/epochs'
import { jsonObject } from '../formats/jsonElements'
import type { Importer, Outcome, ReadOptions } from '../importer'
import { jsonOutcomes } from '../jsonOutcomes'
import type { Entry, Source } from '../sources/source'
import { newestOf, Span } from '../span'
import { Actors, addressHandle, addressOf, Owner } from './actors'
import { claims, ownerHandles, type ClaimDetail } from './claims'
import type { FileType } from './files'
import { activityOutcome, likeOutcome, type StatusContext } from './statuses'

/** The archive of an account on a Mastodon server: tar.gz, zip or folder, and the tables of follows beside it. */
export const mastodon: Importer = {
  id: 'mastodon',
  title: 'Mastodon archive',
  version: 1,
  claim: claims,

  async *read(source, claim, options): AsyncGenerator<Outcome> {
    const detail = claim.detail as ClaimDetail
    const spans = { public: new Span(), private: new Span() }
    for await (const batch of batches(source, detail, options, spans)) for (const outcome of batch) yield outcome
    const asOf = madeAt(detail.made, options.now) ?? newestOf(spans.public, spans.private)
    if (asOf !== undefined) yield { asOf }
    for (const setting of ['public', 'private'] as const) {
      const account = options.owner[0]
      if (spans[setting].empty || account === undefined) continue
      // What others wrote to the owner is not in the archive.
      const fact: CoverageFact = { fact: 'coverage', network: 'mastodon', account, setting, from: spans[setting].first, to: Math.max(asOf ?? 0, spans[setting].last), directions: ['sent'] }
      yield { facts: [fact] }
    }
  },
}

/** `20240131235959`, in UTC. */
function madeAt(made: string | undefined, now: number): number | undefined {
  const match = made === undefined ? null : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(made)
  if (!match) return undefined
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [number, number, number, number, number, number]
  return plausibleTime(Date.UTC(year, month - 1, day, hour, minute, second), now) ?? undefined
}

async function* batches(source: Source, detail: ClaimDetail, options: ReadOptions, spans: Record<'public' | 'private', Span>): AsyncGenerator<readonly Outcome[]> {
  const entries = new Map(source.entries.map((entry) => [entry.label, entry]))
  const of = (type: FileType): Entry[] => detail.files.flatMap((file) => (file.type === type ? (entries.get(file.label) ?? []) : []))
  const owner = new Owner([...options.owner, ...(detail.profile ? ownerHandles(detail.profile) : [])])
  const host = detail.profile && new URL(detail.profile.uri).host
  const context: StatusContext = { owner, actors: new Actors(), ownerHost: host, now: options.now, saw: (setting, at) => spans[setting].add(at) }
  for (const entry of of('actor')) yield [await actorOutcome(entry, detail, options)]
  for (const entry of of('outbox')) yield* jsonOutcomes(entry, [['orderedItems']], (value, at) => activityOutcome(value, at, context))
  for (const entry of of('likes')) yield* jsonOutcomes(entry, [['orderedItems']], (value, at) => likeOutcome(value, at, context))
  for (const [type, tie] of Object.entries(ties) as [keyof typeof ties, Tie][])
    for (const entry of of(type)) yield* csvOutcomes(entry, await tableOptions(entry), (row, at) => tieOutcome(tie, row, at, host))
  yield [...context.actors.facts(owner)].map((fact) => ({ facts: [fact] }))
}

async function actorOutcome(entry: Entry, { profile }: ClaimDetail, { owner }: ReadOptions): Promise<Outcome> {
  const at = { entry: entry.label, index: 0 }
  try {
    jsonObject(await entry.head(1024 * 1024))
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
    return { at, failed: failure.message }
  }
  if (!profile) return { at, failed: 'the account has no address' }
  const name = profile.name?.trim()
  const person: PersonFact = {
    fact: 'person', id: `mastodon:account:${profile.uri}`, handles: [...new Set([...ownerHandles(profile), ...owner])],
    ...(name !== undefined && name !== '' && { name }),
    me: true,
  }
  return { at, facts: [person] }
}

interface Tie {
  readonly relation: Relation
  readonly id: string
}

const ties = {
  following: { relation: 'following', id: 'mastodon:follow:out:' },
  followers: { relation: 'follower', id: 'mastodon:follow:in:' },
  muted: { relation: 'muted', id: 'mastodon:mute:' },
  blocked: { relation: 'blocked', id: 'mastodon:block:' },
} as const satisfies Partial<Record<FileType, Tie>>

/** Some of these tables have no header: their first line is an account. */
async function tableOptions(entry: Entry): Promise<CsvOptions> {
  const preview = csvPreview(await entry.head(4096))
  return preview && !preview.header.has('account address') ? { columns: ['Account address'] } : {}
}

const knownOfTie = new Set(['account address'])

function tieOutcome({ relation, id }: Tie, row: CsvRecord, at: Position, host: string | undefined): Outcome {
  const address = addressOf(row.get('account address'), host)
  if (address === undefined) return { at, failed: 'an account without an address', snippet: row.snippet }
  const more = row.more(knownOfTie)
  const fact: ConnectionFact = { fact: 'connection', id: id + address, network: 'mastodon', handle: addressHandle(address), relation, ...(more && { more }) }
  return { at, facts: [fact] }
}

