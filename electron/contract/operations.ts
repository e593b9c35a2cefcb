/**
 * What a person does to the library. Each operation is small, named and versioned; it points at handles, never at rows,
 * so it keeps its meaning whatever is imported before or after. `undo` names an operation and takes back its effect;
 * undoing an undo brings it back.
 */
import type { Handle } from './handles'
import type { Place } from './records'

/** `<device>:<sequence>`: unique over all devices of a library. */
export type OperationId = string

export interface OperationArguments {
  /** The name shown for the person who has this handle. An empty name goes back to the imported one. */
  renamePerson: { readonly about: Handle; readonly name: string }
  /** The note on the person, Markdown. Replaces the earlier one. */
  notePerson: { readonly about: Handle; readonly text: string }
  /** A meeting written down by hand. `day` is the date where it took place; `at` adds the time, UTC ms, when known. */
  logMeeting: {
    readonly meeting: string
    readonly with: readonly Handle[]
    readonly day: string
    readonly at?: number
    readonly place?: Place
    readonly text?: string
  }
  /** A moment that mattered, and why. `item` is the natural id of an interaction, or `meeting:<uuid>`. */
  markMoment: { readonly about: Handle; readonly item: string; readonly why: string }
  /** Evidence for a derived statement, judged by the owner. */
  judgeEvidence: { readonly about: Handle; readonly item: string; readonly verdict: 'accepted' | 'rejected' }
  /** Takes an import back: everything that came only from it goes. The file stays. */
  undoImport: { readonly import: string }
  undo: { readonly operation: OperationId }
}

export type OperationName = keyof OperationArguments

export type Operation<N extends OperationName = OperationName> = N extends OperationName
  ? { readonly name: N; readonly version: 1; readonly args: OperationArguments[N] }
  : never

/**
 * One line of a journal. `clock` is a hybrid logical clock that sorts as text: UTC ms (13 digits), counter (base 36, 4
 * digits), device. `check` is the first 16 hex digits of the SHA-256 of the line without it.
 */
export type JournalLine = Operation & {
  readonly seq: number
  readonly clock: string
  readonly device: string
  readonly check: string
}

export const operationId = (line: { device: string; seq: number }): OperationId => `${line.device}:${line.seq}`
