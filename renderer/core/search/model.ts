/** What a search answers. Texts come with the places that match, so that screens mark them without searching again. */
import type { Handle } from '#contract/handles'
import type { Setting } from '#contract/records'
import type { PersonId } from '../model'

/** Text with the stretches that match: UTF-16 offsets, ascending, not overlapping. */
export interface Marked {
  readonly text: string
  readonly marks: readonly (readonly [from: number, to: number])[]
}

export interface PersonHit {
  readonly id: PersonId
  readonly name: Marked
  /** What else matched: another name, a handle in words, a place, a tag. */
  readonly also?: Marked
}

export interface PlaceHit {
  readonly name: Marked
  /** People who live there or were met there, the most often first, at most five. */
  readonly people: readonly { readonly id: PersonId; readonly name: string }[]
}

/** A sentence somewhere: an interaction, a logged entry, a note, the reason of a moment. */
export interface WordHit {
  /** Natural id of the item (also of why it is a moment); `note:<handle>` for a note on a person, `field:<entry>:<handle>` for a field of theirs. */
  readonly id: string
  /** Whose timeline shows it; null for what nobody's does. */
  readonly person: PersonId | null
  readonly name: string
  /** Who else it concerns. */
  readonly who: readonly Handle[]
  /** UTC ms; null when nobody knows. */
  readonly at: number | null
  readonly day?: string
  readonly network: string
  readonly setting: Setting
  /** The words around the hit. */
  readonly words: Marked
  readonly isMoment: boolean
}

/** A day, month or year that was typed, and what there is in it. */
export interface DateHit {
  readonly words: string
  /** UTC ms, from inclusive, to exclusive. */
  readonly from: number
  readonly to: number
}

export interface SearchAnswer {
  readonly people: readonly PersonHit[]
  readonly places: readonly PlaceHit[]
  readonly dates: readonly DateHit[]
  /** Newest first, at most as many as were asked for. */
  readonly words: readonly WordHit[]
  /** How many there are in all. */
  readonly wordsTotal: number
  readonly peopleTotal: number
  /** The nearest spelling that finds something, when nothing was found. */
  readonly nearest?: string
  /** There may be more: something is being imported at this moment, or one of the two below. */
  readonly partial: boolean
  /** `wordsTotal` is at least so many: which words stand together is in no index, and only the newest that have all of them were looked at. */
  readonly atLeast?: true
  /** The index is still being read: there are no words in this answer. */
  readonly wordsFollow?: true
}
