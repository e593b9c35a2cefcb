/** The library this page shows: its database, the worker that writes it, and one queue for everything that changes it. */
import type { LibraryInfo } from '#contract/ipc'
import { operationId, type Operation, type OperationId } from '#contract/operations'
import { openApplier, type Applier } from '../db/applier'
import { openDatabase, useDatabase, type Database } from '../db/database'
import { appliedJournals, isStale } from '../db/progress'
import type { Main } from './api'
import { catchUp, type CatchUpProgress, type CaughtUp } from './catchUp'

export interface Library {
  readonly info: LibraryInfo
  readonly db: Database
  readonly main: Main
  /** Follows the folder. Calls wait for one another. */
  catchUp(onProgress?: (progress: CatchUpProgress) => void): Promise<CaughtUp>
  /** Appends operations to the journal, synced, and applies them. Once it answers, they are saved and shown. */
  append(...operations: readonly Operation[]): Promise<OperationId[]>
  /** Works out everything derived anew. */
  deriveAgain(): Promise<void>
  /** Works out who may be one person, if anything has changed; answers whether there is something new. Edits do not wait for it. */
  suggest(): Promise<boolean>
  /** Works out what is talked about with whom, if anything has changed; answers whether there is something new. Edits do not wait for it. */
  topics(): Promise<boolean>
  close(): void
}

export interface OpenOptions {
  readonly now?: () => number
  readonly applier?: Applier
}

/** Opens the database without following the folder yet: a paper window only reads. */
export async function openLibrary(main: Main, { now = Date.now, applier }: OpenOptions = {}): Promise<Library> {
  const info = await main.libraryInfo()
  const db = await openedDatabase(info.id)
  useDatabase(db)
  let writing = applier
  const parts = () => ({ main, db, applier: (writing ??= openApplier(info.id)), now })

  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(() => alone(info.id, work))
    // A failure is its caller's; the next in the queue begins all the same.
    turn = mine.catch(() => undefined)
    return mine
  }

  /** Takes over what the own journal says since the last time. */
  async function follow(): Promise<void> {
    const { applier: to } = parts()
    let seq = (await appliedJournals(db)).get(info.device) ?? 0
    // The applier knows what these lines change: a whole library is not worked out anew because an import goes.
    const stale = await isStale(db)
    let imports = false
    for (;;) {
      const lines = await main.journalAfter(info.device, seq)
      if (lines.length === 0) break
      imports = (await to.operations(lines)).imports || imports
      seq = lines.at(-1)!.seq
    }
    if (imports) await catchUp({ ...parts(), stale })
    else await to.derive(now(), 'touched')
  }

  return {
    info,
    db,
    main,
    catchUp: (onProgress) => inTurn(() => catchUp(parts(), onProgress)),
    append: (...operations) =>
      inTurn(async () => {
        const ids: OperationId[] = []
        try {
          for (const some of inLetters(operations)) ids.push(...(await main.append(some)).map(operationId))
        } finally {
          // What is in the journal counts, also where the rest could not be written.
          if (ids.length > 0) await follow()
        }
        return ids
      }),
    deriveAgain: () => inTurn(() => parts().applier.derive(now(), 'all')),
    suggest: () => parts().applier.suggest(),
    topics: () => parts().applier.topics(),
    close() {
      writing?.close()
      db.close()
      useDatabase(undefined)
    },
  }
}

/** As many as main takes in one call. */
function inLetters(operations: readonly Operation[]): readonly (readonly Operation[])[] {
  const letters: Operation[][] = []
  let room = 0
  for (const operation of operations) {
    const size = JSON.stringify(operation).length
    const letter = letters.at(-1)
    if (letter && letter.length < mostInLetter && size <= room) letter.push(operation)
    else {
      letters.push([operation])
      room = letterSize
    }
    room -= size
  }
  return letters
}
const mostInLetter = 1000
/** Characters: a call may have 2 MB. */
const letterSize = 500_000

/** A database that cannot be opened is thrown away: it is a copy, and catching up makes it again. */
async function openedDatabase(libraryId: string): Promise<Database> {
  const db = openDatabase(libraryId)
  try {
    await db.open()
    return db
  } catch (error) {
    // eslint-disable-next-line no-console -- the log of the page; main writes it down.
    console.error('the database is made again:', error instanceof Error ? error.name : typeof error)
    db.close()
    await db.delete()
    await db.open()
    return db
  }
}

/** Throws away the copy of a library that is not open. */
export async function discardDatabase(libraryId: string): Promise<void> {
  await openDatabase(libraryId).delete()
}

/** Another window of the same library may be following the folder at this moment. */
async function alone<T>(libraryId: string, work: () => Promise<T>): Promise<T> {
  const locks = (globalThis as { readonly navigator?: { readonly locks?: LockManager } }).navigator?.locks
  return locks ? ((await locks.request(`full-circle-${libraryId}`, work)) as T) : work()
}

let current: Library | undefined

export function useLibraryOf(library: Library | undefined): void {
  current = library
}

/** The library that is open. */
export function library(): Library {
  if (!current) throw new Error('no library is open')
  return current
}
