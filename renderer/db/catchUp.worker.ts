/** Bulk work on the database, so that the page stays free. The name of the worker is the library's id. */
import type { Answer, Applier, Request } from './applier'
import { createApplying } from './applying'
import { openDatabase } from './database'

const applying: Applier = createApplying(openDatabase(self.name))

self.onmessage = ({ data }: MessageEvent<Request>) => {
  const step = applying[data.step] as (...args: readonly unknown[]) => Promise<unknown>
  step(...data.args).then(
    (value) => answer({ id: data.id, ok: true, value }),
    (error: unknown) => answer({ id: data.id, ok: false, ...wordsOf(error) }),
  )
}

const answer = (message: Answer) => self.postMessage(message)

const wordsOf = (error: unknown) =>
  error instanceof Error ? { name: error.name, message: error.stack ?? error.message } : { name: 'Error', message: String(error) }
