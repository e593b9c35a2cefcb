import { fork as forkNode, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as Electron from 'electron'
import { emitterOf } from './emitter'
import type { UtilityProcess, UtilityProcessModule } from './surface'

/** Where the script lies that gives a forked Node Electron's `process.parentPort`. */
const parentPort = pathToFileURL(join(import.meta.dirname, 'parentPort.js')).href

type StreamKind = 'pipe' | 'ignore' | 'inherit'

/** A forked Node stands in for Electron's utility process: same messages (structured cloning), same events. */
class ForkedProcess extends emitterOf<Electron.UtilityProcess>() implements UtilityProcess {
  private readonly child: ChildProcess

  constructor(modulePath: string, args: string[], { env, execArgv = [], cwd, stdio = 'inherit' }: Electron.ForkOptions, shim: string) {
    super()
    const [input, output, errors] = Array.isArray(stdio) ? stdio : (['ignore', stdio, stdio] as readonly StreamKind[])
    this.child = forkNode(modulePath, args, {
      cwd,
      env: env as NodeJS.ProcessEnv | undefined,
      execArgv: [...execArgv, '--import', shim],
      serialization: 'advanced',
      // Its standard output must not become ours: that belongs to main alone.
      stdio: [input ?? 'ignore', output === 'inherit' ? 2 : output, errors, 'ipc'],
    })
    this.child.once('spawn', () => this.emit('spawn'))
    this.child.on('message', (message) => this.emit('message', message))
    this.child.once('error', (error) => this.emit('error', 'FatalError', modulePath, String(error)))
    this.child.once('exit', (code, signal) => this.emit('exit', code ?? (signal === 'SIGTERM' ? 15 : 1)))
  }

  get pid(): number | undefined {
    return this.child.exitCode === null && this.child.signalCode === null ? this.child.pid : undefined
  }

  get stdout(): NodeJS.ReadableStream | null {
    return this.child.stdout
  }

  get stderr(): NodeJS.ReadableStream | null {
    return this.child.stderr
  }

  postMessage(message: unknown): void {
    // A message to a process that has just ended is lost, as it is in Electron; the `exit` event tells of it.
    if (this.child.connected) this.child.send(message as object, () => undefined)
  }

  kill(): boolean {
    return this.child.kill()
  }
}

/** `shim` is another place for the parent port's script: unit tests have no built one. */
export function fork(modulePath: string, args: string[] = [], options: Electron.ForkOptions = {}, shim = parentPort): UtilityProcess {
  return new ForkedProcess(modulePath, args, options, shim)
}

export const utilityProcess: UtilityProcessModule = { fork: (modulePath, args, options) => fork(modulePath, args, options) }
