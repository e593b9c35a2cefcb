import { defineStore } from 'pinia'
import { computed, ref, shallowReactive, shallowRef } from 'vue'
import type { Handle } from '#contract/handles'
import type { Detection, Interrupted, PickedSource, ReadOutcome, ReadProgress } from '#contract/ipc'
import type { Answers, Claim, ImportTrailer } from '#contract/records'
import type { Failure } from '#contract/result'
import { api, failureOf, isCancelled, pickDropped } from '../services/api'
import type { CatchUpProgress } from '../services/catchUp'
import { detect, detectAs, discard, forgetInterrupted, interruptedReadings, resumeReadings, startReading, takeIn, type Reading, type TakenIn, type Whom } from '../services/importRun'
import { findSuggestionsSoon } from '../services/suggestions'
import { useSettings } from './settings'

/** Something dropped or chosen, and what was found in it. */
export interface FoundSource {
  readonly key: number
  readonly token: string
  readonly names: readonly string[]
  phase: 'detecting' | 'detected' | 'failed'
  detection: Detection | null
  failure: Failure | null
}

/**
 * found: waits for the user. waiting: in line behind another one. reading → read: exact counts stand, nothing is in the library yet.
 * applying → done. cancelled and failed can be read again.
 */
export type RunPhase = 'found' | 'waiting' | 'reading' | 'read' | 'applying' | 'done' | 'cancelled' | 'failed'

/** One claim of a source on its way into the library. Runs with the same `source.token` were dropped together. */
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
  /** What the user said to the claim's asks, and what shall be left out. */
  answers: Answers
  /** The columns were chosen for an earlier table with the same ones. */
  remembered: boolean
  /** What the source holds when nothing of it is left out; null until it was read once. */
  holds: Pick<ImportTrailer, 'kinds' | 'lines'> | null
  /** Zone and region of the first attempt, for one that goes on after a restart. */
  readonly place: Pick<Whom, 'zone' | 'region'>
  reading: ReadProgress | null
  outcome: ReadOutcome | null
  applying: CatchUpProgress | null
  result: TakenIn | null
  failure: Failure | null
}

/** What may be read otherwise than the first time. */
export type Otherwise = Partial<Pick<ImportRun, 'owner' | 'answers'>>

