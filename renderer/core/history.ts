/**
 * The owner's operations in words: what each one said, of whom, whether it still has an effect, and if not, why. Rows come in as
 * the journal has them; who has which handle now is asked.
 */
import type { Handle } from '#contract/handles'
import type { Operation, OperationArguments, OperationId, OperationName } from '#contract/operations'
import { dateWords } from './dates'
import { claimsOf, type Resolve } from './historyClaims'
import { sentenceOf, type SentencePart } from './historySentences'
import type { PersonId } from './model'

/** One operation of a journal, as `db` keeps it. */
export interface Said<N extends OperationName = OperationName> {
  readonly id: OperationId
  readonly clock: string
  readonly name: N
  readonly args: OperationArguments[N]
  readonly about: readonly Handle[]
  readonly undone: boolean
  readonly act?: string
}

/** What the lines are made with: who has a handle now, and by which words things are known. */
export interface HistoryNames {
  readonly personOf: Resolve
  readonly nameOf: (id: PersonId) => string | undefined
  readonly importName: (id: string) => string | undefined
}

/** With what follows from the operations themselves. */
export interface SentenceNames extends HistoryNames {
  /** Of a group or a saved filter, as it was called last. */
  readonly calledName: (id: string) => string | undefined
  /** IANA. */
  readonly zone: string
}

export type HistoryKind = 'people' | 'words' | 'meetings' | 'order' | 'imports'

export interface HistoryLine {
  readonly id: OperationId
  readonly kind: HistoryKind
  /** UTC ms. */
  readonly at: number
  readonly device: string
  readonly parts: readonly SentencePart[]
  /** Short, for messages: `the note`. */
  readonly words: string
  /** Whom it speaks of and who is in the library now. */
  readonly people: readonly PersonId[]
  readonly inForce: boolean
  /** When it was taken back, UTC ms. */
  readonly takenBack?: number
  /** The undos in force that name it: taking these back brings it back. */
  readonly undos: readonly OperationId[]
  /** Why it has no effect although it is in force. */
  readonly idle?: string
  /** Equal for what was done in one go. */
  readonly act?: string
  /** How many others of it are still in force. */
  readonly together: number
}

/** Newest first, without the undos: these show as the state of what they name. */
export function historyLines(rows: readonly Said[], names: HistoryNames, zone: string): readonly HistoryLine[] {
  const sorted = [...rows].sort((a, b) => (a.clock < b.clock ? 1 : a.clock > b.clock ? -1 : 0))
  const undos = undosByName(rows)
  const owners = ownersOf(sorted, names.personOf)
  const acts = new Map<string, number>()
  for (const { act, name, undone } of rows) if (act !== undefined && name !== 'undo' && !undone) acts.set(act, (acts.get(act) ?? 0) + 1)
  const called = calledNames(sorted)
  const known: SentenceNames = { ...names, calledName: (id) => called.get(id), zone }
  return sorted.filter(({ name }) => name !== 'undo').map((row) => {
    const naming = row.undone ? (undos.get(row.id) ?? []).filter(({ undone }) => !undone) : []
    const idle = row.undone ? undefined : idleWords(row, owners, names.personOf, zone)
    return {
      id: row.id,
      kind: kinds[row.name] ?? 'words',
      at: timeOf(row),
      device: row.id.slice(0, row.id.lastIndexOf(':')),
      parts: sentenceOf(operationOf(row), known),
      words: actWords(row.name, row.args),
      people: [...new Set(row.about.flatMap((handle) => names.personOf(handle) ?? []))],
      inForce: !row.undone,
      ...(naming.length > 0 ? { takenBack: Math.max(...naming.map(timeOf)) } : {}),
      undos: naming.map(({ id }) => id),
      ...(idle === undefined ? {} : { idle }),
      ...(row.act === undefined ? {} : { act: row.act }),
      together: row.act === undefined || row.undone ? 0 : acts.get(row.act)! - 1,
    }
  })
}

/** What Ctrl+Z and the messages call an operation: `the note`. */
export function actWords(name: OperationName, args?: OperationArguments[OperationName]): string {
  if (name === 'setStanding') return standingWords[(args as OperationArguments['setStanding'] | undefined)?.standing ?? 'archived']
  return short[name] ?? 'an edit of a newer version'
}

/** The last thing done in one go among the rows of one device, given in any order: its operations, all still in force. Ctrl+Z itself is no act. */
export function lastAct(rows: readonly Said[]): { readonly operations: readonly OperationId[]; readonly words: string } | undefined {
  const mine = rows.filter((row) => !row.undone && (row.name !== 'undo' || row.act !== undefined))
  const last = mine.reduce<Said | undefined>((latest, row) => (latest && latest.clock > row.clock ? latest : row), undefined)
  if (!last) return undefined
  const whole = last.act === undefined ? [last] : mine.filter(({ act }) => act === last.act).sort((a, b) => (a.clock < b.clock ? -1 : 1))
  return { operations: whole.map(({ id }) => id), words: actWords(whole[0]!.name, whole[0]!.args) }
}

