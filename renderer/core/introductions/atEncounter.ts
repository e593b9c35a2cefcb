/** Who was introduced to whom at one meeting. */
import { day } from '../dates'
import { spanOf } from '../encounterPage'
import type { Encounter, PersonId } from '../model'
import type { Introductions } from './introductions'
import type { Introduction } from './model'

/**
 * Introductions, and what may have been one, that a record of the encounter speaks for; or that were made that day or the next, by and to people who
 * were all there (`there`, the owner apart). What is known only by its month or year belongs to no meeting.
 */
export function introductionsAt({ accepted, candidates }: Pick<Introductions, 'accepted' | 'candidates'>, encounter: Encounter, there: ReadonlySet<PersonId>): readonly Introduction[] {
  const records = new Set([encounter.id, ...encounter.evidence, ...encounter.evidence.map((id) => id.replace(/^cue:/, ''))])
  const { from, to } = spanOf(encounter)
  const isThen = ({ at, roughly }: Pick<Introduction, 'at' | 'roughly'>) => at !== null && roughly === undefined && at >= from - day / 2 && at <= to + day
  const wereThere = ({ by, people }: Introduction) => [by, ...people].every((id) => id === '' || there.has(id))
  return [...accepted, ...candidates].filter((one) => one.evidence.some(({ id }) => records.has(id)) || (wereThere(one) && (isThen(one) || one.evidence.some(isThen))))
}
