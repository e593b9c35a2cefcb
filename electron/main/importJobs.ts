import { randomUUID } from 'node:crypto'
import type { Detection, ReadOutcome, ReadProgress, ReadRequest, StoredImport, Token } from '../contract/ipc'
import type { Claim } from '../contract/records'
import { Failed } from '../contract/result'
import type { Files } from '../library/files'
import type { Library } from '../library/library'
import { assertRoom } from './freeSpace'
import { runImporter } from './importerRun'
import type { ImporterProcess } from './importerRun'
import { Pace } from './pace'
import type { HeldSource } from './pickedSources'

type Ended = { readonly outcome: ReadOutcome } | { readonly error: unknown }

interface Job {
  readonly library: Library
  readonly importId: string
  readonly cancel: AbortController
  /** Never rejects: how the reading ended waits here until somebody asks. */
  readonly ended: Promise<Ended>
}

export interface JobsOptions {
  readonly fork: () => ImporterProcess
  readonly files: Pick<Files, 'free'>
  readonly appVersion: string
  readonly onProgress: (progress: ReadProgress) => void
  readonly now?: () => number
}

/** Step 1 of an import: what was picked is recognised and read into a `.part` file, one reading after the other. */
export class ImportJobs {
  readonly #options: JobsOptions
  readonly #now: () => number
  readonly #jobs = new Map<Token, Job>()
  #queue: Promise<unknown> = Promise.resolve()

  constructor(options: JobsOptions) {
    this.#options = options
    this.#now = options.now ?? Date.now
  }

  async detect(source: HeldSource): Promise<Detection> {
    const { dropped, importer } = source
    const found = await runImporter(this.#options.fork(), { command: 'detect', dropped, importer })
    if (found.message !== 'detected') throw new Error('the importer process answered another question')
    const { claims, unrecognised, warnings } = found
    source.detection = { source: source.picked.token, claims, unrecognised, warnings }
    return source.detection
  }

  async start(library: Library, source: HeldSource, request: ReadRequest): Promise<Token> {
    if (library.readOnly !== undefined) throw new Failed('readOnly', library.readOnly)
    const claim = source.detection?.claims[request.claim]
    if (!claim) throw new Failed('notFound', 'This part of the files is no longer known. Please choose them again.')
    await assertRoom(this.#options.files, library.folder, claim.bytes)

    const reading = randomUUID()
    const importId = reading.slice(0, 8)
    const cancel = new AbortController()
    const turn = this.#queue
    const aborted = new Promise<void>((resolve) => cancel.signal.addEventListener('abort', () => resolve()))
    // Cancelling one that still waits ends it at once; whoever comes after it goes on waiting.
    const read = Promise.race([turn, aborted]).then(() => this.#read({ library, importId, cancel, reading }, source, claim, request))
    const ended = read.then(
      (outcome): Ended => ({ outcome }),
      async (error: unknown): Promise<Ended> => {
        await library.discard(importId)
        return { error }
      },
    )
    this.#queue = Promise.all([turn, ended])
    this.#jobs.set(reading, { library, importId, cancel, ended })
    return reading
  }

  async outcome(reading: Token): Promise<ReadOutcome> {
    const ended = await this.#job(reading).ended
    if ('error' in ended) throw ended.error
    return ended.outcome
  }

  async keep(reading: Token): Promise<StoredImport> {
    const { library, importId } = this.#job(reading)
    await this.outcome(reading)
    const stored = await library.keep(importId)
    this.#jobs.delete(reading)
    return stored
  }

  async discard(reading: Token): Promise<void> {
    const { library, importId, cancel, ended } = this.#job(reading)
    cancel.abort()
    const how = await ended
    if ('outcome' in how) await library.discard(importId)
    this.#jobs.delete(reading)
  }

  /** Ends every reading and throws away what nobody kept. */
  async stop(): Promise<void> {
    await Promise.all([...this.#jobs.keys()].map((reading) => this.discard(reading)))
  }

  #job(reading: Token): Job {
    const job = this.#jobs.get(reading)
    if (!job) throw new Failed('notFound', 'This reading is over.')
    return job
  }

  async #read(
    job: Pick<Job, 'library' | 'importId' | 'cancel'> & { readonly reading: Token },
    source: HeldSource,
    claim: Claim,
    { owner, answers, zone, region }: ReadRequest,
  ): Promise<ReadOutcome> {
    const { library, importId, cancel, reading } = job
    if (cancel.signal.aborted) throw new Failed('cancelled', 'Reading was stopped. Nothing was kept.')
    const pace = new Pace()
    const finished = await runImporter(
      this.#options.fork(),
      {
        command: 'read',
        dropped: source.dropped,
        claim,
        owner: owner ?? claim.owner,
        answers,
        zone,
        region,
        now: this.#now(),
        importId,
        app: this.#options.appVersion,
        partFile: library.partFile(importId),
        scratchFolder: library.scratchFolder(importId),
        mediaFolder: library.pictureFolder(importId),
      },
      {
        signal: cancel.signal,
        onProgress: ({ bytes, totalBytes, records, phase }) =>
          this.#options.onProgress({ reading, bytes, totalBytes, records, phase, ...pace.add(this.#now(), bytes, totalBytes, records) }),
      },
    )
    if (finished.message !== 'finished') throw new Error('the importer process answered another question')
    const { header, trailer, issues, seconds, peakRssMb } = finished
    const { imports } = await library.state()
    const same = imports.find((one) => one.trailer.sha256 === trailer.sha256 && one.header.importer === header.importer)
    return { reading, header, trailer, issues: issues.slice(0, 200), sameAs: same?.id, seconds, peakRssMb }
  }
}
