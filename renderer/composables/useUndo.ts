import { computed } from 'vue'
import { editsDone, editsUndone, redo, undo } from '../services/edits'

/** Taking back and bringing back what was edited since the window opened. Both answer words for the message, null when there was nothing. */
export function useUndo() {
  return {
    /** Words for the last edit: `the note`; null when there is none. */
    last: computed(() => editsDone.value.at(-1)?.words ?? null),
    canUndo: computed(() => editsDone.value.length > 0),
    canRedo: computed(() => editsUndone.value.length > 0),
    undo: async () => sentence('Taken back', (await undo())?.words),
    redo: async () => sentence('Done again', (await redo())?.words),
  }
}

const sentence = (act: string, words: string | undefined) => (words === undefined ? null : `${act}: ${words}.`)
