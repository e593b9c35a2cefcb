/** Which lines of a journal this version understands: another computer's may have been written by a newer one, or by anybody. */
import type { JournalLine, OperationArguments, OperationName } from '#contract/operations'
import type { EntryKind } from '#contract/words'

type Test = (value: unknown) => boolean

const text: Test = (value) => typeof value === 'string'
const handle: Test = (value) => typeof value === 'string' && value !== ''
const yesOrNo: Test = (value) => typeof value === 'boolean'
/** UTC ms, as far as a date reaches. */
const time: Test = (value) => typeof value === 'number' && Math.abs(value) <= 8.64e15
const day: Test = (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
const days: Test = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 36_525
const picture: Test = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
/** Another kind of a newer version would be no touch that this one knows to count. */
const logKind: Test = (value) => value === 'meeting' || value === 'call' || value === 'note'
const verdict: Test = (value) => value === 'accepted' || value === 'rejected'
const within = (most: number): Test => (value) => typeof value === 'number' && Math.abs(value) <= most
const listOf = (test: Test): Test => (value) => Array.isArray(value) && value.every(test)
const handles = listOf(handle)
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
const optional = (test: Test): Test => (value) => value === undefined || test(value)
const placeFields = { name: optional(text), address: optional(text), latitude: optional(within(90)), longitude: optional(within(180)) }
const place: Test = (value) => isObject(value) && Object.entries(placeFields).every(([field, test]) => test(value[field]))
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
  logMeeting: { meeting: text, kind: optional(logKind), with: handles, day: text, at: optional(time), place: optional(place), text: optional(text) },
  markMoment: { about: handle, item: text, why: text },
  judgeEvidence: { about: handle, item: text, verdict, day: optional(day), at: optional(time), place: optional(place) },
  judgeStatement: { about: handle, statement: text, verdict },
  judgeIntroduction: { by: text, people: handles, verdict, day: optional(day), text: optional(text) },
  setCadence: { about: handles, tag: text, days },
  setTopic: { about: handle, topic: text, on: yesOrNo },
  attachPicture: { about: handle, item: text, photo: picture, on: yesOrNo },
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
  return Object.entries<Test>(shapes[name]).every(([field, test]) => test(Object.hasOwn(given, field) ? given[field] : undefined)) && (!Object.hasOwn(wholes, name) || wholes[name]!(given))
}

/** What several fields must be together. */
const wholes: { readonly [N in OperationName]?: Test } = {
  /** One is introduced to the owner by somebody, two to each other; nobody to themselves. */
  judgeIntroduction: (args) => {
    const { by, people } = args as OperationArguments['judgeIntroduction']
    return people.length > 0 && people.length < 3 && (people.length === 2 || by !== '') && new Set([by, ...people]).size > people.length
  },
  /** Of people or of a tag. */
  setCadence: (args) => {
    const { about, tag } = args as OperationArguments['setCadence']
    return about.length > 0 || tag.trim() !== ''
  },
}
