/**
 * `npm run e2e [-- playwright's own arguments]`: builds the app, chooses the host (FULL_CIRCLE_HOST, else the best one there is), says
 * which in the first line, and runs the journeys in it.
 */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { buildIfNeeded } from '../../electron/launch/builds.mjs'
import { chooseHost } from '../../electron/launch/choice.mjs'
import { temporaryFolder } from '../temporary.mjs'

const root = resolve(import.meta.dirname, '../..')
const say = (text) => process.stderr.write(`${text}\n`)
const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

// The first line names the host: what choosing it had to say comes after.
const said = []
const host = await chooseHost(root, { windowless: !display, forced: process.env.FULL_CIRCLE_HOST, display, say: (text) => said.push(text) })
if (host.sentence) {
  said.forEach(say)
  say(host.sentence)
  process.exit(1)
}
process.stdout.write(`host: ${host.name} (${host.title})\n`)
said.forEach(say)
if (!(await buildIfNeeded(root, say))) process.exit(1)

const playwright = resolve(root, 'node_modules/@playwright/test/cli.js')
const child = spawn(process.execPath, [playwright, 'test', '-c', 'tests/playwright.config.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...temporaryFolder(), FULL_CIRCLE_TEST_HOST: JSON.stringify(host) },
})
child.on('exit', (code) => process.exit(code ?? 1))
