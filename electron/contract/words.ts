/** The owner's own words about people, as operations carry them. Plain JSON. */
import type { Handle } from './handles'

/** Fields of a person that have one value. `pronunciation` is how the name is said, `maiden` the name at birth. */
export type TextField = 'given' | 'additional' | 'family' | 'prefix' | 'suffix' | 'nickname' | 'pronunciation' | 'maiden' | 'pronouns'

/** A date any part of which may be unknown. `month` 1 to 12. */
export interface PlainDate {
  readonly year?: number
  readonly month?: number
  readonly day?: number
}

/** One entry of a list about a person. */
export type EntryValue =
  /** `label`: birthday, anniversary, death, or the owner's own word. */
  | { readonly entry: 'date'; readonly label: string; readonly date: PlainDate }
  | { readonly entry: 'place'; readonly name: string; readonly label?: string; readonly from?: PlainDate; readonly to?: PlainDate }
  | { readonly entry: 'organisation'; readonly name: string; readonly role?: string; readonly from?: PlainDate; readonly to?: PlainDate }
  | { readonly entry: 'language'; readonly name: string }
  /** How we met. `through`: who introduced. */
  | { readonly entry: 'met'; readonly words?: string; readonly date?: PlainDate; readonly place?: string; readonly through?: Handle }
  /** A field of the owner's own. */
  | { readonly entry: 'field'; readonly label: string; readonly value: string }

export type EntryKind = EntryValue['entry']

/** Relations with a word of their own; any other text is one too. `parent` and `child` are each other's other side. */
export const relationKinds = ['partner', 'parent', 'child', 'sibling', 'friend', 'colleague'] as const

export type GroupKind = 'group' | 'family' | 'couple'
export type Standing = 'favourite' | 'archived' | 'deleted'
/** What the owner says to what the app found. */
export type Verdict = 'accepted' | 'rejected'
export type LogKind = 'meeting' | 'call' | 'note'

/** Which people a saved filter shows. */
export type FilterRule =
  | { readonly all: readonly FilterRule[] }
  | { readonly any: readonly FilterRule[] }
  | { readonly not: FilterRule }
  | { readonly is: 'stage'; readonly stage: 0 | 1 | 2 | 3 | 4 }
  | { readonly is: 'network'; readonly network: string }
  | { readonly is: 'tag'; readonly tag: string }
  | { readonly is: 'group'; readonly group: string }
  /** The last direct touch or encounter lies less (`within`) or more than so many days back; never touched is neither. */
  | { readonly is: 'touched'; readonly days: number; readonly within: boolean }
  | { readonly is: 'city'; readonly city: string }
  | { readonly is: 'met'; readonly met: boolean }
  /** 1 to 12. */
  | { readonly is: 'birthday'; readonly month: number }
  | { readonly is: 'note'; readonly has: boolean }
  | { readonly is: 'favourite' }
  | { readonly is: 'archived' }
