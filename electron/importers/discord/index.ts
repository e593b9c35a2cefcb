import { Batched } from '../batched'
import type { Importer } from '../importer'
import { claims, type ClaimDetail } from './claims'
import { readExporter } from './exporter'
import { Package } from './package'

/** The data package one asks Discord for (own messages only), and chats that other programs wrote as JSON. */
export const discord: Importer = {
  id: 'discord',
  title: 'Discord package',
  version: 1,
  claim: claims,

  read(source, claim, options) {
    const detail = claim.detail as ClaimDetail
    return new Batched(detail.kind === 'package' ? new Package(source, claim, options).outcomes() : readExporter(source, claim, options))
  },
}
