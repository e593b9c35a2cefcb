/** How often the owner wants to be in touch, where they asked for it. */
import { tidy } from '#contract/handles'
import { foldName } from '../core/names'
import { database, type DecisionRow } from './database'
import { inOrder } from './words'

/** Of all who have a tag. */
export interface TagCadence {
  /** As it was written last; accents and case make no other tag. */
  readonly tag: string
  /** About every so many. */
  readonly days: number
}

/** In the order of the tags. Those of single people are in their stories. */
export async function listTagCadences(): Promise<readonly TagCadence[]> {
  const rows = (await database().decisions.where('name').equals('setCadence').toArray()) as DecisionRow<'setCadence'>[]
  return tagCadences(rows)
}

export function tagCadences(rows: readonly DecisionRow<'setCadence'>[]): TagCadence[] {
  const cadences = new Map<string, TagCadence>()
  for (const { args: { about, tag, days } } of inOrder(rows)) {
    if (about.length === 0) cadences.set(foldName(tag), { tag: tidy(tag), days })
  }
  return [...cadences].filter(([, { days }]) => days > 0).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cadence]) => cadence)
}
