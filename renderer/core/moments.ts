/** What the owner marked, and why: kept with each story, told by years. A moment belongs to the day of what was marked, not of the marking. */
import type { Kind, Setting } from '#contract/records'
import { localDate } from './dates'
import type { PersonId } from './model'
import type { Story, StoryItem } from './story'

/** One marked thing of one relationship. Plain JSON. */
export interface StoryMoment {
  /** Natural id of the interaction. */
  readonly item: string
  /** UTC ms; null where the source knows no time. */
  readonly at: number | null
  /** Its date, where it has no time. */
  readonly day?: string
  /** May be empty: it mattered, and that is all. */
  readonly why: string
  readonly kind: Kind
  readonly setting: Setting
  readonly network: string
  readonly place?: string
  /** Its words or title, shortened. */
  readonly snippet?: string
  /** Said by somebody else in a group they share. */
  readonly byOther?: true
}

/** The marked items of one timeline, oldest first. Marked is marked, even what was set aside as evidence. */
export function momentsOf(items: Iterable<StoryItem>): readonly StoryMoment[] {
  const moments: StoryMoment[] = []
  for (const { id, at, day, why, kind, setting, network, place, text, title, byOther } of items) {
    if (why === undefined) continue
    const snippet = shortened(text ?? title ?? '')
    moments.push({
      item: id, at,
      ...(day === undefined ? {} : { day }),
      why, kind, setting, network,
      ...(place?.name === undefined ? {} : { place: place.name }),
      ...(snippet === '' ? {} : { snippet }),
      ...(byOther ? { byOther } : {}),
    })
  }
  return moments.sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity) || (a.item < b.item ? -1 : a.item > b.item ? 1 : 0))
}

/** A moment and whose it is. */
export interface MarkedMoment extends StoryMoment {
  readonly person: PersonId
  /** On the wall calendar of the zone; null where no time is known. */
  readonly year: number | null
}

/** Everybody's moments, newest first or oldest first; what has no time comes last. */
export function allMoments(stories: ReadonlyMap<PersonId, Pick<Story, 'moments'>>, zone: string, order: 'newest' | 'oldest' = 'newest'): readonly MarkedMoment[] {
  const all: MarkedMoment[] = []
  for (const [person, { moments = [] }] of stories) {
    for (const moment of moments) all.push({ ...moment, person, year: yearOf(moment, zone) })
  }
  const way = order === 'newest' ? -1 : 1
  return all.sort((a, b) => (a.at === null || b.at === null ? (a.at === null ? 1 : 0) - (b.at === null ? 1 : 0) : way * (a.at - b.at)) || byKey(a, b))
}

/** The year something belongs to in the zone; what has but a date has the same one everywhere. */
export const yearOf = ({ at, day }: { readonly at: number | null; readonly day?: string | undefined }, zone: string): number | null =>
  at === null ? null : localDate(at, day === undefined ? zone : 'UTC').year

const byKey = (a: MarkedMoment, b: MarkedMoment): number => {
  const [left, right] = [`${a.person}\n${a.item}`, `${b.person}\n${b.item}`]
  return left < right ? -1 : left > right ? 1 : 0
}

/** One line of at most 160 characters. */
export function shortened(text: string, most = 160): string {
  const line = text.slice(0, 4 * most).replace(/\s+/g, ' ').trim()
  return line.length > most ? `${line.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : line
}
