/** The rule of a filter as the editor works on it: a list of conditions, each perhaps turned round, all or any of which must hold. */
import type { FilterRule } from '#contract/words'
import type { FilterGroup, FilterLeaf } from '../../core/filters'

export type Combination = 'all' | 'any'

export interface FilterPart {
  readonly not: boolean
  readonly rule: FilterLeaf | FilterGroup
}

export const noRule: FilterGroup = { all: [] }

/** Any rule as a list: a single condition is a list of one. */
export const asGroup = (rule: FilterRule): FilterGroup => ('all' in rule || 'any' in rule ? rule : { all: [rule] })

export const combinationOf = (group: FilterGroup): Combination => ('all' in group ? 'all' : 'any')

export const partsOf = (group: FilterGroup): readonly FilterPart[] => ('all' in group ? group.all : group.any).map(partOf)

export function groupOf(combination: Combination, parts: readonly FilterPart[]): FilterGroup {
  const rules = parts.map(({ not, rule }): FilterRule => (not ? { not: rule } : rule))
  return combination === 'all' ? { all: rules } : { any: rules }
}

/** However often a rule was turned round, it is so or it is not. */
function partOf(rule: FilterRule): FilterPart {
  if (!('not' in rule)) return { not: false, rule }
  const inner = partOf(rule.not)
  return { ...inner, not: !inner.not }
}
