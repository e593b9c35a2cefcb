/** What the owner says of introductions, each one act that Undo takes back. */
import type { Handle } from '#contract/handles'
import type { Operation, OperationId } from '#contract/operations'
import type { Verdict } from '#contract/words'
import type { Encounter } from '../model'
import type { PersonEdit } from '../personEdits'
import { statements } from '../statements'
import type { Introduction } from './model'
import { introductionWords, type NameOf } from './words'

type Said = Pick<Introduction, 'by' | 'people'>

/** It was so. */
export const acceptIntroduction = (one: Said, nameOf: NameOf): PersonEdit => ({
  said: `${introductionWords(one, nameOf)}.`, words: 'the introduction', operations: [judging(one, 'accepted')],
})

/** It was not so, whatever is imported again. */
export const rejectIntroduction = (one: Said): PersonEdit => ({
  said: 'Set aside. It stays set aside when you import again.', words: 'the answer', operations: [judging(one, 'rejected')],
})

/** The owner's last word goes; what the evidence says stands again. */
export const takeBackIntroduction = (operation: OperationId): PersonEdit => ({
  said: 'Your answer is taken back.', words: 'taking the answer back', operations: [{ name: 'undo', version: 1, args: { operation } }],
})

export interface AddedIntroduction {
  /** Empty for the owner. */
  readonly by: Handle | ''
  /** One, to the owner; two, to each other. */
  readonly people: readonly Handle[]
  /** `2019-05-11`. */
  readonly day?: string | undefined
  readonly text?: string | undefined
}

/** `Tomás introduced me to Bea`, `I introduced Bea to Carl`, written down by hand. */
export const addIntroduction = ({ by, people, day = '', text = '' }: AddedIntroduction, nameOf: NameOf): PersonEdit => ({
  said: `${introductionWords({ by, people }, nameOf)}.`,
  words: 'the introduction',
  operations: [judging({ by, people }, 'accepted', { ...(day === '' ? {} : { day }), ...(text.trim() === '' ? {} : { text: text.trim() }) })],
})

/** What is wrong with one that is being written, with the remedy; empty when it can be kept. */
export function introductionProblem({ by, people }: { readonly by: Handle | '' | undefined; readonly people: readonly (Handle | undefined)[] }): string {
  const whom = people.filter((handle) => handle !== undefined)
  if (by === undefined) return 'Say who brought them together.'
  if (whom.length === 0) return 'Say who was introduced.'
  if (by === '' && whom.length < 2) return 'Say to whom you introduced them.'
  return new Set([by, ...whom]).size <= whom.length ? 'These are the same person: choose somebody else.' : ''
}

interface Someone {
  readonly id: Handle
  readonly name: string
}

/** The owner has introduced the two. */
export const introducedPair = (left: Someone, right: Someone): PersonEdit => ({
  said: `You introduced ${left.name} and ${right.name}.`, words: 'the introduction', operations: [judging({ by: '', people: [left.id, right.id] }, 'accepted')],
})

/** These two are never suggested again. */
export const dismissPair = (left: Someone, right: Someone): PersonEdit => ({
  said: `${left.name} and ${right.name} are not suggested again.`,
  words: 'the answer',
  operations: [{ name: 'judgeStatement', version: 1, args: { about: left.id, statement: statements.introduce(right.id), verdict: 'rejected' } }],
})

/** The question after a first encounter is answered, or put away. */
export const closeOnward = (person: Someone, encounter: Pick<Encounter, 'id'>): PersonEdit => ({
  said: 'Put away.', words: 'the question', operations: [{ name: 'judgeStatement', version: 1, args: { about: person.id, statement: statements.onward(encounter.id), verdict: 'rejected' } }],
})

function judging({ by, people }: Said, verdict: Verdict, more: { readonly day?: string; readonly text?: string } = {}): Operation {
  return { name: 'judgeIntroduction', version: 1, args: { by, people, verdict, ...more } }
}
