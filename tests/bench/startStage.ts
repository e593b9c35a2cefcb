/** From the page that begins in a new process to rows of people that answer a click; beside it the same with an empty library. */
import { join } from 'node:path'
import type { AppWindow } from '../e2e/appWindow'
import type { BenchContext } from './context'
import { median, several, type Measured } from './figure'
import { takeFrames, watchFrames } from './frames'
import { watchMemory } from './processes'

export async function stage(bench: BenchContext): Promise<Measured[]> {
  const { library, profile } = await bench.caughtUp()
  const [emptyLibrary, emptyProfile] = [join(bench.folder, 'Library'), join(bench.folder, 'profile')]
  const start = async (of: string, at: string): Promise<Started> => {
    const window = await bench.openWindow(of, at)
    try {
      return await toPeople(window)
    } finally {
      await window.close()
    }
  }
  // The first makes the folder, and keeps what was shown.
  await start(emptyLibrary, emptyProfile)
  await start(library, profile)
  const rounds = await several(bench.runs, async (round) => {
    bench.say(`Starting, ${round + 1} of ${bench.runs}`)
    return { empty: await start(emptyLibrary, emptyProfile), full: await start(library, profile) }
  })
  const empty = median(rounds.map(({ empty: { ms } }) => ms))
  return [
    { name: 'window to rows of people', unit: 'ms', values: rounds.map(({ full: { ms } }) => ms), limit: { name: 'an empty library', value: empty }, budget: { of: 'ratio', at: 'most', value: 1.5 }, flat: true },
    { name: 'window to rows, absolute', unit: 'ms', values: rounds.map(({ full: { ms } }) => ms), budget: { of: 'median', at: 'most', value: 1000 } },
    {
      name: 'the first click, to its frame', unit: 'ms', values: rounds.map(({ full: { clickMs } }) => clickMs), budget: { of: 'median', at: 'most', value: 100 }, flat: true,
      memory: rounds.at(-1)!.full.memory,
    },
  ]
}

interface Started {
  /** From the beginning of the page to the frame with rows (or the words that there is nobody). */
  readonly ms: number
  readonly clickMs: number
  readonly memory: NonNullable<Measured['memory']>
}

async function toPeople({ page, pid }: AppWindow): Promise<Started> {
  const watching = watchMemory(pid)
  const ms = await page.evaluate(() => new Promise<number>((done) => {
    const link = document.querySelector<HTMLAnchorElement>('nav a[href="#/people"]')!
    link.click()
    const look = (now: number) => (document.querySelector('main [data-person], main .nothing, main .welcome') ? done(now) : void requestAnimationFrame(look))
    requestAnimationFrame(look)
  }))
  await watchFrames(page)
  const header = page.getByRole('columnheader', { name: 'Circle' }).getByRole('button')
  const target = (await header.count()) > 0 ? header : page.getByRole('navigation').getByRole('link', { name: 'Settings' })
  const box = (await target.boundingBox())!
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await page.waitForTimeout(1500)
  const clickMs = (await takeFrames(page)).toFrame ?? Infinity
  // What is shown is kept once it has been quiet.
  await page.waitForTimeout(3500)
  return { ms, clickMs, memory: watching.stop() }
}
