import type { ImporterCommand, ImporterMessage, ImporterNote } from '../contract/reading'
import { Failed } from '../contract/result'

/** The importer process as this file needs it. */
export interface ImporterProcess {
  send(said: ImporterCommand | ImporterNote): void
  onMessage(listener: (message: ImporterMessage) => void): void
  onExit(listener: () => void): void
  kill(): void
}

type Message<M extends ImporterMessage['message']> = Extract<ImporterMessage, { message: M }>

/** The last word a command is answered with. */
const lastWords = { detect: 'detected', preview: 'previewed', compare: 'compared', read: 'finished' } as const
type Answer<C extends ImporterCommand> = Message<(typeof lastWords)[C['command']]>

export interface RunOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Message<'progress'>) => void
  /** Milliseconds without any message after which the process counts as hung. */
  readonly silence?: number
  /** Resident memory beyond which it is ended, MB. */
  readonly memory?: number
}

/**
 * Runs one command in a process of its own and answers its last word. A process that hangs, swells or dies ends in
 * `importerStopped`; the signal ends it with `cancelled`. Answers only once the process is gone, so its files are free.
 */
export function runImporter<C extends ImporterCommand>(
  process: ImporterProcess,
  command: C,
  { signal, onProgress, silence = 10_000, memory = 1_024 }: RunOptions = {},
): Promise<Answer<C>> {
  return new Promise((resolve, reject) => {
    let answer: Answer<C> | undefined
    let failure: Failed | undefined
    let timer: NodeJS.Timeout

    const end = (code: Failed['code'], message: string) => {
      failure ??= new Failed(code, message)
      process.kill()
    }
    const stop = () => end('cancelled', 'Reading was stopped. Nothing was kept.')
    const listen = () => {
      clearTimeout(timer)
      timer = setTimeout(() => end('importerStopped', 'Reading gave no sign of life and was stopped. Your library is unchanged.'), silence)
    }

    process.onMessage((message) => {
      listen()
      if (message.message === 'progress') onProgress?.(message)
      else if (message.message === 'failed') failure ??= new Failed(message.error.code, message.error.message)
      else if (message.message !== 'heartbeat') {
        if (message.message === lastWords[command.command]) answer = message as Answer<C>
        else end('failed', 'Reading answered another question than it was asked. Your library is unchanged.')
      } else if (message.rssMb > memory) end('importerStopped', 'Reading needed too much memory and was stopped. Your library is unchanged.')
    })
    process.onExit(() => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      if (failure) reject(failure)
      else if (answer) resolve(answer)
      else reject(new Failed('importerStopped', 'Reading ended before it was done, perhaps for lack of memory. Your library is unchanged.'))
    })
    signal?.addEventListener('abort', stop)
    listen()
    if (signal?.aborted) stop()
    else process.send(command)
  })
}
