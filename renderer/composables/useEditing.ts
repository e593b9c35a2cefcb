import { shallowRef } from 'vue'
import type { PersonEdit } from '../core/personEdits'
import { failureOf } from '../services/api'
import { editTogether, undo } from '../services/edits'
import { useShell } from '../stores/shell'

/** Keeps edits and says so, with Undo beside it. `keep` answers whether it was kept. */
export function useEditing() {
  const shell = useShell()
  /** Edits under way. */
  const busy = shallowRef(0)

  async function keep({ said, words, operations }: PersonEdit): Promise<boolean> {
    busy.value += 1
    try {
      const done = await editTogether(words, ...operations)
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
  return { keep, busy }
}
