/** People with whom there were words over some time and no encounter, not even a hint of one. */
import type { Encounter, PersonSummary, Proof } from '../model'
import type { NetworkTouches, Story } from '../story'
import { byId, told, type Known } from './input'

export interface NeverMet {
  readonly person: PersonSummary
  /** Months with a direct touch. */
  readonly months: number
  readonly direct: number
  /** Whether both have spoken, as far as the archives hold both. */
  readonly bothVoices: boolean
  /** The first and last direct touch: the evidence, one click away. */
  readonly since: Proof
  readonly last: Proof
  /** Where they live, if known. */
  readonly where?: string
}

const fewestMonths = 2
const fewestTouches = 5

/** By months in contact, then both voices, then the latest touch. */
export function neverMet({ people, stories, encounters }: Known): readonly NeverMet[] {
  const found: NeverMet[] = []
  for (const [person, story] of told({ people, stories })) {
    if (!isNeverMet(story, encounters.get(person.id))) continue
    const { first, last } = firstAndLast(story.networks)
    found.push({
      person, since: first, last, months: story.months,
      direct: directOf(story),
      bothVoices: story.mine > 0 && story.theirs > 0,
      ...(person.where === undefined ? {} : { where: person.where }),
    })
  }
  return found.sort((a, b) => b.months - a.months || Number(b.bothVoices) - Number(a.bothVoices) || b.last.at - a.last.at || byId(a, b))
}

/** An encounter of any grade, what is rejected apart, is one too many: whether a hint was a meeting, the inbox asks. */
export const isNeverMet = (story: Story, encounters: readonly Encounter[] = []): boolean =>
  story.months >= fewestMonths && directOf(story) >= fewestTouches && encounters.length === 0 && story.metBefore === undefined

const directOf = ({ networks }: Story): number => networks.reduce((sum, { direct }) => sum + direct, 0)

/** The first and last direct touch on any network. */
export function firstAndLast(networks: readonly NetworkTouches[]): { readonly first: Proof; readonly last: Proof } {
  const first = networks.reduce((a, b) => (b.first < a.first ? b : a))
  const last = networks.reduce((a, b) => (b.last > a.last ? b : a))
  return { first: { id: first.firstId, at: first.first }, last: { id: last.lastId, at: last.last } }
}
