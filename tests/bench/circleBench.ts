/** `npm run bench -- circle`: what relationships cost, in the app's own page. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWindow } from '../e2e/appWindow'
import type * as CircleRun from './circleRun'
import type { CircleFigures } from './circleRun'
import { measureWindow, type WindowFigures } from './circleWindow'
import { hostForBench } from './host'
import { pageProgram } from './pageProgram'

/** Unless another size is asked for. */
export const circlePeople = 50_000
/** How many a batch touches. */
const some = 1000

/** A click is answered within, ms. */
const answerMs = 100

export interface CircleBench extends CircleFigures {
  readonly window: WindowFigures
}

export async function circleBench(people: number, say: (text: string) => void = () => undefined): Promise<CircleBench> {
  const figures = await measurePage(people, say)
  say('the window, with its own worker')
  const folder = await mkdtemp(join(tmpdir(), 'full-circle-circle-'))
  try {
    return { ...figures, window: await measureWindow(await hostForBench(), folder, people) }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function measurePage(people: number, say: (text: string) => void): Promise<CircleFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'full-circle-circle-'))
  const window = await openWindow({ host: await hostForBench(), folder, flags: ['--library', join(folder, 'Library')], env: { FULL_CIRCLE_PROFILE: join(folder, 'profile') } })
  try {
    const { page } = window
    await page.getByRole('navigation').waitFor()
    page.on('console', (message) => message.type() === 'info' && say(message.text()))
    await page.evaluate(await pageProgram('circleRun'))
    return await page.evaluate(
      ([count, batch]) => (globalThis as unknown as { circleRun: typeof CircleRun }).circleRun.runCircle(count, batch, (text) => console.info(text)),
      [people, some] as const,
    )
  } finally {
    await window.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

export function circleTable({ people, interactions, some: touched, lines, bytes, window }: CircleFigures & { readonly window?: WindowFigures }): string {
  const whole = (value: number) => Math.round(value).toLocaleString('en')
  return [
    `${whole(people)} people, ${whole(interactions)} interactions, some: ${whole(touched)}\n`,
    `${''.padEnd(32)}${['ms', 'raw ms', 'ratio'].map((word) => word.padStart(10)).join('')}\n`,
    ...lines.map(({ what, ms, rawMs, budgetMs }) => {
      const ratio = rawMs > 0 ? (ms / rawMs).toFixed(1) : ''
      const budget = budgetMs === undefined ? '' : `  at most ${whole(budgetMs)}${ms > budgetMs ? ' missed' : ''}`
      return `${what.padEnd(32)}${ms.toFixed(0).padStart(10)}${rawMs > 0 ? rawMs.toFixed(0).padStart(10) : ''.padStart(10)}${ratio.padStart(10)}${budget}\n`
    }),
    `bytes a person: ${Object.entries(bytes).map(([table, size]) => `${table} ${whole(size)}`).join(', ')}\n`,
    ...(window ? windowLines(window) : []),
  ].join('')
}

const windowLines = ({ seconds, idle, working }: WindowFigures): string[] => [
  `in the window: everybody in ${seconds.toFixed(1)} s\n`,
  ...([['while it works', working], ['idle', idle]] as const).map(([when, { clicks, median, ninetieth, worst, longestBlock }]) =>
    `  ${when.padEnd(15)}${clicks} clicks answered in ${median} ms (median), ${ninetieth} (nine in ten), ${worst} at most${worst > answerMs ? ', more than ' + answerMs : ''}; longest stretch ${longestBlock} ms\n`),
]
