import type { Importer, Outcome } from '../importer'
import { claims } from './claims'
import { Reading } from './reading'

/** `result.json` of Telegram Desktop: a whole account, or one chat. */
export const telegram: Importer = {
  id: 'telegram',
  title: 'Telegram chats',
  version: 1,
  claim: claims,

  async *read(source, claim, options): AsyncGenerator<Outcome> {
    for await (const batch of new Reading(source, claim, options).outcomes()) for (const outcome of batch) yield outcome
  },
}
