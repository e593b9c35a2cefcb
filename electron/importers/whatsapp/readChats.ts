import type { Claim } from '../../contract/records'
import type { Outcome, ReadOptions } from '../importer'
import type { Source } from '../sources/source'
import { Reading } from './reading'

/** Everything chat texts say, and from when to when they speak. */
export async function* readChats(source: Source, claim: Claim, options: ReadOptions, network: 'whatsapp' | 'signal'): AsyncGenerator<Outcome> {
  const reading = new Reading(source, claim, options, network)
  yield* reading.outcomes()
  const { span } = reading
  if (span.empty) return
  yield { asOf: span.last }
  const account = options.owner[0]
  if (account === undefined) return
  yield { facts: [{ fact: 'coverage', network, account, setting: 'private', from: span.first, to: span.last, directions: ['sent', 'received'] }] }
}
