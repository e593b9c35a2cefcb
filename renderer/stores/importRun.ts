import { defineStore } from 'pinia'
import { computed, ref, shallowReactive } from 'vue'
import type { Handle } from '#contract/handles'
import type { Detection, PickedSource, ReadOutcome, ReadProgress } from '#contract/ipc'
import type { Claim } from '#contract/records'
import type { Failure } from '#contract/result'
import { api, failureOf, isCancelled, pickDropped } from '../services/api'
import type { CatchUpProgress } from '../services/catchUp'
import { detect, discard, startReading, takeIn, type Reading, type TakenIn } from '../services/importRun'

/** Something dropped or chosen, and what was found in it. */
export interface FoundSource {
  readonly key: number
  readonly names: readonly string[]
  phase: 'detecting' | 'detected' | 'failed'
  detection: Detection | null
  failure: Failure | null
}

/**
 * found: waits for the user. waiting: chosen, another one is read. reading → read: exact counts stand, nothing is in the library yet.
 * applying → done. cancelled and failed can be read again.
 */
export type RunPhase = 'found' | 'waiting' | 'reading' | 'read' | 'applying' | 'done' | 'cancelled' | 'failed'

/** One claim of a source on its way into the library. */
export interface ImportRun {
  readonly key: number
  readonly source: PickedSource
  readonly claimNumber: number
  readonly claim: Claim
  phase: RunPhase
  /** Whether it takes part in `readChosen` and `keepAll`. */
  chosen: boolean
  /** The claim's owner until the user corrects it. */
  owner: readonly Handle[]
  reading: ReadProgress | null
  outcome: ReadOutcome | null
  applying: CatchUpProgress | null
  result: TakenIn | null
  failure: Failure | null
}

/** Imports under way. They outlive the screen: reading goes on while the user looks at people. */
export const useImportRun = defineStore('importRun', () => {
  const sources = ref<FoundSource[]>([])
  const runs = ref<ImportRun[]>([])
  /** Readings under way by run; not for showing. */
  const underWay = new Map<number, Reading>()
  let keys = 0
  let reading: Promise<void> | undefined

  const detecting = computed(() => sources.value.some((source) => source.phase === 'detecting'))
  const busy = computed(() => runs.value.some((run) => ['waiting', 'reading', 'applying'].includes(run.phase)))

  /** Looks into what was dropped; every claim becomes a run in phase `found`. */
  async function add(picked: PickedSource): Promise<void> {
    sources.value.push({ key: ++keys, names: picked.names, phase: 'detecting', detection: null, failure: null })
    const source = sources.value.at(-1)!
    try {
      const detection = await detect(picked)
      source.detection = detection
      source.phase = 'detected'
      detection.claims.forEach((claim, claimNumber) => {
        runs.value.push(
          shallowReactive<ImportRun>({
            key: ++keys, source: picked, claimNumber, claim, phase: 'found', chosen: true, owner: claim.owner,
            reading: null, outcome: null, applying: null, result: null, failure: null,
          }),
        )
      })
    } catch (error) {
      source.failure = expected(error)
      source.phase = 'failed'
    }
  }

  /** Answer whether something was chosen. */
  const pickFiles = () => addPicked(api().pickFiles())
  const pickFolder = () => addPicked(api().pickFolder())

  /** Files and folders dropped on the window. */
  const dropped = async (files: readonly File[]): Promise<void> => add(await pickDropped(files))

  async function addPicked(asked: Promise<PickedSource | null>): Promise<boolean> {
    const picked = await asked
    if (picked) await add(picked)
    return picked !== null
  }

  /** Reads what is chosen, one after another. */
  function readChosen(): Promise<void> {
    for (const run of runs.value) if (run.chosen && (run.phase === 'found' || run.phase === 'cancelled' || run.phase === 'failed')) wait(run)
    return readWaiting()
  }

  /** Reads one again, with another owner. What was read before is thrown away. */
  async function readAgain(run: ImportRun, owner: readonly Handle[] = run.owner): Promise<void> {
    if (run.phase === 'reading' || run.phase === 'applying' || run.phase === 'done') return
    if (run.outcome) await discard(run.outcome)
    run.owner = owner
    wait(run)
    await readWaiting()
  }

  async function cancel(run: ImportRun): Promise<void> {
    if (run.phase === 'waiting') run.phase = 'found'
    await underWay.get(run.key)?.cancel()
  }

  /** Takes one that was read into the library. */
  async function keep(run: ImportRun): Promise<void> {
    if (run.phase !== 'read' || !run.outcome) return
    run.phase = 'applying'
    try {
      run.result = await takeIn(run.outcome, (progress) => (run.applying = progress))
      run.phase = 'done'
    } catch (error) {
      fail(run, error)
    }
  }

  /** Takes in everything that is read and chosen. */
  async function keepAll(): Promise<void> {
    for (const run of runs.value) if (run.chosen) await keep(run)
  }

  /** Throws a finished reading, or a claim nobody wants, away. */
  async function drop(run: ImportRun): Promise<void> {
    if (run.phase === 'applying') return
    await cancel(run)
    if (run.phase === 'read' && run.outcome) await discard(run.outcome)
    runs.value = runs.value.filter((other) => other.key !== run.key)
  }

  /** Takes what is done out of the list, and sources nothing is left of. */
  function clearDone(): void {
    runs.value = runs.value.filter((run) => run.phase !== 'done')
    const left = new Set(runs.value.map((run) => run.source.token))
    sources.value = sources.value.filter((source) => source.phase === 'detecting' || (source.detection !== null && left.has(source.detection.source)))
  }

  function wait(run: ImportRun): void {
    Object.assign(run, { phase: 'waiting', outcome: null, failure: null, reading: null, applying: null, result: null } satisfies Partial<ImportRun>)
  }

  function readWaiting(): Promise<void> {
    reading ??= (async () => {
      for (let run = nextWaiting(); run; run = nextWaiting()) await read(run)
    })().finally(() => (reading = undefined))
    return reading
  }

  const nextWaiting = () => runs.value.find((run) => run.phase === 'waiting')

  async function read(run: ImportRun): Promise<void> {
    run.phase = 'reading'
    try {
      const { source, claimNumber: claim, owner } = run
      const started = await startReading({ source: source.token, claim, owner: [...owner] }, (progress) => (run.reading = progress))
      underWay.set(run.key, started)
      run.outcome = await started.outcome
      run.phase = 'read'
    } catch (error) {
      if (isCancelled(error)) run.phase = 'cancelled'
      else fail(run, error)
    } finally {
      underWay.delete(run.key)
    }
  }

  function fail(run: ImportRun, error: unknown): void {
    run.phase = 'failed'
    run.failure = expected(error)
  }

  return { sources, runs, detecting, busy, add, pickFiles, pickFolder, dropped, readChosen, readAgain, cancel, keep, keepAll, drop, clearDone }
})

/** Expected failures are told in words; anything else is a bug and goes on to the error handler. */
function expected(error: unknown): Failure {
  const failure = failureOf(error)
  if (failure.code === 'failed') queueMicrotask(() => { throw error })
  return failure
}
