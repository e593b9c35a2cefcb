/** What each call takes, and which window may make it. */
import type { CallArguments, CallName, CommandReport, ImportReport, PaperJob, PersonPaperJob, ReadRequest, WindowPurpose, YearPaperJob } from '../contract/ipc'
import type { Operation, OperationArguments, OperationName } from '../contract/operations'
import type { Answers, Buckets, ColumnRole, LeftOut, Place } from '../contract/records'
import type { EntryValue, FilterRule, PlainDate } from '../contract/words'
import { Failed } from '../contract/result'
import { boolean, counts, integer, list, matching, nullable, number, object, oneOf, optional, text, tuple } from './shapes'
import type { Shape } from './shapes'

const token = matching(/^[0-9a-f-]{36}$/)
const name = matching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/)
const handle = text(2_000)
const words = text(1_000_000)
const sentence = text(20_000)
const day = matching(/^\d{4}-\d{2}-\d{2}$/)
const zone = matching(/^[A-Za-z0-9_+\-/]{1,64}$/)
const time = integer(-8.64e15, 8.64e15)
const verdict = oneOf('accepted', 'rejected')

const place = object<Place>({
  name: optional(sentence),
  address: optional(sentence),
  latitude: optional(number(-90, 90)),
  longitude: optional(number(-180, 180)),
})

/** The handles of everybody an edit speaks of at once. */
const handles = list(handle, 100_000)
/** The handles of one person, or of a few: every pair of them means something. */
const fewHandles = list(handle, 2_000)
const groupsOfHandles = list(fewHandles, 200)
const label = text(1_000)
const key = text(500)
const photo = matching(/^([0-9a-f]{64})?$/)

const plainDate = object<PlainDate>({ year: optional(integer(1, 9999)), month: optional(integer(1, 12)), day: optional(integer(1, 31)) })

const entryValues: { readonly [K in EntryValue['entry']]: Shape<Extract<EntryValue, { entry: K }>> } = {
  date: object<Extract<EntryValue, { entry: 'date' }>>({ entry: oneOf('date'), label, date: plainDate }),
  place: object<Extract<EntryValue, { entry: 'place' }>>({ entry: oneOf('place'), name: sentence, label: optional(label), from: optional(plainDate), to: optional(plainDate) }),
  organisation: object<Extract<EntryValue, { entry: 'organisation' }>>({
    entry: oneOf('organisation'), name: sentence, role: optional(sentence), from: optional(plainDate), to: optional(plainDate),
  }),
  language: object<Extract<EntryValue, { entry: 'language' }>>({ entry: oneOf('language'), name: label }),
  met: object<Extract<EntryValue, { entry: 'met' }>>({
    entry: oneOf('met'), words: optional(words), date: optional(plainDate), place: optional(sentence), through: optional(handle),
  }),
  field: object<Extract<EntryValue, { entry: 'field' }>>({ entry: oneOf('field'), label, value: words }),
}
const entryValue: Shape<EntryValue> = (value) => {
  const { entry } = object<{ entry: EntryValue['entry'] }>({ entry: oneOf('date', 'place', 'organisation', 'language', 'met', 'field') })(value)
  return entryValues[entry](value)
}

const filterLeaves: { readonly [K in Extract<FilterRule, { is: string }>['is']]: Shape<Extract<FilterRule, { is: K }>> } = {
  stage: object<Extract<FilterRule, { is: 'stage' }>>({ is: oneOf('stage'), stage: oneOf(0, 1, 2, 3, 4) }),
  network: object<Extract<FilterRule, { is: 'network' }>>({ is: oneOf('network'), network: label }),
  tag: object<Extract<FilterRule, { is: 'tag' }>>({ is: oneOf('tag'), tag: label }),
  group: object<Extract<FilterRule, { is: 'group' }>>({ is: oneOf('group'), group: token }),
  touched: object<Extract<FilterRule, { is: 'touched' }>>({ is: oneOf('touched'), days: integer(1, 100_000), within: boolean }),
  city: object<Extract<FilterRule, { is: 'city' }>>({ is: oneOf('city'), city: label }),
  met: object<Extract<FilterRule, { is: 'met' }>>({ is: oneOf('met'), met: boolean }),
  birthday: object<Extract<FilterRule, { is: 'birthday' }>>({ is: oneOf('birthday'), month: integer(1, 12) }),
  note: object<Extract<FilterRule, { is: 'note' }>>({ is: oneOf('note'), has: boolean }),
  favourite: object<Extract<FilterRule, { is: 'favourite' }>>({ is: oneOf('favourite') }),
  archived: object<Extract<FilterRule, { is: 'archived' }>>({ is: oneOf('archived') }),
}
const filterRule: Shape<FilterRule> = (value) => {
  const outer = value as Partial<Record<'all' | 'any' | 'not' | 'is', unknown>> | null
  if (typeof outer === 'object' && outer !== null) {
    if (outer.all !== undefined) return object<Extract<FilterRule, { all: unknown }>>({ all: list(filterRule, 100) })(value)
    if (outer.any !== undefined) return object<Extract<FilterRule, { any: unknown }>>({ any: list(filterRule, 100) })(value)
    if (outer.not !== undefined) return object<Extract<FilterRule, { not: unknown }>>({ not: filterRule })(value)
  }
  const kinds = Object.keys(filterLeaves) as (keyof typeof filterLeaves)[]
  const { is } = object<{ is: keyof typeof filterLeaves }>({ is: oneOf(...kinds) })(value)
  return filterLeaves[is](value)
}

