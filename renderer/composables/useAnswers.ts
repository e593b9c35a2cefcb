import type { PersonSummary } from '../core/model'
import { unanswer } from '../services/edits'
import { useEditing } from './useEditing'

/** Answers to statements, kept with Undo beside them, and taken back to where nothing was answered. */
export function useAnswers() {
  const { keep, saved } = useEditing()

  /** `said`: the message once it is so. */
  const takeBack = ({ handles }: Pick<PersonSummary, 'handles'>, statements: readonly string[], said: string) => saved(unanswer(handles, statements), said)
  return { keep, takeBack }
}
