/** Which lines of a journal this version understands: another computer's may have been written by a newer one, or by anybody. */
import type { JournalLine, OperationArguments, OperationName } from '#contract/operations'
import type { EntryKind } from '#contract/words'

type Test = (value: unknown) => boolean

const text: Test = (value) => typeof value === 'string'
const handle: Test = (value) => typeof value === 'string' && value !== ''
const yesOrNo: Test = (value) => typeof value === 'boolean'
const number: Test = (value) => typeof value === 'number'
const listOf = (test: Test): Test => (value) => Array.isArray(value) && value.every(test)
const handles = listOf(handle)
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
const optional = (test: Test): Test => (value) => value === undefined || test(value)
const place: Test = (value) => isObject(value) && optional(text)(value['name'])
/** What each kind of entry has; a kind that is not known is kept as it is, and shown by nothing. */
const entryFields: Readonly<Record<EntryKind, Readonly<Record<string, Test>>>> = {
  date: { label: text, date: isObject },
  place: { name: text, label: optional(text), from: optional(isObject), to: optional(isObject) },
  organisation: { name: text, role: optional(text), from: optional(isObject), to: optional(isObject) },
  language: { name: text },
  met: { words: optional(text), place: optional(text), through: optional(text), date: optional(isObject) },
  field: { label: text, value: text },
}
const entryValue: Test = (value) => {
  if (!isObject(value) || !text(value['entry'])) return false
  const kind = value['entry'] as EntryKind
  return !Object.hasOwn(entryFields, kind) || Object.entries(entryFields[kind]).every(([field, test]) => test(value[field]))
}
/** Conditions of a newer version match nobody. */
const filterRule: Test = (value) => {
  if (!isObject(value)) return false
  const { all, any, not, is } = value
  if (all !== undefined || any !== undefined) return listOf(filterRule)(all ?? any)
  return not === undefined ? text(is) : filterRule(not)
}

const shapes: { readonly [N in OperationName]: { readonly [K in keyof OperationArguments[N]]-?: Test } } = {
  renamePerson: { about: handle, name: text },
  notePerson: { about: handle, text },
  logMeeting: { meeting: text, kind: optional(text), with: handles, day: text, at: optional(number), place: optional(place), text: optional(text) },
  markMoment: { about: handle, item: text, why: text },
  judgeEvidence: { about: handle, item: text, verdict: text, day: optional(text), at: optional(number), place: optional(place) },
  judgeStatement: { about: handle, statement: text, verdict: text },
  judgeIntroduction: { by: text, people: handles, verdict: text, day: optional(text), text: optional(text) },
  setCadence: { about: handles, tag: text, days: number },
  setTopic: { about: handle, topic: text, on: yesOrNo },
  attachPicture: { about: handle, item: text, photo: text, on: yesOrNo },
  mergePeople: { handles },
  splitPerson: { groups: listOf(handles) },
  keepApart: { groups: listOf(handles) },
  createPerson: { person: text, name: text },
  addHandle: { about: handle, handle },
  ignoreHandles: { handles, ignored: yesOrNo },
  claimHandles: { handles, mine: yesOrNo },
  setText: { about: handle, field: text, value: text },
  putEntry: { about: handle, entry: text, value: entryValue },
  dropEntry: { about: handle, entry: text },
  setPhoto: { about: handle, photo: text },
  relatePeople: { about: handle, other: handle, relation: text, on: yesOrNo },
  tagPeople: { about: handles, tag: text, on: yesOrNo },
  putGroup: { group: text, name: text, kind: text },
  dropGroup: { group: text },
  joinGroup: { group: text, about: handles, on: yesOrNo },
  setStanding: { about: handles, standing: text, on: yesOrNo },
  putFilter: { filter: text, name: text, rule: filterRule },
  dropFilter: { filter: text },
  undoImport: { import: text },
  undo: { operation: text },
}

export function isUnderstood({ name, version, args }: JournalLine): boolean {
  const given: unknown = args
  if (version !== 1 || !Object.hasOwn(shapes, name) || !isObject(given)) return false
  return Object.entries<Test>(shapes[name]).every(([field, test]) => test(Object.hasOwn(given, field) ? given[field] : undefined))
}
