/**
 * Bringing the database to where the library folder is. The only way in: import, recovery, restore, a second computer and a
 * new version all come through here. What is missing is pulled; what the folder does not have (any more) is removed.
 */
import type { LibraryState, StoredImport } from '#contract/ipc'
import type { Buckets } from '#contract/records'
import { Failed } from '#contract/result'
import type { Applier } from '../db/applier'
import { appliedJournals, importStates, isStale } from '../db/progress'
import type { Database } from '../db/database'
import { undoneImportIds } from '../db/decisions'
import type { Main } from './api'

export interface CatchUpProgress {
  /** 0 to 1. */
  readonly done: number
  /** What is going on, for the user. */
  readonly words: string
}

export interface CaughtUp {
  /** What was applied, with what became of its records. */
  readonly applied: readonly { readonly id: string; readonly buckets: Buckets }[]
  /** What the user should know, in words. */
  readonly problems: readonly string[]
  /** The database was empty or of another layout, and the folder was not. */
  readonly rebuilt: boolean
}

export interface CatchUpParts {
  readonly main: Main
  readonly db: Database
  readonly applier: Applier
  /** UTC ms. */
  readonly now: () => number
  /** What is derived was to be worked out anew before any of this began; what the tables say where it is not given. */
  readonly stale?: boolean
}

export async function catchUp(parts: CatchUpParts, onProgress: (progress: CatchUpProgress) => void = () => undefined): Promise<CaughtUp> {
  const { main, db, applier, now } = parts
  const state = await main.libraryState()
  const discarded = await applier.prepare()
  const before = await importStates(db)
  const staleBefore = parts.stale ?? (await isStale(db))
  const problems = [...state.problems]

  await pullJournals(parts, state, problems)
  const undone = await undoneImportIds(db)
  for (const [id, { source }] of before) {
    if (state.imports.some((stored) => stored.id === id)) continue
    await applier.forgetImport(id)
    problems.push(`The import of ${source} is not in the library folder any more, so what came only from it is not shown.`)
  }
  const missing: StoredImport[] = []
  for (const stored of inOrder(state.imports)) {
    const known = before.get(stored.id)?.state
    if (undone.has(stored.id)) {
      if (known !== 'undone') await applier.takeBack(stored)
    } else if (known !== 'applied') missing.push(stored)
  }
  const applied = await pullImports(parts, missing, onProgress, problems)
  onProgress({ done: 1, words: 'Working out who is who' })
  await applier.derive(now(), staleBefore ? 'all' : 'due')
  return { applied, problems, rebuilt: before.size === 0 && missing.length > 0 || discarded }
}

async function pullJournals({ main, db, applier }: CatchUpParts, state: LibraryState, problems: string[]): Promise<void> {
  const followed = await appliedJournals(db)
  for (const { device, lastSeq } of state.journals) {
    let seq = followed.get(device) ?? 0
    if (seq > lastSeq) {
      await applier.forgetOperations(device, lastSeq)
      problems.push(`The journal ${device} in the library folder is shorter than before: ${seq - lastSeq} of your edits are not shown.`)
    }
    while (seq < lastSeq) {
      const lines = await main.journalAfter(device, seq)
      if (lines.length === 0) break
      await applier.operations(lines)
      seq = lines.at(-1)!.seq
    }
  }
  for (const [device, seq] of followed) {
    if (seq === 0 || state.journals.some((journal) => journal.device === device)) continue
    await applier.forgetOperations(device, 0)
    problems.push(`The journal ${device} is not in the library folder any more: ${seq} of your edits are not shown.`)
  }
}

/** One damaged file does not keep the others out. */
async function pullImports(
  parts: CatchUpParts,
  missing: readonly StoredImport[],
  onProgress: (progress: CatchUpProgress) => void,
  problems: string[],
): Promise<{ id: string; buckets: Buckets }[]> {
  const all = missing.reduce((sum, stored) => sum + stored.fileBytes, 0) || 1
  const applied: { id: string; buckets: Buckets }[] = []
  let before = 0
  for (const stored of missing) {
    const words = `Taking in ${stored.header.source}`
    const tell = (share: number) => onProgress({ done: (before + share * stored.fileBytes) / all, words })
    tell(0)
    try {
      applied.push({ id: stored.id, buckets: await pullImport(parts, stored, tell) })
    } catch (error) {
      if (!(error instanceof Failed)) throw error
      await parts.applier.forgetImport(stored.id)
      problems.push(error.message)
    }
    before += stored.fileBytes
  }
  return applied
}

/** The next batch is on its way while the last is written; never more than that one. */
async function pullImport({ main, applier }: CatchUpParts, stored: StoredImport, tell: (share: number) => void): Promise<Buckets> {
  const open = await main.openImport(stored.id)
  let ended = false
  try {
    await applier.beginImport(stored)
    let batch = await main.nextBatch(open)
    while (!batch.last) {
      const [next] = await allDone([main.nextBatch(open), applier.lines(batch.lines)])
      tell(batch.progress)
      batch = next
    }
    ended = true
    await applier.lines(batch.lines)
    return await applier.finishImport()
  } finally {
    if (!ended) await main.closeImport(open)
  }
}

/** Both have ended before a failure of one goes on. */
async function allDone<A, B>([a, b]: readonly [Promise<A>, Promise<B>]): Promise<[A, B]> {
  await Promise.allSettled([a, b])
  return [await a, await b]
}

/** As they were read; the order changes no content, only which import is said to have created a record. */
const inOrder = (imports: readonly StoredImport[]) =>
  [...imports].sort((a, b) => a.header.time - b.header.time || (a.id < b.id ? -1 : 1))
