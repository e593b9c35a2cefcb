/** What the owner answers to the lists of the circle: each one act, taken back by Undo or by its opposite. */
import type { Handle } from '#contract/handles'
import type { Operation } from '#contract/operations'
import type { Verdict } from '#contract/words'
import { cadenceWords } from './cadenceWords'
import { networkName } from './handles'
import type { PersonSummary } from './model'
import type { PersonEdit } from './personEdits'
import { statements } from './statements'

type Someone = Pick<PersonSummary, 'id' | 'name'>

/** `before: false` says that they were not met after all. */
export const metBefore = ({ id, name }: Someone, before = true): PersonEdit =>
  kept(before ? `You met ${name} before your records begin.` : `${name} is among those you never met again.`, 'the answer',
    judging(id, statements.metBefore, before ? 'accepted' : 'rejected'))

/** Whether somebody of a list (`never met`) may stand on the first screen. */
export const proposed = ({ id, name }: Someone, list: string, may: boolean): PersonEdit =>
  kept(may ? `${name} may stand on the first screen again.` : `${name} is not on the first screen any more.`, 'the answer',
    judging(id, statements.proposed(list), may ? 'accepted' : 'rejected'))

/** A loop the owner closes: in touch where no archive sees it, or left as it is. `loop` is any id of its encounter. */
export const closeLoop = ({ id, name }: Someone, loop: string, how: 'in touch' | 'left'): PersonEdit =>
  kept(how === 'in touch' ? `You and ${name} have been in touch.` : `Left as it is: ${name}.`, 'closing the loop',
    judging(id, statements.loop(loop), how === 'in touch' ? 'accepted' : 'rejected'))

export const leftBehind = ({ id, name }: Someone, network: string, is: boolean): PersonEdit =>
  kept(is ? `${name} was left behind on ${networkName(network)} after all.` : `${name} was not left behind on ${networkName(network)}.`, 'the answer',
    judging(id, statements.leftBehind(network), is ? 'accepted' : 'rejected'))

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
