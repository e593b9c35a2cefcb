/** The derived things the screens show. Everything here is computed from facts and operations, never stored as truth. */
import type { Handle } from '#contract/handles'
import type { OperationId } from '#contract/operations'
import type { Card, CoverageFact, Grade, InteractionFact, Place, Relation, Setting } from '#contract/records'
import type { EntryKind, EntryValue, GroupKind, PlainDate, TextField } from '#contract/words'
import type { Story } from './story'
import type { Link } from './threads'

/** A person is a set of handles; the id is the least of them in `handleOrder`, so it does not depend on the order of imports. */
export type PersonId = Handle

/** 0 unknown, 1 online (or met first, without a word yet), 2 met, 3 bridged, 4 full circle. */
export type Stage = 0 | 1 | 2 | 3 | 4

export type CirclePath = 'online first' | 'met first' | 'unknown'

/** One encounter: in-person interactions about the same time and place, fused. */
export interface Encounter {
  /** Natural id of its event, or of its earliest interaction. */
  readonly id: string
  readonly at: number
  readonly until: number
  readonly day?: string
  readonly grade: Grade
  readonly title?: string
  readonly place?: Place
  /** Its times with the evidence that was set aside, where they differ: by them it is judged what came after it, so that setting evidence aside never raises a stage. */
  readonly whole?: Pick<Encounter, 'at' | 'until' | 'day'>
  /** Natural ids of the interactions it was fused from; `cue:<id>` for what words hint at. */
  readonly evidence: readonly string[]
  /** Everybody its records name, the person's own handles too; absent where they name nobody else. In text order. */
  readonly who?: readonly Handle[]
}

/** Where one relationship stands. Ids are natural ids of the interactions (or encounters) that prove it. */
export interface Circle {
  readonly stage: Stage
  readonly path: CirclePath
  /** a: first direct touch. m: first encounter, strong or confirmed. r: first direct touch 12 h or more after an encounter and within 30 days. UTC ms. */
  readonly firstDirect: Proof | null
  readonly firstEncounter: Proof | null
  readonly firstBridge: Proof | null
  /** Check-ins together and introductions at or after the first encounter, in order of time. */
  readonly bridges: readonly Proof[]
  readonly closed: (Proof & { readonly encounter: string }) | null
  /** Encounters followed by a direct touch within 30 days: the first closes the circle, each later one is one more turn. */
  readonly turns: readonly Turn[]
  /** The latest encounter when nothing followed it yet. */
  readonly openTurn: Proof | null
  /** Encounters with no direct touch since, nor in 14 covered days after them: closed by a word, however late. */
  readonly openLoops: readonly Proof[]
  readonly lastDirect: Proof | null
  readonly lastEncounter: Proof | null
}

export interface Proof {
  readonly id: string
  readonly at: number
}

export interface Turn {
  readonly encounter: Proof
  readonly direct: Proof
}

/** One derived row per person: what lists show. Recomputed for the people touched, never edited. */
export interface PersonSummary {
  readonly id: PersonId
  readonly name: string
  /** The same name in another script or a second source's spelling, when it differs. */
  readonly otherName?: string
  readonly handles: readonly Handle[]
  readonly networks: readonly string[]
  readonly stage: Stage
  readonly path: CirclePath
  readonly turns: number
  readonly openTurn: boolean
  readonly openLoops: number
  readonly firstDirect: number | null
  readonly firstEncounter: number | null
  readonly closed: number | null
  readonly lastDirect: number | null
  readonly lastEncounter: number | null
  readonly counts: Readonly<Record<Setting, number>>
  /** One entry per year with anything in it, oldest first: direct touches and encounters. */
  readonly years: readonly YearCount[]
  /** Last known city or address, if any. */
  readonly where?: string
  readonly hasNote: boolean
  readonly moments: number
  /** What the owner said of them; each is absent when there is nothing to say. Tags and groups (by id) in text order. */
  readonly tags?: readonly string[]
  readonly groups?: readonly string[]
  readonly favourite?: true
  readonly archived?: true
  /** In the trash: listed there and nowhere else. */
  readonly deleted?: true
  readonly birthday?: PlainDate
  /** Other names they go by, for finding: nicknames, names in other sources. */
  readonly alsoNamed?: readonly string[]
}

