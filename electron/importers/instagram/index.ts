import { Batched } from '../batched'
import type { Importer } from '../importer'
import { claims } from './claims'
import { Reading } from './reading'

/** An Instagram account's export as JSON, all its forms since 2018. */
export const instagram: Importer = {
  id: 'instagram',
  title: 'Instagram export',
  version: 1,
  claim: claims,

  read: (source, claim, options) => new Batched(new Reading(source, claim, options).batches()),
}
