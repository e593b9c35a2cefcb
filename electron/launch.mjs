/**
 * `npm start`: builds if needed, finds something to show the app with, and starts it.
 *   npm start -- [flags of the app]      npm run dev (hot reload)      FULL_CIRCLE_HOST=electron|chromium|headless
 * Standard output belongs to the app; what is said here goes to standard error.
 */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { resolve } from 'node:path'
import { buildIfNeeded } from './launch/builds.mjs'
import { chooseHost } from './launch/choice.mjs'
import { startDevServer } from './launch/devServer.mjs'

const root = resolve(import.meta.dirname, '..')
const developing = process.argv[2] === '--dev'
const flags = process.argv.slice(developing ? 3 : 2)
const say = (text) => process.stderr.write(`${text}\n`)

/** With one of these the app does its work without a window and ends. */
/** These say how, not what. */
const windowFlags = ['--library', '--as', '--owner', '--report']
const windowlessFlags = ['--import', '--person', '--print', '--export', '--check', '--help', '--version']
const named = flags.filter((flag) => flag.startsWith('-')).map((flag) => flag.split('=')[0])
// What is no option at all is the app's to refuse, and for that it needs no window either.
const windowless = named.some((flag) => windowlessFlags.includes(flag) || !windowFlags.includes(flag))
const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
const forced = process.env.FULL_CIRCLE_HOST

process.exitCode = await start()

async function start() {
  if (!display && !windowless && forced !== 'headless') {
    say('There is no display here, so Full Circle cannot open its window. Without one it can do: npm start -- --help')
    return 1
  }
  const host = await chooseHost(root, { windowless, forced, display, say })
  if (host.sentence) {
    say(host.sentence)
    return 1
  }
  if (!(await buildIfNeeded(root, say))) return 1
  say(`Full Circle runs on ${host.title}.`)
  const server = developing ? await startDevServer(root) : null
  const env = { ...process.env, ...host.env, ...(server && { ELECTRON_RENDERER_URL: server.url }) }
  const code = await run(host, env)
  await server?.close()
  return code
}

/** Settles with the app's exit code. The channel tells our own host when this process is gone; signals are handed on. */
function run({ name, command, args }, env) {
  const stdio = name === 'electron' ? 'inherit' : ['inherit', 'inherit', 'inherit', 'ipc']
  const child = spawn(command, [...args, '--', ...flags], { env, stdio })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((done) => {
    child.on('error', (error) => {
      say(`${command} could not be started: ${error.message}`)
      done(1)
    })
    child.on('exit', (code, signal) => done(code ?? 128 + constants.signals[signal]))
  })
}
