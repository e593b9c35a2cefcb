/** Opening a person's page, of those who wrote most and of somebody ordinary: the first rows, and how evenly the page draws while the rest is read. */
import type { BenchContext } from './context'
import { median, several, type Measured } from './figure'
import { takeFrames, watchFrames } from './frames'
import { lifeOf } from './life/life'
import { leavePerson, openPerson, rawFirstLook, untilRead } from './personPage'

export async function stage(bench: BenchContext): Promise<Measured[]> {
  const { library, profile, counts } = await bench.caughtUp()
  const { humans } = lifeOf({ interactions: bench.size, people: bench.people })
  const middle = humans.slice(Math.floor(humans.length / 10)).find(({ accounts }) => accounts.size > 0) ?? humans[0]!
  const window = await bench.openWindow(library, profile)
  try {
    const { page } = window
    await leavePerson(page)
    await watchFrames(page)
    const figures: Measured[] = []
    for (const [who, handle, flat] of [['somebody ordinary', [...middle.accounts.values()][0]!, true], [`who wrote most (${counts.biggest.count.toLocaleString('en')})`, counts.biggest.handle, false]] as const) {
      // The first time, code is read and made ready.
      await openPerson(page, handle)
      await untilRead(page)
      const raw = median(await several(bench.runs, () => rawFirstLook(page, handle)))
      const runs = await several(bench.runs, async () => {
        await leavePerson(page)
        await page.waitForTimeout(1000)
        await takeFrames(page)
        const first = await openPerson(page, handle)
        const began = performance.now()
        await untilRead(page)
        const whole = first + performance.now() - began
        await page.waitForTimeout(300)
        return { first, whole, longest: (await takeFrames(page)).longest }
      })
      const of = (figure: keyof (typeof runs)[number]) => runs.map((run) => run[figure])
      figures.push(
        { name: `${who}: first rows`, unit: 'ms', values: of('first'), limit: { name: 'its tables and pages read', value: raw }, budget: { of: 'median', at: 'most', value: 100 }, ...(flat && { flat: true }) },
        { name: `${who}: everything`, unit: 'ms', values: of('whole'), ...(flat && { flat: true }) },
        { name: `${who}: longest frame meanwhile`, unit: 'ms', values: of('longest'), budget: { of: 'median', at: 'most', value: 100 }, ...(flat && { flat: true }) },
      )
    }
    return figures
  } finally {
    await window.close()
  }
}
