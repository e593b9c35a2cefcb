import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a second start tells the first one. */
export interface SecondStart {
  readonly argv: string[]
  readonly workingDirectory: string
  readonly data: unknown
}

export interface InstanceLock {
  release(): void
}

/**
 * One running app per data folder: whoever listens on the folder's socket is the first. The system takes the listener away with its
 * process, however that ends, so nothing has to be cleaned up after a kill; on a Unix system only the dead socket's file is left, and
 * the next start finds out that nobody answers there. Answers null when somebody else is first; they have then got `start`.
 */
export function takeInstanceLock(folder: string, start: SecondStart, onSecondStart: (start: SecondStart) => void): InstanceLock | null {
  const address = socketOf(folder)
  const first = listen(address, onSecondStart)
  if (first) return first
  if (tell(address, start)) return null
  rmSync(address, { force: true })
  return listen(address, onSecondStart)
}

function listen(address: string, onSecondStart: (start: SecondStart) => void): InstanceLock | null {
  const server: Server = createServer((socket) => {
    let text = ''
    socket.setEncoding('utf8')
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk: string) => {
      text += chunk
      if (!text.endsWith('\n')) return
      const told = JSON.parse(text) as SecondStart
      socket.end('heard\n')
      onSecondStart(told)
    })
  })
  // A local socket is bound inside `listen`, so the answer is known at once; the error that follows says the same again.
  server.on('error', () => server.close())
  server.listen(address)
  if (!server.listening) return null
  server.unref()
  return { release: () => server.close() }
}

// Electron's call answers at once, so this one may not wait for an event: a short process connects, tells and hears.
const messenger = `
const socket = require('node:net').connect(process.argv[1], () => socket.write(process.argv[2] + '\\n'))
socket.on('error', () => process.exit(1))
socket.on('data', () => process.exit(0))
socket.on('close', () => process.exit(1))
socket.setTimeout(5000, () => process.exit(0))
`

/** True when somebody listens there: it heard us, or is too busy to say so. */
function tell(address: string, start: SecondStart): boolean {
  return spawnSync(process.execPath, ['-e', messenger, address, JSON.stringify(start)], { stdio: 'ignore' }).status === 0
}

/** A socket's path may have about 100 characters; a deep data folder gets one in the system's temporary folder instead. */
function socketOf(folder: string): string {
  const name = `full-circle-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  mkdirSync(folder, { recursive: true })
  const inside = join(folder, 'instance.sock')
  return Buffer.byteLength(inside) <= 100 ? inside : join(tmpdir(), `${name}.sock`)
}
