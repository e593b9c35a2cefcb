/** Finds people by the names they go by: whole names, other names and nicknames, then first names alone. */
import type { PersonId, PersonSummary } from '../model'
import { foldedWords, phraseLength, type Word } from './words'

export type NamedPerson = Pick<PersonSummary, 'id' | 'name' | 'otherName' | 'alsoNamed' | 'lastDirect' | 'lastEncounter' | 'counts' | 'deleted'>

/** How somebody was named; the lesser the surer. */
type Sureness = 0 | 1 | 2

interface Entry {
  readonly words: readonly string[]
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

export class KnownPeople {
  private readonly byFirst = new Map<string, Entry[]>()

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
      const known = this.byFirst.get(words[0]!)
      if (known) known.push({ words, sure, person })
      else this.byFirst.set(words[0]!, [{ words, sure, person }])
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
    const first = words[at]
    if (!first) return undefined
    let length = 0
    const best = new Map<PersonId, Entry>()
    for (const entry of this.byFirst.get(first.folded) ?? []) {
      if (entry.words.length < length || phraseLength(words, at, entry.words) === 0) continue
      if (entry.words.length > length) {
        length = entry.words.length
        best.clear()
      }
      const known = best.get(entry.person.id)
      if (!known || entry.sure < known.sure) best.set(entry.person.id, entry)
    }
    if (length === 0) return undefined
    const entries = [...best.values()].sort(closer).slice(0, most)
    return { length, ids: entries.map(({ person }) => person.id), firstName: entries.every(({ sure }) => sure === 2) }
  }
}

/** A library of 50,000 people is made ready in steps of a thousand. */
export function* knowingPeople(people: readonly NamedPerson[]): Generator<undefined, KnownPeople> {
  const known = new KnownPeople([])
  for (const [index, person] of people.entries()) {
    known.add(person)
    if (index % 1000 === 999) yield
  }
  return known
}

function closer(a: Entry, b: Entry): number {
  return a.sure - b.sure || lastOf(b.person) - lastOf(a.person) || touchesOf(b.person) - touchesOf(a.person) || (a.person.id < b.person.id ? -1 : 1)
}

const lastOf = ({ lastDirect, lastEncounter }: NamedPerson): number => Math.max(lastDirect ?? 0, lastEncounter ?? 0)
const touchesOf = ({ counts }: NamedPerson): number => counts.public + counts.private + counts.inPerson + counts.bridge

const titles = new Set(['dr', 'prof', 'mr', 'mrs', 'ms', 'herr', 'frau', 'fr', 'hr', 'mme', 'sr', 'sra', 'old', 'the'])
