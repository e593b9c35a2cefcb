/** What the owner has said, as it stands: of the operations in force, the latest by clock wins each field. */
import type { Handle } from '#contract/handles'
import type { OperationId, OperationName } from '#contract/operations'
import type { InteractionFact } from '#contract/records'
import type { EarlierWord } from '../core/model'
import type { DecisionRow } from './database'

export interface Moment {
  readonly why: string
  readonly operation: OperationId
}

/** What the owner said about one person. */
export interface OwnWords {
  /** Empty when the imported name stands. */
  readonly name: string
  readonly note: string
  /** By natural id of the item. */
  readonly moments: ReadonlyMap<string, Moment>
  readonly verdicts: ReadonlyMap<string, 'accepted' | 'rejected'>
  readonly meetings: readonly Meeting[]
  /** Names and notes that a later one replaced, the latest first. */
  readonly earlier: readonly EarlierWord[]
}

/** A meeting logged by hand, as an interaction of everybody who was there. */
export interface Meeting {
  readonly fact: InteractionFact
  readonly operation: OperationId
  readonly clock: string
}

/** `rows`: all that speaks of the person's handles; undone ones are left out here. */
export function ownWords(rows: Iterable<DecisionRow>): OwnWords {
  const inForce = [...rows].filter((row) => !row.undone).sort(byClock)
  let name = ''
  let note = ''
  const moments = new Map<string, Moment>()
  const verdicts = new Map<string, 'accepted' | 'rejected'>()
  const meetings = new Map<string, Meeting>()
  const said: EarlierWord[] = []
  for (const row of inForce) {
    if (is(row, 'renamePerson')) said.push({ what: 'name', words: (name = row.args.name), at: timeOf(row) })
    else if (is(row, 'notePerson')) said.push({ what: 'note', words: (note = row.args.text), at: timeOf(row) })
    else if (is(row, 'markMoment')) moments.set(row.args.item, { why: row.args.why, operation: row.id })
    else if (is(row, 'judgeEvidence')) verdicts.set(row.args.item, row.args.verdict)
    else if (is(row, 'logMeeting')) meetings.set(row.args.meeting, meetingOf(row))
  }
  const last = new Set([said.findLast(({ what }) => what === 'name'), said.findLast(({ what }) => what === 'note')])
  const earlier = said.filter((one) => !last.has(one) && one.words !== '').reverse()
  return { name, note, moments, verdicts, meetings: [...meetings.values()], earlier }
}

/** The imports taken back, each with the operation that did it last. */
export function undoneImports(rows: Iterable<DecisionRow>): ReadonlyMap<string, OperationId> {
  const undone = new Map<string, OperationId>()
  for (const row of [...rows].sort(byClock)) if (!row.undone && is(row, 'undoImport')) undone.set(row.args.import, row.id)
  return undone
}

/** Handles the owner has written down, in force. */
export function handlesInMeetings(rows: Iterable<DecisionRow>): Set<Handle> {
  const handles = new Set<Handle>()
  for (const row of rows) if (!row.undone && is(row, 'logMeeting')) for (const handle of row.args.with) handles.add(handle)
  return handles
}

export const meetingItem = (meeting: string) => `meeting:${meeting}`

function meetingOf(row: DecisionRow<'logMeeting'>): Meeting {
  const { meeting, with: who, day, at, place, text } = row.args
  const id = meetingItem(meeting)
  const fact: InteractionFact = {
    fact: 'interaction', id, stream: who[0] ?? id, network: 'journal', kind: 'meeting', setting: 'inPerson', direction: 'mutual',
    who, event: id, grade: 'confirmed',
    ...(at === undefined ? { at: noonOf(day), day } : { at }),
    ...(place === undefined ? {} : { place }),
    ...(text === undefined ? {} : { text }),
  }
  return { fact, operation: row.id, clock: row.clock }
}

/** Days without a time stand at noon UTC; null when it is no day at all. */
function noonOf(day: string): number | null {
  const at = Date.parse(`${day}T12:00:00Z`)
  return Number.isNaN(at) ? null : at
}

/** The wall time of a hybrid clock, UTC ms: its first 13 digits. */
const timeOf = (row: DecisionRow): number => Number(row.clock.slice(0, 13))

const is = <N extends OperationName>(row: DecisionRow, name: N): row is DecisionRow<N> => row.name === name

/** Clocks end with the device, so two of them are equal only when they are one. */
const byClock = (a: DecisionRow, b: DecisionRow) => (a.clock < b.clock ? -1 : a.clock > b.clock ? 1 : 0)
