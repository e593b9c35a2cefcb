import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import type { Shell } from './surface'

/** Hands things to the system's own programs. */
export const shell: Shell = {
  openExternal: (url: string) => open(url),
  async openPath(path: string) {
    try {
      await open(path)
      return ''
    } catch (error) {
      return String(error)
    }
  },
  showItemInFolder(path: string) {
    open(dirname(path)).catch((error: unknown) => console.error(`The folder did not open: ${String(error)}`))
  },
  beep() {
    process.stderr.write('\x07')
  },
}

/** Settles once the program runs; what it does with the address is its own affair. */
function open(what: string): Promise<void> {
  const [command, ...args] = opener(what)
  return new Promise((done, fail) => {
    const child = spawn(command, args, { detached: true, stdio: 'ignore' })
    child.once('error', (cause) => fail(new Error(`${command} could not be started.`, { cause })))
    child.once('spawn', () => {
      child.unref()
      done()
    })
  })
}

function opener(what: string): [string, ...string[]] {
  if (process.platform === 'darwin') return ['open', what]
  // Not `start`: a shell would read signs like & in an address.
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', what]
  return ['xdg-open', what]
}
