/** From dropped files to an import in the library: detect, read, keep or discard, take in, report. */
import type { Detection, ImportChanges, ImportReport, Interrupted, PickedSource, ReadOutcome, ReadProgress, ReadRequest, Resumed, StoredImport } from '#contract/ipc'
import type { Handle } from '#contract/handles'
import type { Answers, Buckets, Claim, CoverageFact, Issue, PersonFact } from '#contract/records'
import { Failed } from '#contract/result'
import { guessOwner } from '../core/ownerGuess'
import { coverageOf, importIssues, importRow } from '../db/imports'
import { ownerKnown } from '../db/owner'
import { onEvent } from './api'
import type { CatchUpProgress } from './catchUp'
import { bringBackImport } from './edits'
import { library, type Library } from './library'

export const detect = async (source: PickedSource): Promise<Detection> => withOwners(await library().main.detect(source.token))

/** The things of these names looked at again, as what the user says they are. */
export const detectAs = async (source: string, names: readonly string[], importer: string): Promise<Detection> =>
  withOwners(await library().main.detectAs(source, [...names], importer))

/** What does not say whose it is (a chat) is the owner's whom the library and the archives beside it know. The user may say otherwise. */
async function withOwners(detection: Detection): Promise<Detection> {
  const { claims } = detection
  if (!claims.some(isOpen)) return detection
  const { handles, names } = await ownerKnown()
  const known = { handles: [...handles, ...claims.flatMap(({ owner }) => owner)], names: [...names, ...claims.flatMap(({ ownerName }) => ownerName ?? [])] }
  const guessed = (claim: Claim): Claim => {
    const owner = isOpen(claim) ? guessOwner(claim.ownerChoices ?? [], known) : undefined
    return owner === undefined ? claim : { ...claim, owner: [owner], ownerGuessed: true }
  }
  return { ...detection, claims: claims.map(guessed) }
}

const isOpen = ({ owner, ownerChoices = [] }: Claim) => owner.length === 0 && ownerChoices.length > 0

/** The first five people, read with these answers. */
export const previewPeople = (whom: Whom): Promise<readonly PersonFact[]> => library().main.previewPeople(requestOf(whom))

export const interruptedReadings = (): Promise<readonly Interrupted[]> => library().main.interruptedReadings()
export const resumeReadings = (token: string): Promise<Resumed> => library().main.resumeReadings(token)
export const forgetInterrupted = (token: string): Promise<void> => library().main.forgetInterrupted(token)

/** What an import says otherwise than an earlier one. Files do not change, so what was compared once is known. */
export function importChanges(before: string, after: string): Promise<ImportChanges> {
  const key = `${library().info.id} ${before} ${after}`
  const known = changes.get(key)
  if (known) return known
  const asked = library().main.compareImports(before, after)
  changes.set(key, asked)
  asked.catch(() => changes.delete(key))
  return asked
}
const changes = new Map<string, Promise<ImportChanges>>()

/** A reading under way: nothing enters the library before `takeIn`. */
export interface Reading {
  readonly token: string
  /** Rejects with `cancelled` after `cancel`. */
  readonly outcome: Promise<ReadOutcome>
  cancel(): Promise<void>
  /** Only while it is read. */
  pause(paused: boolean): Promise<void>
}

export interface Whom {
  readonly source: string
  /** Number of the claim in the detection. */
  readonly claim: number
  /** Instead of the claim's owner. */
  readonly owner?: readonly Handle[]
  readonly answers?: Answers
  /** Where and when it was first asked for, when that was earlier; else this computer's. */
  readonly zone?: string
  readonly region?: string
}

export async function startReading(whom: Whom, onProgress: (progress: ReadProgress) => void = () => undefined): Promise<Reading> {
  const { main } = library()
  const token = await main.startReading(requestOf(whom))
  const stop = onEvent('readProgress', (progress) => {
    if (progress.reading === token) onProgress(progress)
  })
  return {
    token,
    outcome: main.readOutcome(token).finally(stop),
    cancel: () => main.discardReading(token),
    pause: (paused) => main.pauseReading(token, paused),
  }
}

/** What `takeIn` did: the import that holds these records now, and the report on it. */
export interface TakenIn {
  readonly importId: string
  readonly report: ImportReport
  /** These very lines were in the library already. */
  readonly known: boolean
  readonly problems: readonly string[]
}