const introductionFields = object<OperationArguments['judgeIntroduction']>({ by: text(2_000), people: list(handle, 2), verdict, day: optional(day), text: optional(words) })
/** One was introduced to the owner by somebody, two to each other; nobody to themselves. */
const introduction: Shape<OperationArguments['judgeIntroduction']> = (value) => {
  const said = introductionFields(value)
  const all = [said.by, ...said.people]
  if (said.people.length === 0 || (said.people.length === 1 && said.by === '') || new Set(all).size < all.length) throw new Failed('invalid', 'Nobody is introduced to themselves.')
  return said
}

const operationArguments: { readonly [N in OperationName]: Shape<OperationArguments[N]> } = {
  renamePerson: object({ about: handle, name: sentence }),
  notePerson: object({ about: handle, text: words }),
  logMeeting: object({ meeting: token, kind: optional(oneOf('meeting', 'call', 'note')), with: list(handle, 1_000), day, at: optional(time), place: optional(place), text: optional(words) }),
  markMoment: object({ about: handle, item: handle, why: words }),
  judgeEvidence: object({ about: handle, item: handle, verdict, day: optional(day), at: optional(time), place: optional(place) }),
  judgeStatement: object({ about: handle, statement: handle, verdict }),
  judgeIntroduction: introduction,
  setCadence: object({ about: handles, tag: label, days: integer(0, 36_525) }),
  setTopic: object({ about: handle, topic: label, on: boolean }),
  attachPicture: object({ about: handle, item: handle, photo: matching(/^[0-9a-f]{64}$/), on: boolean }),
  mergePeople: object({ handles: fewHandles }),
  splitPerson: object({ groups: groupsOfHandles }),
  keepApart: object({ groups: groupsOfHandles }),
  createPerson: object({ person: token, name: sentence }),
  addHandle: object({ about: handle, handle }),
  ignoreHandles: object({ handles, ignored: boolean }),
  claimHandles: object({ handles, mine: boolean }),
  setText: object({
    about: handle,
    field: oneOf('given', 'additional', 'family', 'prefix', 'suffix', 'nickname', 'pronunciation', 'maiden', 'pronouns'),
    value: sentence,
  }),
  putEntry: object({ about: handle, entry: key, value: entryValue }),
  dropEntry: object({ about: handle, entry: key }),
  setPhoto: object({ about: handle, photo }),
  relatePeople: object({ about: handle, other: handle, relation: label, on: boolean }),
  tagPeople: object({ about: handles, tag: label, on: boolean }),
  putGroup: object({ group: token, name: label, kind: oneOf('group', 'family', 'couple') }),
  dropGroup: object({ group: token }),
  joinGroup: object({ group: token, about: handles, on: boolean }),
  setStanding: object({ about: handles, standing: oneOf('favourite', 'archived', 'deleted'), on: boolean }),
  putFilter: object({ filter: token, name: label, rule: filterRule }),
  dropFilter: object({ filter: token }),
  undoImport: object({ import: name }),
  undo: object({ operation: matching(/^[0-9A-Za-z-]{1,64}:\d{1,15}$/) }),
}

const operation: Shape<Operation> = (value) => {
  const names = Object.keys(operationArguments) as OperationName[]
  const { name, version, args, act } = object<{ name: OperationName; version: 1; args: unknown; act?: string | undefined }>({
    name: oneOf(...names), version: oneOf(1), args: (given) => given, act: optional(token),
  })(value)
  return { name, version, args: operationArguments[name](args), ...(act === undefined ? {} : { act }) } as Operation
}

const leftOut = matching(/^[a-z-]{1,40}$/) as Shape<LeftOut>
const columnRole = matching(/^[A-Za-z]{1,40}(:[a-z0-9 .-]{1,60})?$/) as Shape<ColumnRole>
const answers = object<Answers>({
  dateOrder: optional(oneOf('dmy', 'mdy', 'ymd')),
  zone: optional(zone),
  columns: optional(list(columnRole, 1_000)),
  without: optional(list(leftOut, 100)),
})

const readRequest = object<ReadRequest>({
  source: token,
  claim: integer(0, 10_000),
  owner: optional(list(handle, 1_000)),
  answers: optional(answers),
  zone,
  // Some languages have no country but a part of the world: es-419.
  region: matching(/^([A-Z]{2}|\d{3})$/),
})

const year = optional(integer(1, 9999))
const paperSettings = {
  paper: oneOf('A4', 'Letter'),
  privateMessages: boolean,
  thirdPeople: boolean,
  ink: oneOf('colour', 'mono'),
  zone,
} as const
const personPaperJob = object<PersonPaperJob>({ ...paperSettings, person: handle, fromYear: year, toYear: year, networks: optional(list(text(100), 200)) })
const yearPaperJob = object<YearPaperJob>({ ...paperSettings, year: integer(1, 9999) })
const paperJob: Shape<PaperJob> = (value) => (typeof value === 'object' && value !== null && 'year' in value ? yearPaperJob(value) : personPaperJob(value))

