import type { Answers, Claim, Fact, Position } from '../contract/records'
import type { Handle } from '../contract/handles'
import type { Source } from './sources/source'

/**
 * One step of reading. With `at`, it is one input record and lands in exactly one bucket; without, it is something the
 * archive says as a whole (names behind ids, coverage) or a warning.
 */
export type Outcome =
  | { readonly at?: Position; readonly facts: readonly Fact[] }
  | { readonly at: Position; readonly skipped: string }
  | { readonly at: Position; readonly failed: string; readonly snippet?: string }
  | { readonly at?: Position; readonly warning: string; readonly snippet?: string }
  /** The date the archive states for itself, UTC ms. */
  | { readonly asOf: number }

export interface ReadOptions {
  /** The owner's handles: the claim's, unless the user chose others. */
  readonly owner: readonly Handle[]
  /** What the user said to the claim's asks. `zone` below already is the answer, where there was one. */
  readonly answers?: Answers
  /** The user's zone (IANA) and region (ISO 3166), passed in so that reading is the same on every machine. */
  readonly zone: string
  readonly region: string
  /** The moment reading began, UTC ms: importers never look at a clock. */
  readonly now: number
  /** Keeps a picture and answers its SHA-256 (hex). Absent when pictures are not wanted. */
  readonly keepPicture?: (bytes: Uint8Array) => Promise<string>
}

/** Turns one kind of archive into facts. Pure: no disk, clock, zone or database but what it is handed. */
export interface Importer {
  readonly id: string
  readonly title: string
  /** Raised when the same source would give other facts than before. */
  readonly version: number
  /** What of the source it can read, by content; empty when nothing. Several accounts in one source are several claims. */
  claim(source: Source): Promise<readonly Claim[]>
  /** Never throws for what the source holds: a bad record is an outcome, and reading goes on. */
  read(source: Source, claim: Claim, options: ReadOptions): AsyncIterable<Outcome>
}
