/** Who brought whom together: what speaks for it, and what it comes to. */
import type { Handle } from '#contract/handles'
import type { OperationId } from '#contract/operations'
import type { Verdict } from '#contract/words'
import type { PersonId } from '../model'

/**
 * What speaks for an introduction. `record`: a source says so. `met`: you wrote how you met. `card`: an address book says how you met.
 * `logged`: what you wrote down of a meeting. `said`: words that introduce. `chat`: your first words were in a chat of three. `there`: who was
 * there when you first met.
 */
export type HintKind = 'record' | 'met' | 'card' | 'logged' | 'said' | 'chat' | 'there'

/** A hint in the story of one person: that they were introduced. Who can have done it is only known once everybody is. */
export interface IntroductionHint {
  /** Natural id of the interaction or encounter, or `met:<entry>`. */
  readonly id: string
  /** UTC ms; null where nobody knows when. */
  readonly at: number | null
  /** What of the time is known, where that is not the day. */
  readonly roughly?: 'year' | 'month'
  readonly kind: HintKind
  /** Who did it; empty for the owner. */
  readonly by?: Handle | ''
  /** Where the evidence does not say who: one of these. */
  readonly among?: readonly Handle[]
  /** Where there is but a name. */
  readonly named?: string
  /** To whom, where that is not the owner. */
  readonly other?: Handle
  /** The words, shortened. */
  readonly text?: string
}

export interface IntroductionEvidence {
  readonly id: string
  readonly at: number | null
  readonly roughly?: 'year' | 'month'
  readonly kind: HintKind
  /** In whose timeline it stands. */
  readonly of: PersonId
  readonly text?: string
}

/** `by` brought people together: one of them to the owner, or two to each other. */
export interface Introduction {
  /** Of people as they are now. */
  readonly id: string
  /** Empty for the owner. */
  readonly by: PersonId | ''
  /** One, or two in text order. */
  readonly people: readonly PersonId[]
  /** `confirmed`: you, or a record of an introduction, say so. */
  readonly grade: 'confirmed' | 'candidate'
  /** What you said last. */
  readonly verdict?: Verdict
  /** UTC ms: what you said, else the earliest evidence. */
  readonly at: number | null
  readonly roughly?: 'year' | 'month'
  /** Your own words about it. */
  readonly text?: string
  /** Your last word, for taking it back. */
  readonly operation?: OperationId
  /** The earliest first; none where there is only your word. */
  readonly evidence: readonly IntroductionEvidence[]
}

/** What the owner said, of people as they are now. */
export interface IntroductionSaid {
  readonly by: PersonId | ''
  readonly people: readonly PersonId[]
  readonly verdict: Verdict
  readonly day?: string
  readonly text?: string
  readonly operation: OperationId
  /** When it was said, UTC ms. */
  readonly at: number
}
