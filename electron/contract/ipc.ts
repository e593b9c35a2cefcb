/**
 * Everything the page can ask of the main process, and everything main tells the page. A new call is one line here and one
 * function in `main/handlers.ts`. The page never sees or sends a path: it holds tokens and names.
 */
import type { Handle } from './handles'
import type { JournalLine, Operation } from './operations'
import type { Answers, Buckets, Claim, DateOrder, ImportHeader, ImportTrailer, Issue, LeftOut, PersonFact } from './records'
import type { Failure, Result } from './result'

/** Stands for something main keeps: picked files, a reading, an open import file. Ends with the window. */
export type Token = string

export interface LibraryInfo {
  readonly id: string
  /** The folder, as a path to show; never sent back. */
  readonly folder: string
  readonly isSample: boolean
  readonly device: string
  readonly appVersion: string
  /** Set when nothing may be written, with the reason in words. */
  readonly readOnly?: string
}

/** A finished import file in the library folder. */
export interface StoredImport {
  readonly id: string
  readonly header: ImportHeader
  readonly trailer: ImportTrailer
  /** Bytes of the file, and of its lines once inflated. */
  readonly fileBytes: number
}

export interface StoredJournal {
  readonly device: string
  /** Sequence of its last complete line; 0 when empty. */
  readonly lastSeq: number
}

/** What the library folder holds: the database compares itself with this. */
export interface LibraryState {
  readonly imports: readonly StoredImport[]
  readonly journals: readonly StoredJournal[]
  /** Damage found while listing, in words: torn lines set aside, files that do not match their hash. */
  readonly problems: readonly string[]
}

/** Some whole lines of an import file, header and trailer excluded, joined by line feeds, UTF-8. At most about 1 MB. */
export interface Batch {
  readonly lines: Uint8Array<ArrayBuffer>
  readonly last: boolean
  /** Share of the file handed out so far, 0 to 1. */
  readonly progress: number
}

export interface PickedSource {
  readonly token: Token
  readonly names: readonly string[]
}

/** One way of reading, for choosing another than was recognised. */
export interface ReadableAs {
  readonly importer: string
  readonly title: string
}

/** What was found in a picked source. Claims are numbered by their place here. */
export interface Detection {
  readonly source: Token
  readonly claims: readonly Claim[]
  /** Everything the app can read. */
  readonly readable: readonly ReadableAs[]
  /** Dropped things no importer wants, each with a sentence that helps. `unknown`: it may be something all the same, for whoever knows what. */
  readonly unrecognised: readonly { readonly name: string; readonly reason: string; readonly unknown?: boolean }[]
  readonly warnings: readonly { readonly entry?: string; readonly reason: string }[]
}

export interface ReadRequest {
  readonly source: Token
  readonly claim: number
  /** Replaces the claim's owner. */
  readonly owner?: readonly Handle[]
  readonly answers?: Answers
  /** IANA zone and ISO 3166 region of the user. */
  readonly zone: string
  readonly region: string
}

export interface ReadProgress {
  readonly reading: Token
  /** Bytes of the claim's entries read so far, and in all. */
  readonly bytes: number
  readonly totalBytes: number
  readonly records: number
  /** Records a second over the last seconds; 0 until known. */
  readonly rate: number
  /** Seconds left; null until known. */
  readonly secondsLeft: number | null
  readonly phase: 'reading' | 'sorting' | 'checking' | 'paused'
}

/** Readings that were cut off before they were kept or left: by a crash, or because the window was closed. One drop each. */
export interface Interrupted {
  readonly token: Token
  readonly names: readonly string[]
  /** What was being read of it: `X archive`. */
  readonly titles: readonly string[]
  /** When it was begun, UTC ms. */
  readonly time: number
  /** Why it cannot go on, in words. */
  readonly gone?: string
  /** What is different since, in words. */
  readonly changed?: string
}

