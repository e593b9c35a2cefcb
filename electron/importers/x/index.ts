import type { CoverageFact } from '../../contract/records'
import { Batched } from '../batched'
import type { Importer, Outcome, ReadOptions } from '../importer'
import { claims, type ClaimDetail } from './claims'
import { missing } from './completeness'
import { Reading } from './reading'
import { newestOf } from '../span'

/** The archive of an X (Twitter) account, all its forms since 2012. Format: one zip or several, a folder, or single files. */
export const xArchive: Importer = {
  id: 'x',
  title: 'X archive',
  version: 2,
  claim: claims,

  read: (source, claim, options) => new Batched(batches(new Reading(source, claim, options), claim.detail as ClaimDetail, options)),
}

async function* batches(reading: Reading, detail: ClaimDetail, options: ReadOptions): AsyncGenerator<readonly Outcome[]> {
  yield* reading.batches()
  const stated = detail.generated !== undefined && detail.generated <= options.now + day ? detail.generated : undefined
  const asOf = stated ?? newestOf(reading.public, reading.private)
  if (asOf !== undefined) yield [{ asOf }]
  yield [...coverage(reading, options.owner[0], asOf).map((fact) => ({ facts: [fact] })), ...missing(detail, reading.tallies)]
}

/** A clock may be wrong by some hours; beyond that, a date in the future is none. */
const day = 86_400_000

/** Tweets are sent only: what others wrote to the owner in public is not in the archive. Messages are complete. */
function coverage({ public: tweets, private: messages }: Reading, account: string | undefined, asOf: number | undefined): CoverageFact[] {
  if (account === undefined || asOf === undefined) return []
  const common = { fact: 'coverage', network: 'x', account } as const
  const found: CoverageFact[] = []
  if (!tweets.empty) found.push({ ...common, setting: 'public', from: tweets.first, to: Math.max(asOf, tweets.last), directions: ['sent'] })
  if (!messages.empty) found.push({ ...common, setting: 'private', from: messages.first, to: Math.max(asOf, messages.last), directions: ['sent', 'received'] })
  return found
}
