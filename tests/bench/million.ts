/**
 * A million tweets through the window: `node tests/run.mjs tests/bench/million.ts [tweets] [zip]`. Every count against the generator's,
 * memory of the importer, and how fast the page answers clicks meanwhile. Ends with 1 when a count is wrong or the memory too high.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWindow, type AppWindow } from '../e2e/appWindow'
import { clickPlace, takeAnswers, watchClicks, type Answers } from './clicks'
import { generateXArchive, type XArchiveCounts } from './generateXArchive'
import { hostForBench } from './host'
import { processesOf } from './processes'
import { readTables, type Tables } from './tables'

const importerMb = 400
const answerMs = 100

interface Phase {
  readonly name: string
  readonly seconds: number
  readonly answers: Answers
}

/** A zip made before has its counts beside it, as JSON. */
export async function main([tweets = '1000000', made]: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'full-circle-million-'))
  const say = (text: string) => void process.stderr.write(`${text}\n`)
  try {
    const zip = made ?? join(folder, 'archive.zip')
    if (made === undefined) say(`Making an archive of ${tweets} tweets`)
    const expected = made === undefined ? await generateXArchive({ file: zip, tweets: Number(tweets) }) : (JSON.parse(await readFile(`${made}.json`, 'utf8')) as XArchiveCounts)
    const env = { FULL_CIRCLE_PROFILE: join(folder, 'profile') }
    const window = await openWindow({ host: await hostForBench(), folder, flags: ['--library', join(folder, 'Library')], env })
    try {
      const peak = watchMemory(window.pid)
      const phases = await importInWindow(window, zip, say)
      const { importer, renderer } = peak.stop()
      const wrong = differences(await readTables(window.page), expected)
      for (const { name, seconds, answers } of phases) say(`${name}: ${seconds.toFixed(1)} s; ${JSON.stringify(answers)}`)
      say(`${expected.records} records; importer at most ${importer} MB, page at most ${renderer} MB`)
      const slow = phases.filter(({ answers }) => answers.worst > answerMs || answers.longestBlock > answerMs)
      for (const { name } of slow) say(`${name}: the page took more than ${answerMs} ms`)
      say(wrong.length === 0 ? 'Every count is right.' : `Wrong: ${wrong.join('; ')}`)
      process.stdout.write(`${JSON.stringify({ records: expected.records, importer, renderer, phases, wrong }, null, 2)}\n`)
      if (wrong.length > 0 || importer >= importerMb) process.exitCode = 1
    } finally {
      await window.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function importInWindow({ page, drop }: AppWindow, zip: string, say: (text: string) => void): Promise<Phase[]> {
  const phases: Phase[] = []
  const phase = async (name: string, work: () => Promise<void>) => {
    say(name)
    const started = performance.now()
    await takeAnswers(page)
    await work()
    phases.push({ name, seconds: (performance.now() - started) / 1000, answers: await takeAnswers(page) })
  }
  const button = (name: RegExp) => page.getByRole('button', { name })
  const places = ['Settings', 'People', 'Print room', 'Import']
  const clickUntil = async (done: () => Promise<boolean>) => {
    for (let at = 0; ; at = (at + 1) % places.length) {
      const next = new Promise((go) => setTimeout(go, 200))
      await clickPlace(page, places[at]!)
      await next
      if (places[at] === 'Import' && (await done())) return
    }
  }

  await button(/sample/i).or(page.getByRole('navigation')).first().waitFor()
  await watchClicks(page)
  await phase('idle', async () => {
    for (let round = 0; round < 20; round++) await clickUntil(() => Promise.resolve(true))
  })
  await drop([zip])
  await button(/^Read 1 /).click({ timeout: 120_000 })
  await phase('reading', () => clickUntil(() => button(/^Keep$/).isVisible()))
  await button(/^Keep$/).click()
  await phase('applying', () => clickUntil(async () => (await readTables(page)).applied))
  await phase('deriving', () => clickUntil(async () => (await readTables(page)).derived))
  await page.waitForTimeout(1000)
  await phase('afterwards', async () => {
    for (let round = 0; round < 20; round++) await clickUntil(() => Promise.resolve(true))
  })
  return phases
}

function watchMemory(pid: number): { stop(): { importer: number; renderer: number } } {
  let importer = 0
  let renderer = 0
  const timer = setInterval(() => {
    for (const { kind, role, rssMb } of processesOf(pid)) {
      if (kind === 'importer') importer = Math.max(importer, rssMb)
      if (role === 'renderer') renderer = Math.max(renderer, rssMb)
    }
  }, 500)
  return {
    stop() {
      clearInterval(timer)
      return { importer: Math.round(importer), renderer: Math.round(renderer) }
    },
  }
}

/** What is not as the generator says, in words. */
export function differences({ imports: [row], counts }: Tables, expected: XArchiveCounts): string[] {
  if (!row?.buckets || !counts) return ['nothing was imported']
  const { trailer, buckets } = row
  const sum = (all: Readonly<Record<string, number>>) => Object.values(all).reduce((total, count) => total + count, 0)
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['records read', trailer.read, expected.records],
    ['skipped', sorted(buckets.skipped), sorted(expected.skipped)],
    ['failed', buckets.failed, {}],
    ['created and merged', buckets.created + buckets.merged, expected.kept],
    ['updated and unchanged', buckets.updated + buckets.unchanged, 0],
    ['sum of the buckets', buckets.created + buckets.updated + buckets.unchanged + buckets.merged + sum(buckets.skipped) + sum(buckets.failed), expected.records],
    ['kinds', sorted(trailer.kinds), sorted(expected.kinds)],
    ['connections', counts.connections, expected.connections],
    ['interactions', counts.interactions, sum(expected.kinds)],
    ['people', counts.people, expected.named],
    ['first', trailer.from, expected.from],
    ['last', trailer.to, expected.to],
    ['date of the archive', trailer.asOf, expected.generated],
  ]
  return pairs.flatMap(([name, is, should]) => (JSON.stringify(is) === JSON.stringify(should) ? [] : [`${name} ${JSON.stringify(is)} instead of ${JSON.stringify(should)}`]))
}

const sorted = (all: Readonly<Record<string, number>>) => Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1))