/** A drop found again, and which of its claims were being read, as the user had answered. */
export interface Resumed {
  readonly picked: PickedSource
  readonly detection: Detection
  readonly readings: readonly Omit<ReadRequest, 'source'>[]
  /** What could not be found again, in words. */
  readonly problems: readonly string[]
}

/** How many of each; absent is none. */
export type FactCounts = Readonly<Partial<Record<LeftOut, number>>>

/** One part of a record that two imports say differently. Texts are cut at 200 characters. */
export interface ChangedPart {
  readonly of: LeftOut
  /** Whom or what it is about. */
  readonly name: string
  /** `name`, `text`, `emails`. */
  readonly part: string
  readonly from: string
  readonly to: string
}

/** What an import says otherwise than the one before it, line by line. */
export interface ImportChanges {
  readonly added: FactCounts
  readonly changed: FactCounts
  /** In the earlier one only. Nothing is deleted for being absent. */
  readonly gone: FactCounts
  /** Names first, at most 50. */
  readonly examples: readonly ChangedPart[]
  /** Some of the people that are only in the later, and only in the earlier one; at most 20. */
  readonly addedNames: readonly string[]
  readonly goneNames: readonly string[]
}

/** A finished reading: the import file exists as `.part`, nothing has entered the database. */
export interface ReadOutcome {
  readonly reading: Token
  readonly header: ImportHeader
  readonly trailer: ImportTrailer
  /** The first listed issues, at most 200. */
  readonly issues: readonly Issue[]
  /** Set when an import in the library holds exactly these lines. */
  readonly sameAs?: string
  readonly seconds: number
  readonly peakRssMb: number
}

/** What every printed document is asked for. */
interface PaperSettings {
  readonly paper: 'A4' | 'Letter'
  readonly privateMessages: boolean
  readonly thirdPeople: boolean
  readonly ink: 'colour' | 'mono'
  /** IANA zone the dates are written in. */
  readonly zone: string
}

/** The timeline of one relationship. */
export interface PersonPaperJob extends PaperSettings {
  readonly person: Handle
  /** First and last year; both absent for all. */
  readonly fromYear?: number
  readonly toYear?: number
  /** Networks to print; absent for all. */
  readonly networks?: readonly string[]
}

/** The review of one year of all relationships. */
export interface YearPaperJob extends PaperSettings {
  readonly year: number
}

export type PaperJob = PersonPaperJob | YearPaperJob

export interface PrintedPages {
  readonly token: Token
  readonly pages: number
  readonly items: number
  /** Bytes of the document, which `pagesPart` hands out: the preview shows these very bytes. */
  readonly bytes: number
}

/** What a start without a window was asked to do, tokens instead of paths. Done in this order. */
export interface CommandTask {
  readonly sources: readonly PickedSource[]
  readonly importer?: string
  readonly owner?: Handle
  /** Answers for what claims ask: IANA zone, order of dates. */
  readonly zone?: string
  readonly dateOrder?: DateOrder
  readonly person?: string
  readonly print: boolean
  readonly export: boolean
  readonly check: boolean
}

/** One import as the command line reports it. */
export interface ImportReport {
  readonly source: string
  readonly importer: string
  readonly owner: Handle | null
  /** What was guessed because nobody was there to ask, in words. */
  readonly guesses: readonly string[]
  readonly read: number
  readonly buckets: Buckets
  readonly kinds: Readonly<Record<string, number>>
  readonly coverage: readonly { readonly network: string; readonly from: string; readonly to: string; readonly directions: readonly string[] }[]
  readonly issues: readonly { readonly entry: string; readonly position: number; readonly reason: string }[]
  readonly seconds: number
  readonly bytes: number
  readonly peakRssMb: number
}