/** UTC ms: the first 13 digits of a hybrid clock. */
const timeOf = ({ clock }: Said): number => Number(clock.slice(0, 13))

const operationOf = ({ name, args }: Said) => ({ name, version: 1, args }) as Operation

function undosByName(rows: readonly Said[]): ReadonlyMap<OperationId, readonly Said[]> {
  const found = new Map<OperationId, Said[]>()
  for (const row of rows) {
    if (row.name !== 'undo') continue
    const { operation } = row.args as OperationArguments['undo']
    const known = found.get(operation)
    if (known) known.push(row)
    else found.set(operation, [row])
  }
  return found
}

/** For everything that only one operation can decide: the last in force that speaks of it. */
function ownersOf(newestFirst: readonly Said[], personOf: Resolve): ReadonlyMap<string, Said> {
  const owners = new Map<string, Said>()
  for (const row of newestFirst) {
    if (row.undone) continue
    for (const claim of claimsOf(operationOf(row), personOf)) if (!owners.has(claim)) owners.set(claim, row)
  }
  return owners
}

function idleWords(row: Said, owners: ReadonlyMap<string, Said>, personOf: Resolve, zone: string): string | undefined {
  if (row.name === 'joinGroup') {
    const group = owners.get(`group ${(row.args as OperationArguments['joinGroup']).group}`)
    if (group?.name === 'dropGroup') return 'No effect now: the group was taken away.'
  }
  if (row.name === 'judgeIntroduction') {
    const ids = row.about.map(personOf)
    if (ids.includes(undefined)) return 'No effect now: somebody it names is not in the library. It counts again when an archive brings them.'
    if (new Set(ids).size < ids.length) return 'No effect now: two of those it names are one person.'
  }
  if (row.about.length > 0 && !speaksOfNobody.has(row.name) && row.about.every((handle) => personOf(handle) === undefined)) {
    return 'No effect now: nobody in the library has this address. It counts again when an archive brings them.'
  }
  const claims = claimsOf(operationOf(row), personOf)
  const later = claims.map((claim) => owners.get(claim)!)
  if (claims.length === 0 || later.some(({ id }) => id === row.id)) return undefined
  const last = later.reduce((latest, one) => (latest.clock > one.clock ? latest : one))
  return `No effect any more: you said otherwise on ${dateWords(timeOf(last), zone)}.`
}

/** Taking handles away from the people is what these are for. */
const speaksOfNobody: ReadonlySet<OperationName> = new Set(['ignoreHandles', 'claimHandles'])

function calledNames(newestFirst: readonly Said[]): ReadonlyMap<string, string> {
  const called = new Map<string, string>()
  for (const row of newestFirst) {
    const operation = operationOf(row)
    const id = operation.name === 'putGroup' ? operation.args.group : operation.name === 'putFilter' ? operation.args.filter : undefined
    if (id !== undefined && !called.has(id)) called.set(id, (operation.args as { name: string }).name)
  }
  return called
}

const kinds: Readonly<Record<OperationName, HistoryKind>> = {
  mergePeople: 'people', splitPerson: 'people', keepApart: 'people', createPerson: 'people', addHandle: 'people', ignoreHandles: 'people', claimHandles: 'people',
  renamePerson: 'words', notePerson: 'words', setText: 'words', putEntry: 'words', dropEntry: 'words', setPhoto: 'words', relatePeople: 'words',
  logMeeting: 'meetings', markMoment: 'meetings', judgeEvidence: 'meetings',
  judgeStatement: 'meetings', judgeIntroduction: 'people', setCadence: 'order', setTopic: 'words', attachPicture: 'meetings',
  tagPeople: 'order', putGroup: 'order', dropGroup: 'order', joinGroup: 'order', setStanding: 'order', putFilter: 'order', dropFilter: 'order',
  undoImport: 'imports', undo: 'words',
}

const standingWords = { favourite: 'the favourite', archived: 'the archiving', deleted: 'the deleting' }

const short: Readonly<Record<OperationName, string>> = {
  renamePerson: 'the name', notePerson: 'the note', logMeeting: 'the meeting', markMoment: 'the moment', judgeEvidence: 'the judgement',
  judgeStatement: 'the answer', judgeIntroduction: 'the introduction', setCadence: 'how often', setTopic: 'the topic', attachPicture: 'the picture',
  mergePeople: 'the merge', splitPerson: 'the split', keepApart: 'the answer', createPerson: 'the new person', addHandle: 'the address',
  ignoreHandles: '“not a person”', claimHandles: '“this is me”', setText: 'the field', putEntry: 'the entry', dropEntry: 'taking the entry away',
  setPhoto: 'the picture', relatePeople: 'the relation', tagPeople: 'the tag', putGroup: 'the group', dropGroup: 'taking the group away',
  joinGroup: 'the group', setStanding: 'the standing', putFilter: 'the filter', dropFilter: 'taking the filter away', undoImport: 'taking the import back',
  undo: 'taking something back',
}
