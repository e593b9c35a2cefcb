/** The longest timeline of the life, gone through with real wheel, keys and mouse: no frame may be long, no row blank, and no place lost. */
import type { Page } from '@playwright/test'
import type { BenchContext } from './context'
import { several, type Measured } from './figure'
import { takeFrames, watchFrames, type Frames } from './frames'
import { blanksOf, openPerson, placesOf, untilRead } from './personPage'

const size = { width: 1440, height: 900 }

export async function stage(bench: BenchContext): Promise<Measured[]> {
  const { library, profile, counts } = await bench.caughtUp()
  const window = await bench.openWindow(await bench.copyOf(library), await bench.copyOf(profile))
  try {
    const { page } = window
    await page.setViewportSize(size)
    await openPerson(page, counts.biggest.handle)
    await untilRead(page)
    await watchFrames(page)
    const rounds = await several(bench.runs, () => round(page))
    const names = [...rounds[0]!.keys()]
    const frames = names.map((name): Measured => ({ name, unit: 'ms', values: rounds.map((one) => one.get(name)!.longest), budget: { of: 'median', at: 'most', value: 33 } }))
    return [...frames, { name: 'from a key or click to the frame', unit: 'ms', values: rounds.map((one) => Math.max(...[...one.values()].map(({ toFrame }) => toFrame ?? 0))), budget: { of: 'median', at: 'most', value: 100 } }]
  } finally {
    await window.close()
  }
}

/** Everything once: the longest frame of each. */
async function round(page: Page): Promise<ReadonlyMap<string, Frames>> {
  const found = new Map<string, Frames>()
  const list = page.getByRole('region', { name: /^Timeline/ })
  const { x, y, width, height } = (await list.boundingBox())!
  const middle = { x: x + width / 2, y: y + height / 2 }
  const measure = async (name: string, work: () => Promise<unknown>) => {
    await page.waitForTimeout(300)
    await takeFrames(page)
    await work()
    await page.waitForTimeout(200)
    found.set(name, await takeFrames(page))
    const blank = await blanksOf(page)
    if (blank > 0) throw new Error(`${name}: ${blank} of 5 places in the list have no row`)
  }
  const gesture = async (distance: number, speed: number) => {
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Input.synthesizeScrollGesture', { ...middle, yDistance: -distance, speed, gestureSourceType: 'mouse' })
    await cdp.detach()
  }
  await list.focus()
  await page.keyboard.press('Home')
  await page.mouse.move(middle.x, middle.y)
  await measure('the wheel', async () => {
    for (let notch = 0; notch < 100; notch++) {
      await page.mouse.wheel(0, 120)
      await page.waitForTimeout(16)
    }
  })
  await measure('the wheel spun hard', () => gesture(30_000, 12_000))
  await measure('Page Down, a year each', () => pressed(page, 'PageDown', 8))
  await measure('arrows', () => pressed(page, 'ArrowDown', 20))
  await measure('End and Home', async () => {
    await pressed(page, 'End', 1)
    await pressed(page, 'Home', 1)
  })
  await measure('dragging the bar', async () => {
    const bar = x + width - 6
    await page.mouse.move(bar, y + 8)
    await page.mouse.down()
    for (let step = 0; step < 60; step++) {
      await page.mouse.move(bar, y + 8 + (step * (height - 20)) / 60)
      await page.waitForTimeout(16)
    }
    await page.mouse.up()
  })
  const years = page.getByRole('navigation', { name: 'Years' }).getByRole('button')
  const count = await years.count()
  await measure('jumping to years', async () => {
    for (const share of [0.9, 0.1, 0.5]) {
      await years.nth(Math.floor((count - 1) * share)).click()
      await page.waitForTimeout(150)
    }
  })
  const before = await placesOf(page)
  await measure('other sizes of the window', async () => {
    for (const other of [{ width: 900, height: 600 }, { width: 1900, height: 1000 }, size]) {
      await page.setViewportSize(other)
      await page.waitForTimeout(200)
    }
  })
  const after = await placesOf(page)
  const same = after.find(({ row }) => row === before[0]?.row)
  if (!same || Math.abs(same.top - before[0]!.top) > 2) throw new Error(`The row at the edge went from ${JSON.stringify(before[0])} to ${JSON.stringify(same ?? after[0])}.`)
  return found
}

async function pressed(page: Page, key: string, times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    await page.keyboard.press(key)
    await page.waitForTimeout(60)
  }
}
