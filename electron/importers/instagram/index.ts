import type { Importer, Outcome } from '../importer'
import { claims } from './claims'
import { Reading } from './reading'

/** An Instagram account's export as JSON, all its forms since 2018. */
export const instagram: Importer = {
  id: 'instagram',
  title: 'Instagram export',
  version: 1,
  claim: claims,

  async *read(source, claim, options): AsyncGenerator<Outcome> {
    for await (const batch of new Reading(source, claim, options).batches()) yield* batch
  },
}
