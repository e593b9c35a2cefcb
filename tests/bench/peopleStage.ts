/** The list of everybody: opened, sorted, narrowed, looked through by typing, and scrolled, with real keys, clicks and the wheel. */
import type { Page } from '@playwright/test'
import { clickPlace } from './clicks'
import type { BenchContext } from './context'
import type { Measured } from './figure'
import { takeFrames, watchFrames } from './frames'

/** From the key or click to the first frame after it, ms. */
const inputBudget = { of: 'worst', at: 'most', value: 50 } as const
const frameBudget = { of: 'worst', at: 'most', value: 33.4 } as const
const letters = ['a', 'n', 'e', 'Backspace', 'Backspace', 'Backspace', 'm', 'a', 'Backspace', 'Backspace']

export async function stage({ caughtUp, openWindow, runs, say }: BenchContext): Promise<Measured[]> {
  const { library, profile } = await caughtUp()
  const window = await openWindow(library, profile)
  try {
    const { page } = window
    await watchFrames(page)
    await clickPlace(page, 'People')
    await everybodyThere(page)
    const took = new Map<string, number[]>()
    const note = (name: string, value: number) => took.set(name, [...(took.get(name) ?? []), value])
    const measured = async (name: string, input: () => Promise<void>) => {
      await takeFrames(page)
      await input()
      await page.waitForTimeout(250)
      note(name, (await takeFrames(page)).toFrame ?? Infinity)
    }
    for (let run = 0; run < runs; run++) {
      say(`The list of people, ${run + 1} of ${runs}`)
      await clickPlace(page, 'Settings')
      await page.waitForTimeout(500)
      await measured('opening the list', () => clickPlace(page, 'People'))
      for (const column of ['Circle', 'Last word', 'Last met', 'Name', 'Name']) await measured('sorting by a column', () => clickOn(page, page.getByRole('columnheader', { name: column }).getByRole('button')))
      for (const tab of ['Never met', 'Met', 'Everyone']) await measured('a tab', () => clickOn(page, page.getByRole('group', { name: 'Where you are in the circle' }).getByRole('button', { name: tab }).first()))
      await page.getByRole('searchbox').click()
      for (const letter of letters) await measured('a letter typed', () => page.keyboard.press(letter))
      const scrolled = await scroll(page)
      note('longest frame of scrolling', scrolled.longest)
      note('frames without rows', scrolled.blank)
    }
    return [...took].map(([name, values]): Measured => ({
      name, values, unit: 'ms', flat: true,
      ...(name === 'frames without rows' ? { unit: 'ratio', budget: { of: 'worst', at: 'most', value: 0 } } : { budget: name.startsWith('longest') ? frameBudget : inputBudget }),
    }))
  } finally {
    await window.close()
  }
}

/** The number of rows is that of the tab, so nobody is still being read. */
async function everybodyThere(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const everyone = document.querySelector('.tabs [aria-current] .num')?.textContent?.replace(/\D/g, '')
    return document.querySelector('main [data-person]') !== null && document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === String(Number(everyone) + 1)
  })
}

async function clickOn(page: Page, target: ReturnType<Page['locator']>): Promise<void> {
  const box = await target.boundingBox()
  if (!box) throw new Error('There is nothing to click.')
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}

/** Down with the wheel for a second and a half, and to the end and back with keys. `blank`: frames in which the middle of the list shows no row. */
async function scroll(page: Page): Promise<{ readonly longest: number; readonly blank: number }> {
  const row = page.locator('main [data-person]').first()
  await row.focus()
  const box = (await page.locator('[role=grid]').boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.evaluate((y) => {
    const seen = { blank: 0, on: true }
    Object.assign(globalThis, { rowsSeen: seen })
    const look = () => {
      const rows = [...document.querySelectorAll('main [data-person]')].map((each) => each.getBoundingClientRect())
      if (!rows.some(({ top, bottom }) => top <= y && bottom >= y)) seen.blank++
      if (seen.on) requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }, box.y + box.height / 2)
  await takeFrames(page)
  for (let at = 0; at < 60; at++) {
    await page.mouse.wheel(0, at % 10 === 9 ? 4000 : 240)
    await page.waitForTimeout(25)
  }
  await page.keyboard.press('End')
  await page.waitForTimeout(400)
  await page.keyboard.press('Home')
  await page.waitForTimeout(400)
  const { longest } = await takeFrames(page)
  const blank = await page.evaluate(() => {
    const seen = (globalThis as unknown as { rowsSeen: { blank: number; on: boolean } }).rowsSeen
    seen.on = false
    return seen.blank
  })
  return { longest, blank }
}
