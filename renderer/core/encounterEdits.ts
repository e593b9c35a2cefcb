/** What the owner says of a meeting as a whole, whatever it was fused from: one act, one undo. */
import type { Handle } from '#contract/handles'
import type { Operation } from '#contract/operations'
import type { Place } from '#contract/records'
import type { Verdict } from '#contract/words'
import { dateWords } from './dates'
import type { Encounter } from './model'
import type { PersonEdit } from './personEdits'

/** Whom it was with, by any of their handles. */
type Someone = { readonly id: Handle; readonly name: string }
type Met = Pick<Encounter, 'evidence'>

/** When and where it was really. `day` is the date where it took place, `at` adds the time, UTC ms. */
export interface Correction {
  readonly day?: string
  readonly at?: number
  readonly place?: Place
}

/** It took place, on the day and at the place the owner says, if that is not what the records say. */
export function confirmMeeting({ id, name }: Someone, { evidence }: Met, correction: Correction = {}): PersonEdit {
  const day = correction.day === undefined ? undefined : dateWords(Date.parse(`${correction.day}T12:00:00Z`), 'UTC')
  const where = correction.place?.name
  const said = [`You met ${name}`, day && `on ${day}`, where && `at ${where}`].filter(Boolean).join(' ')
  return { said: `${said}.`, words: 'the answer', operations: evidence.map((item) => judging(id, item, 'accepted', correction)) }
}

/** It is no meeting of theirs. Its messages stay messages. */
export const rejectMeeting = ({ id }: Someone, { evidence }: Met): PersonEdit => ({
  said: 'Set aside. It stays set aside when you import again.',
  words: 'the answer',
  operations: evidence.map((item) => judging(id, item, 'rejected')),
})

/** A picture kept with a meeting, or taken off again. `photo` is the SHA-256 of one in the library. */
export const attachPicture = ({ id }: Someone, { evidence }: Met, photo: string, on: boolean): PersonEdit => ({
  said: on ? 'The picture is kept with this meeting.' : 'The picture is taken off this meeting.',
  words: on ? 'the picture' : 'taking the picture off',
  // Wherever it may have been attached: the meeting can have had fewer records then.
  operations: (on ? evidence.slice(0, 1) : evidence).map((item): Operation => ({ name: 'attachPicture', version: 1, args: { about: id, item, photo, on } })),
})

const judging = (about: Handle, item: string, verdict: Verdict, correction: Correction = {}): Operation => ({
  name: 'judgeEvidence', version: 1, args: { about, item, verdict, ...correction },
})
