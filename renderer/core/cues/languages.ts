/**
 * The words of one language that tell of a meeting, of introducing and of thanks. Plain data: what a phrase may hold is said once in `phrases.ts`.
 */
export interface CueWords {
  readonly language: string
  /** What stands for `<you>` beside an @name. */
  readonly you: readonly string[]
  /** `<fine>`: it was good. */
  readonly fine: readonly string[]
  /** `<shared>`: what people have or do together. */
  readonly shared: readonly string[]
  /** Two have met, said outright. */
  readonly met: readonly string[]
  /** The same words are said without a meeting as well: they count beside a day or one of `truly`. */
  readonly perhaps: readonly string[]
  readonly truly: readonly string[]
  /** They are going to meet: counts with a day. */
  readonly ahead: readonly string[]
  /** Before a phrase in its clause: it is still to come. */
  readonly future: readonly string[]
  readonly introducing: readonly string[]
  readonly thanks: readonly string[]
  /** Before a phrase in its clause: it did not happen, or only perhaps. */
  readonly not: readonly string[]
  /** Anywhere in the sentence: it was no meeting in person. */
  readonly online: readonly string[]
  readonly days: DayWords
}

/** How a language says which day. Days are counted from that of the message: -1 is the one before. */
export interface DayWords {
  readonly near: readonly (readonly [days: number, words: readonly string[]])[]
  /** About so many days before: nobody says which. */
  readonly about: readonly (readonly [days: number, words: readonly string[]])[]
  /** They look like a day and are none: `good morning` in German is `guten morgen`. */
  readonly none: readonly string[]
  /** Sunday first. */
  readonly weekdays: readonly string[]
  /** What may follow a weekday as one word with it: `samstagabend`. */
  readonly partOfDay: string
  /** January first. */
  readonly months: readonly string[]
  /** `May 12` as well as `12 May`. */
  readonly monthFirst: boolean
  /** Between a day and its month: `12 de mayo`. */
  readonly of: string
  /** `# days ago`; `#` is a number in figures or words. */
  readonly ago: readonly string[]
  /** One first. */
  readonly numbers: readonly string[]
}
