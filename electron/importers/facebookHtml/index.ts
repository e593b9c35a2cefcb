import { handleParts } from '../../contract/handles'
import type { CoverageFact } from '../../contract/records'
import { Names } from '../facebook/names'
import type { Importer, Outcome } from '../importer'
import { Span } from '../span'
import { claims, type ClaimDetail } from './claims'
import { oldPageOutcomes, pageOutcomes, type Pages } from './conversations'
import { DateReader } from './dates'
import { tieOutcomes } from './friends'
import { handleOf } from './people'
import { clockOf } from './zone'

/** The export of a Facebook account as pages, since 2010: messages and friends. The times have no zone, and nothing smaller than a minute. */
export const facebookHtml: Importer = {
  id: 'facebookHtml',
  title: 'Facebook export as pages (HTML)',
  version: 1,
  claim: claims,

  async *read(source, claim, options): AsyncGenerator<Outcome> {
    const detail = claim.detail as ClaimDetail
    const entries = new Map(source.entries.map((entry) => [entry.label, entry]))
    const own = options.owner.filter((handle) => handleParts(handle).network === 'facebook')
    const ownNames = own.flatMap((handle) => (handleParts(handle).kind === 'name' ? [handleParts(handle).value] : []))
    const names = new Names(ownNames, detail.made)
    const span = new Span()
    const pages: Pages = {
      dates: new DateReader(), clock: clockOf(options.zone), isOwner: names.isOwner, ownerName: ownNames[0], now: options.now,
      saw: (at) => span.add(at),
      // Whether a number is a friend's cannot be looked up.
      isStranger: (name, folder) => handleParts(handleOf(name)).kind === 'name' && names.isStranger(name, folder),
      // An account of which only the number is left has no name to be looked for.
      met: (name) => handleParts(handleOf(name)).kind === 'name' && names.add(name),
    }
    yield { warning: 'This is the export as pages (HTML). It is read as far as messages and friends; the JSON export says more, and exactly when. If you import that too, remove this import: the times differ.' }
    if (!names.ownerKnown && detail.pages.length + detail.oldPages.length > 0) yield { warning: 'The export does not say which of the people is you: choose your name, or all messages count as received.' }
    const of = (labels: readonly string[]) => labels.flatMap((label) => entries.get(label) ?? [])
    for (const { label, type, old } of detail.ties) for (const entry of of([label])) for await (const batch of tieOutcomes(entry, type, old, names, pages)) yield* batch
    for await (const batch of pageOutcomes(of(detail.pages), pages)) yield* batch
    for await (const batch of oldPageOutcomes(of(detail.oldPages), pages)) yield* batch
    for (const fact of names.take()) yield { facts: [fact] }
    if (own.length > 0) {
      const name = ownNames[0] ?? detail.ownerName
      yield { facts: [{ fact: 'person', id: `fb:account:${own[0]!.slice('facebook:'.length)}`, handles: own, ...(name !== undefined && { name }), ...(detail.made !== undefined && { seen: detail.made }), me: true }] }
    }
    if (span.empty) return
    const asOf = Math.max(span.last, detail.made !== undefined && detail.made <= options.now ? detail.made : -Infinity)
    yield { asOf }
    const coverage: CoverageFact = { fact: 'coverage', network: 'facebook', account: own[0] ?? handleOf(claim.source), setting: 'private', from: span.first, to: asOf, directions: ['sent', 'received'] }
    yield { facts: [coverage] }
  },
}
