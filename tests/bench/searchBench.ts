/** `npm run bench -- search`: the index in the app's own page, and the published set of queries. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWindow } from '../e2e/appWindow'
import { hostForBench } from './host'
import { pageProgram } from './pageProgram'
import type * as SearchRun from './searchRun'
import type { AskedQuery, SearchFigures } from './searchRun'

/** Unless another size is asked for. */
export const searchInteractions = 100_000

/** `libraries.md` and issue "A million interactions". */
const mostBytes = 40
const medianMs = 50
const worstMs = 150

export async function searchBench(interactions: number, say: (text: string) => void = () => undefined): Promise<SearchFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'full-circle-search-'))
  const window = await openWindow({ host: await hostForBench(), folder, flags: ['--library', join(folder, 'Library')], env: { FULL_CIRCLE_PROFILE: join(folder, 'profile') } })
  try {
    const { page } = window
    await page.getByRole('navigation').waitFor()
    page.on('console', (message) => message.type() === 'info' && say(message.text()))
    await page.evaluate(await pageProgram('searchRun'))
    return await page.evaluate((count) => (globalThis as unknown as { searchRun: typeof SearchRun }).searchRun.runSearch(count, undefined, (text) => console.info(text)), interactions)
  } finally {
    await window.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

export function searchTable({ interactions, people, bytesEach, applySeconds, indexSeconds, loadSeconds, asked, others, rawReadMs }: SearchFigures): string {
  const whole = (value: number) => Math.round(value).toLocaleString('en')
  const share = indexSeconds / (applySeconds - indexSeconds)
  const times = asked.map(({ ms }) => ms).sort((a, b) => a - b)
  const median = times[Math.floor(times.length / 2)]!
  const worst = asked.reduce((most, one) => (one.ms > most.ms ? one : most))
  const raw = asked.reduce((sum, { rawMs }) => sum + rawMs, 0) / asked.reduce((sum, { ms }) => sum + ms, 0)
  const missed = (isMissed: boolean) => (isMissed ? ' missed' : '')
  const line = ({ query, total, hits, partial, ms, rawMs }: AskedQuery) => `  ${query.padEnd(34)}${whole(total).padStart(9)}${partial ? '+' : ' '}${String(hits).padStart(4)}${ms.toFixed(1).padStart(8)}${rawMs.toFixed(1).padStart(8)}\n`
  return [
    `${whole(interactions)} interactions, ${whole(people)} people\n`,
    `index: ${bytesEach.toFixed(1)} bytes an interaction, at most ${mostBytes}${missed(bytesEach > mostBytes)}\n`,
    `making it: ${indexSeconds.toFixed(2)} s of ${applySeconds.toFixed(2)} s of taking in, ${(100 * share).toFixed(0)} % more; of the whole import, with reading the archive and who is who, it may be a quarter\n`,
    `reading it and everybody: ${loadSeconds.toFixed(2)} s; its bytes alone ${(rawReadMs / 1000).toFixed(2)} s\n`,
    `${asked.length} queries: median ${median.toFixed(1)} ms, at most ${medianMs}${missed(median > medianMs)}; worst ${worst.ms.toFixed(1)} ms (${worst.query.trim()}), at most ${worstMs}${missed(worst.ms > worstMs)}\n`,
    `reading the pages shown alone: ${raw.toFixed(2)} of that\n\n`,
    `  ${'query'.padEnd(34)}${'found'.padStart(9)} shown${'ms'.padStart(8)}${'raw ms'.padStart(8)}\n`,
    ...asked.map(line),
    'beside the set\n',
    ...others.map(line),
  ].join('')
}
