import type { CoverageFact } from '../../contract/records'
import { Batched } from '../batched'
import type { Importer, Outcome, ReadOptions } from '../importer'
import { claims } from './claims'
import { Reading } from './reading'
import { newestOf } from '../span'

/** The data export of a LinkedIn member: zip files of tables, a folder, or single tables. */
export const linkedIn: Importer = {
  id: 'linkedin',
  title: 'LinkedIn export',
  version: 1,
  claim: claims,

  read: (source, claim, options) => new Batched(batches(new Reading(source, claim, options), options)),
}

async function* batches(reading: Reading, options: ReadOptions): AsyncGenerator<readonly Outcome[]> {
  yield* reading.batches()
  const asOf = reading.made ?? newestOf(reading.public, reading.private)
  if (asOf !== undefined) yield [{ asOf }]
  yield coverage(reading, options.owner[0]).map((fact) => ({ facts: [fact] }))
}

/** Messages are complete; what others wrote in public to the owner is not in the export. */
function coverage({ public: posts, private: messages, made }: Reading, account: string | undefined): CoverageFact[] {
  if (account === undefined) return []
  const common = { fact: 'coverage', network: 'linkedin', account } as const
  const found: CoverageFact[] = []
  if (!posts.empty) found.push({ ...common, setting: 'public', from: posts.first, to: Math.max(made ?? -Infinity, posts.last), directions: ['sent'] })
  if (!messages.empty) found.push({ ...common, setting: 'private', from: messages.first, to: Math.max(made ?? -Infinity, messages.last), directions: ['sent', 'received'] })
  return found
}
