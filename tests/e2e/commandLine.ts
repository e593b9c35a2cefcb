import { spawn } from 'node:child_process'
import type { Host } from './host'

export interface CommandOutcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the app without a window, as `npm start --silent -- <flags>` does once host and build are settled. */
export function runCommand(host: Host, flags: readonly string[], env: Readonly<Record<string, string>>): Promise<CommandOutcome> {
  const child = spawn(host.command, [...host.args, '--', ...flags], { env: { ...process.env, ...host.env, FULL_CIRCLE_HEADLESS: '1', ...env } })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (stderr += text))
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => done({ code, stdout, stderr }))
  })
}