export interface CommandReport {
  readonly library: {
    readonly people: number
    readonly handles: number
    readonly interactions: number
    readonly connections: number
    readonly encounters: number
    readonly imports: number
  }
  readonly imports: readonly ImportReport[]
  readonly person?: {
    readonly name: string
    readonly handles: readonly Handle[]
    readonly stage: number
    readonly path: string
    readonly turns: number
    readonly kinds: Readonly<Record<string, number>>
    readonly firstDirect: string | null
    readonly firstEncounter: string | null
    readonly closed: string | null
  }
  readonly printed?: { readonly file: string; readonly pages: number; readonly items: number }
  readonly exported?: { readonly folder: string; readonly files: number }
  readonly check?: { readonly ok: boolean; readonly problems: readonly string[] }
  /** What could not be done, in words. Empty: exit code 0. */
  readonly errors: readonly string[]
}

/** What the window is for: the app, one printed document, or the command line's work. */
export type WindowPurpose =
  | { readonly purpose: 'app' }
  | { readonly purpose: 'paper'; readonly token: Token; readonly job: PaperJob }
  | { readonly purpose: 'command'; readonly task: CommandTask }

declare const shape: unique symbol
/** Name at run time, types at compile time. `limit` caps the JSON size of the arguments, bytes. */
interface Call<A extends readonly unknown[], R> {
  readonly limit: number
  readonly [shape]?: (...args: A) => R
}
const call = <A extends readonly unknown[], R>(limit = 64 * 1024): Call<A, R> => ({ limit })

export const calls = {
  windowPurpose: call<[], WindowPurpose>(),
  libraryInfo: call<[], LibraryInfo>(),
  libraryState: call<[], LibraryState>(),

  /** Opens a stored import for pulling its batches (`batchPath`); `closeImport` is for stopping early. */
  openImport: call<[importId: string], Token>(),
  closeImport: call<[open: Token], void>(),
  /** Lines of one journal after a sequence, in order, at most 1,000 at a time. */
  journalAfter: call<[device: string, seq: number], readonly JournalLine[]>(),
  /** Appends and syncs, at most 1,000 at a time. Answers once the lines are on disk; what fails leaves none of them. */
  append: call<[operations: readonly Operation[]], readonly JournalLine[]>(2 * 1024 * 1024),

  /** A picture of the media folder from a byte on, base64, at most about 1 MB; empty at its end, null when it is not there. */
  readPicture: call<[sha256: string, from: number], string | null>(),
  /** Keeps a JPEG or PNG of at most 512 pixels a side, base64. Answers its hash once it is on disk. */
  addPicture: call<[base64: string], string>(2 * 1024 * 1024),

  pickFiles: call<[], PickedSource | null>(),
  pickFolder: call<[], PickedSource | null>(),
  detect: call<[source: Token], Detection>(),
  /** Looks again at some of what was dropped, with one importer only: a source of its own from then on. */
  detectAs: call<[source: Token, names: readonly string[], importer: string], Detection>(1024 * 1024),
  /** The first people as this request would read them; nothing is written. */
  previewPeople: call<[request: ReadRequest], readonly PersonFact[]>(),
  /** Starts making the import file. Progress comes as events. */
  startReading: call<[request: ReadRequest], Token>(),
  /** Answers when the reading has ended; `cancelled` after `discardReading`. */
  readOutcome: call<[reading: Token], ReadOutcome>(),
  /** Keeps a finished reading: the file gets its final name. */
  keepReading: call<[reading: Token], StoredImport>(),
  /** Cancels a running reading or throws a finished one away. */
  discardReading: call<[reading: Token], void>(),
  /** Stops reading between two records, and goes on. */
  pauseReading: call<[reading: Token, paused: boolean], void>(),
  interruptedReadings: call<[], readonly Interrupted[]>(),
  /** Looks into the drop again; whoever starts its readings forgets it afterwards. */
  resumeReadings: call<[interrupted: Token], Resumed>(),
  forgetInterrupted: call<[interrupted: Token], void>(),
  /** Compares two kept imports. */
  compareImports: call<[before: string, after: string], ImportChanges>(),

  /** Makes the pages with a hidden window; the preview shows the answer. */
  makePages: call<[job: PaperJob], PrintedPages>(),
  /** The document from a byte on, base64, at most about 1 MB; empty at its end. */
  pagesPart: call<[pages: Token, from: number], string>(),
  /** The paper window has laid out a part: it is printed, and the answer is how many pages there are by now. */
  paperPart: call<[token: Token], number>(),
  /** Every part was printed, and the paper window shows all of them. */
  paperReady: call<[token: Token, items: number], void>(),
  paperFailed: call<[token: Token, message: string], void>(),
  printPages: call<[pages: Token], void>(),
  /** Asks where, and answers the file's name, or null when the user thought better of it. */
  savePages: call<[pages: Token], string | null>(),

  /** Whether this computer can show notifications outside of the window. */
  canNotify: call<[], boolean>(),
  /** Shows one; clicked, it brings the window forward. Answers whether the system was asked. Names at most, never anybody's words. */
  notify: call<[title: string, body: string], boolean>(4 * 1024),

  openSample: call<[], void>(),
  closeSample: call<[], void>(),
  showLibraryFolder: call<[], void>(),
  /** Asks, showing the real host, then opens with the system. Only https, http, mailto and tel. */
  openLink: call<[url: string], void>(),

  /** Verifies hashes and checksums of the whole library folder. */
  checkFolder: call<[], readonly string[]>(),
  /** One file of `--export`; main writes it into the folder that was asked for. */
  exportFile: call<[name: string, text: string, last: boolean], void>(4 * 1024 * 1024),
  /** `--print`: writes the pages to the file that was asked for; answers its name. */
  writePages: call<[pages: Token], string>(),
  commandProgress: call<[text: string], void>(),
  commandDone: call<[report: CommandReport], void>(64 * 1024 * 1024),
}

