/** What the owner answers to what is said of one relationship. The answers to lists are in `listEdits.ts`. */
import type { PersonSummary } from './model'
import type { PersonEdit } from './personEdits'
import { statements } from './statements'

/** Whether they have drifted since that touch (any id of it). Said of a touch: a later one begins anew. */
export const drifted = ({ id, name }: Pick<PersonSummary, 'id' | 'name'>, lastTouch: string, have: boolean): PersonEdit => ({
  said: have ? `You and ${name} have lost touch.` : `You and ${name} have not lost touch.`,
  words: 'the answer',
  operations: [{ name: 'judgeStatement', version: 1, args: { about: id, statement: statements.drift(lastTouch), verdict: have ? 'accepted' : 'rejected' } }],
})
