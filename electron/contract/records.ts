/**
 * What an archive says, in the words of the design: the facts that importers yield, import files keep and the
 * database packs. Plain JSON throughout. Times are UTC milliseconds; a date without a time is `YYYY-MM-DD`.
 */
import type { Handle, Stream } from './handles'

/** Where a record lies in its source: the entry (file label inside the archive) and its number there, from 0. */
export interface Position {
  readonly entry: string
  readonly index: number
}

export type Kind =
  | 'message'
  | 'group-message'
  | 'reply'
  | 'mention'
  | 'comment'
  | 'wall-post'
  | 'tag'
  | 'reaction'
  | 'repost'
  | 'quote'
  | 'call'
  | 'poke'
  | 'event'
  | 'check-in'
  | 'introduction'
  | 'note'
  | 'meeting' // logged by hand
  | 'post' // a public item of the owner that addresses nobody: kept in `ownStream`, in nobody's timeline, for what answers it

/** public: online and public. private: online and private. ambient: like, follow, never contact. inPerson. bridge: check-in together, introduction. */
export type Setting = 'public' | 'private' | 'ambient' | 'inPerson' | 'bridge'

/** sent: owner to person. received: person to owner. mutual: both (met, answered call). */
export type Direction = 'sent' | 'received' | 'mutual'

/** confirmed: the owner said so. strong: the source proves it. candidate: a hint. */
export type Grade = 'confirmed' | 'strong' | 'candidate'

export interface Place {
  readonly name?: string
  readonly address?: string
  readonly latitude?: number
  readonly longitude?: number
}

/** A date that is not an instant. Any part may be unknown; `raw` is what the source wrote. */
export interface PartialDate {
  readonly year?: number
  readonly month?: number
  readonly day?: number
  readonly label: string // birthday, anniversary, death, or the source's own word
  readonly raw: string
}

export interface Labelled {
  readonly value: string
  readonly label?: string
}

/** What an address book says of somebody. Lists are empty when the card is silent. */
export interface Card {
  readonly given?: string
  readonly additional?: string
  readonly family?: string
  readonly prefix?: string
  readonly suffix?: string
  readonly nicknames?: readonly string[]
  readonly phonetic?: string
  readonly maiden?: string
  readonly emails?: readonly Labelled[]
  readonly phones?: readonly Labelled[] // raw as written; E.164 stands among the handles
  readonly urls?: readonly Labelled[]
  readonly dates?: readonly PartialDate[]
  readonly relations?: readonly Labelled[]
  readonly addresses?: readonly Labelled[]
  readonly organisation?: string
  readonly department?: string
  readonly jobTitle?: string
  readonly labels?: readonly string[]
  readonly note?: string
  readonly howMet?: string
  readonly pronouns?: string
  readonly isOrganisation?: boolean
  /** SHA-256 of a picture in the library's media folder. */
  readonly photo?: string
}

/** One account or card: the handles it states to be one person's, and what it calls them. */
export interface PersonFact {
  readonly fact: 'person'
  /** Natural id, the same in every export: `x:account:77`, `vcard:<uid>`. */
  readonly id: string
  /** At least one. All of them belong to one person; the first is the one the source knows best. */
  readonly handles: readonly Handle[]
  readonly name?: string
  /** When the source last saw these handles together; decides who a screen name belongs to. UTC ms. */
  readonly seen?: number
  /** The owner of the archive. */
  readonly me?: boolean
  /** Only worth showing beside a person already known by exactly this name (birthday calendars); never a person of its own. */
  readonly hint?: 'sameName'
  readonly card?: Card
  /** Fields no reader knows yet, verbatim. */
  readonly more?: Readonly<Record<string, unknown>>
}

export type Relation = 'friend' | 'following' | 'follower' | 'contact' | 'blocked' | 'muted' | 'requestSent' | 'requestReceived'

/** A standing tie, never a contact. */
export interface ConnectionFact {
  readonly fact: 'connection'
  readonly id: string
  readonly network: string
  readonly handle: Handle
  readonly relation: Relation
  readonly since?: number
  readonly more?: Readonly<Record<string, unknown>>
}

