/** Saved filters of the side bar. */
import type { FilterRule } from '#contract/words'
import { database, type DecisionRow } from './database'
import { inOrder } from './words'

export interface SavedFilter {
  readonly id: string
  readonly name: string
  readonly rule: FilterRule
}

/** In the order they were first kept. */
export async function listFilters(): Promise<readonly SavedFilter[]> {
  const rows = await database().decisions.where('name').anyOf(['putFilter', 'dropFilter']).toArray()
  return filtersOf(rows as readonly DecisionRow<'putFilter' | 'dropFilter'>[])
}

/** In the order they were first kept. */
export function filtersOf(rows: readonly DecisionRow<'putFilter' | 'dropFilter'>[]): SavedFilter[] {
  const filters = new Map<string, SavedFilter | null>()
  for (const { args } of inOrder(rows)) filters.set(args.filter, 'rule' in args ? { id: args.filter, name: args.name, rule: args.rule } : null)
  return [...filters.values()].filter((filter) => filter !== null)
}
