import { shallowRef } from 'vue'
import type { PersonEdit } from '../core/personEdits'
import { failureOf } from '../services/api'
import { editTogether, undo, type Edit } from '../services/edits'
import { useShell } from '../stores/shell'

/** Keeps edits and says so, with Undo beside it. `keep` and `saved` answer whether it was kept. */
export function useEditing() {
  const shell = useShell()
  /** Edits under way. */
  const busy = shallowRef(0)

  /** Whatever is being written; `said`: the message once it is. */
  async function saved(work: Promise<Edit>, said: string): Promise<boolean> {
    busy.value += 1
    try {
      const done = await work
      shell.say(said, 'Undo', async () => {
        await undo(done)
      })
      return true
    } catch (reason) {
      shell.say(failureOf(reason).message)
      return false
    } finally {
      busy.value -= 1
    }
  }
  const keep = ({ said, words, operations }: PersonEdit): Promise<boolean> => saved(editTogether(words, ...operations), said)
  return { keep, saved, busy }
}
