/**
 * Applying to the database as a conversation: one step at a time, the next when the last is written. In the page the steps
 * run in a worker; elsewhere, and where there are no workers, they run in place. The steps are the same.
 */
import { trustedWorkerUrl } from './workerUrl'
import type { JournalLine } from '#contract/operations'
import type { Buckets } from '#contract/records'
import type { ImportFile } from './applyImport'
import { openDatabase } from './database'
import { createApplying } from './applying'
import workerUrl from './catchUp.worker?worker&url'

export interface Applier {
  /** Compares with the layout this version writes; throws everything away when it is another. Answers whether it did. */
  prepare(): Promise<boolean>
  beginImport(file: ImportFile): Promise<void>
  /** Some whole lines of the import begun, joined by line feeds, UTF-8: they go where the steps run, and are no longer here. Once it answers, they are taken over. */
  lines(lines: Uint8Array<ArrayBuffer>): Promise<void>
  finishImport(): Promise<Buckets>
  /** Lines of one journal, in order. Answers whether an import was taken back or brought back. */
  operations(lines: readonly JournalLine[]): Promise<{ readonly imports: boolean }>
  /** The folder lost the end of this journal: what stood after `seq` goes. */
  forgetOperations(device: string, seq: number): Promise<void>
  /** Takes an import back whose file stays in the folder. */
  takeBack(file: ImportFile): Promise<void>
  /** Removes an import whose file is gone. */
  forgetImport(id: string): Promise<void>
  /**
   * Brings what is derived up to date. `touched`: people whose data changed since the last time; `due`: also those whose
   * summary changes because time has passed; `all`: everybody. `now` is UTC ms.
   */
  derive(now: number, whom: 'touched' | 'due' | 'all'): Promise<void>
  /** Works out who may be one person, if anything has changed since the last time; answers whether it did. Other steps go first where they can. */
  suggest(): Promise<boolean>
  /** Works out what is talked about with those whose pages have changed; answers whether there is something new. Other steps go first where they can. */
  topics(): Promise<boolean>
  close(): void
}

export type Step = Exclude<keyof Applier, 'close'>
export interface Request {
  readonly id: number
  readonly step: Step
  readonly args: readonly unknown[]
}
export type Answer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string; readonly name: string }

export function openApplier(libraryId: string): Applier {
  return typeof Worker === 'undefined' ? createApplying(openDatabase(libraryId)) : inWorker(libraryId)
}

function inWorker(libraryId: string): Applier {
  const worker = new Worker(trustedWorkerUrl(workerUrl), { type: 'module', name: libraryId })
  const waiting = new Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }>()
  let count = 0
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.ok) asked?.resolve(data.value)
    else asked?.reject(Object.assign(new Error(data.message), { name: data.name }))
  }
  let stopped: Error | undefined
  worker.onerror = (event) => {
    stopped = new Error(event.message || 'the worker stopped')
    for (const { reject } of waiting.values()) reject(stopped)
    waiting.clear()
  }
  const ask = (step: Step, ...args: unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      if (stopped) throw stopped
      const request: Request = { id: ++count, step, args }
      waiting.set(request.id, { resolve, reject })
      // What comes as bytes goes as bytes, without a copy.
      worker.postMessage(request, args.flatMap((arg) => (arg instanceof Uint8Array ? [arg.buffer as ArrayBuffer] : [])))
    })
  return {
    prepare: () => ask('prepare') as Promise<boolean>,
    beginImport: (file) => ask('beginImport', file) as Promise<void>,
    lines: (lines) => ask('lines', lines) as Promise<void>,
    finishImport: () => ask('finishImport') as Promise<Buckets>,
    operations: (lines) => ask('operations', lines) as Promise<{ imports: boolean }>,
    forgetOperations: (device, seq) => ask('forgetOperations', device, seq) as Promise<void>,
    takeBack: (file) => ask('takeBack', file) as Promise<void>,
    forgetImport: (id) => ask('forgetImport', id) as Promise<void>,
    derive: (now, whom) => ask('derive', now, whom) as Promise<void>,
    suggest: () => ask('suggest') as Promise<boolean>,
    topics: () => ask('topics') as Promise<boolean>,
    close: () => worker.terminate(),
  }
}