/** One dated thing between the owner and handles. */
export interface InteractionFact {
  readonly fact: 'interaction'
  /** Natural id. What addresses several people without a container appears once in each one's stream under this same id. */
  readonly id: string
  readonly stream: Stream
  /** Start, UTC ms; null when the source gives no usable time. */
  readonly at: number | null
  /** End, UTC ms, where the source gives one. */
  readonly until?: number
  /** Set for what has a date and no time; `at` is then noon UTC of that day. */
  readonly day?: string
  /** A caveat about the time, in words: `zone assumed`, `time from the id`. */
  readonly timeNote?: string
  readonly network: string
  readonly kind: Kind
  readonly setting: Setting
  readonly direction: Direction
  /** Everybody concerned but the owner. */
  readonly who: readonly Handle[]
  /** The author, when it was not the owner. */
  readonly from?: Handle
  readonly text?: string
  /** Title of the event, post or thread. */
  readonly title?: string
  readonly link?: string
  /**
   * What this one answers or quotes, whoever imported that and whenever: natural ids (`x:tweet:12`) or page addresses as written.
   * Only what the source itself states; quoted words are found in the text later.
   */
  readonly answers?: readonly string[]
  /** The calendar, thread or page it stands in, as a person would name it. */
  readonly container?: string
  readonly place?: Place
  /** Natural id of the happening several people share (one meeting, one check-in): equal ids are one encounter. */
  readonly event?: string
  /** For inPerson and bridge: how well the source proves that it took place with these people. */
  readonly grade?: Grade
  readonly more?: Readonly<Record<string, unknown>>
}

/** From when to when a source can speak, and in which directions. Silence outside it is unknown. */
export interface CoverageFact {
  readonly fact: 'coverage'
  readonly network: string
  readonly account: Handle
  /** public and private have coverages of their own: X tweets are sent only, X messages both. */
  readonly setting: 'public' | 'private' | 'inPerson'
  readonly from: number
  readonly to: number
  readonly directions: readonly Direction[]
}

export type Fact = PersonFact | ConnectionFact | InteractionFact | CoverageFact

/** Something the user should know of, listed in the report. */
export interface Issue {
  readonly fact: 'issue'
  readonly level: 'failed' | 'warning'
  /** Words a person understands; equal words are grouped. */
  readonly reason: string
  readonly entry?: string
  readonly position?: number
  /** At most 200 characters of what was there. */
  readonly snippet?: string
}

/** A fact as a line of an import file keeps it. */
export type Line<F extends Fact = Fact> = F & {
  /** [number of the entry in the trailer's list, record number there]; absent for what the archive says as a whole. */
  readonly src?: readonly [entry: number, index: number]
  /** 1 on exactly one line of each input record: its bucket is the record's bucket. */
  readonly counts?: 1
}

export interface SourceFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** First line of an import file. */
export interface ImportHeader {
  readonly format: 'full-circle-import'
  readonly version: 1
  readonly id: string
  readonly importer: string
  readonly importerVersion: number
  readonly app: string
  /** When it was read, UTC ms. */
  readonly time: number
  /** The dropped files as the user knows them: `twitter-2022.zip`. */
  readonly source: string
  readonly files: readonly SourceFile[]
  /** The owner's handles in this source, best first. */
  readonly owner: readonly Handle[]
  /** The same for all that was dropped together: their imports are one report. */
  readonly drop?: string
}

export interface Buckets {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly merged: number
  readonly skipped: Readonly<Record<string, number>>
  readonly failed: Readonly<Record<string, number>>
}