/**
 * Where on the page's own origin the next batch of an open import is fetched; each request goes on where the last one ended. Batches are no calls: as bytes of an
 * answer they cost the page a tenth of what they cost as text of a message, and are kept nowhere. A failure is told as JSON with a status that is none of success.
 */
export const batchPath = (open: Token): string => `/batches/${open}`
export const openOf = (path: string): Token | undefined => /^\/batches\/([0-9a-f-]{36})$/.exec(path)?.[1]
/** What a batch is told beside its lines: `1` for the last one, and the share handed out so far. */
export const batchHeaders = { last: 'Full-Circle-Last', progress: 'Full-Circle-Progress' } as const

export type Calls = typeof calls
export type CallName = keyof Calls
type Signature<N extends CallName> = NonNullable<Calls[N][typeof shape]>
export type CallArguments<N extends CallName> = Parameters<Signature<N>>
export type CallAnswer<N extends CallName> = ReturnType<Signature<N>>

/** The functions the page sees as `window.fullCircle.calls`. */
export type Api = { readonly [N in CallName]: (...args: CallArguments<N>) => Promise<Result<CallAnswer<N>>> }

export interface Events {
  readProgress: ReadProgress
  /** The menu or a second start asks the page for something. */
  go: { readonly to: 'today' | 'people' | 'import' | 'settings' | 'print' | 'undo' | 'redo' | 'find' | 'log' }
  /** A window is about to close; the page may say that a reading is under way. */
  failure: Failure
}
export type EventName = keyof Events
export const eventNames: readonly EventName[] = ['readProgress', 'go', 'failure']

/** What the preload exposes: functions by name, never the IPC object, never an event object. */
export interface Bridge {
  readonly calls: Api
  /** Answers a function that stops listening. */
  readonly on: <N extends EventName>(name: N, listener: (value: Events[N]) => void) => () => void
  /** Files dropped on the window become a token; their paths stay outside the page. */
  readonly pickDropped: (files: readonly { readonly name: string }[]) => Promise<Result<PickedSource>>
}
