/**
 * `node tests/run.mjs tests/bench/profile.ts [--size 100k]`: where the processor's time goes while the window catches up with a library, by function,
 * of the page and of each of its workers. Names are readable in a build made with FULL_CIRCLE_NAMES=1.
 */
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession, Page } from '@playwright/test'
import { openWindow } from '../e2e/appWindow'
import { generateXArchive } from './generateXArchive'
import { hostForBench } from './host'
import { buildStages } from './runStage'

interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number }; readonly children?: readonly number[] }[]
  readonly samples: readonly number[]
  /** µs. */
  readonly timeDeltas: readonly number[]
}

/** Begins with the workers there are and those that come; `stop` answers by name of the worker. */
export async function profileWorkers(page: Page): Promise<{ stop(): Promise<ReadonlyMap<string, Profile>> }> {
  const cdp: CDPSession = await page.context().newCDPSession(page)
  const workers = new Map<string, string>()
  const waiting = new Map<number, (result: unknown) => void>()
  let count = 0
  cdp.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id?: number; result?: unknown }
    if (id !== undefined) waiting.get(id)?.(result)
  })
  const ask = (sessionId: string, method: string, params = {}) => {
    const id = ++count
    const answer = new Promise<unknown>((done) => waiting.set(id, done))
    return cdp.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) }).then(() => answer)
  }
  const begun: Promise<unknown>[] = []
  cdp.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    workers.set(sessionId, `${targetInfo.type} ${targetInfo.url.split('/').at(-1) ?? ''}`)
    begun.push(ask(sessionId, 'Profiler.enable').then(() => ask(sessionId, 'Profiler.setSamplingInterval', { interval: 500 })).then(() => ask(sessionId, 'Profiler.start')).catch(() => workers.delete(sessionId)))
  })
  cdp.on('Target.detachedFromTarget', ({ sessionId }) => void workers.delete(sessionId))
  await cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
  await cdp.send('Profiler.enable')
  await cdp.send('Profiler.setSamplingInterval', { interval: 500 })
  await cdp.send('Profiler.start')
  await Promise.all(begun)
  return {
    async stop() {
      await Promise.all(begun)
      const all = new Map<string, Profile>()
      all.set('page', (await cdp.send('Profiler.stop')).profile as unknown as Profile)
      for (const [sessionId, name] of workers) {
        const { profile } = (await ask(sessionId, 'Profiler.stop')) as { profile: Profile }
        all.set(`${name} ${sessionId.slice(0, 4)}`, profile)
      }
      return all
    },
  }
}

/** The functions that took most, by their own time and with what they call. */
export function told({ nodes, samples, timeDeltas }: Profile, most = 45): string {
  const own = new Map<number, number>()
  samples.forEach((id, at) => own.set(id, (own.get(id) ?? 0) + timeDeltas[at]! / 1000))
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const nameOf = ({ callFrame }: Profile['nodes'][number]) => `${callFrame.functionName || '(anonymous)'}:${callFrame.lineNumber + 1}`
  const self = new Map<string, number>()
  const whole = new Map<string, number>()
  const walk = (id: number, above: readonly string[]): number => {
    const node = byId.get(id)!
    const name = nameOf(node)
    const mine = own.get(id) ?? 0
    self.set(name, (self.get(name) ?? 0) + mine)
    const sum = (node.children ?? []).reduce((total, child) => total + walk(child, [...above, name]), mine)
    if (!above.includes(name)) whole.set(name, (whole.get(name) ?? 0) + sum)
    return sum
  }
  walk(nodes[0]!.id, [])
  const busy = [...self].filter(([name]) => !/^\((idle|root)\)/.test(name)).reduce((sum, [, ms]) => sum + ms, 0)
  const list = (of: ReadonlyMap<string, number>) => [...of].filter(([name]) => !/^\((idle|root)\)/.test(name)).sort(([, a], [, b]) => b - a).slice(0, most)
    .map(([name, ms]) => `${ms.toFixed(0).padStart(8)} ms ${((100 * ms) / busy).toFixed(1).padStart(5)} % ${name}`)
  const [left, right] = [list(self), list(whole)]
  return [`busy ${busy.toFixed(0)} ms`, ...left.map((line, at) => `${line.padEnd(70)} | ${right[at] ?? ''}`)].join('\n')
}

export async function main(args: readonly string[]): Promise<void> {
  const tweets = Number(args[0] ?? 100_000)
  const host = await hostForBench()
  const folder = await mkdtemp(join(tmpdir(), 'full-circle-profile-'))
  try {
    const zip = join(folder, 'archive.zip')
    await generateXArchive({ file: zip, tweets })
    const run = await buildStages(join(folder, 'stages'))
    await run('importer', zip, join(folder, 'read'))
    const library = join(folder, 'page', 'Library')
    await mkdir(join(library, 'imports'), { recursive: true })
    const window = await openWindow({ host, folder: join(folder, 'page'), flags: ['--library', library], env: { FULL_CIRCLE_PROFILE: join(folder, 'profile') } })
    const { page } = window
    await page.getByRole('navigation').waitFor()
    for (const name of await readdir(join(folder, 'read', 'imports'))) await rename(join(folder, 'read', 'imports', name), join(library, 'imports', name))
    await page.reload({ waitUntil: 'domcontentloaded' })
    const profiling = await profileWorkers(page)
    await page.evaluate(async () => {
      for (;;) {
        await new Promise((next) => setTimeout(next, 100))
        const name = (await indexedDB.databases()).find((one) => one.name?.startsWith('full-circle-'))?.name
        if (name === undefined) continue
        const db = await new Promise<IDBDatabase>((done) => { const open = indexedDB.open(name); open.onsuccess = () => done(open.result) })
        const rows = await new Promise<{ key: string; complete?: boolean; stale?: boolean }[]>((done) => { const all = db.transaction('applied').objectStore('applied').getAll(); all.onsuccess = () => done(all.result as never) })
        db.close()
        if (rows.some(({ key, complete }) => key.startsWith('import:') && complete) && rows.some(({ key, stale }) => key === 'derived' && stale === false)) return
      }
    })
    for (const [name, profile] of await profiling.stop()) process.stdout.write(`\n== ${name}\n${told(profile)}\n`)
    await window.close()
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
