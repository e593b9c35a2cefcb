import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fork } from '../../../electron/chromium/utilityProcess'

const folder = mkdtempSync(join(tmpdir(), 'full-circle-utility-'))
const script = join(folder, 'child.mjs')
const shim = pathToFileURL(join(folder, 'built/parentPort.mjs')).href

beforeAll(async () => {
  const input = resolve(import.meta.dirname, '../../../electron/chromium/parentPort.ts')
  await build({ configFile: false, logLevel: 'error', build: { ssr: true, outDir: join(folder, 'built'), rolldownOptions: { input, output: { entryFileNames: 'parentPort.mjs' } } } })
  writeFileSync(
    script,
    `process.parentPort.on('message', ({ data }) => {
       if (data === 'end') process.exit(7)
       process.parentPort.postMessage({ data, isBytes: data.bytes instanceof Uint8Array, execArgv: process.execArgv, argv: process.argv.slice(2) })
     })`,
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('speaks with its child as Electron does', async () => {
  const child = fork(script, ['one'], { execArgv: ['--max-old-space-size=200'] }, shim)
  const spawned = new Promise((done) => child.once('spawn', () => done(child.pid)))
  const answer = new Promise((done) => child.once('message', done))
  child.postMessage({ bytes: new Uint8Array([1, 2]), when: new Date(0) })
  expect(await spawned).toBeGreaterThan(0)
  expect(await answer).toMatchObject({ data: { when: new Date(0) }, isBytes: true, argv: ['one'], execArgv: expect.arrayContaining(['--max-old-space-size=200']) as string[] })
  const code = new Promise((done) => child.once('exit', done))
  child.postMessage('end')
  expect(await code).toBe(7)
  expect(child.pid).toBeUndefined()
})

it('can be ended', async () => {
  const child = fork(script, [], { stdio: 'pipe' }, shim)
  await new Promise<void>((done) => child.once('spawn', () => done()))
  const code = new Promise((done) => child.once('exit', done))
  expect(child.kill()).toBe(true)
  expect(await code).not.toBe(0)
})
