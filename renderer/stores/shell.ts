import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Handle } from '#contract/handles'
import type { LogEntry } from '../core/logLine/logEntry'

export interface ShellMessage {
  readonly id: number
  readonly text: string
  readonly act?: string
  readonly run?: () => void | Promise<void>
}

/** Blanks of the log bar; `day` is `YYYY-MM-DD`, `time` `18:40`. */
export interface LogBlanks {
  readonly day?: string
  readonly time?: string
  readonly place?: string
}

/** Something that may become a moment: by one of the person's handles, and its natural id. */
export interface Marking {
  readonly about: Handle
  readonly item: string
  /** It in short, so that one knows what is being marked. */
  readonly words: string
}

/** What floats over or docks under every screen: messages, the log bar, the palette. */
export const useShell = defineStore('shell', () => {
  const messages = shallowRef<readonly ShellMessage[]>([])
  let lastId = 0

  /** Says one line for 8 s, with one act beside it: `say('Renamed', 'Undo', undo)`. At most three at a time. */
  function say(text: string, act?: string, run?: ShellMessage['run']): void {
    lastId += 1
    messages.value = [...messages.value.slice(-2), { id: lastId, text, ...(act ? { act } : {}), ...(run ? { run } : {}) }]
  }
  function drop(id: number): void {
    messages.value = messages.value.filter((message) => message.id !== id)
  }

  /** The people the log bar is open for; null when it is closed. */
  const logging = shallowRef<readonly Handle[] | null>(null)
  /** The entry it is open for, where one is being changed. */
  const editing = shallowRef<LogEntry | null>(null)
  /** What is known of it already: the bar opens with these blanks filled in. */
  const logBlanks = shallowRef<LogBlanks | null>(null)
  const openLog = (about: readonly Handle[] = [], blanks: LogBlanks | null = null): void => { editing.value = null; logBlanks.value = blanks; logging.value = about }
  const editLog = (entry: LogEntry): void => { editing.value = entry; logBlanks.value = null; logging.value = entry.with }
  const closeLog = (): void => { editing.value = null; logBlanks.value = null; logging.value = null }

  /** What is being marked from anywhere; null when nothing is. */
  const marking = shallowRef<Marking | null>(null)

  /** The palette is open. */
  const finding = ref(false)

  /** Somebody is being written down whom no archive knows. */
  const addingPerson = ref(false)

  /** Something is docked at the foot of the screen: messages rise above it. */
  const docked = ref(false)

  /** People to print one after the other, by any of their handles. */
  const printQueue = shallowRef<readonly Handle[]>([])

  /** Raised each time somebody asks to find words in the timeline that is shown. */
  const findHereAsked = ref(0)
  const askFindHere = (): void => { findHereAsked.value += 1 }

  /** Files are held over the window. */
  const dragging = ref(false)

  return { marking, messages, say, drop, logging, editing, logBlanks, openLog, editLog, closeLog, finding, addingPerson, docked, printQueue, dragging, findHereAsked, askFindHere }
})
