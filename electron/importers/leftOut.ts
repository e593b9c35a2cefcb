import type { Fact, LeftOut } from '../contract/records'
import type { Outcome } from './importer'

/** The outcomes without what the user does not want of this source: such records are skipped, and counted as skipped. */
export function withoutLeftOut(outcomes: readonly Outcome[], without: readonly LeftOut[] = []): readonly Outcome[] {
  // Nearly always: then no record takes a step more.
  return without.length === 0 ? outcomes : outcomes.flatMap((outcome) => filtered(outcome, without))
}

function filtered(outcome: Outcome, left: readonly LeftOut[]): readonly Outcome[] {
  if (!('facts' in outcome)) return [outcome]
  const facts = outcome.facts.filter((fact) => !isLeftOut(fact, left))
  if (facts.length === outcome.facts.length) return [outcome]
  // Names behind ids stay with whatever else the record says; alone they are what was not wanted.
  if (facts.some(({ fact }) => fact !== 'person')) return [{ ...outcome, facts }]
  return outcome.at ? [{ at: outcome.at, skipped: 'left out by you' }] : []
}

function isLeftOut(fact: Fact, left: readonly LeftOut[]): boolean {
  if (fact.fact === 'interaction') return left.includes(fact.kind)
  return fact.fact === 'connection' ? left.includes('connection') : fact.fact === 'person' && fact.card !== undefined && left.includes('person')
}
