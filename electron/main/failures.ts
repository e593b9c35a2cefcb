import { Failed } from '../contract/result'
import type { Failure } from '../contract/result'
import { logBug } from './log'

/** What the page is told of an error, never a stack: its words where it was foreseen, else that there was one, which is logged. */
export function told(where: string, error: unknown): Failure {
  if (error instanceof Failed) return { code: error.code, message: error.message }
  logBug(where, error)
  return { code: 'failed', message: 'That did not work, for a reason the app does not know. What was saved is safe.' }
}
