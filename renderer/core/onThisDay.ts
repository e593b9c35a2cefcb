/**
 * One memory of this day in an earlier year: an encounter, or what was marked. Marked before met, round years before others, the rest by lot: the
 * same all day. What was put away does not come again; the next one may take its place.
 */
import { day, localDate } from './dates'
import { hash32 } from './hashes'
import type { Encounter, PersonId, Proof } from './model'
import { shortened, type StoryMoment } from './moments'
import { isSameDay } from './nominations'
import { statements, verdictOn } from './statements'
import type { Story } from './story'

export interface Memory extends Proof {
  /** Who was there; whose moment it is. In text order, at least one. */
  readonly people: readonly PersonId[]
  /** Whole years ago. */
  readonly years: number
  /** The encounter, where it was one; `id` is its id then, and the natural id of the item else. */
  readonly encounter?: Encounter
  /** Set where it, or one of its records, was marked. */
  readonly moment?: StoryMoment
  readonly words?: string
}

export interface RememberedInput {
  readonly stories: ReadonlyMap<PersonId, Pick<Story, 'moments' | 'verdicts'>>
  readonly encounters: ReadonlyMap<PersonId, readonly Encounter[]>
}

/** The memory of today; null where the day has none. Nobody of the trash is in the input. */
export function onThisDay({ stories, encounters }: RememberedInput, now: number, zone: string): Memory | null {
  const today = localDate(now, zone)
  const found = new Map<string, Memory>()
  const dateOf = ({ at, day }: { readonly at: number; readonly day?: string | undefined }) => localDate(at, day === undefined ? zone : 'UTC')
  const near = nearDates(now)
  const isToday = (one: { readonly at: number; readonly day?: string | undefined }) => {
    // Another day in any zone: most are.
    const there = new Date(one.at)
    if (!near.has(32 * there.getUTCMonth() + there.getUTCDate())) return false
    const then = dateOf(one)
    return then.year < today.year && isSameDay(then, today)
  }
  const putAway = (person: PersonId, id: string, evidence: readonly string[]) =>
    verdictOn(stories.get(person)?.verdicts ?? {}, statements.memory, { id, evidence }) !== undefined
  const gone = new Set<string>()
  const remember = (memory: Memory) => {
    const known = found.get(memory.id)
    found.set(memory.id, known ? { ...known, ...memory, people: [...new Set([...known.people, ...memory.people])].sort() } : memory)
  }
  /** Which encounter a record belongs to. */
  const of = new Map<string, string>()
  for (const [person, all] of encounters) {
    for (const encounter of all) {
      if (encounter.grade === 'candidate' || !isToday(encounter)) continue
      for (const id of encounter.evidence) of.set(`${person}\n${id}`, encounter.id)
      if (putAway(person, encounter.id, encounter.evidence)) gone.add(encounter.id)
      remember({ id: encounter.id, at: encounter.at, people: [person], years: today.year - dateOf(encounter).year, encounter })
    }
  }
  for (const [person, { moments = [] }] of stories) {
    for (const moment of moments) {
      const { item, at } = moment
      if (at === null || !isToday({ at, day: moment.day })) continue
      const id = of.get(`${person}\n${item}`) ?? item
      if (putAway(person, id, [item])) gone.add(id)
      const known = found.get(id)
      remember({ ...known, id, at: known?.at ?? at, people: [person], years: today.year - dateOf({ at, day: moment.day }).year, moment, ...wordsOf(moment) })
    }
  }
  const best = [...found.values()].filter(({ id }) => !gone.has(id)).sort((a, b) => rankOf(a) - rankOf(b) || lot(a) - lot(b) || (a.id < b.id ? -1 : 1))
  return best[0] ?? null

  function lot({ id }: Memory): number {
    return hash32(`${today.year} ${id}`)
  }
}

/** Dates (32 times the month from 0, and the day) that are today's in some zone, and the leap day beside the 28th. */
function nearDates(now: number): ReadonlySet<number> {
  const near = [-2, -1, 0, 1, 2].map((days) => new Date(now + days * day)).map((each) => 32 * each.getUTCMonth() + each.getUTCDate())
  return new Set(near.some((each) => each === leapDay - 1) ? [...near, leapDay] : near)
}

const leapDay = 32 + 29

const wordsOf = ({ snippet }: StoryMoment): Pick<Memory, 'words'> => (snippet === undefined ? {} : { words: shortened(snippet) })

const rankOf = ({ moment, years }: Memory): number => (moment ? 0 : 2) + (years % 5 === 0 ? 0 : 1)
