/** What the owner answers to the lists of the circle: each one act with one Undo. */
import type { Handle } from '#contract/handles'
import type { Operation } from '#contract/operations'
import type { Verdict } from '#contract/words'
import { cadenceWords } from './cadenceWords'
import { networkName } from './handles'
import type { PersonSummary } from './model'
import type { PersonEdit } from './personEdits'
import { statements } from './statements'

type Someone = Pick<PersonSummary, 'id' | 'name'>

export const metBefore = ({ id, name }: Someone): PersonEdit =>
  kept(`You met ${name} before your records begin.`, 'the answer', judging(id, statements.metBefore, 'accepted'))

export const notMetBefore = ({ id, name }: Someone): PersonEdit =>
  kept(`You did not meet ${name} before your records begin.`, 'the answer', judging(id, statements.metBefore, 'rejected'))

/** Somebody of a list (`never met`) does not stand on the first screen any more; in the list they stay. */
export const notProposed = ({ id, name }: Someone, list: string): PersonEdit =>
  kept(`${name} is not on the first screen any more.`, 'the answer', judging(id, statements.proposed(list), 'rejected'))

/** A loop the owner closes: in touch where no archive sees it, or left as it is. `loop` is any id of its encounter. */
export const closeLoop = ({ id, name }: Someone, loop: string, how: 'in touch' | 'left'): PersonEdit =>
  kept(how === 'in touch' ? `You and ${name} have been in touch.` : `Left as it is: ${name}.`, 'closing the loop',
    judging(id, statements.loop(loop), how === 'in touch' ? 'accepted' : 'rejected'))

export const notLeftBehind = ({ id, name }: Someone, network: string): PersonEdit =>
  kept(`${name} was not left behind on ${networkName(network)}.`, 'the answer', judging(id, statements.leftBehind(network), 'rejected'))

/** 0 days ends it. */
export const wishTouch = ({ id, name }: Someone, days: number): PersonEdit =>
  kept(days === 0 ? `No wish any more for ${name}.` : `In touch with ${name} ${cadenceWords(days)}.`, 'the wish', {
    name: 'setCadence', version: 1, args: { about: [id], tag: '', days },
  })

/** Of everybody who has the tag. 0 days ends it. */
export const wishTouchOf = (tag: string, days: number): PersonEdit =>
  kept(days === 0 ? `No wish any more for “${tag}”.` : `In touch with everybody tagged “${tag}” ${cadenceWords(days)}.`, 'the wish', {
    name: 'setCadence', version: 1, args: { about: [], tag, days },
  })

const judging = (about: Handle, statement: string, verdict: Verdict): Operation => ({ name: 'judgeStatement', version: 1, args: { about, statement, verdict } })
const kept = (said: string, words: string, ...operations: readonly Operation[]): PersonEdit => ({ said, words, operations })
