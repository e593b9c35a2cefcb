/** What main and the importer process say to each other. One process does one command and ends; ending it early cancels. */
import type { Handle } from './handles'
import type { ImportChanges, ReadableAs } from './ipc'
import type { Answers, Claim, ImportHeader, ImportTrailer, Issue, PersonFact } from './records'
import type { Failure } from './result'

/** A dropped or chosen file or folder: its path on this disk and the name the user knows it by. */
export interface DroppedPath {
  readonly path: string
  readonly name: string
}

export type ImporterCommand =
  | { readonly command: 'detect'; readonly dropped: readonly DroppedPath[]; readonly importer?: string }
  | {
      readonly command: 'read'
      readonly dropped: readonly DroppedPath[]
      readonly claim: Claim
      readonly owner: readonly Handle[]
      readonly answers?: Answers
      readonly zone: string
      readonly region: string
      /** UTC ms. */
      readonly now: number
      readonly importId: string
      readonly drop?: string
      readonly app: string
      /** Where the import file grows (`….part`), where sorted runs may lie, and where pictures wait until the import is kept. */
      readonly partFile: string
      readonly scratchFolder: string
      readonly mediaFolder: string
    }
  /** The first people of a claim as they would be read. */
  | {
      readonly command: 'preview'
      readonly dropped: readonly DroppedPath[]
      readonly claim: Claim
      readonly owner: readonly Handle[]
      readonly answers?: Answers
      readonly zone: string
      readonly region: string
      readonly now: number
    }
  /** Two import files, by their paths. */
  | { readonly command: 'compare'; readonly before: string; readonly after: string }

/** Said while a command is done. */
export interface ImporterNote {
  readonly note: 'pause' | 'goOn'
}

export type ImporterMessage =
  /** Every 2 s: silence for 10 s means it hangs. */
  | { readonly message: 'heartbeat'; readonly rssMb: number }
  | {
      readonly message: 'detected'
      readonly claims: readonly Claim[]
      readonly readable: readonly ReadableAs[]
      readonly unrecognised: readonly { readonly name: string; readonly reason: string; readonly unknown?: boolean }[]
      readonly warnings: readonly { readonly entry?: string; readonly reason: string }[]
    }
  | {
      readonly message: 'progress'
      readonly bytes: number
      readonly totalBytes: number
      readonly records: number
      readonly phase: 'reading' | 'sorting' | 'checking' | 'paused'
    }
  | {
      readonly message: 'finished'
      readonly header: ImportHeader
      readonly trailer: ImportTrailer
      readonly issues: readonly Issue[]
      readonly seconds: number
      readonly peakRssMb: number
    }
  | { readonly message: 'previewed'; readonly people: readonly PersonFact[] }
  | { readonly message: 'compared'; readonly changes: ImportChanges }
  | { readonly message: 'failed'; readonly error: Failure }
