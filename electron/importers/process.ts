/** The entry of the importer process: one command comes, one answer goes, then it ends. */
import type { ImporterCommand, ImporterMessage, ImporterNote } from '../contract/reading'
import { Failed, type Failure } from '../contract/result'
import { compareImports } from './comparison'
import { detect } from './detection'
import { createGate, type Gate } from './gate'
import { rssMb } from './pace'
import { previewPeople } from './preview'
import { readInto } from './reading'

/** What Electron gives a utility process to talk to main; the types of Electron stay in main. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown
  postMessage(message: ImporterMessage): void
}

const heartbeat = 2_000
/** Long enough for the last message to leave. */
const lastWord = 100

const port = (process as unknown as { readonly parentPort?: ParentPort }).parentPort
if (port) listen(port)

function listen(parent: ParentPort): void {
  const beat = setInterval(() => parent.postMessage({ message: 'heartbeat', rssMb: rssMb() }), heartbeat)
  const gate = createGate()
  parent.on('message', ({ data }) => {
    const said = data as ImporterCommand | ImporterNote
    if ('note' in said) return gate.set(said.note === 'pause')
    void answer(said, (message) => parent.postMessage(message), gate).then((message) => {
      clearInterval(beat)
      parent.postMessage(message)
      setTimeout(() => process.exit(0), lastWord)
    })
  })
}

/** Does one command. Whatever goes wrong is an answer too. */
export async function answer(command: ImporterCommand, tell: (message: ImporterMessage) => void, gate: Gate = createGate()): Promise<ImporterMessage> {
  try {
    switch (command.command) {
      case 'detect':
        return { message: 'detected', ...(await detect(command)) }
      case 'preview':
        return { message: 'previewed', people: await previewPeople(command) }
      case 'compare':
        return { message: 'compared', changes: await compareImports(command.before, command.after) }
      case 'read':
        return { message: 'finished', ...(await readInto(command, (progress) => tell({ message: 'progress', ...progress }), { gate })) }
    }
  } catch (error) {
    return { message: 'failed', error: failureOf(error) }
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof Failed) return { code: error.code, message: error.message }
  // Only the kind of fault: its words may quote what somebody wrote.
  return { code: 'failed', message: `A fault in Full Circle stopped the work (${error instanceof Error ? error.name : 'unknown'}). Your library is unchanged.` }
}
