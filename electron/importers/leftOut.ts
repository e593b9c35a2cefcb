import type { Fact, LeftOut } from '../contract/records'
import type { Outcome } from './importer'

/** The outcomes without what the user does not want of this source: such records are skipped, and counted as skipped. */
export async function* withoutLeftOut(outcomes: AsyncIterable<Outcome>, without: readonly LeftOut[] = []): AsyncIterable<Outcome> {
  if (without.length === 0) return yield* outcomes
  const left = new Set<LeftOut>(without)
  for await (const outcome of outcomes) {
    if (!('facts' in outcome)) {
      yield outcome
      continue
    }
    const facts = outcome.facts.filter((fact) => !isLeftOut(fact, left))
    if (facts.length === outcome.facts.length) yield outcome
    // Names behind ids stay with whatever else the record says; alone they are what was not wanted.
    else if (facts.some(({ fact }) => fact !== 'person')) yield { ...outcome, facts }
    else if (outcome.at) yield { at: outcome.at, skipped: 'left out by you' }
  }
}

function isLeftOut(fact: Fact, left: ReadonlySet<LeftOut>): boolean {
  if (fact.fact === 'interaction') return left.has(fact.kind)
  return fact.fact === 'connection' ? left.has('connection') : fact.fact === 'person' && fact.card !== undefined && left.has('person')
}
