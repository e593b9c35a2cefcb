/** Everybody's open loops: met, and nobody has written since, as far as archives that would know it reach. */
import type { PersonSummary } from '../model'
import type { OpenLoop } from '../story'
import { byId, told, type Known } from './input'

export interface OpenLoopOf extends OpenLoop {
  readonly person: PersonSummary
}

/** Of a list in order, the first of each person. */
export function latestOfEach(loops: readonly OpenLoopOf[]): readonly OpenLoopOf[] {
  const seen = new Set<string>()
  return loops.filter(({ person: { id } }) => !seen.has(id) && seen.add(id))
}

/** Newest first. What the owner closed or left is not in the stories. */
export function openLoops(known: Pick<Known, 'people' | 'stories'>): readonly OpenLoopOf[] {
  const found: OpenLoopOf[] = []
  for (const [person, { openLoops: loops }] of told(known)) for (const loop of loops) found.push({ ...loop, person })
  return found.sort((a, b) => b.at - a.at || byId(a, b))
}