/** Who says something: a source, or the owner. */
export interface Teller {
  /** Id of the importer, or `you`. */
  readonly source: string
  /** The dropped file; absent for the owner. */
  readonly file?: string
  /** When it was last seen, or written, UTC ms. */
  readonly seen?: number
}

/** One thing known of somebody, and who says so. Equal things of several sources are one, with all their tellers. */
export interface Told<T> {
  /** For `putEntry` and `dropEntry`: a uuid of the owner's, or the key of what the sources say. */
  readonly entry: string
  readonly value: T
  /** At least one; the owner first. */
  readonly by: readonly Teller[]
  /** What the owner wrote under a source's key: the handles it was written about. Who takes it away names each. */
  readonly about?: readonly Handle[]
}

/** Everything known about a person beside the timeline. What shows comes first in each list: the owner's word, then the best source's. */
export interface Profile {
  readonly texts: Readonly<Partial<Record<TextField, readonly Told<string>[]>>>
  readonly entries: { readonly [K in EntryKind]: readonly Told<Extract<EntryValue, { entry: K }>>[] }
  /** What sources say and the owner took away: it can be shown again. */
  readonly hidden: readonly Told<EntryValue>[]
  readonly relations: readonly PersonRelation[]
  readonly groups: readonly { readonly id: string; readonly name: string; readonly kind: GroupKind; readonly others: readonly { readonly id: PersonId; readonly name: string }[]; /** When they joined, UTC ms. */ readonly at: number }[]
  /** Those of the owner and the labels of the sources that the owner did not take off, in text order. */
  readonly tags: readonly string[]
  /** Who says so, for each of the tags. */
  readonly labels: readonly Told<string>[]
  /** SHA-256 of the picture that shows, and of all there are. */
  readonly photo?: string
  readonly photos: readonly Told<string>[]
  /** Each hangs on one handle; after a merge there may be several. */
  readonly notes: readonly { readonly about: Handle; readonly text: string; readonly at: number; readonly operation: OperationId }[]
  readonly favourite: boolean
  readonly archived: boolean
  readonly deleted: boolean
}

/** What somebody else is to this person: `parent` says that `other` is their parent. */
export interface PersonRelation {
  readonly relation: string
  readonly other: { readonly id: PersonId; readonly name: string }
  /** The words as operations know them, for ending it. */
  readonly about: Handle
  readonly otherHandle: Handle
  readonly stored: string
  /** When the owner said so last, UTC ms. */
  readonly at: number
}

/** How sure a suggestion is, in a word: `strong` needs a glance, `likely` a look, `hint` a thought. */
export type Confidence = 'strong' | 'likely' | 'hint'

/** Why two might be one. `words` for the middle of the table, what stands on each side beside it. */
export interface SuggestionReason {
  readonly kind:
    | 'sameAddress' | 'sameName' | 'nameAlike' | 'sameHandle' | 'samePlace' | 'sameWork' | 'sameBirthday' | 'link' | 'sameThread' | 'samePhoto' | 'addressed' | 'succession'
    /** Speaks against: birthdays differ. */
    | 'clash'
  /** `same full name`, `one handle on two networks`, `birthdays differ`. */
  readonly words: string
  readonly left: string
  readonly right: string
}

/** Two people who may be one. Found again whenever archives change; what was decided is left out. */
export interface Suggestion {
  /** The two ids in text order, with a line feed between. */
  readonly id: string
  readonly left: PersonId
  readonly right: PersonId
  readonly confidence: Confidence
  /** Strongest first; at least one that is no clash. */
  readonly reasons: readonly SuggestionReason[]
  /** Equal for suggestions that can be decided in one go: `same name and same employer: Umi Labs`. */
  readonly batch?: string
}

export interface YearCount {
  readonly year: number
  readonly online: number
  readonly met: number
  /** Direct touches in six two-month parts, January first, for the lifeline. */
  readonly parts: readonly [number, number, number, number, number, number]
  /** Encounters of the year as the two-month part they fall into. */
  readonly metParts: readonly number[]
}