const buckets = object<Buckets>({ created: integer(), updated: integer(), unchanged: integer(), merged: integer(), skipped: counts, failed: counts })

const importReport = object<ImportReport>({
  source: sentence,
  importer: text(100),
  owner: nullable(handle),
  guesses: list(sentence, 100),
  read: integer(),
  buckets,
  kinds: counts,
  coverage: list(object({ network: sentence, from: sentence, to: sentence, directions: list(text(100), 10) }), 10_000),
  issues: list(object({ entry: sentence, position: integer(-1), reason: sentence }), 100_000),
  seconds: number(0, 1e9),
  bytes: integer(),
  peakRssMb: number(0, 1e9),
})

const commandReport = object<CommandReport>({
  library: object({ people: integer(), handles: integer(), interactions: integer(), connections: integer(), encounters: integer(), imports: integer() }),
  imports: list(importReport, 10_000),
  person: optional(
    object<NonNullable<CommandReport['person']>>({
      name: sentence,
      handles: list(handle, 100_000),
      stage: integer(0, 4),
      path: text(100),
      turns: integer(),
      kinds: counts,
      firstDirect: nullable(text(100)),
      firstEncounter: nullable(text(100)),
      closed: nullable(text(100)),
    }),
  ),
  printed: optional(object({ file: sentence, pages: integer(), items: integer() })),
  exported: optional(object({ folder: sentence, files: integer() })),
  check: optional(object({ ok: boolean, problems: list(sentence, 100_000) })),
  errors: list(sentence, 10_000),
})

const none = tuple<[]>()

export const callShapes: { readonly [N in CallName]: Shape<CallArguments<N>> } = {
  windowPurpose: none,
  libraryInfo: none,
  libraryState: none,
  openImport: tuple(name),
  closeImport: tuple(token),
  journalAfter: tuple(name, integer()),
  append: tuple(list(operation, 1_000)),
  readPicture: tuple(matching(/^[0-9a-f]{64}$/), integer()),
  addPicture: tuple(matching(/^[A-Za-z0-9+/]+={0,2}$/)),
  pickFiles: none,
  pickFolder: none,
  detect: tuple(token),
  detectAs: tuple(token, list(text(1_000), 1_000), text(100)),
  previewPeople: tuple(readRequest),
  startReading: tuple(readRequest),
  readOutcome: tuple(token),
  keepReading: tuple(token),
  discardReading: tuple(token),
  pauseReading: tuple(token, boolean),
  interruptedReadings: none,
  resumeReadings: tuple(token),
  forgetInterrupted: tuple(token),
  compareImports: tuple(name, name),
  makePages: tuple(paperJob),
  pagesPart: tuple(token, integer()),
  paperPart: tuple(token),
  paperReady: tuple(token, integer()),
  paperFailed: tuple(token, sentence),
  printPages: tuple(token),
  savePages: tuple(token),
  canNotify: none,
  notify: tuple(text(100), text(1_000)),
  openSample: none,
  closeSample: none,
  showLibraryFolder: none,
  openLink: tuple(text(8_192)),
  checkFolder: none,
  exportFile: tuple(name, text(4 * 1024 * 1024), boolean),
  writePages: tuple(token),
  commandProgress: tuple(sentence),
  commandDone: tuple(commandReport),
}

type Purpose = WindowPurpose['purpose']
const everybody: readonly Purpose[] = ['app', 'paper', 'command']
const work: readonly Purpose[] = ['app', 'command']
const person: readonly Purpose[] = ['app']
const command: readonly Purpose[] = ['command']
const paper: readonly Purpose[] = ['paper']

const allowed: { readonly [N in CallName]: readonly Purpose[] } = {
  windowPurpose: everybody,
  libraryInfo: everybody,
  libraryState: everybody,
  openImport: work,
  closeImport: work,
  journalAfter: work,
  append: work,
  readPicture: everybody,
  addPicture: person,
  pickFiles: person,
  pickFolder: person,
  detect: work,
  detectAs: person,
  previewPeople: person,
  startReading: work,
  readOutcome: work,
  keepReading: work,
  discardReading: work,
  pauseReading: person,
  interruptedReadings: person,
  resumeReadings: person,
  forgetInterrupted: person,
  compareImports: person,
  makePages: work,
  pagesPart: person,
  paperPart: paper,
  paperReady: paper,
  paperFailed: paper,
  printPages: person,
  savePages: person,
  canNotify: person,
  notify: person,
  openSample: person,
  closeSample: person,
  showLibraryFolder: person,
  openLink: person,
  checkFolder: work,
  exportFile: command,
  writePages: command,
  commandProgress: command,
  commandDone: command,
}

export function assertAllowed(call: CallName, purpose: Purpose): void {
  if (!allowed[call].includes(purpose)) throw new Failed('refused', 'This window may not ask for that.')
}
