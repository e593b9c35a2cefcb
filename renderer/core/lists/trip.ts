/** Whom to see in a city: people never met, and people long unseen, whose last known place has its name. */
import type { Place } from '#contract/records'
import { day } from '../dates'
import type { Encounter, PersonSummary, Proof } from '../model'
import { foldName } from '../names'
import { byId, told, type Known } from './input'
import { firstAndLast, isNeverMet } from './neverMet'
import type { Ahead } from './told'

/** Why somebody is named: `lives` is what address books and profiles say, `venue` where the two met last. */
export interface TripReason {
  readonly kind: 'lives' | 'venue'
  /** The words that match. */
  readonly where: string
  /** The encounter there. */
  readonly encounter?: Proof
}

export interface TripPerson {
  readonly person: PersonSummary
  readonly kind: 'never met' | 'long unseen'
  /** The last encounter of whom is long unseen. */
  readonly seen?: Proof
  /** The last touch: direct for whom was never met. */
  readonly last: Proof
  readonly months: number
  /** At least one, what they say of themselves first. */
  readonly why: readonly TripReason[]
}

export interface TripInput extends Known {
  /** As typed. */
  readonly city: string
  readonly now: number
}

/** Unseen for longer. */
const longUnseen = 365 * day

/** Never met first, each by months in contact. Nobody where no city is typed. */
export function trip({ city, people, stories, encounters, now }: TripInput): readonly TripPerson[] {
  const wanted = wordsOf(city)
  if (wanted.length === 0) return []
  const found: TripPerson[] = []
  const says = sayer(wanted)
  for (const [person, story] of told({ people, stories })) {
    const met = encounters.get(person.id) ?? []
    const why = reasons(person, met, says)
    if (why.length === 0) continue
    const seen = met.findLast(({ grade }) => grade !== 'candidate')
    if (isNeverMet(story, met)) found.push({ person, kind: 'never met', last: firstAndLast(story.networks).last, months: story.months, why })
    else if (seen && now - Math.max(seen.at, seen.until) > longUnseen) {
      found.push({ person, kind: 'long unseen', seen: proof(seen), last: story.silence.last ?? proof(seen), months: story.months, why })
    }
  }
  return found.sort((a, b) => Number(a.kind === 'long unseen') - Number(b.kind === 'long unseen') || b.months - a.months || b.last.at - a.last.at || byId(a, b))
}

/** Where they live as they say, and where the two met last: an older venue says nothing any more. */
function reasons({ where }: PersonSummary, met: readonly Encounter[], says: (text: string) => boolean): TripReason[] {
  const why: TripReason[] = []
  if (where !== undefined && says(where)) why.push({ kind: 'lives', where })
  const last = met.findLast(({ place }) => place?.name !== undefined || place?.address !== undefined)
  const text = [last?.place?.name, last?.place?.address].find((words) => words !== undefined && says(words))
  if (last && text !== undefined) why.push({ kind: 'venue', where: text, encounter: proof(last) })
  return why
}

/** The next thing planned that says where. */
export function nextWithPlace(stories: Known['stories'], now: number): Ahead | undefined {
  let next: Ahead | undefined
  for (const { ahead = [] } of stories.values()) {
    for (const one of ahead) {
      if (one.at <= now || cityOf(one.place) === '') continue
      if (!next || one.at < next.at || (one.at === next.at && one.id < next.id)) next = one
    }
  }
  return next
}

/**
 * The city of a place as it is written, for the box: of an address the part with the postcode, else the last but one of three and more (the
 * last where that is a street), the second of two, the only one. A guess that stands in a field and can be typed over. Empty where nothing but a number is written.
 */
export function cityOf(place: Place | undefined): string {
  const parts = (place?.address ?? place?.name ?? '').split(/[,;\n]+/).map((part) => part.trim()).filter((part) => /\p{L}/u.test(part))
  const coded = parts.find((part) => /^(?:[A-Z]{1,2}-)?(?:\d{4,6}|\d{2,4}-\d{3,4})\s+\p{L}/u.test(part))
  if (coded !== undefined) return coded.replace(/^\S+\s+/, '')
  const inner = parts.length >= 3 && !isStreet(parts.at(-2)!)
  const part = inner ? parts.at(-2) : parts.at(-1)
  // `London SW1A 2AA`, `Springfield IL 62701`
  return (part ?? '').replace(/(?:\s+\S*\d\S*)+$/, '')
}

/** `Via Battisti 18`: then no country follows, but the city. */
const isStreet = (part: string): boolean => /\s\d{1,3}\s?[a-z]?$/i.test(part)

/** The same for many texts, of which most are said again and again: people live in few cities, and meet at few places. */
function sayer(wanted: readonly string[]): (text: string) => boolean {
  const known = new Map<string, boolean>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const is = hasWords(text, wanted)
    known.set(text, is)
    return is
  }
}

/** Whether all words stand in the text as whole words, one after another. */
function hasWords(text: string, wanted: readonly string[]): boolean {
  const folded = foldName(text)
  // Most places are another city's, and taking a text apart is slow.
  if (!folded.includes(wanted[0]!)) return false
  const words = wordsIn(folded)
  return words.some((_, at) => wanted.every((word, index) => words[at + index] === word))
}

const wordsOf = (text: string): readonly string[] => wordsIn(foldName(text))
const wordsIn = (folded: string): readonly string[] => folded.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '')
const proof = ({ id, at }: Proof): Proof => ({ id, at })
