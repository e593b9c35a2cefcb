/** Counting what waits in the review of meetings. */
import { listEncounters } from './stories'

/** The meetings of everybody that something hints at and nothing proves. */
export async function candidateCount(): Promise<number> {
  let count = 0
  for (const all of (await listEncounters()).values()) for (const { grade } of all) if (grade === 'candidate') count++
  return count
}