/** A person in full, for the person's page. */
export interface PersonDetail {
  readonly summary: PersonSummary
  readonly circle: Circle
  readonly encounters: readonly Encounter[]
  readonly story: Story
  /** Everything between the owner and them, oldest first, what has no time last. */
  readonly items: readonly TimelineItem[]
  /** The items up to here are all there, and the rest is still being read. UTC ms; absent once it is read. */
  readonly readTo?: number
  /** What words hint at, as items of their own (`cue:<id of the message>`): evidence of a meeting, and no touches. */
  readonly hints?: readonly TimelineItem[]
  /** What items and asides answer, by natural id: among the items, or a public word of the owner's that is no item here. */
  readonly links: ReadonlyMap<string, Link<TimelineItem>>
  /** Public words of the owner's, addressed to nobody, that answer something of theirs. Shown, and counted nowhere. */
  readonly asides: readonly TimelineItem[]
  /** What the sources say, beside one another. */
  readonly facts: readonly SourceFact[]
  readonly connections: readonly { readonly network: string; readonly relation: Relation; readonly since?: number }[]
  readonly coverage: readonly CoverageSpan[]
  /** All notes, joined. */
  readonly note: string
  readonly profile: Profile
  readonly importedName: string
  /** When the owner last gave them a name, UTC ms. */
  readonly namedAt?: number
  /** What the owner wrote before what stands now, here or on another computer. */
  readonly earlier: readonly EarlierWord[]
}

/** What one source says of somebody: it is the evidence that these handles, and this name, are theirs. */
export interface SourceFact {
  /** Id of the importer. */
  readonly source: string
  /** The dropped file it was read from: `twitter-2022.zip`. */
  readonly file: string
  readonly handles: readonly Handle[]
  readonly name?: string
  /** When the source last saw them together, UTC ms. */
  readonly seen?: number
  readonly card?: Card
}

/** A name or note that a later one replaced. `at` is UTC ms. */
export interface EarlierWord {
  /** `name`, `note`, or the field. */
  readonly what: 'name' | 'note' | TextField
  readonly words: string
  readonly at: number
}

/** Covered time on one side; `directions` says which voices it can hold. */
export type CoverageSpan = Omit<CoverageFact, 'fact'>

/** One dated thing in a person's timeline: an imported interaction or a meeting logged by hand, with what the owner said of it. */
export interface TimelineItem extends Omit<InteractionFact, 'fact' | 'stream' | 'more'> {
  /** The import it came from, or `journal`. */
  readonly source: string
  /** Words for the source line: `twitter-2022.zip, data/direct-messages.js, record 4,118`. */
  readonly sourceLine: string
  readonly why?: string
  readonly verdict?: 'accepted' | 'rejected'
  /** Written by somebody else in a group they share: shown, and no touch between the two. */
  readonly byOther?: boolean
  /** A public word of the owner's to nobody that answers theirs: shown, and no touch between the two. */
  readonly aside?: boolean
  /** Its words may tell of a meeting, an introduction or thanks. */
  readonly cue?: boolean
  /** What its source calls the place, among all its places. */
  readonly venue?: string
  /** Set for logged meetings: the operation that made it, for undo. */
  readonly operation?: string
}

/** How an item stands in its conversation. */
export interface ThreadPlace {
  /** It goes on what stands above it. */
  readonly joined: boolean
  /** What it answers, shown small above it, where that does not stand right there. */
  readonly above?: Link<TimelineItem>
}

/** One row of the two-lane timeline, as `mockups/components.md` section 4 draws it. */
export interface TimelineRow {
  readonly id: string
  readonly kind: 'year' | 'item' | 'fold' | 'quiet' | 'cover'
  readonly side: 'on' | 'off' | 'both'
  /** Side of the row drawn above. */
  readonly from: 'on' | 'off'
  readonly covered: { readonly on: boolean; readonly off: boolean }
  /** UTC ms, for the date column and the year rail. */
  readonly at: number | null
  readonly year: number
  /** Items: one for `item`, all of a burst for `fold`, none for the rest. */
  readonly items: readonly TimelineItem[]
  /** By natural id, of the items that stand in a conversation. */
  readonly thread?: ReadonlyMap<string, ThreadPlace>
  /** The turn this touch closes, with the days since the encounter. */
  readonly closes?: { readonly turn: number; readonly days: number; readonly place?: string }
  readonly encounter?: Encounter
  readonly grade?: Grade
  /** Words for year, quiet and cover rows, and for what is in person but no encounter (`Planned`). */
  readonly words?: string
  /** Quiet and cover rows: the lane they speak of. `side` is where the thread runs. */
  readonly lane?: 'on' | 'off'
  /** Year rows: what the year holds on each side; `perhaps` are the encounters that are only hinted at. */
  readonly count?: { readonly on: number; readonly off: number; readonly perhaps: number }
}
