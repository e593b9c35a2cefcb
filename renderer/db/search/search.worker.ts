/** Searching beside the page. The name of the worker is the library's id. */
import { openDatabase } from '../database'
import { Finder } from './finder'
import type { FinderAnswer, FinderRequest } from './inWorker'

const finder = new Finder(openDatabase(self.name))
const running = new Map<number, AbortController>()

self.onmessage = ({ data }: MessageEvent<FinderRequest>) => {
  if ('drop' in data) return running.get(data.drop)?.abort()
  const control = new AbortController()
  running.set(data.id, control)
  const asked = data.query === undefined ? finder.refresh() : afterWaiting(data.query, data.wishes, control.signal)
  asked
    .then(
      (value) => answer({ id: data.id, ok: true, value: value ?? undefined }),
      (error: unknown) => answer({ id: data.id, ok: false, ...wordsOf(error) }),
    )
    .finally(() => running.delete(data.id))
}

/** Lets what was sent meanwhile be heard first: it may be that this is not wanted any more. */
async function afterWaiting(query: string, wishes: Parameters<Finder['search']>[1], signal: AbortSignal) {
  await new Promise((next) => setTimeout(next, 0))
  signal.throwIfAborted()
  return finder.search(query, wishes, signal)
}

const answer = (message: FinderAnswer) => self.postMessage(message)

const wordsOf = (error: unknown) =>
  error instanceof Error ? { name: error.name, message: error.stack ?? error.message } : { name: 'Error', message: String(error) }
