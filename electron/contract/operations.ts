/**
 * What a person does to the library. Each operation is small, named and versioned; it points at handles, never at rows,
 * so it keeps its meaning whatever is imported before or after. `undo` names an operation and takes back its effect;
 * undoing an undo brings it back.
 */
import type { Handle } from './handles'
import type { Place } from './records'
import type { EntryValue, FilterRule, GroupKind, LogKind, Standing, TextField, Verdict } from './words'

/** `<device>:<sequence>`: unique over all devices of a library. */
export type OperationId = string

export interface OperationArguments {
  /** The name shown for the person who has this handle. An empty name goes back to the imported one. */
  renamePerson: { readonly about: Handle; readonly name: string }
  /** The note that hangs on this handle, Markdown, with `[[people]]` links. Replaces the earlier one of this handle; empty takes it away. */
  notePerson: { readonly about: Handle; readonly text: string }
  /**
   * A meeting, call or note written down by hand. `day` is the date where it took place; `at` adds the time, UTC ms, when known.
   * Said again under the same `meeting` it replaces what was said before.
   */
  logMeeting: {
    readonly meeting: string
    /** Absent is a meeting. */
    readonly kind?: LogKind
    readonly with: readonly Handle[]
    readonly day: string
    readonly at?: number
    readonly place?: Place
    readonly text?: string
  }
  /** A moment that mattered, and why. `item` is the natural id of an interaction, or `meeting:<uuid>`. */
  markMoment: { readonly about: Handle; readonly item: string; readonly why: string }
  /**
   * Evidence for a derived statement, judged by the owner. `item`: natural id of an interaction, or of what its words hint at (`cue:<id>`).
   * Accepted as a meeting it may have been on another day, at another time (UTC ms) or place than the evidence says.
   */
  judgeEvidence: { readonly about: Handle; readonly item: string; readonly verdict: Verdict; readonly day?: string; readonly at?: number; readonly place?: Place }
  /** A derived statement judged as such, by its key (`core/statements.ts`): an open loop left alone, a nomination turned down, met before the records begin. */
  judgeStatement: { readonly about: Handle; readonly statement: string; readonly verdict: Verdict }
  /** `by` brought the people together: one of them was introduced to the owner, two to each other. An empty `by` is the owner. The last word about the same people counts. */
  judgeIntroduction: { readonly by: Handle | ''; readonly people: readonly Handle[]; readonly verdict: Verdict; readonly day?: string; readonly text?: string }
  /** About how often the owner wants to be in touch: with some people, or with all who have a tag (`about` is empty then). 0 days ends it. */
  setCadence: { readonly about: readonly Handle[]; readonly tag: string; readonly days: number }
  /** What the owner talks about with somebody: added, or taken off what was found. */
  setTopic: { readonly about: Handle; readonly topic: string; readonly on: boolean }
  /** SHA-256 of a picture in the library's media folder, kept with a meeting: `item` is natural id of one of its records. */
  attachPicture: { readonly about: Handle; readonly item: string; readonly photo: string; readonly on: boolean }
  /**
   * These handles are one person's, whatever the archives say. Names every handle of everybody merged: of all words that name
   * two handles, the last one decides whether they are together.
   */
  mergePeople: { readonly handles: readonly Handle[] }
  /** Takes one person apart: each group is one person, its handles apart from those of the other groups. Every handle of the person is in one. */
  splitPerson: { readonly groups: readonly (readonly Handle[])[] }
  /** A suggestion turned down: the handles of each group are apart from those of the others, now and whatever comes, and never suggested again. */
  keepApart: { readonly groups: readonly (readonly Handle[])[] }
  /** Somebody no archive knows: their first handle is `person:<uuid>`. */
  createPerson: { readonly person: string; readonly name: string }
  /** A handle written down by hand, of the person who has `about`. */
  addHandle: { readonly about: Handle; readonly handle: Handle }
  /** Not a person: shops, bots, newsletters. `ignored: false` takes them back in. */
  ignoreHandles: { readonly handles: readonly Handle[]; readonly ignored: boolean }
  /** `This is me`: handles of the owner's own. */
  claimHandles: { readonly handles: readonly Handle[]; readonly mine: boolean }

  /** A field with one value; an empty one goes back to what the sources say. */
  setText: { readonly about: Handle; readonly field: TextField; readonly value: string }
  /** One entry of a list (dates, places, work, languages, how you met, own fields): a new one under a uuid, or a source's under its key, then shown as written here. */
  putEntry: { readonly about: Handle; readonly entry: string; readonly value: EntryValue }
  /** Takes an own entry away, or hides a source's by its key. */
  dropEntry: { readonly about: Handle; readonly entry: string }
  /** SHA-256 of a picture in the library's media folder; empty goes back to the sources'. */
  setPhoto: { readonly about: Handle; readonly photo: string }
  /** What `other` is to `about`: `parent` says that `other` is a parent of `about`. Shown from both sides. `on: false` ends it. */
  relatePeople: { readonly about: Handle; readonly other: Handle; readonly relation: string; readonly on: boolean }
  tagPeople: { readonly about: readonly Handle[]; readonly tag: string; readonly on: boolean }
  /** A named set of people; `family` and `couple` are units. */
  putGroup: { readonly group: string; readonly name: string; readonly kind: GroupKind }
  dropGroup: { readonly group: string }
  joinGroup: { readonly group: string; readonly about: readonly Handle[]; readonly on: boolean }
  /** `about` names every handle of the people meant, so that a later archive does not bring them back. */
  setStanding: { readonly about: readonly Handle[]; readonly standing: Standing; readonly on: boolean }

  /** A saved filter of the side bar. */
  putFilter: { readonly filter: string; readonly name: string; readonly rule: FilterRule }
  dropFilter: { readonly filter: string }

  /** Takes an import back: everything that came only from it goes. The file stays. */
  undoImport: { readonly import: string }
  undo: { readonly operation: OperationId }
}

export type OperationName = keyof OperationArguments

export type Operation<N extends OperationName = OperationName> = N extends OperationName
  ? {
      readonly name: N
      readonly version: 1
      readonly args: OperationArguments[N]
      /** Equal for operations done in one go, so that they are taken back together after a restart as well. An `undo` that has one was an act of its own. */
      readonly act?: string
    }
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
