/** The command line from start to end, as a user types it, and what of that is starting and ending. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { CommandReport } from '../../electron/contract/ipc'
import type { Host } from '../e2e/host'
import { root } from './host'

/** What is printed: errors go to standard error alone. */
type PrintedReport = Omit<CommandReport, 'errors'>

export interface CommandFigures {
  readonly wallSeconds: number
  /** The same start with nothing to import. */
  readonly idleSeconds: number
  readonly records: number
  /** Of the importer process, MB. */
  readonly peakRssMb: number
  readonly report: PrintedReport
}

export async function measureCommand(host: Host, folder: string, zip: string): Promise<CommandFigures> {
  const flags = (library: string) => ['--library', join(folder, library), '--report', 'json']
  const idle = await launch(host, folder, [...flags('Empty'), '--check'])
  const { seconds, report } = await launch(host, folder, [...flags('Library'), '--import', zip])
  const [imported] = report.imports
  if (!imported) throw new Error('nothing was imported')
  return { wallSeconds: seconds, idleSeconds: idle.seconds, records: imported.read, peakRssMb: imported.peakRssMb, report }
}

export function launch(host: Host, folder: string, flags: readonly string[]): Promise<{ readonly seconds: number; readonly report: PrintedReport }> {
  const started = performance.now()
  const child = spawn(process.execPath, [join(root, 'electron/launch.mjs'), ...flags], {
    env: { ...process.env, FULL_CIRCLE_HOST: host.name, FULL_CIRCLE_PROFILE: join(folder, 'profile') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (stderr += text))
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => {
      const seconds = (performance.now() - started) / 1000
      if (code === 0) done({ seconds, report: JSON.parse(stdout) as PrintedReport })
      else fail(new Error(`full-circle ${flags.join(' ')} ended with ${code}:\n${stderr}`))
    })
  })
}
