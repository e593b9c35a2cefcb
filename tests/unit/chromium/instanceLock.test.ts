import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'full-circle-lock-'))
const script = join(folder, 'built/holder.mjs')

// Other processes run the same code, so it is built for them.
beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: true, outDir: join(folder, 'built'), rolldownOptions: { input: resolve(import.meta.dirname, 'lockHolder.ts'), output: { entryFileNames: 'holder.mjs' } } },
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Holder {
  readonly child: ChildProcess
  /** The next line it writes. */
  readonly line: () => Promise<string>
}

function start(data: string): Holder {
  const child = spawn(process.execPath, [script, join(folder, 'data'), data], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  const waiting: ((line: string) => void)[] = []
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.trim().split('\n')) (waiting.shift() ?? ((one: string) => lines.push(one)))(line)
  })
  return { child, line: () => new Promise((done) => (lines.length > 0 ? done(lines.shift()!) : waiting.push(done))) }
}

const ended = (child: ChildProcess) => new Promise((done) => child.once('exit', done))

it('is held by one process, tells it of others, and is free again after a kill', async () => {
  const first = start('one')
  expect(await first.line()).toBe('first')

  const second = start('two')
  expect(await second.line()).toBe('second')
  expect(JSON.parse(await first.line())).toMatchObject({ data: { from: 'two' }, workingDirectory: process.cwd() })

  const gone = ended(first.child)
  first.child.kill('SIGKILL')
  await gone
  // On a Unix system the dead socket's file is still there.
  if (process.platform !== 'win32') expect(existsSync(join(folder, 'data/instance.sock'))).toBe(true)

  const third = start('three')
  expect(await third.line()).toBe('first')
  const over = ended(third.child)
  third.child.kill()
  await over
})
