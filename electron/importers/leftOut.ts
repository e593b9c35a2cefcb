import type { Fact, LeftOut } from '../contract/records'
import type { Outcome } from './importer'

/** The outcomes without what the user does not want of this source: such records are skipped, and counted as skipped. */
export function withoutLeftOut(outcomes: AsyncIterable<Outcome>, without: readonly LeftOut[] = []): AsyncIterable<Outcome> {
  // Nearly always: then no record takes a step more.
  return without.length === 0 ? outcomes : filtered(outcomes, new Set(without))
}

async function* filtered(outcomes: AsyncIterable<Outcome>, left: ReadonlySet<LeftOut>): AsyncGenerator<Outcome> {
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
