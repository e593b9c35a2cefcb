/** How many people of the library have each thing: what one or two have tells, what many have does not. */
import { loneWord, type NameForm, type NameWord } from './nameForms'
import type { Traits } from './traits'

export interface Counts {
  readonly people: number
  /** How many people a whole name stands for, at least. */
  bearers(name: NameForm): number
  /** The same of one word. */
  wordBearers(word: NameWord): number
  /** Different words that begin with a letter and stand beside a word in names: whom `M. Ugarte` can be. */
  beside(word: NameWord, initial: NameWord): number
  /** People of an employer whose name may be short for this one. */
  atWork(employer: string, form: string): number
  holders(kind: Held, key: string): number
  /** Nobody else in any source of theirs is called by this one word and nothing more. */
  isOnlyNamed(one: Traits, word: NameWord): boolean
  /** Nobody else in any source of theirs is called so, for short or in full. */
  isOnlyCalled(one: Traits, form: string): boolean
  /** So many in one source are called so that it says nothing. */
  isEverywhere(form: string): boolean
}

export type Held = 'handle' | 'photo' | 'page' | 'email' | 'phone' | 'thread' | 'town'

export function countsOf(people: readonly Traits[]): Counts {
  const holders = new Map<string, number>()
  // One person stands in five archives as five; two of one name in one archive are two.
  const bearers = new Map<string, Map<string, number>>()
  const beside = new Map<string, Set<string>>()
  for (const one of people) {
    for (const key of heldBy(one)) holders.set(key, (holders.get(key) ?? 0) + 1)
    for (const key of namedBy(one)) for (const archive of archivesOf(one)) count(bearers, key, archive)
    for (const { words } of one.names) {
      for (const word of words) for (const other of words) if (other !== word && !word.initial && !other.initial) add(beside, `${word.sound} ${other.text[0]}`, wholeForm(other))
    }
  }
  const isOnly = (one: Traits, key: string) => [...archivesOf(one)].every((archive) => (bearers.get(key)?.get(archive) ?? 0) <= 1)
  const most = (key: string) => Math.max(1, ...(bearers.get(key)?.values() ?? []))
  return {
    people: people.length,
    bearers: (name) => most(`name ${nameKey(name)}`),
    wordBearers: ({ sound }) => most(`word ${sound}`),
    beside: ({ sound }, { text }) => beside.get(`${sound} ${text[0]}`)?.size ?? 0,
    atWork: (employer, form) => most(`work ${employer} ${form}`),
    holders: (kind, key) => holders.get(`${kind} ${key}`) ?? 0,
    isOnlyNamed: (one, { sound }) => isOnly(one, `alone ${sound}`),
    isOnlyCalled: (one, form) => isOnly(one, `called ${form}`),
    isEverywhere: (form) => most(`called ${form}`) > Math.max(fewBearers, people.length * commonShare),
  }
}

/** A name that every hundredth bears is a very common one; that of a few is not, however few there are. */
const commonShare = 0.01
const fewBearers = 5

const archivesOf = ({ archives }: Traits): Iterable<string> => (archives.size > 0 ? archives : noArchive)
/** Address books and the like are one source: none of them knows its people apart. */
const noArchive: readonly string[] = ['']

function heldBy(one: Traits): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const { key } of one.handles) keys.add(`handle ${key}`)
  for (const photo of one.photos) keys.add(`photo ${photo}`)
  for (const page of one.pages) keys.add(`page ${page}`)
  for (const email of one.emails) keys.add(`email ${email}`)
  for (const phone of one.phones) keys.add(`phone ${phone}`)
  for (const thread of one.threads.keys()) keys.add(`thread ${thread}`)
  for (const town of one.towns.keys()) keys.add(`town ${town}`)
  return keys
}

function namedBy(one: Traits): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const name of one.names) {
    keys.add(`name ${nameKey(name)}`)
    for (const { sound, initial, forms } of name.words) {
      keys.add(`word ${sound}`)
      if (!initial) for (const form of forms) keys.add(`called ${form}`)
    }
    const alone = loneWord(name)
    if (alone) keys.add(`alone ${alone.sound}`)
    for (const employer of one.employers.keys()) for (const { forms } of name.words) for (const form of forms) keys.add(`work ${employer} ${form}`)
  }
  return keys
}

const nameKey = ({ words }: NameForm): string => words.map(({ sound }) => sound).sort().join(' ')

/** Bob and Robert are one word. */
const wholeForm = ({ forms, sound }: NameWord): string => forms.find((form) => form !== sound) ?? sound

function count(map: Map<string, Map<string, number>>, key: string, archive: string): void {
  const known = map.get(key)
  if (known) known.set(archive, (known.get(archive) ?? 0) + 1)
  else map.set(key, new Map([[archive, 1]]))
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key)
  if (known) known.add(value)
  else map.set(key, new Set([value]))
}
