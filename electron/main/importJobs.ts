import { randomUUID } from 'node:crypto'
import type { Detection, ImportChanges, ReadOutcome, ReadProgress, ReadRequest, StoredImport, Token } from '../contract/ipc'
import type { Claim, PersonFact } from '../contract/records'
import { Failed } from '../contract/result'
import type { Files } from '../library/files'
import type { Library } from '../library/library'
import { assertRoom } from './freeSpace'
import { runImporter } from './importerRun'
import type { ImporterProcess } from './importerRun'
import { Pace } from './pace'
import type { HeldSource } from './pickedSources'
import type { Unfinished } from './unfinished'

type Ended = { readonly outcome: ReadOutcome } | { readonly error: unknown }

interface Job {
  readonly library: Library
  readonly importId: string
  readonly cancel: AbortController
  /** Never rejects: how the reading ended waits here until somebody asks. */
  readonly ended: Promise<Ended>
  /** While it is being read. */
  process?: ImporterProcess
  remembered: boolean
}

export interface JobsOptions {
  readonly fork: () => ImporterProcess
  readonly files: Pick<Files, 'free'>
  readonly appVersion: string
  readonly onProgress: (progress: ReadProgress) => void
  /** Where readings are noted, for the case that the app ends before they do. */
  readonly unfinished?: Unfinished
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
    const { claims, readable, unrecognised, warnings } = await runImporter(this.#options.fork(), { command: 'detect', dropped, importer })
    source.detection = { source: source.picked.token, claims, readable, unrecognised, warnings }
    return source.detection
  }

  async previewPeople(source: HeldSource, request: ReadRequest): Promise<readonly PersonFact[]> {
    const claim = claimOf(source, request)
    const { owner = claim.owner, answers, zone, region } = request
    const { dropped } = source
    const { people } = await runImporter(this.#options.fork(), { command: 'preview', dropped, claim, owner, answers, zone, region, now: this.#now() })
    return people
  }

  async compare(library: Library, before: string, after: string): Promise<ImportChanges> {
    const [older, newer] = await Promise.all([library.importPath(before), library.importPath(after)])
    const { changes } = await runImporter(this.#options.fork(), { command: 'compare', before: older, after: newer })
    return changes
  }

  /** Puts a reading in line. `remember`: offered again when the app ends before it is kept or left. */
  async start(library: Library, source: HeldSource, request: ReadRequest, remember = false): Promise<Token> {
    if (library.readOnly !== undefined) throw new Failed('readOnly', library.readOnly)
    const claim = claimOf(source, request)
    await assertRoom(this.#options.files, library.folder, claim.bytes)

    const reading = randomUUID()
    const importId = reading.slice(0, 8)
    if (remember) await this.#options.unfinished?.begin(library.id, source, reading, claim, askedOf(request), this.#now())
    const cancel = new AbortController()
    const turn = this.#queue
    const aborted = new Promise<void>((resolve) => cancel.signal.addEventListener('abort', () => resolve()))
    const job: Job = { library, importId, cancel, remembered: remember, ended: Promise.race([turn, aborted]).then(() => this.#end(reading, source, claim, request)) }
    this.#queue = Promise.all([turn, job.ended])
    this.#jobs.set(reading, job)
    return reading
  }

  pause(reading: Token, paused: boolean): void {
    const { process } = this.#job(reading)
    if (!process) throw new Failed('notFound', 'This is not being read now.')
    process.send({ note: paused ? 'pause' : 'goOn' })
  }

  async outcome(reading: Token): Promise<ReadOutcome> {
    const ended = await this.#job(reading).ended
    if ('error' in ended) throw ended.error
    return ended.outcome
  }

  async keep(reading: Token): Promise<StoredImport> {
    const job = this.#job(reading)
    await this.outcome(reading)
    const stored = await job.library.keep(job.importId)
    this.#jobs.delete(reading)
    await this.#forget(reading, job)
    return stored
  }

  async discard(reading: Token): Promise<void> {
    const job = this.#job(reading)
    await this.#throwAway(reading, job)
    await this.#forget(reading, job)
  }

  /** Ends every reading and throws away what nobody kept. What was remembered is interrupted from now on. */
  async stop(): Promise<void> {
    await Promise.all([...this.#jobs].map(([reading, job]) => this.#throwAway(reading, job)))
    this.#options.unfinished?.release()
  }

  #job(reading: Token): Job {
    const job = this.#jobs.get(reading)
    if (!job) throw new Failed('notFound', 'This reading is over.')
    return job
  }

  async #throwAway(reading: Token, { library, importId, cancel, ended }: Job): Promise<void> {
    cancel.abort()
    const how = await ended
    if ('outcome' in how) await library.discard(importId)
    this.#jobs.delete(reading)
  }

  async #forget(reading: Token, { remembered }: Pick<Job, 'remembered'>): Promise<void> {
    if (remembered) await this.#options.unfinished?.end(reading)
  }

  /** How a reading ends, when its turn has come or it was cancelled: whoever comes after a cancelled one goes on waiting for its own turn. */
  async #end(reading: Token, source: HeldSource, claim: Claim, request: ReadRequest): Promise<Ended> {
    const job = this.#job(reading)
    try {
      return { outcome: await this.#read(reading, job, source, claim, request) }
    } catch (error) {
      await job.library.discard(job.importId)
      // One that was stopped may go on some other day; one that failed has said why.
      if (!job.cancel.signal.aborted) await this.#forget(reading, job)
      return { error }
    } finally {
      job.process = undefined
    }
  }

  async #read(reading: Token, job: Job, source: HeldSource, claim: Claim, { owner, answers, zone, region }: ReadRequest): Promise<ReadOutcome> {
    const { library, importId, cancel } = job
    if (cancel.signal.aborted) throw new Failed('cancelled', 'Reading was stopped. Nothing was kept.')
    // What was read before it may have filled the disk.
    await assertRoom(this.#options.files, library.folder, claim.bytes)
    job.process = this.#options.fork()
    let pace = new Pace()
    const { header, trailer, issues, seconds, peakRssMb } = await runImporter(
      job.process,
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
        drop: source.picked.token,
        app: this.#options.appVersion,
        partFile: library.partFile(importId),
        scratchFolder: library.scratchFolder(importId),
        mediaFolder: library.pictureFolder(importId),
      },
      {
        signal: cancel.signal,
        onProgress: ({ bytes, totalBytes, records, phase }) => {
          // Standing still is no slow going: the pace begins anew.
          if (phase === 'paused') pace = new Pace()
          const going = phase === 'paused' ? { rate: 0, secondsLeft: null } : pace.add(this.#now(), bytes, totalBytes, records)
          this.#options.onProgress({ reading, bytes, totalBytes, records, phase, ...going })
        },
      },
    )
    const { imports } = await library.state()
    const same = imports.find((one) => one.trailer.sha256 === trailer.sha256 && one.header.importer === header.importer)
    return { reading, header, trailer, issues: issues.slice(0, 200), sameAs: same?.id, seconds, peakRssMb }
  }
}

function claimOf(source: HeldSource, { claim: number }: Pick<ReadRequest, 'claim'>): Claim {
  const claim = source.detection?.claims[number]
  if (!claim) throw new Failed('notFound', 'This part of the files is no longer known. Please choose them again.')
  return claim
}

const askedOf = ({ owner, answers, zone, region }: ReadRequest) => ({ owner, answers, zone, region })
