/** What the owner does to one person, as one act: what is said when it is kept, what undo calls it, and the operations. */
import { personHandle, type Handle } from '#contract/handles'
import type { Operation } from '#contract/operations'
import type { EntryKind, EntryValue, GroupKind, PlainDate, TextField } from '#contract/words'
import type { PersonSummary, Profile, Told } from './model'

export interface PersonEdit {
  /** The message once it is kept: `The birthday is kept.` */
  readonly said: string
  /** What undo and the history call it: `the birthday`. */
  readonly words: string
  readonly operations: readonly Operation[]
}

/** Keeps an edit and says so; answers whether it was saved. */
export type KeepEdit = (edit: PersonEdit) => Promise<boolean>

/** A person, by their handles. */
interface Someone {
  readonly summary: Pick<PersonSummary, 'id' | 'handles'>
}

/** An empty name goes back to the sources'. */
export const rename = ({ summary }: Someone, name: string): PersonEdit =>
  kept('Renamed.', 'the name', { name: 'renamePerson', version: 1, args: { about: summary.id, name } })

/** An empty value goes back to what the sources say. */
export const writeText = ({ summary }: Someone, field: TextField, value: string): PersonEdit =>
  kept(value === '' ? 'As the sources say.' : `${sentence(textLabels[field])} kept.`, lower(textLabels[field]), {
    name: 'setText', version: 1, args: { about: summary.id, field, value },
  })

export const textLabels: Readonly<Record<TextField, string>> = {
  prefix: 'Title', given: 'First name', additional: 'Middle name', family: 'Last name', suffix: 'Suffix',
  nickname: 'Nickname', pronunciation: 'How it is said', maiden: 'Name at birth', pronouns: 'Pronouns',
}

/** `entry`: a new uuid, an own entry's, or the key of what a source says, which then shows as written. */
export const writeEntry = ({ summary }: Someone, entry: string, value: EntryValue): PersonEdit =>
  kept(`${sentence(entryLabel(value))} kept.`, `the ${lower(entryLabel(value))}`, { name: 'putEntry', version: 1, args: { about: summary.id, entry, value } })

export const dropEntry = ({ summary }: Someone, { entry, value, about = [] }: Pick<Told<EntryValue>, 'entry' | 'value' | 'about'>): PersonEdit =>
  kept(`${sentence(entryLabel(value))} taken away.`, `taking the ${lower(entryLabel(value))} away`,
    ...[...new Set([summary.id, ...about])].map((each): Operation => ({ name: 'dropEntry', version: 1, args: { about: each, entry } })))

/** What one entry of a list is called: `Birthday`, `Place`, `How you met`. */
export function entryLabel(value: EntryValue): string {
  if (value.entry === 'date' || value.entry === 'field') return sentence(value.label.trim()) || entryNames[value.entry]
  return entryNames[value.entry]
}

const entryNames: Readonly<Record<EntryKind, string>> = {
  date: 'Date', place: 'Place', organisation: 'Work', language: 'Language', met: 'How you met', field: 'Field',
}

/** Empty goes back to the sources'. */
export const choosePhoto = ({ summary }: Someone, photo: string): PersonEdit =>
  kept('The picture is kept.', 'the picture', { name: 'setPhoto', version: 1, args: { about: summary.id, photo } })

/** `relation`: what `other` is to the person. */
export const relate = ({ summary }: Someone, other: Handle, relation: string): PersonEdit =>
  kept('The relation is kept.', 'the relation', { name: 'relatePeople', version: 1, args: { about: summary.id, other, relation, on: true } })

/** `stored` as it was said: from either side. */
export const unrelate = (about: Handle, other: Handle, stored: string): PersonEdit =>
  kept('The relation is taken away.', 'taking the relation away', { name: 'relatePeople', version: 1, args: { about, other, relation: stored, on: false } })

export const tag = ({ summary }: Someone, name: string, on: boolean): PersonEdit =>
  kept(on ? `Tagged ${name}.` : `No longer tagged ${name}.`, 'the tag', { name: 'tagPeople', version: 1, args: { about: on ? [summary.id] : summary.handles, tag: name, on } })

/** Taken off, it stays off however often it is found. */
export const keepTopic = ({ summary }: Someone, topic: string, on: boolean): PersonEdit =>
  kept(on ? `You talk about “${topic}”.` : `“${topic}” is taken off, and stays off.`, 'the topic', { name: 'setTopic', version: 1, args: { about: summary.id, topic, on } })

