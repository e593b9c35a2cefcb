import type { Importer, Outcome } from '../importer'
import { claims, type ClaimDetail } from './claims'
import { readExporter } from './exporter'
import { Package } from './package'

/** The data package one asks Discord for (own messages only), and chats that other programs wrote as JSON. */
export const discord: Importer = {
  id: 'discord',
  title: 'Discord package',
  version: 1,
  claim: claims,

  async *read(source, claim, options): AsyncGenerator<Outcome> {
    const detail = claim.detail as ClaimDetail
    const batches = detail.kind === 'package' ? new Package(source, claim, options).outcomes() : readExporter(source, claim, options)
    for await (const batch of batches) for (const outcome of batch) yield outcome
  },
}
