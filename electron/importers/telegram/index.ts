import { Batched } from '../batched'
import type { Importer } from '../importer'
import { claims } from './claims'
import { Reading } from './reading'

/** `result.json` of Telegram Desktop: a whole account, or one chat. */
export const telegram: Importer = {
  id: 'telegram',
  title: 'Telegram chats',
  version: 1,
  claim: claims,

  read: (source, claim, options) => new Batched(new Reading(source, claim, options).outcomes()),
}
