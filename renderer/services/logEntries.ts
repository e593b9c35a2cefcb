/** Keeping, changing and taking back what the owner logs: each one act, whatever it takes. */
import { personHandle, type Handle } from '#contract/handles'
import type { Operation } from '#contract/operations'
import type { Place } from '#contract/records'
import type { LogKind } from '#contract/words'
import { itemOfMeeting } from '../core/logLine/logEntry'
import { loggingsOf, marksOf } from '../db/logEntries'
import { editTogether, takeBack, type Edit } from './edits'

export interface KeptEntry {
  readonly kind: LogKind
  readonly with: readonly Handle[]
  /** Names of people nobody knows yet: made with the entry. */
  readonly newPeople: readonly string[]
  readonly day: string
  /** UTC ms. */
  readonly at?: number
  readonly place?: Place
  readonly text?: string
  readonly moment: boolean
}

export const entryWords: Readonly<Record<LogKind, string>> = { meeting: 'the meeting', call: 'the call', note: 'the note' }

export async function keepEntry(entry: KeptEntry): Promise<Edit> {
  const meeting = crypto.randomUUID()
  const { logging, people, made } = loggingOf(meeting, entry)
  const marks = entry.moment ? marking(people, meeting, entry.text ?? '') : []
  return editTogether(entryWords[entry.kind], logging, ...made, ...marks)
}

/**
 * Says a logged entry anew. What was said before is taken back in the same act: somebody who is no longer named would keep the
 * old words otherwise.
 */
export async function changeEntry(meeting: string, entry: KeptEntry, wasMoment: boolean): Promise<Edit> {
  const before = await loggingsOf(meeting)
  const { logging, people, made } = loggingOf(meeting, entry)
  const marks = entry.moment === wasMoment ? [] : entry.moment ? marking(people, meeting, entry.text ?? '') : (await marksOf(itemOfMeeting(meeting))).map(undoing)
  return editTogether(entryWords[entry.kind], logging, ...made, ...marks, ...before.map(undoing))
}

export async function deleteEntry(meeting: string, kind: LogKind): Promise<Edit> {
  return takeBack(entryWords[kind], ...(await loggingsOf(meeting)))
}

function loggingOf(meeting: string, { kind, newPeople, day, at, place, text, with: known }: KeptEntry) {
  const created = newPeople.map((name) => ({ person: crypto.randomUUID(), name }))
  const people = [...known, ...created.map(({ person }) => personHandle(person))]
  const logging: Operation = {
    name: 'logMeeting', version: 1,
    args: { meeting, ...(kind === 'meeting' ? {} : { kind }), with: people, day, ...(at === undefined ? {} : { at }), ...(place ? { place } : {}), ...(text ? { text } : {}) },
  }
  const made = created.map((args): Operation => ({ name: 'createPerson', version: 1, args }))
  return { logging, people, made }
}

const marking = (people: readonly Handle[], meeting: string, why: string) =>
  people.map((about): Operation => ({ name: 'markMoment', version: 1, args: { about, item: itemOfMeeting(meeting), why } }))

const undoing = (operation: string): Operation => ({ name: 'undo', version: 1, args: { operation } })