/** Last line of an import file. Counts are exact. */
export interface ImportTrailer {
  readonly format: 'full-circle-import-end'
  /** Input records: the sum of all buckets. */
  readonly read: number
  /** Records whose counting line was a repetition inside this source. */
  readonly merged: number
  readonly skipped: Readonly<Record<string, number>>
  readonly failed: Readonly<Record<string, number>>
  /** Interactions by kind, as the lines hold them. */
  readonly kinds: Readonly<Partial<Record<Kind, number>>>
  readonly lines: { readonly person: number; readonly connection: number; readonly interaction: number; readonly coverage: number; readonly issue: number }
  /** First and last interaction, UTC ms. */
  readonly from: number | null
  readonly to: number | null
  /** The date the archive speaks of itself as; else its last interaction. Where two imports differ in a record, the later one shows. */
  readonly asOf: number
  /** Labels of the files inside the source, which `src` numbers. */
  readonly entries: readonly string[]
  /** Issues beyond the listed ones, only counted. */
  readonly unlisted: number
  /** SHA-256 (hex) of all lines between header and trailer, line ends included. */
  readonly sha256: string
}

/** Which of the parts of `03/04/2015` is the day. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd'

/** What a column of a table means for a person. `handle:<service>` is an account there, as a name or an address. */
export type ColumnRole =
  | 'ignore' | 'name' | 'given' | 'additional' | 'family' | 'prefix' | 'suffix' | 'nickname' | 'phonetic' | 'maiden' | 'email' | 'phone' | 'url'
  | 'organisation' | 'department' | 'jobTitle' | 'birthday' | 'anniversary' | 'date' | 'address' | 'relation' | 'label' | 'note' | 'howMet' | 'pronouns'
  | 'lastContact' // one contact of a kind that is not known; never guessed, as only the user knows what the day means
  | 'id' // the program's own key of the row
  | `handle:${string}`

/** A question a claim has, with what the importer guesses. */
export type Ask =
  /** Dates of this source can be read in more than one way. `certain`: some date in it can only be read this way. */
  | { readonly ask: 'dateOrder'; readonly guess: DateOrder; readonly certain: boolean; readonly samples: readonly string[] }
  /** Its times are written without a zone: those of the phone or computer that wrote them. */
  | { readonly ask: 'zone' }
  /** A table whose columns mean what the user says. `key` is the same for every file with these headers, to remember the answer by. */
  | {
      readonly ask: 'columns'
      readonly key: string
      readonly headers: readonly string[]
      /** The first rows that hold something, at most five. */
      readonly rows: readonly (readonly string[])[]
      readonly guess: readonly ColumnRole[]
    }

/** What can be left out of an import: a kind of interaction, standing ties, or address-book cards. */
export type LeftOut = Kind | 'connection' | 'person'

/** What the user said to the asks of a claim; absent is the guess. */
export interface Answers {
  readonly dateOrder?: DateOrder
  /** IANA zone. */
  readonly zone?: string
  /** One for each column. */
  readonly columns?: readonly ColumnRole[]
  readonly without?: readonly LeftOut[]
}

/** What `importer.claim` recognised. */
export interface Claim {
  readonly importer: string
  /** `X archive`, as the user would call it. */
  readonly title: string
  /** The dropped names it came from. */
  readonly source: string
  /** One line: `tweets, direct messages, 412 followers, read 3 November 2026`. */
  readonly recognised: string
  readonly owner: readonly Handle[]
  /** The owner's name in words, when the source has one. */
  readonly ownerName?: string
  /** The archive does not say; the library and the archives beside it know the owner by this name or address. Set after detection. */
  readonly ownerGuessed?: true
  /** Other addresses that could be the owner, most likely first; for the user to choose from. */
  readonly ownerChoices?: readonly Handle[]
  /** What the source calls each of `ownerChoices`, in the same order; empty where it has no name. For choices that are numbers. */
  readonly ownerNames?: readonly string[]
  /** What only the user can know; each has a guess, so reading may begin without an answer. */
  readonly asks?: readonly Ask[]
  /** Entries it will read, as labels of the source. */
  readonly entries: readonly string[]
  /** Entries that it knows as its own and leaves out, as `ignored` says: no other importer is asked about them. */
  readonly reserves?: readonly string[]
  /** Sum of the sizes of those entries, bytes, inflated. */
  readonly bytes: number
  /** What will be left out and why: `ad data`, `media: 12,400 files are listed, not copied`. */
  readonly ignored: readonly string[]
  /** Opaque to everybody but the importer. JSON. */
  readonly detail?: unknown
}
