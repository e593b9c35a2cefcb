/** The browser database of one library: a fast copy of the folder, never the truth. Deleting it loses nothing. */
import { Dexie, type EntityTable, type Table } from 'dexie'
import type { CommandReport } from '#contract/ipc'
import type { Handle, Stream } from '#contract/handles'
import type { OperationArguments, OperationId, OperationName } from '#contract/operations'
import type { Buckets, CoverageFact, ImportHeader, ImportTrailer } from '#contract/records'
import type { CoverageSpan } from '../core/model'

/** Raised when a page or a derived table would be written differently: the database is then thrown away and caught up. */
export const layoutVersion = 7

/** 100 to 200 consecutive interactions of one stream from one import; key `[stream+import+seq]`. */
export interface PageRow {
  readonly stream: Stream
  readonly import: string
  /** Number of the page in its import. */
  readonly seq: number
  /** Rows in it. */
  readonly n: number
  /** First and last time, UTC ms; null when no row has one. */
  readonly from: number | null
  readonly to: number | null
  /** Only for containers: who spoke or took part. */
  readonly members?: readonly Handle[]
  /** Numbers of the rows whose words may tell of a meeting, an introduction or thanks; absent for none. */
  readonly cues?: readonly number[]
  /** UTF-8 of a JSON array of row arrays (`rows.ts`), under 60 kB unless one row alone is larger. */
  readonly d: Uint8Array
}

/** What stories are made of, of consecutive streams of one import (`touches.ts`); key `[import+stream+part]`. */
export interface TouchesRow {
  readonly import: string
  /** The first of the streams, and the last. */
  readonly stream: Stream
  readonly to: Stream
  /** Number of the row in its import. */
  readonly part: number
  /** By stream, packed. */
  readonly heads: Uint8Array
  /** Natural ids, packed. */
  readonly ids: Uint8Array
  /** UTC ms; NaN where nobody knows. */
  readonly at: Float64Array
  /** `hash53` of the ids. */
  readonly hash: Float64Array
  /** Number of the sort, and flags (`core/touches.ts`). */
  readonly marks: Uint16Array
}

export interface ImportRow {
  readonly id: string
  readonly header: ImportHeader
  readonly trailer: ImportTrailer
  /** What applying did with each input record; null until applied. */
  readonly buckets: Buckets | null
  readonly state: 'applying' | 'applied' | 'undone'
}

/** An operation of a journal; the rows together are the history of the owner's own words. */
export interface DecisionRow<N extends OperationName = OperationName> {
  readonly id: OperationId
  readonly clock: string
  readonly name: N
  readonly args: OperationArguments[N]
  /** The handles it speaks about. */
  readonly about: readonly Handle[]
  /** Equal for what was done in one go. */
  readonly act?: string
  /** An undo that is itself in force names it. Derived. */
  readonly undone: boolean
}

/** How far the database has followed the folder. Written in the transaction that writes the data. */
export type AppliedRow =
  | { readonly key: `import:${string}`; readonly pages: number; readonly complete: boolean }
  | { readonly key: `journal:${string}`; readonly seq: number }
  | { readonly key: 'derived'; readonly stale: boolean }
  /** What covered time relationships were worked out with, and when the first of them changes because time passes, or somewhat before (UTC ms). */
  | { readonly key: 'standing'; readonly coverage: readonly CoverageSpan[]; readonly due: number | null }
  | { readonly key: 'layout'; readonly version: number }
  | ({ readonly key: 'counts' } & LibraryCounts)
  /** What the window showed of the library while it was `of` (`look.ts`). */
  | { readonly key: 'look'; readonly of: string; readonly d: Uint8Array }

/** What the command line reports of the library. */
export type LibraryCounts = CommandReport['library']

/** One of 1,024 packs of a table that holds a little about everybody (`buckets.ts`). */
export interface BucketRow {
  readonly bucket: number
  readonly d: Uint8Array
}

/** Listed issues of one import, packed; key `[import+seq]`. */
export interface IssuesRow {
  readonly import: string
  readonly seq: number
  readonly d: Uint8Array
}

