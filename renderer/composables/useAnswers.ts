import type { PersonSummary } from '../core/model'
import { failureOf } from '../services/api'
import { unanswer, undo } from '../services/edits'
import { useShell } from '../stores/shell'
import { useEditing } from './useEditing'

/** Answers to statements, kept with Undo beside them, and taken back to where nothing was answered. */
export function useAnswers() {
  const shell = useShell()
  const { keep } = useEditing()

  /** `said`: the message once it is so. */
  async function takeBack({ handles }: Pick<PersonSummary, 'handles'>, statements: readonly string[], said: string): Promise<void> {
    try {
      const done = await unanswer(handles, statements)
      shell.say(said, 'Undo', async () => { await undo(done) })
    } catch (reason) {
      shell.say(failureOf(reason).message)
    }
  }
  return { keep, takeBack }
}