/** Keeps a finished reading and follows it into the database. The same lines as before make no second file. */
export async function takeIn(read: ReadOutcome, onProgress?: (progress: CatchUpProgress) => void, guesses: readonly string[] = []): Promise<TakenIn> {
  const open = library()
  const since = performance.now()
  const taken = await takeOutcome(open, read, onProgress)
  const seconds = read.seconds + (performance.now() - since) / 1000
  return { ...taken, report: { ...taken.report, guesses, seconds: Math.round(seconds * 1000) / 1000 } }
}

async function takeOutcome(open: Library, outcome: ReadOutcome, onProgress?: (progress: CatchUpProgress) => void): Promise<TakenIn> {
  const { sameAs } = outcome
  if (sameAs !== undefined) return takeInAgain(open, outcome, sameAs)
  const stored: StoredImport = await open.main.keepReading(outcome.reading)
  const { problems } = await open.catchUp(onProgress)
  const row = await importRow(stored.id)
  if (!row?.buckets) throw new Failed('unreadable', problems.join(' ') || 'The import could not be taken in.')
  return { importId: stored.id, report: await reportOf(outcome, row.id, row.buckets), known: false, problems }
}

export const discard = (outcome: ReadOutcome): Promise<void> => library().main.discardReading(outcome.reading)

async function takeInAgain(open: Library, outcome: ReadOutcome, importId: string): Promise<TakenIn> {
  await open.main.discardReading(outcome.reading)
  // Its file may be newer than what the database has followed.
  if (!(await importRow(importId))) await open.catchUp()
  const before = await importRow(importId)
  if (before?.state === 'undone') {
    await bringBackImport(importId)
    const row = await importRow(importId)
    if (row?.buckets) return { importId, report: await reportOf(outcome, importId, row.buckets), known: true, problems: [] }
  }
  const { skipped, failed, read } = outcome.trailer
  const merged = before?.buckets?.merged ?? outcome.trailer.merged
  const unchanged = read - merged - sum(skipped) - sum(failed)
  const buckets: Buckets = { created: 0, updated: 0, unchanged, merged, skipped, failed }
  return { importId, report: await reportOf(outcome, importId, buckets), known: true, problems: [] }
}

async function reportOf(
  { header, trailer, seconds, peakRssMb }: Pick<ReadOutcome, 'header' | 'trailer' | 'seconds' | 'peakRssMb'>,
  importId: string,
  buckets: Buckets,
): Promise<ImportReport> {
  return {
    source: header.source,
    importer: header.importer,
    owner: header.owner[0] ?? null,
    guesses: [],
    read: trailer.read,
    buckets,
    kinds: Object.fromEntries(Object.entries(trailer.kinds).sort(([a], [b]) => (a < b ? -1 : 1))),
    coverage: (await coverageOf(importId)).map(coverageWords),
    issues: (await importIssues(importId)).map(issueWords),
    seconds,
    bytes: header.files.reduce((all, file) => all + file.bytes, 0),
    peakRssMb,
  }
}

const coverageWords = ({ network, from, to, directions }: CoverageFact) => ({ network, from: dayOf(from), to: dayOf(to), directions })

/** Position -1: about the entry as a whole; no entry: about the source as a whole. */
const issueWords = ({ entry = '', position = -1, reason }: Issue) => ({ entry, position, reason })

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, count) => all + count, 0)

/** Zone and region of this computer, so that the importer process needs to ask nobody. */
function requestOf({ source, claim, owner, answers, zone, region }: Whom): ReadRequest {
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions()
  return {
    source, claim, ...(owner ? { owner: [...owner] } : {}), ...(answers ? { answers: plain(answers) } : {}),
    zone: zone ?? timeZone, region: region ?? regionOf(navigator.language || locale),
  }
}

/** What a screen holds may be reactive: that cannot be sent. */
const plain = (answers: Answers): Answers => JSON.parse(JSON.stringify(answers)) as Answers

/** On machines without a language the browser reports `en-US@posix`, which is no tag that `Intl` takes. */
const regionOf = (language: string): string => new Intl.Locale(/^[a-z]{2,3}(?:-[a-z\d]{2,8})*/i.exec(language)?.[0] ?? 'en-US').maximize().region ?? 'US'