export interface CoverageRow {
  readonly import: string
  readonly spans: readonly CoverageFact[]
}

/** A part of where one import's public words of the owner lie, packed (`ownPublic.ts`); key `[import+section+part]`. */
export interface OwnPublicRow {
  readonly import: string
  readonly section: number
  readonly part: number
  /** How many parts the section has; a power of two. */
  readonly parts: number
  /** Ascending: hash of what is looked for × 2^21 + number of the page in its import. */
  readonly places: Float64Array
}

/** Some of what was found to suggest, packed (`suggesting.ts`). */
export interface SuggestionsRow {
  /** From 0; the first also holds who may be nobody. */
  readonly part: number
  /** What it was worked out from; once that is another, it is stale. */
  readonly of: string
  readonly d: Uint8Array
}

/** A part of one segment of the search index of an import (`search/writing.ts`); key `[import+segment+part]`. */
export interface SearchRow {
  readonly import: string
  readonly segment: number
  readonly part: number
  readonly d: Uint8Array
}

export type BucketTable = Table<BucketRow, number>

export interface Database extends Dexie {
  pages: Table<PageRow, [Stream, string, number]>
  touches: Table<TouchesRow, [string, Stream, number]>
  imports: EntityTable<ImportRow, 'id'>
  issues: Table<IssuesRow, [string, number]>
  coverage: EntityTable<CoverageRow, 'import'>
  /** Where the owner's public words lie, by what can be said of them. */
  ownPublic: Table<OwnPublicRow, [string, number, number]>
  /** Which words are in which interactions. */
  search: Table<SearchRow, [string, number, number]>
  decisions: EntityTable<DecisionRow, 'id'>
  applied: Table<AppliedRow, AppliedRow['key']>
  /** Stream → imports that speak in it and how many interactions it holds. */
  streams: BucketTable
  /** Handle → person. */
  handles: BucketTable
  /** Handle of nobody listed → pages of the records that state it. */
  unlisted: BucketTable
  /** Folded name → pages of what is only worth showing beside somebody of that name. */
  hints: BucketTable
  /** Person → handles, places of the facts, connections. */
  people: BucketTable
  /** Person → what lists show. */
  summaries: BucketTable
  /** Person → encounters. */
  encounters: BucketTable
  /** Encounter, but for mere hints → how many people had it. */
  met: BucketTable
  /** Person → story, of those who have one. */
  stories: BucketTable
  /** Person → what is talked about with them (`topics.ts`); worked out beside everything else. */
  topics: BucketTable
  /** Who may be one person, and who may be none. */
  suggestions: EntityTable<SuggestionsRow, 'part'>
}

export function openDatabase(libraryId: string): Database {
  // The cache of Dexie would keep packed pages in memory a second time.
  const db = new Dexie(databaseName(libraryId), { chromeTransactionDurability: 'strict', cache: 'disabled' }) as Database
  db.version(6).stores({
    pages: '[stream+import+seq], [import+seq], *members',
    touches: '[import+stream+part]',
    imports: 'id',
    issues: '[import+seq]',
    coverage: 'import',
    ownPublic: '[import+section+part]',
    search: '[import+segment+part]',
    decisions: 'id, name, *about',
    applied: 'key',
    streams: 'bucket',
    handles: 'bucket',
    unlisted: 'bucket',
    hints: 'bucket',
    people: 'bucket',
    summaries: 'bucket',
    encounters: 'bucket',
    met: 'bucket',
    stories: 'bucket',
    topics: 'bucket',
    suggestions: 'part',
  })
  return db
}

export const databaseName = (libraryId: string) => `full-circle-${libraryId}`

/** The id of the library whose database it is. */
export const libraryOf = (db: Database): string => db.name.slice(databaseName('').length)

let current: Database | undefined

/** The database the reading functions ask. A page shows one library at a time. */
export function useDatabase(db: Database | undefined): void {
  current = db
}

export function database(): Database {
  if (!current) throw new Error('no library is open')
  return current
}
