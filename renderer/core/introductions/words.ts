/** Introductions in sentences. */
import { dateWords, localDate, monthWords } from '../dates'
import type { PersonId } from '../model'
import type { ChainStep, Connector } from './graph'
import type { HintKind, Introduction } from './model'

export type NameOf = (person: PersonId) => string

/** `Tomás introduced you to Bea`, `You introduced Bea and Carl`, `Tomás introduced Bea and Carl`. */
export function introductionWords({ by, people }: Pick<Introduction, 'by' | 'people'>, nameOf: NameOf): string {
  const [first = '', second] = people.map(nameOf)
  const who = by === '' ? 'You' : nameOf(by)
  return second === undefined ? `${who} introduced you to ${first}` : `${who} introduced ${first} and ${second}`
}

/** `May 2014`, `2014`; `exactly`: `11 May 2014`. Empty where nobody knows. */
export function whenWords({ at, roughly }: Pick<Introduction, 'at' | 'roughly'>, zone: string, exactly = false): string {
  if (at === null) return ''
  if (roughly === 'year') return String(localDate(at, 'UTC').year)
  return exactly && roughly === undefined ? dateWords(at, zone) : monthWords(at, roughly === undefined ? zone : 'UTC')
}

/** What speaks for it, in a few words. */
export const evidenceKindWords: Readonly<Record<HintKind, string>> = {
  record: 'A source has it as an introduction',
  met: 'You wrote how you met',
  card: 'An address book says how you met',
  logged: 'You wrote it down',
  said: 'Words that introduce',
  chat: 'Your first words were in a chat of three',
  there: 'Was there when you first met',
}

/** `Nour, through Marisol, through Bart`: back to where it began. */
export function chainWords(chain: readonly ChainStep[], nameOf: NameOf): string {
  const names = chain.map(({ person }) => nameOf(person))
  if (names.length < 2) return `Nobody brought you to ${names[0] ?? 'them'}, as far as is known`
  return `${names.map((name, at) => (at === 0 ? name : `through ${name}`)).join(', ')}`
}

/** `Marisol brought you 3 people. With 2 of them it went full circle.` */
export function connectorWords({ person, brought, full, pairs }: Pick<Connector, 'person' | 'brought' | 'full' | 'pairs'>, nameOf: NameOf): string {
  const name = nameOf(person)
  const sentences: string[] = []
  if (brought.length > 0) sentences.push(`${name} brought you ${brought.length === 1 ? nameOf(brought[0]!) : `${brought.length} people`}.`)
  if (full.length > 0) sentences.push(brought.length === 1 ? 'It went full circle.' : full.length === brought.length ? 'With all of them it went full circle.' : `With ${full.length} of them it went full circle.`)
  if (pairs.length > 0) sentences.push(`${brought.length > 0 ? 'And brought' : `${name} brought`} together ${pairs.length === 1 ? pairs[0]!.people.map(nameOf).join(' and ') : `${pairs.length} pairs of others`}.`)
  return sentences.join(' ')
}

/** `Without Marisol you would not know these 14.` */
export const withoutWords = (person: PersonId, onlyThrough: readonly PersonId[], nameOf: NameOf): string =>
  `Without ${nameOf(person)} you would not know ${onlyThrough.length === 1 ? nameOf(onlyThrough[0]!) : `these ${onlyThrough.length}`}.`
