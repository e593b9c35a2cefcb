/** The owner's answers to what the app says of somebody, as acts with one undo. Kept by natural ids: they hold whatever is imported again. */
import type { Handle } from '#contract/handles'
import type { Operation } from '#contract/operations'
import type { Verdict } from '#contract/words'
import type { ComingDate } from './lists/comingDates'
import type { PersonEdit } from './personEdits'
import { statements } from './statements'

/** A statement about one or several people, put away or taken as right for good. */
export const answer = (about: readonly Handle[], statement: string, verdict: Verdict, said: string): PersonEdit => ({
  said, words: 'the answer', operations: about.map((each): Operation => ({ name: 'judgeStatement', version: 1, args: { about: each, statement, verdict } })),
})

/** An item becomes a moment; marked already, it gets another why. */
export const mark = (about: Handle, item: string, why: string): PersonEdit => ({
  said: 'A moment, kept.', words: 'the moment', operations: [{ name: 'markMoment', version: 1, args: { about, item, why } }],
})

export const turnDown = (about: Handle, kind: string, item: string): PersonEdit =>
  answer([about], statements.nomination(kind, item), 'rejected', 'Not asked again.')

/** A birthday or an anniversary, for this year. */
export const putDateAway = ({ person, label, day }: Pick<ComingDate, 'label' | 'day'> & { readonly person: { readonly id: Handle } }): PersonEdit =>
  answer([person.id], statements.date(label, Number(day.slice(0, 4))), 'rejected', 'Put away for this year.')

/** A planned meeting, off the first screen; its own page stays. */
export const putComingAway = ({ id, people }: { readonly id: string; readonly people: readonly { readonly person: { readonly id: Handle } }[] }): PersonEdit =>
  answer(people.map(({ person }) => person.id), statements.coming(id), 'rejected', 'Not on the first screen any more. It stays under “Coming”.')

export const putMemoryAway = (about: readonly Handle[], item: string): PersonEdit =>
  answer(about, statements.memory(item), 'rejected', 'It will not come again on this day.')
