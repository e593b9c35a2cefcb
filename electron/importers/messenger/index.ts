import { handleParts } from '../../contract/handles'
import type { PersonFact } from '../../contract/records'
import type { Importer, Outcome } from '../importer'
import { handleOf } from '../facebook/context'
import { Names } from '../facebook/names'
import { threadOutcomes, type Messaging } from '../meta/readThread'
import { hashedId } from '../naturalIds'
import { Span } from '../span'
import { claims, threadOf, type ClaimDetail } from './claims'

/**
 * Messenger's own download of chats that are encrypted end to end (“secure storage”): one file for each conversation. The same people and messages
 * as in the Facebook export, under the same ids, from the move on.
 */
export const messenger: Importer = {
  id: 'messenger',
  title: 'Messenger end-to-end encrypted chats',
  version: 1,
  claim: claims,

  async *read(source, claim, options): AsyncGenerator<Outcome> {
    const own = options.owner.filter((handle) => handleParts(handle).network === 'facebook')
    const names = new Names(own.flatMap((handle) => (handleParts(handle).kind === 'name' ? [handleParts(handle).value] : [])), undefined)
    const span = new Span()
    const messaging: Messaging = {
      network: 'facebook', prefix: 'fb', isOwner: names.isOwner, handle: handleOf, now: options.now, saw: (at) => span.add(at), met: (name) => names.add(name),
      groupKey: (_, { title, participants }) => ({ id: '', stream: hashedId(title, ...[...participants].sort()) }),
    }
    if (!names.ownerKnown) yield { warning: 'The export does not say which of the people is you: choose your name, or all messages count as received.' }
    const wanted = new Set(claim.entries)
    for (const entry of source.entries) {
      if (!wanted.has(entry.label)) continue
      for await (const batch of threadOutcomes(threadOf(entry), messaging)) yield* batch
    }
    for (const fact of names.take()) yield { facts: [fact] }
    if (own.length > 0) yield { facts: [ownerFact(own, names.ownerNames[0] ?? (claim.detail as ClaimDetail).ownerName)] }
    if (span.empty) return
    yield { asOf: span.last }
    if (own[0] !== undefined) yield { facts: [{ fact: 'coverage', network: 'facebook', account: own[0], setting: 'private', from: span.first, to: span.last, directions: ['sent', 'received'] }] }
  },
}

const ownerFact = (handles: readonly string[], name: string | undefined): PersonFact => ({
  fact: 'person', id: `fb:account:${handles[0]!.slice('facebook:'.length)}`, handles, ...(name !== undefined && { name }), me: true,
})
