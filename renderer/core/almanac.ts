/** The year month by month, as an almanac shows it: circles that closed, moments, and the turn that is open now. */
import { localDate } from './dates'
import { tookPlace } from './encounters'
import type { Encounter, PersonId, PersonSummary } from './model'
import type { MarkedMoment } from './moments'
import { statements, verdictOn } from './statements'
import type { Story } from './story'
import type { Closing } from './yearReview'

export interface AlmanacMonth {
  /** 1 to 12. */
  readonly month: number
  readonly closings: readonly Closing[]
  readonly moments: number
  /** Met in this month, and nobody has written since. */
  readonly open: readonly OpenTurn[]
  readonly when: 'past' | 'now' | 'ahead'
}

export interface OpenTurn {
  readonly person: PersonId
  readonly encounter: Encounter
}

export interface AlmanacInput {
  /** All of the year. */
  readonly closings: readonly Closing[]
  readonly moments: readonly MarkedMoment[]
  readonly open: readonly OpenTurn[]
  readonly year: number
  readonly now: number
  readonly zone: string
}

export function almanacOf({ closings, moments, open, year, now, zone }: AlmanacInput): readonly AlmanacMonth[] {
  const today = localDate(now, zone)
  const thisMonth = (today.year - year) * 12 + today.month
  const isIn = (month: number) => ({ at, day }: { readonly at: number | null; readonly day?: string | undefined }): boolean => {
    if (at === null) return false
    const date = localDate(at, day === undefined ? zone : 'UTC')
    return date.year === year && date.month === month
  }
  return Array.from({ length: 12 }, (_, index) => {
    const month = index + 1
    const is = isIn(month)
    return {
      month,
      closings: closings.filter(({ direct }) => is(direct)),
      moments: moments.filter(is).length,
      open: open.filter(({ encounter }) => is(encounter)),
      when: month === thisMonth ? 'now' : month > thisMonth ? 'ahead' : 'past',
    }
  })
}

/**
 * Whoever was met and has not been heard of since, the last meeting first. Whoever is archived is left in peace, and so is what the owner settled
 * as an open loop.
 */
export function openTurns(
  people: readonly PersonSummary[], encounters: ReadonlyMap<PersonId, readonly Encounter[]>, stories: ReadonlyMap<PersonId, Pick<Story, 'verdicts'>>, now: number,
): readonly OpenTurn[] {
  return people
    .flatMap(({ id, openTurn, archived }) => {
      const encounter = openTurn && !archived ? encounters.get(id)?.findLast((one) => one.grade !== 'candidate' && tookPlace(one, now)) : undefined
      return encounter && verdictOn(stories.get(id)?.verdicts ?? {}, statements.loop, encounter) === undefined ? [{ person: id, encounter }] : []
    })
    .sort((a, b) => b.encounter.at - a.encounter.at || (a.person < b.person ? -1 : 1))
}
