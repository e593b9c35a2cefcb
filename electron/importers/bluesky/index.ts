import type { Claim, CoverageFact, Position } from '../../contract/records'
import { Failed } from '../../contract/result'
import { plausibleTime } from '../formats/epochs'
import { carRoots } from '../formats/car'
import type { Importer, Outcome } from '../importer'
import type { Entry } from '../sources/source'
import { object } from '../formats/jsonValues'
import { Span } from '../span'
import { plainJson } from './plainJson'
import { Handles, Lists, personOf, readers, type RecordContext } from './records'
import { commitOf, repositoryRecords, type Commit, type RecordFound } from './repository'
import { tidTime } from './tids'
import { dayWords } from '../formats/dayWords'

interface ClaimDetail {
  readonly did: string
  readonly rev?: string
  /** The tree's root, hexadecimal. */
  readonly data: string
}

/** The repository of a Bluesky account, as its settings export it: one `.car` file. */
export const bluesky: Importer = {
  id: 'bluesky',
  title: 'Bluesky repository',
  version: 1,

  async claim(source) {
    const claims: Claim[] = []
    for (const entry of source.entries) {
      const commit = await commitIn(entry)
      if (commit) claims.push(claimOf(entry, commit))
    }
    return claims
  },

  async *read(source, claim, options): AsyncGenerator<Outcome> {
    const { did, rev, data } = claim.detail as ClaimDetail
    const entry = source.entries.find(({ label }) => label === claim.entries[0])
    if (!entry) return
    const span = new Span()
    const context: RecordContext = { did, handles: new Handles(), lists: new Lists(), now: options.now, saw: (at) => span.add(at) }
    const commit: Commit = { did, data: Buffer.from(data, 'hex'), ...(rev !== undefined && { rev }) }
    for await (const batch of repositoryRecords(entry, commit, (collection) => readers.has(collection)))
      for (const step of batch) {
        if ('warning' in step) yield { at: { entry: entry.label, index: 0 }, warning: step.warning }
        else {
          const outcome = outcomeOf(step, { entry: entry.label, index: step.index }, context)
          if ('at' in outcome) yield outcome
        }
      }
    yield* context.lists.take()
    for (const fact of context.handles.facts(did)) yield { facts: [fact] }
    const changed = rev === undefined ? null : plausibleTime(tidTime(rev), options.now)
    const asOf = changed ?? (span.empty ? undefined : span.last)
    if (asOf !== undefined) yield { asOf }
    if (span.empty || asOf === undefined) return
    // Replies and likes by others are in the repositories of the others.
    const coverage: CoverageFact = { fact: 'coverage', network: 'bluesky', account: options.owner[0] ?? personOf(did), setting: 'public', from: span.first, to: Math.max(asOf, span.last), directions: ['sent'] }
    yield { facts: [coverage] }
  },
}

const headLength = 64 * 1024

/** A CAR of another program has another root. A repository's commit usually comes first. */
async function commitIn(entry: Entry): Promise<Commit | undefined> {
  if (!/\.car$/i.test(entry.path) && entry.path !== entry.root) return undefined
  const head = await entry.head(headLength)
  if (!isCar(head)) return undefined
  return (await commitOf(one(head), head)) ?? (await commitOf(entry.open(), head))
}

function isCar(head: Uint8Array): boolean {
  try {
    return carRoots(head) !== undefined
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
    return false // a length that makes no sense: no CAR
  }
}

async function* one(chunk: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(chunk)
}

function claimOf(entry: Entry, { did, rev, data }: Commit): Claim {
  const changed = rev === undefined ? null : tidTime(rev)
  const detail: ClaimDetail = { did, data: data.toString('hex'), ...(rev !== undefined && { rev }) }
  return {
    importer: 'bluesky',
    title: 'Bluesky repository',
    source: entry.root,
    recognised: `posts, likes, reposts and follows of ${did}${changed === null ? '' : `, last changed ${dayWords(changed)}`}`,
    owner: [personOf(did)],
    entries: [entry.label],
    bytes: entry.size,
    ignored: ['pictures, private messages, mutes and settings are not in such a file'],
    detail,
  }
}

function outcomeOf({ collection, rkey, value, problem }: RecordFound, at: Position, context: RecordContext): Outcome {
  const reader = readers.get(collection)
  if (!reader) return { at, skipped: collection.startsWith('app.bsky.') || collection.startsWith('chat.bsky.') ? 'a setting or feed, with nobody in it' : 'a record of another program' }
  if (problem === 'missing') return { at, failed: 'a record that is not in the file, although its list names it' }
  const record = value === undefined ? undefined : object(plainJson(value))
  if (problem === 'damaged' || !record) return { at, failed: 'a damaged record' }
  return reader(record, { collection, rkey }, at, context)
}
