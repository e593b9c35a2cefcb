/** Finds people by the names they go by: whole names, other names and nicknames, then first names alone. */
import type { PersonId, PersonSummary } from '../model'
import { foldedWords, isTight, type Word } from './words'

export type NamedPerson = Pick<PersonSummary, 'id' | 'name' | 'otherName' | 'alsoNamed' | 'lastDirect' | 'lastEncounter' | 'counts' | 'deleted'>

/** How somebody was named; the lesser the surer. */
type Sureness = 0 | 1 | 2

interface Entry {
  readonly sure: Sureness
  readonly person: NamedPerson
}

export interface FoundPeople {
  /** How many words of the line name them. */
  readonly length: number
  /** Best first: the surest name, then whoever was in touch last, then most. */
  readonly ids: readonly PersonId[]
  /** Only a first name: another name may follow. */
  readonly firstName: boolean
}

const most = 8
const mostGiven = 4
/** Nobody is looked for by more words than these. */
const mostWords = 10

export class KnownPeople {
  /** By the words of the name, with blanks between. */
  private readonly byName = new Map<string, Entry[]>()
  private longest = 0

  constructor(people: Iterable<NamedPerson>) {
    for (const person of people) this.add(person)
  }

  add(person: NamedPerson): void {
    if (person.deleted) return
    const said = new Set<string>()
    const say = (words: readonly string[], sure: Sureness) => {
      const key = words.join(' ')
      if (words.length === 0 || said.has(key)) return
      said.add(key)
      this.longest = Math.max(this.longest, Math.min(words.length, mostWords))
      const known = this.byName.get(key)
      if (known) known.push({ sure, person })
      else this.byName.set(key, [{ sure, person }])
    }
    const whole = foldedWords(person.name)
    say(whole, 0)
    const others = [person.otherName, ...(person.alsoNamed ?? [])].flatMap((name) => (name ? [foldedWords(name)] : []))
    for (const words of others) {
      say(words, 1)
      // `Bea Ek` of Beatrix Ek, whom somebody calls Bea.
      if (words.length === 1 && whole.length > 1) say([...words, whole.at(-1)!], 1)
    }
    for (const words of [whole, ...others]) {
      // `Dr Brandstätter` is no first name and no short one either.
      const first = words.find((word) => [...word].length > 1 && !titles.has(word))
      if (words.length < 2 || first === undefined || first !== words[0]) continue
      say([first], 2)
      // `María José` of María José de la Concepción Ruiz, and her first name with her last.
      for (let length = 2; length < Math.min(words.length, mostGiven + 1); length++) say(words.slice(0, length), 1)
      if (words.length > 2) say([first, words.at(-1)!], 1)
    }
  }

  /** The longest name that stands at a word of the line. */
  at(words: readonly Word[], at: number): FoundPeople | undefined {
    for (let length = Math.min(this.longest, words.length - at); length > 0; length--) {
      const name = words.slice(at, at + length)
      if (!name.every(({ gap }, index) => index === 0 || isTight(gap))) continue
      const found = this.byName.get(name.map(({ folded }) => folded).join(' '))
      if (found) return { length, ids: bestOf(found), firstName: found.every(({ sure }) => sure === 2) }
    }
    return undefined
  }
}

/** The few that come first of what may be thousands with one first name. */
function bestOf(found: readonly Entry[]): readonly PersonId[] {
  const best: Entry[] = []
  for (const entry of found) {
    const place = best.findIndex((other) => closer(entry, other) < 0)
    if (place >= 0) best.splice(place, 0, entry)
    else if (best.length < most) best.push(entry)
    if (best.length > most) best.pop()
  }
  return best.map(({ person }) => person.id)
}

/** A library of 50,000 people is made ready in steps of a few milliseconds. */
export function* knowingPeople(people: readonly NamedPerson[]): Generator<undefined, KnownPeople> {
  const known = new KnownPeople([])
  for (const [index, person] of people.entries()) {
    known.add(person)
    if (index % 250 === 249) yield
  }
  return known
}

function closer(a: Entry, b: Entry): number {
  return a.sure - b.sure || lastOf(b.person) - lastOf(a.person) || touchesOf(b.person) - touchesOf(a.person) || (a.person.id < b.person.id ? -1 : 1)
}

const lastOf = ({ lastDirect, lastEncounter }: NamedPerson): number => Math.max(lastDirect ?? 0, lastEncounter ?? 0)
const touchesOf = ({ counts }: NamedPerson): number => counts.public + counts.private + counts.inPerson + counts.bridge

const titles = new Set(['dr', 'prof', 'mr', 'mrs', 'ms', 'herr', 'frau', 'fr', 'hr', 'mme', 'sr', 'sra', 'old', 'the'])
