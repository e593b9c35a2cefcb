/** What the owner does to several people at once, and to saved filters: what is said, what undo calls it, and the operations. */
import type { Operation } from '#contract/operations'
import type { FilterRule, Standing } from '#contract/words'
import { count } from './dates'
import type { PersonSummary } from './model'
import type { PersonEdit } from './personEdits'

type Chosen = readonly Pick<PersonSummary, 'id' | 'name' | 'handles'>[]

/** A word for people of whom there is at least one: their name, or how many. */
const whoWords = (people: Chosen): string => (people.length === 1 ? people[0]!.name : count(people.length, 'person', 'people'))

/** Given, it hangs on their first handle; taken away, it may hang on any. */
export const tagMany = (people: Chosen, tag: string, on: boolean): PersonEdit =>
  act(on ? `Tagged “${tag}”: ${whoWords(people)}.` : `No longer tagged “${tag}”: ${whoWords(people)}.`, 'the tag',
    ...inParts(aboutOf(people, on), (about) => ({ name: 'tagPeople', version: 1, args: { about, tag, on } })))

export const joinMany = (people: Chosen, group: string, name: string, on: boolean): PersonEdit =>
  act(on ? `In the group “${name}” now: ${whoWords(people)}.` : `Out of the group “${name}”: ${whoWords(people)}.`, 'the group',
    ...inParts(aboutOf(people, on), (about) => ({ name: 'joinGroup', version: 1, args: { group, about, on } })))

/** A group that is new, under a fresh uuid. */
export const beginGroupWith = (people: Chosen, group: string, name: string): PersonEdit =>
  act(`A new group “${name}”: ${whoWords(people)}.`, 'the group',
    { name: 'putGroup', version: 1, args: { group, name, kind: 'group' } },
    ...inParts(aboutOf(people, true), (about) => ({ name: 'joinGroup', version: 1, args: { group, about, on: true } })),
  )

const standings: Readonly<Record<Standing, readonly [on: string, off: string, words: string]>> = {
  favourite: ['Among the favourites now', 'No longer a favourite', 'the favourite'],
  archived: ['Archived', 'Out of the archive', 'the archiving'],
  deleted: ['Moved to the trash', 'Restored', 'the deleting'],
}

/** Names every handle, so that a later archive does not change it. */
export function standMany(people: Chosen, standing: Standing, on: boolean): PersonEdit {
  const [begins, ends, words] = standings[standing]
  return act(`${on ? begins : ends}: ${whoWords(people)}.`, standing === 'deleted' && !on ? 'the restoring' : words,
    ...inParts(aboutOf(people, false), (about) => ({ name: 'setStanding', version: 1, args: { about, standing, on } })))
}

export const mergeMany = (people: Chosen): PersonEdit =>
  act(`${people.length > 3 ? sentence(count(people.length, 'person', 'people')) : listed(people)} are one now.`, 'the merge', {
    name: 'mergePeople', version: 1, args: { handles: aboutOf(people, false) },
  })

export const saveFilter = (filter: string, name: string, rule: FilterRule): PersonEdit =>
  act(`The filter “${name}” is in the side bar.`, 'the filter', { name: 'putFilter', version: 1, args: { filter, name, rule } })

export const dropFilter = (filter: string, name: string): PersonEdit =>
  act(`The filter “${name}” is taken away.`, 'taking the filter away', { name: 'dropFilter', version: 1, args: { filter } })

const aboutOf = (people: Chosen, first: boolean): string[] => [...new Set(people.flatMap(({ id, handles }) => (first ? [id] : handles)))]
/** One line of the journal holds so many handles well: more people are several operations of one act. */
const mostAbout = 10_000
const inParts = (about: readonly string[], operation: (about: readonly string[]) => Operation): readonly Operation[] =>
  Array.from({ length: Math.ceil(about.length / mostAbout) }, (_, at) => operation(about.slice(at * mostAbout, (at + 1) * mostAbout)))
const act = (said: string, words: string, ...operations: readonly Operation[]): PersonEdit => ({ said, words, operations })
const listed = (people: Chosen): string => new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(people.map(({ name }) => name))
const sentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)
