import type { CoverageFact } from '../../contract/records'
import { Batched } from '../batched'
import type { Importer, Outcome, ReadOptions } from '../importer'
import { claims, type ClaimDetail } from './claims'
import { Reading } from './reading'
import { newestOf } from '../span'

/** The export of a Facebook account as JSON, all layouts since 2018. Format: one zip or several, a folder, or single files. */
export const facebook: Importer = {
  id: 'facebook',
  title: 'Facebook export',
  version: 1,
  claim: claims,

  read: (source, claim, options) => new Batched(batches(new Reading(source, claim, options), claim.detail as ClaimDetail, options)),
}

async function* batches(reading: Reading, detail: ClaimDetail, options: ReadOptions): AsyncGenerator<readonly Outcome[]> {
  yield* reading.batches()
  const stated = detail.made !== undefined && detail.made <= options.now + day ? detail.made : undefined
  const asOf = stated ?? newestOf(reading.public, reading.private)
  if (asOf !== undefined) yield [{ asOf }]
  yield coverage(reading, options.owner[0], asOf, detail).map((fact) => ({ facts: [fact] }))
}

const day = 86_400_000

/** What others wrote below the owner's posts is not in the export; messages are complete, until a conversation is encrypted and moves. */
function coverage({ public: written, private: messages, received }: Reading, account: string | undefined, asOf: number | undefined, { moved }: ClaimDetail): CoverageFact[] {
  if (account === undefined || asOf === undefined) return []
  const common = { fact: 'coverage', network: 'facebook', account } as const
  const found: CoverageFact[] = []
  if (!written.empty) found.push({ ...common, setting: 'public', from: written.first, to: Math.max(asOf, written.last), directions: received.public ? ['sent', 'received'] : ['sent'] })
  if (!messages.empty) found.push({ ...common, setting: 'private', from: messages.first, to: moved > 0 ? messages.last : Math.max(asOf, messages.last), directions: ['sent', 'received'] })
  return found
}
