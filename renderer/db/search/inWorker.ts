/** Searches as a conversation with a worker of their own. */
import type { SearchAnswer } from '../../core/search/model'
import { trustedWorkerUrl } from '../workerUrl'
import type { FinderWishes } from './finder'
import workerUrl from './search.worker.ts?worker&url'

export type FinderRequest =
  | { readonly id: number; readonly query: string; readonly wishes: FinderWishes }
  /** Only reads what has changed. */
  | { readonly id: number; readonly query?: undefined }
  | { readonly drop: number }
export type FinderAnswer =
  | { readonly id: number; readonly ok: true; readonly value: SearchAnswer | undefined }
  | { readonly id: number; readonly ok: false; readonly message: string; readonly name: string }

/** What searches, here or in the worker. */
export interface Searching {
  search(query: string, wishes: FinderWishes, signal?: AbortSignal): Promise<SearchAnswer>
  refresh(): Promise<void>
  close(): void
}

export function searchInWorker(libraryId: string): Searching {
  const worker = new Worker(trustedWorkerUrl(workerUrl), { type: 'module', name: libraryId })
  const waiting = new Map<number, { readonly resolve: (value: SearchAnswer | undefined) => void; readonly reject: (error: unknown) => void }>()
  let count = 0
  let stopped: Error | undefined
  worker.onmessage = ({ data }: MessageEvent<FinderAnswer>) => {
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.ok) asked?.resolve(data.value)
    else asked?.reject(Object.assign(new Error(data.message), { name: data.name }))
  }
  worker.onerror = (event) => {
    stopped = new Error(event.message || 'the worker stopped')
    for (const { reject } of waiting.values()) reject(stopped)
    waiting.clear()
  }
  const ask = (request: FinderRequest & { readonly id: number }, signal?: AbortSignal) =>
    new Promise<SearchAnswer | undefined>((resolve, reject) => {
      if (stopped) throw stopped
      signal?.throwIfAborted()
      waiting.set(request.id, { resolve, reject })
      signal?.addEventListener('abort', () => {
        if (!waiting.delete(request.id)) return
        worker.postMessage({ drop: request.id } satisfies FinderRequest)
        reject(signal.reason)
      })
      worker.postMessage(request)
    })
  return {
    search: async (query, { limit, now, zone, peopleFirst = false }, signal) => (await ask({ id: ++count, query, wishes: { limit, now, zone, peopleFirst } }, signal))!,
    refresh: async () => void (await ask({ id: ++count })),
    close: () => worker.terminate(),
  }
}