export const join = ({ summary }: Someone, group: string, on: boolean): PersonEdit =>
  kept(on ? 'Added to the group.' : 'No longer in the group.', 'the group', { name: 'joinGroup', version: 1, args: { group, about: on ? [summary.id] : summary.handles, on } })

/** The group is no more, and nobody in it. */
export const endGroup = (group: string, name: string): PersonEdit => kept(`“${name}” is deleted. Everybody in it stays.`, 'deleting the group', { name: 'dropGroup', version: 1, args: { group } })

export const nameGroup = (group: string, name: string, kind: GroupKind): PersonEdit =>
  kept('Renamed.', 'the name of the group', { name: 'putGroup', version: 1, args: { group, name, kind } })

/** A new group that the person, and others, are in. */
export const beginGroup = ({ summary }: Someone, group: string, name: string, kind: GroupKind, others: readonly Handle[]): PersonEdit =>
  kept(`The ${kind} is kept.`, `the ${kind}`,
    { name: 'putGroup', version: 1, args: { group, name, kind } },
    { name: 'joinGroup', version: 1, args: { group, about: [summary.id, ...others], on: true } },
  )

/** The whole note under the person's first handle; what hung on their other handles is in it now. */
export const writeNote = ({ summary, profile }: Someone & { readonly profile: Pick<Profile, 'notes'> }, text: string): PersonEdit =>
  kept(text === '' ? 'The note is taken away.' : 'The note is kept.', 'the note',
    { name: 'notePerson', version: 1, args: { about: summary.id, text } },
    ...profile.notes.filter(({ about }) => about !== summary.id).map(({ about }): Operation => ({ name: 'notePerson', version: 1, args: { about, text: '' } })),
  )

export const addAddress = ({ summary }: Someone, handle: Handle): PersonEdit =>
  kept('The address is kept.', 'the address', { name: 'addHandle', version: 1, args: { about: summary.id, handle } })

/** One address becomes somebody of their own. */
export const takeOut = ({ summary }: Someone, handle: Handle): PersonEdit =>
  kept('Taken out: it is somebody of their own now.', 'the split', {
    name: 'splitPerson', version: 1, args: { groups: [[handle], summary.handles.filter((each) => each !== handle)] },
  })

export const ignore = (handles: readonly Handle[], ignored = true): PersonEdit =>
  kept(ignored ? 'Not a person. What was said stays in your folder.' : 'Back among the people.', ignored ? '“not a person”' : 'taking back “not a person”', {
    name: 'ignoreHandles', version: 1, args: { handles, ignored },
  })

/** Several people in one act, each by a word of their own: each can be taken back alone. */
export const ignorePeople = (people: readonly Pick<PersonSummary, 'handles'>[], ignored: boolean): PersonEdit => ({
  ...ignore([], ignored),
  ...(ignored && people.length > 1 && { said: `${people.length} are no people. What was said stays in your folder.` }),
  operations: people.flatMap(({ handles }) => ignore(handles, ignored).operations),
})

export const claim = (handles: readonly Handle[], mine = true): PersonEdit =>
  kept(mine ? 'That is you.' : 'No longer you.', mine ? '“this is me”' : 'taking back “this is me”', { name: 'claimHandles', version: 1, args: { handles, mine } })

export interface NewPerson {
  readonly name: string
  readonly handle?: Handle
  readonly met?: { readonly words?: string; readonly date?: PlainDate; readonly place?: string; readonly through?: Handle }
}

/** Somebody no archive knows, with all that is said of them, in one act. `person` and `entry` are new uuids. */
export function createPerson({ name, handle, met }: NewPerson, person: string, entry: string): PersonEdit {
  const about = personHandle(person)
  const operations: Operation[] = [{ name: 'createPerson', version: 1, args: { person, name } }]
  if (handle !== undefined) operations.push({ name: 'addHandle', version: 1, args: { about, handle } })
  if (met !== undefined) operations.push({ name: 'putEntry', version: 1, args: { about, entry, value: { entry: 'met', ...met } } })
  return kept(`${name} is kept.`, 'the new person', ...operations)
}

const kept = (said: string, words: string, ...operations: readonly Operation[]): PersonEdit => ({ said, words, operations })
const sentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)
const lower = (words: string): string => words.slice(0, 1).toLowerCase() + words.slice(1)
