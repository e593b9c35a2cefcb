import { utilityProcess } from 'electron'
import type { ImporterMessage } from '../contract/reading'
import { built } from './built'
import type { ImporterProcess } from './importerRun'

/** Starts the built importer in a process of its own, its memory limited. */
export function forkImporter(): ImporterProcess {
  const child = utilityProcess.fork(built('main', 'importer.js'), [], {
    execArgv: ['--max-old-space-size=256'],
    serviceName: 'Full Circle importer',
  })
  const spawned = new Promise<void>((resolve) => child.once('spawn', resolve))
  return {
    send: (said) => void spawned.then(() => child.postMessage(said)),
    onMessage: (listener) => void child.on('message', (message: ImporterMessage) => listener(message)),
    onExit: (listener) => void child.on('exit', () => listener()),
    kill: () => {
      child.kill()
      // One that does not hear the polite signal is ended by the system.
      const timer = setTimeout(() => child.pid !== undefined && process.kill(child.pid, 'SIGKILL'), 3_000)
      child.once('exit', () => clearTimeout(timer))
    },
  }
}
