/** What the owner does to the library. Each answers when it is saved: synced in the journal and shown. */
import { shallowRef, type ShallowRef } from 'vue'
import { personHandle, type Handle } from '#contract/handles'
import type { Operation, OperationArguments, OperationId } from '#contract/operations'
import { actWords } from '../core/history'
import { answersOf, entrySayings, sayingsOf, undoingOf } from '../db/decisions'
import { lastActOf } from '../db/history'
import type { PersonDetail, PersonSummary } from '../core/model'
import { library } from './library'

/** Something done in one go, for taking back. */
export interface Edit {
  readonly operations: readonly OperationId[]
  /** `the note`, `the meeting`: what the toast and the menu say. */
  readonly words: string
}

const doneEdits = shallowRef<readonly Edit[]>([])
const undoneEdits = shallowRef<readonly { readonly edit: Edit; readonly undos: readonly OperationId[] }[]>([])

/** Since the window opened, oldest first. */
export const editsDone: Readonly<ShallowRef<readonly Edit[]>> = doneEdits
export const editsUndone: Readonly<ShallowRef<readonly { readonly edit: Edit }[]>> = undoneEdits

type Of<N extends keyof OperationArguments> = OperationArguments[N]

/** An empty name goes back to the imported one. */
export const renamePerson = (args: Of<'renamePerson'>) => edit('the name', { name: 'renamePerson', version: 1, args })

export const notePerson = (args: Of<'notePerson'>) => edit('the note', { name: 'notePerson', version: 1, args })

/** Without `meeting` it is a new one. */
export const logMeeting = ({ meeting = crypto.randomUUID(), ...args }: Omit<Of<'logMeeting'>, 'meeting'> & { readonly meeting?: string }) =>
  edit('the meeting', { name: 'logMeeting', version: 1, args: { meeting, ...args } })

export const markMoment = (args: Of<'markMoment'>) => edit('the moment', { name: 'markMoment', version: 1, args })

/** Takes the mark away, however often it was written anew. */
export const unmark = (handles: readonly Handle[], item: string) => withdraw('the mark', sayingsOf('markMoment', handles, item))

export const judgeEvidence = (args: Of<'judgeEvidence'>) => edit('the judgement', { name: 'judgeEvidence', version: 1, args })

export const unjudge = (handles: readonly Handle[], item: string) => withdraw('the judgement', sayingsOf('judgeEvidence', handles, item))

/** The same for all records of one meeting, as one act. */
export const unjudgeAll = (handles: readonly Handle[], items: readonly string[]) =>
  withdraw('the answer', Promise.all(items.map((item) => sayingsOf('judgeEvidence', handles, item))).then((sayings) => sayings.flat()))

/** As if nothing had been answered, however often it was. */
export const unanswer = (handles: readonly Handle[], statements: readonly string[]) => withdraw('the answer', answersOf(handles, statements))

/** The people as wholes, by all their handles. */
export const mergePeople = (people: readonly Pick<PersonSummary, 'handles'>[]) =>
  edit('the merge', { name: 'mergePeople', version: 1, args: { handles: [...new Set(people.flatMap(({ handles }) => handles))] } })

/** Every handle of the person stands in one group. */
export const splitPerson = (groups: readonly (readonly Handle[])[]) => edit('the split', { name: 'splitPerson', version: 1, args: { groups } })

export const keepApart = (people: readonly Pick<PersonSummary, 'handles'>[]) =>
  edit('the answer', { name: 'keepApart', version: 1, args: { groups: people.map(({ handles }) => handles) } })

/** Answers the handle of the new person. */
export async function createPerson(name: string): Promise<Handle> {
  const person = crypto.randomUUID()
  await edit('the new person', { name: 'createPerson', version: 1, args: { person, name } })
  return personHandle(person)
}

export const addHandle = (args: Of<'addHandle'>) => edit('the address', { name: 'addHandle', version: 1, args })
export const ignoreHandles = (args: Of<'ignoreHandles'>) => edit('“not a person”', { name: 'ignoreHandles', version: 1, args })
export const claimHandles = (args: Of<'claimHandles'>) => edit('“this is me”', { name: 'claimHandles', version: 1, args })
export const setText = (args: Of<'setText'>) => edit('the field', { name: 'setText', version: 1, args })

/** Without `entry` it is a new one. */
export const putEntry = ({ entry = crypto.randomUUID(), ...args }: Omit<Of<'putEntry'>, 'entry'> & { readonly entry?: string }) =>
  edit('the entry', { name: 'putEntry', version: 1, args: { entry, ...args } })

export const dropEntry = (args: Of<'dropEntry'>) => edit('taking the entry away', { name: 'dropEntry', version: 1, args })

/** Takes back everything written under one key of a list: what the sources say shows again. */
export const unwriteEntry = (handles: readonly Handle[], entry: string) => withdraw('the change', entrySayings(handles, entry))

