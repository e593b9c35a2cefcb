/** Finding people by name, other names, handles, places and tags: by the beginnings of words, and where that finds few, with a letter wrong. */
import uFuzzy from '@leeoniya/ufuzzy'
import anyAscii from 'any-ascii'
import { handleParts, type Handle } from '#contract/handles'
import { showHandle } from '../handles'
import type { PersonId, PersonSummary } from '../model'
import { compareNames } from '../names'
import { markText } from './matching'
import type { Marked, PersonHit } from './model'
import type { Clause } from './query'
import { tokensOf } from './tokens'

/** A person as the search keeps them. */
export interface KnownPerson {
  readonly id: PersonId
  readonly name: string
  /** What else they are found by, as it is shown. */
  readonly also: readonly string[]
  /** The words of the name, and of everything, each with a blank before it and at the end. */
  readonly nameWords: string
  readonly allWords: string
  readonly where?: string
  readonly handles: readonly Handle[]
  /** UTC ms of the last touch or encounter; 0 for never. */
  readonly last: number
  readonly deleted: boolean
}

/** Signs of a name, and of what else somebody is found by: fifty thousand of them are asked at every letter that is typed. */
const longestKnown = 200
const cut = (text: string): string => text.slice(0, longestKnown)
/** Nobody's name has more. */
const mostNameWords = 8

export function knownPerson(summary: PersonSummary): KnownPerson {
  const { id, name, otherName, alsoNamed = [], handles, tags = [], where, lastDirect, lastEncounter, deleted = false } = summary
  const also = [...new Set([...(otherName === undefined ? [] : [otherName]), ...alsoNamed, ...handles.map(handleWords), ...tags, ...(where === undefined ? [] : [where])].map(cut))]
  const nameWords = wordsIn(cut(name))
  return {
    id, name, also: also.filter((words) => words !== '' && words !== name),
    nameWords, allWords: nameWords + also.map(wordsIn).join(''),
    ...(where === undefined ? {} : { where }),
    handles,
    last: Math.max(lastDirect ?? 0, lastEncounter ?? 0),
    deleted,
  }
}

/** `@bea`, `bea@example.org`; of a number that the platform gave only the number. */
function handleWords(handle: Handle): string {
  const { network, kind, value } = handleParts(handle)
  return network === 'card' || network === 'person' ? '' : kind === 'id' ? value : showHandle(handle)
}

/** ` bea ek `. Names in other scripts are found by their Latin spelling as well. */
export function wordsIn(text: string): string {
  // Most are plain: fifty thousand people are made ready in a quarter of a second instead of a whole one.
  if (/^[\w .@+-]*$/.test(text)) return ` ${text.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()} `
  const latin = anyAscii(text)
  const spellings = latin === text || !/\P{Script=Latin}/u.test(text.replace(/[^\p{L}]/gu, '')) ? [text] : [text, latin]
  return ` ${spellings.flatMap((spelling) => tokensOf(spelling).map(({ term }) => term)).join(' ')} `
}

/** Whether every word begins a word of theirs. */
export const meets = (words: string, clauses: readonly Clause[]): boolean => clauses.every((clause) => clause.words.every(({ term }) => words.includes(` ${term}`)))

/** The nearest first: whose name it is, whose name begins so, then other names; of equal ones who was in touch last. Those in the trash are left out. */
export function findPeople(people: Iterable<KnownPerson>, clauses: readonly Clause[]): KnownPerson[] {
  if (clauses.length === 0) return []
  const beginnings = clauses.flatMap(({ words }) => words.map(({ term }) => ` ${term}`))
  const typed = beginnings.join('')
  const ranks = new Map<KnownPerson, number>()
  for (const person of people) {
    // Most meet nothing: 50,000 are asked at every letter that is typed.
    if (person.deleted || !beginnings.every((word) => person.allWords.includes(word))) continue
    const { nameWords } = person
    const inName = beginnings.every((word) => nameWords.includes(word))
    ranks.set(person, !inName ? 3 : nameWords === `${typed} ` ? 0 : nameWords.startsWith(typed) ? 1 : 2)
  }
  const found = [...ranks.keys()]
  return found.sort((a, b) => ranks.get(a)! - ranks.get(b)! || b.last - a.last || compareNames(a.name, b.name) || (a.id < b.id ? -1 : 1))
}

/** Names with one letter more, less, wrong or exchanged in each word; the most like it first. */
export function findMistyped(people: readonly KnownPerson[], text: string): KnownPerson[] {
  const typed = tokensOf(text).filter(({ extra }) => !extra).map(({ term }) => term)
  // Shorter words are one letter away from half of all names.
  if (typed.length === 0 || typed.length > mostNameWords || !typed.some(({ length }) => length >= 4)) return []
  const needle = typed.join(' ')
  const finder = /^[a-z0-9 ]*$/.test(needle) ? latinFinder : anyFinder
  const names = people.map(({ nameWords }) => nameWords)
  const [found, , order] = finder.search(names, needle, 3, 1000)
  if (!found) return []
  return (order ?? found.map((_, at) => at)).map((at) => people[found[at]!]!).filter((person) => !person.deleted)
}

const mistakes = { intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 } as const
const latinFinder = new uFuzzy(mistakes)
const anyFinder = new uFuzzy({ ...mistakes, unicode: true, interSplit: "[^\\p{L}\\d']+", intraSplit: '\\p{Ll}\\p{Lu}', intraBound: "\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}", intraChars: "[\\p{L}\\d']", intraContr: "'\\p{L}{1,2}\\b" })

/** With what matched: in the name, and where the name alone does not say it, beside it. */
export function personHit({ id, name, also, nameWords }: KnownPerson, clauses: readonly Clause[]): PersonHit {
  const beginnings = clauses.map((clause) => ({ ...clause, words: clause.words.map((word) => ({ ...word, prefix: true })) }))
  const marked = markText(cut(name), beginnings)
  const beside = meets(nameWords, clauses) ? undefined : best(also.map((words) => markText(words, beginnings)))
  return { id, name: marked, ...(beside === undefined ? {} : { also: beside }) }
}

function best(all: readonly Marked[]): Marked | undefined {
  return all.reduce<Marked | undefined>((most, one) => (one.marks.length > (most?.marks.length ?? 0) ? one : most), undefined)
}
