/** How many people of the library have each thing: what one or two have tells, what many have does not. */
import { joinedForms } from './blocks'
import type { NameForm } from './nameForms'
import type { Traits } from './traits'

export interface Counts {
  readonly people: number
  /** Of a whole name, short names aside. */
  bearers(name: NameForm): number
  /** Of one word of a name, by its sound. */
  wordBearers(sound: string): number
  holders(kind: Held, key: string): number
}

export type Held = 'handle' | 'spelled' | 'photo' | 'page' | 'email' | 'phone' | 'thread' | 'town'

export function countsOf(people: readonly Traits[]): Counts {
  const counts = new Map<string, number>()
  for (const one of people) for (const key of keysOf(one)) counts.set(key, (counts.get(key) ?? 0) + 1)
  const of = (key: string) => counts.get(key) ?? 0
  return {
    people: people.length,
    bearers: (name) => of(`name ${nameKey(name)}`),
    wordBearers: (sound) => of(`word ${sound}`),
    holders: (kind, key) => of(`${kind} ${key}`),
  }
}

function keysOf(one: Traits): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const name of one.names) {
    keys.add(`name ${nameKey(name)}`)
    for (const { sound } of name.words) keys.add(`word ${sound}`)
    if (name.full > 1) for (const text of joinedForms(name)) keys.add(`spelled ${text}`)
  }
  for (const { key } of one.handles) keys.add(`handle ${key}`)
  for (const photo of one.photos) keys.add(`photo ${photo}`)
  for (const page of one.pages) keys.add(`page ${page}`)
  for (const email of one.emails) keys.add(`email ${email}`)
  for (const phone of one.phones) keys.add(`phone ${phone}`)
  for (const thread of one.threads.keys()) keys.add(`thread ${thread}`)
  for (const town of one.towns.keys()) keys.add(`town ${town}`)
  return keys
}

const nameKey = ({ words }: NameForm): string => words.map(({ sound }) => sound).sort().join(' ')