export const setPhoto = (args: Of<'setPhoto'>) => edit('the picture', { name: 'setPhoto', version: 1, args })
export const relatePeople = (args: Of<'relatePeople'>) => edit('the relation', { name: 'relatePeople', version: 1, args })
export const tagPeople = (args: Of<'tagPeople'>) => edit('the tag', { name: 'tagPeople', version: 1, args })
export const joinGroup = (args: Of<'joinGroup'>) => edit('the group', { name: 'joinGroup', version: 1, args })

/** Without `group` it is a new one. */
export const putGroup = ({ group = crypto.randomUUID(), ...args }: Omit<Of<'putGroup'>, 'group'> & { readonly group?: string }) =>
  edit('the group', { name: 'putGroup', version: 1, args: { group, ...args } })

export const dropGroup = (args: Of<'dropGroup'>) => edit('taking the group away', { name: 'dropGroup', version: 1, args })

export const setStanding = (args: Of<'setStanding'>) => edit(actWords('setStanding', args), { name: 'setStanding', version: 1, args })

/** Without `filter` it is a new one. */
export const putFilter = ({ filter = crypto.randomUUID(), ...args }: Omit<Of<'putFilter'>, 'filter'> & { readonly filter?: string }) =>
  edit('the filter', { name: 'putFilter', version: 1, args: { filter, ...args } })

export const dropFilter = (args: Of<'dropFilter'>) => edit('taking the filter away', { name: 'dropFilter', version: 1, args })

/** Several operations as one act: one toast, one undo. */
export const editTogether = (words: string, ...operations: readonly Operation[]) => edit(words, ...operations)

/** Takes any operations back, of this window or not: the history page. */
export const takeBack = (words: string, ...operations: readonly OperationId[]) => withdraw(words, Promise.resolve(operations))

/** Several are taken back in one go: the parts of one drop. */
export const undoImport = (...importIds: readonly string[]) =>
  edit('the import', ...importIds.map((id): Operation => ({ name: 'undoImport', version: 1, args: { import: id } })))

/** Brings an import back that was taken back; its file has been in the folder all the time. */
export async function bringBackImport(...importIds: readonly string[]): Promise<void> {
  const operations = (await Promise.all(importIds.map(undoingOf))).filter((operation) => operation !== undefined)
  if (operations.length > 0) await withdraw('bringing back the import', Promise.resolve(operations))
}

/**
 * Takes the last edit back and answers it; undefined when there is none. After what this window did comes what this computer
 * did before, as its journal tells.
 */
export const undo = (one?: Edit): Promise<Edit | undefined> => inTurn(async () => {
  // Pressed after Ctrl+Z has done the same: taken back twice, it would take two to bring it back.
  if (one && !doneEdits.value.includes(one)) return undefined
  const last = one ?? doneEdits.value.at(-1) ?? (await lastActOf(library().info.device))
  if (!last) return undefined
  const undos = await library().append(...last.operations.map(undoing))
  doneEdits.value = doneEdits.value.filter((one) => one !== last)
  undoneEdits.value = [...undoneEdits.value, { edit: last, undos }]
  return last
})

export const redo = (): Promise<Edit | undefined> => inTurn(async () => {
  const last = undoneEdits.value.at(-1)
  if (!last) return undefined
  await library().append(...last.undos.map(undoing))
  undoneEdits.value = undoneEdits.value.slice(0, -1)
  doneEdits.value = [...doneEdits.value, last.edit]
  return last.edit
})

/** For another library: what was done belongs to the one before. */
export function forgetEdits(): void {
  doneEdits.value = []
  undoneEdits.value = []
}

/** The handle edits of a person point at: the first, which the person's id is. */
export const aboutOf = (person: Pick<PersonDetail, 'summary'>): Handle => person.summary.id

const edit = (words: string, ...operations: readonly Operation[]): Promise<Edit> => inTurn(async () => {
  const act = operations.length > 1 ? { act: crypto.randomUUID() } : {}
  const done: Edit = { operations: await library().append(...operations.map((operation) => plain({ ...act, ...operation }))), words }
  // What says nothing is no step to take back.
  if (operations.length === 0) return done
  doneEdits.value = [...doneEdits.value, done]
  undoneEdits.value = []
  return done
})

let turn: Promise<unknown> = Promise.resolve()

/** Which edit is the last one is known once those before are through: whoever presses Ctrl+Z twice means two. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work)
  // A failure is its caller's; the next one begins all the same.
  turn = mine.catch(() => undefined)
  return mine
}

/** An act of its own, unlike the taking back of Ctrl+Z: after a restart it can be taken back as well. */
async function withdraw(words: string, operations: Promise<readonly OperationId[]>): Promise<Edit> {
  const act = crypto.randomUUID()
  return edit(words, ...(await operations).map((operation) => ({ ...undoing(operation), act })))
}

/** Screens hand over what they hold, which may be reactive: neither a journal nor a database takes that. */
const plain = (operation: Operation): Operation => JSON.parse(JSON.stringify(operation)) as Operation

const undoing = (operation: OperationId): Operation => ({ name: 'undo', version: 1, args: { operation } })