/** Imports under way. They outlive the screen: reading goes on while the user looks at people. */
export const useImportRun = defineStore('importRun', () => {
  const sources = ref<FoundSource[]>([])
  const runs = ref<ImportRun[]>([])
  /** Readings of an earlier start that were cut off. */
  const interrupted = shallowRef<readonly Interrupted[]>([])
  /** Readings in line and under way by run; not for showing. */
  const underWay = new Map<number, Reading>()
  let keys = 0

  const detecting = computed(() => sources.value.some((source) => source.phase === 'detecting'))
  const busy = computed(() => runs.value.some((run) => ['waiting', 'reading', 'applying'].includes(run.phase)))

  /** Looks into what was dropped; every claim becomes a run in phase `found`. */
  const add = (picked: PickedSource): Promise<void> => look(picked.token, picked.names, () => detect(picked))

  /** Looks again at things of these names, as what the user says they are. They are a drop of their own from then on. */
  async function addAs(source: FoundSource, names: readonly string[], importer: string): Promise<void> {
    const { detection } = source
    const token = detection?.source ?? source.token
    for (const run of runs.value.filter((one) => one.source.token === token && namesOf(one).some((name) => names.includes(name)))) await drop(run)
    if (detection) source.detection = { ...detection, unrecognised: detection.unrecognised.filter(({ name }) => !names.includes(name)) }
    await look(token, names, () => detectAs(token, names, importer))
  }

  async function look(token: string, names: readonly string[], ask: () => Promise<Detection>): Promise<void> {
    sources.value.push({ key: ++keys, token, names, phase: 'detecting', detection: null, failure: null })
    const source = sources.value.at(-1)!
    try {
      const detection = await ask()
      const picked = { token: detection.source, names }
      source.detection = detection
      source.phase = 'detected'
      detection.claims.forEach((claim, claimNumber) => runs.value.push(newRun(picked, claim, claimNumber)))
    } catch (error) {
      source.failure = expected(error)
      source.phase = 'failed'
    }
  }

  function newRun(source: PickedSource, claim: Claim, claimNumber: number, given: Partial<ImportRun> = {}): ImportRun {
    const answers = rememberedAnswers(claim)
    return shallowReactive<ImportRun>({
      key: ++keys, source, claimNumber, claim, phase: 'found', chosen: true, owner: claim.owner, answers: answers ?? {}, remembered: answers !== undefined,
      holds: null, place: {}, reading: null, outcome: null, applying: null, result: null, failure: null, ...given,
    })
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

  /** Puts what is chosen in line; one is read after another. Answers when all of it has ended. */
  const readChosen = (): Promise<void> =>
    readAll(runs.value.filter((run) => run.chosen && (run.phase === 'found' || run.phase === 'cancelled' || run.phase === 'failed')))

  /** Reads one again, otherwise than before. What was read before is thrown away. */
  async function readAgain(run: ImportRun, otherwise: Otherwise = {}): Promise<void> {
    if (run.phase === 'waiting' || run.phase === 'reading' || run.phase === 'applying' || run.phase === 'done') return
    if (run.outcome) await discard(run.outcome)
    Object.assign(run, otherwise)
    await readAll([run])
  }

  const readAll = async (some: readonly ImportRun[]): Promise<void> => (await lineUp(some)).ended

  /** Answers when all of them are in line: main then knows of every one, should the app end before the first has. */
  async function lineUp(some: readonly ImportRun[]): Promise<{ readonly ended: Promise<void> }> {
    for (const run of some) {
      Object.assign(run, { phase: 'waiting', outcome: null, failure: null, reading: null, applying: null, result: null } satisfies Partial<ImportRun>)
      rememberAnswers(run)
    }
    const outcomes: Promise<void>[] = []
    for (const run of some) {
      const reading = await begin(run)
      if (reading) outcomes.push(ended(run, reading))
    }
    return { ended: Promise.all(outcomes).then(() => undefined) }
  }

  async function begin(run: ImportRun): Promise<Reading | undefined> {
    if (run.phase !== 'waiting') return undefined
    try {
      const reading = await startReading(whomOf(run), (progress) => {
        run.reading = progress
        if (run.phase === 'waiting') run.phase = 'reading'
      })
      underWay.set(run.key, reading)
      // Cancelled while main was being asked.
      if ((run.phase as RunPhase) === 'found') void reading.cancel()
      return reading
    } catch (error) {
      fail(run, error)
      return undefined
    }
  }

  async function ended(run: ImportRun, reading: Reading): Promise<void> {
    try {
      const outcome = await reading.outcome
      run.outcome = outcome
      if (!run.answers.without?.length) run.holds = outcome.trailer
      run.phase = 'read'
    } catch (error) {
      if (!isCancelled(error)) fail(run, error)
      else run.phase = run.reading ? 'cancelled' : 'found'
    } finally {
      underWay.delete(run.key)
    }
  }

  async function cancel(run: ImportRun): Promise<void> {
    const reading = underWay.get(run.key)
    if (reading) await reading.cancel()
    else if (run.phase === 'waiting') run.phase = 'found'
  }

  async function pause(run: ImportRun, paused: boolean): Promise<void> {
    await underWay.get(run.key)?.pause(paused)
  }

  /** Takes one that was read into the library. */
  async function keep(run: ImportRun): Promise<void> {
    if (run.phase !== 'read' || !run.outcome) return
    run.phase = 'applying'
    try {
      run.result = await takeIn(run.outcome, (progress) => (run.applying = progress))
      run.phase = 'done'
      findSuggestionsSoon()
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

  /** Takes what could not be opened out of the list. */
  function dropSource(source: FoundSource): void {
    sources.value = sources.value.filter((other) => other.key !== source.key)
  }

  /** Takes what was not recognised out of the list. */
  function dropThing(source: FoundSource, name: string): void {
    const { detection } = source
    if (!detection) return
    source.detection = { ...detection, unrecognised: detection.unrecognised.filter((thing) => thing.name !== name), warnings: detection.warnings.filter(({ entry }) => entry !== name) }
    if (source.detection.unrecognised.length === 0 && source.detection.claims.length === 0) dropSource(source)
  }

  async function lookForInterrupted(): Promise<void> {
    interrupted.value = await interruptedReadings()
  }

  /** Reads what was cut off, from its beginning and with the same answers. */
  async function goOn(one: Interrupted): Promise<void> {
    interrupted.value = interrupted.value.filter((other) => other.token !== one.token)
    sources.value.push({ key: ++keys, token: one.token, names: one.names, phase: 'detecting', detection: null, failure: null })
    const source = sources.value.at(-1)!
    try {
      const { picked, detection, readings, problems } = await resumeReadings(one.token)
      source.detection = { ...detection, warnings: [...problems.map((reason) => ({ reason })), ...detection.warnings] }
      source.phase = 'detected'
      const some = readings.map(({ claim, owner, answers, zone, region }) => {
        const found = detection.claims[claim]!
        return newRun(picked, found, claim, { place: { zone, region }, ...(owner ? { owner } : {}), ...(answers ? { answers } : {}) })
      })
      runs.value.push(...some)
      const reading = await lineUp(some)
      // What could not even begin is offered again the next time.
      if (!some.some(({ phase }) => phase === 'failed')) await forgetInterrupted(one.token)
      await reading.ended
    } catch (error) {
      source.failure = expected(error)
      source.phase = 'failed'
    }
  }

  async function forget(one: Interrupted): Promise<void> {
    await forgetInterrupted(one.token)
    interrupted.value = interrupted.value.filter((other) => other.token !== one.token)
  }

  function fail(run: ImportRun, error: unknown): void {
    run.phase = 'failed'
    run.failure = expected(error)
  }

  return {
    sources, runs, interrupted, detecting, busy, add, addAs, pickFiles, pickFolder, dropped, readChosen, readAgain, cancel, pause, keep, keepAll, drop, clearDone, dropSource, dropThing,
    lookForInterrupted, goOn, forget,
  }
})

export const whomOf = ({ source, claimNumber, owner, answers, place }: ImportRun): Whom => ({ source: source.token, claim: claimNumber, owner: [...owner], answers, ...place })

/** The dropped things a claim is about. */
export const namesOf = ({ source, claim }: Pick<ImportRun, 'source' | 'claim'>): readonly string[] => {
  const names = source.names.filter((name) => claim.entries.some((entry) => entry === name || entry.startsWith(`${name}/`)))
  return names.length > 0 ? names : source.names
}

const columnsAsk = (claim: Claim) => claim.asks?.find((ask) => ask.ask === 'columns')

function rememberedAnswers(claim: Claim): Answers | undefined {
  const ask = columnsAsk(claim)
  return ask && useSettings().columnsFor(ask.key, ask.headers.length)
}

/** What was said of a table's columns holds for the next one with the same columns. */
function rememberAnswers({ claim, answers: { columns, dateOrder } }: ImportRun): void {
  const ask = columnsAsk(claim)
  if (ask && columns) useSettings().rememberColumns(ask.key, { columns, ...(dateOrder ? { dateOrder } : {}) })
}

/** Expected failures are told in words; anything else is a bug and goes on to the error handler. */
function expected(error: unknown): Failure {
  const failure = failureOf(error)
  if (failure.code === 'failed') queueMicrotask(() => { throw error })
  return failure
}
