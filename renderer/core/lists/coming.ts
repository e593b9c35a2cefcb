/** Before a meeting: what the next days hold, and for everybody who will be there what one would like to remember. */
import type { Place } from '#contract/records'
import { day, localDate } from '../dates'
import type { Encounter, PersonId, PersonSummary } from '../model'
import { statements, verdictOf } from '../statements'
import type { OpenLoop, Story, Words } from '../story'
import { byId, told, type Introducer, type Introducers, type Known } from './input'
import type { Ahead } from './told'

/** One planned thing, with those of it who are known. */
export interface Coming<P extends Pair = Pair> {
  /** Natural id of the event. */
  readonly id: string
  readonly at: number
  readonly until?: number
  readonly day?: string
  readonly title?: string
  readonly place?: Place
  /** Who was seen last comes first. */
  readonly people: readonly ComingPerson[]
  /** Two of them who do not know each other, of the suggested introductions. */
  readonly introduce: readonly P[]
}

export interface ComingPerson {
  readonly person: PersonSummary
  /** Natural id of their item. */
  readonly item: string
  /** No encounter before, not even a hint: it will be the first. */
  readonly first: boolean
  readonly lastEncounter?: Encounter
  readonly lastWords?: Words
  /** Newest first. */
  readonly openLoops: readonly OpenLoop[]
  readonly introducedBy: readonly Introducer[]
}

/** Two people whom the owner could introduce to each other. */
export interface Pair {
  readonly left: PersonId
  readonly right: PersonId
}

export interface ComingInput<P extends Pair> extends Known {
  readonly introducers: Introducers
  /** Suggested introductions of everybody. */
  readonly pairs: readonly P[]
  readonly now: number
  readonly zone: string
}

const daysAhead = 7

/** What is planned within seven days, in order of time. */
export function coming<P extends Pair>({ people, stories, encounters, introducers, pairs, now, zone }: ComingInput<P>): readonly Coming<P>[] {
  const events = new Map<string, { readonly ahead: Ahead; readonly people: ComingPerson[] }>()
  for (const [person, story] of told({ people, stories })) {
    for (const ahead of story.ahead ?? []) {
      if (!isSoon(ahead, now, zone)) continue
      const met = encounters.get(person.id) ?? []
      const lastEncounter = met.findLast(({ grade }) => grade !== 'candidate')
      const one: ComingPerson = {
        person,
        item: ahead.item,
        first: met.length === 0 && story.metBefore === undefined,
        ...(lastEncounter === undefined ? {} : { lastEncounter }),
        ...(story.lastWords === undefined ? {} : { lastWords: story.lastWords }),
        openLoops: [...story.openLoops].sort((a, b) => b.at - a.at),
        introducedBy: introducers.get(person.id) ?? [],
      }
      const known = events.get(ahead.id)
      if (known) known.people.push(one)
      else events.set(ahead.id, { ahead, people: [one] })
    }
  }
  return [...events.values()].map(({ ahead: { id, at, until, day: date, title, place }, people: there }) => {
    const ids = new Set(there.map(({ person }) => person.id))
    return {
      id, at,
      ...(until === undefined ? {} : { until }),
      ...(date === undefined ? {} : { day: date }),
      ...(title === undefined ? {} : { title }),
      ...(place === undefined ? {} : { place }),
      people: there.sort((a, b) => (b.lastEncounter?.at ?? -Infinity) - (a.lastEncounter?.at ?? -Infinity) || byId(a, b)),
      introduce: pairs.filter(({ left, right }) => left !== right && ids.has(left) && ids.has(right)),
    }
  }).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** The first that the owner did not put away: one of those who will be there is enough, as others may join. */
export const nextToShow = <P extends Pair>(meetings: readonly Coming<P>[], stories: ReadonlyMap<PersonId, Pick<Story, 'verdicts'>>): Coming<P> | undefined =>
  meetings.find(({ id, people }) => !people.some(({ person }) => verdictOf(stories.get(person.id)?.verdicts ?? {}, statements.coming(id)) === 'rejected'))

/** What has only a date is noon UTC of it: there the dates are compared. */
function isSoon({ at, day: date }: Ahead, now: number, zone: string): boolean {
  if (date === undefined) return at > now && at <= now + daysAhead * day
  const { year, month, day: today } = localDate(now, zone)
  const days = Math.floor(at / day) - Date.UTC(year, month - 1, today) / day
  return days >= 0 && days <= daysAhead
}
