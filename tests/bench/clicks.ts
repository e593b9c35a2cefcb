/** How fast the page answers: real clicks sent into the window while it works, and the longest stretch it did nothing else. */
import type { Page } from '@playwright/test'

export interface Answers {
  readonly clicks: number
  /** From the click to the first frame after it was handled, ms. */
  readonly median: number
  readonly ninetieth: number
  readonly worst: number
  /** Stretches above 50 ms in which nothing else could run: how many, and the longest, ms. */
  readonly blocks: number
  readonly longestBlock: number
}

interface Watch {
  clicks: number[]
  blocks: number[]
}
declare global {
  interface Window {
    watch?: Watch
  }
}

export async function watchClicks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watch: Watch = { clicks: [], blocks: [] }
    window.watch = watch
    new PerformanceObserver((list) => watch.blocks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' })
    addEventListener(
      'click',
      ({ timeStamp }) => requestAnimationFrame(() => {
        // A message runs after the frame it was sent in.
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => watch.clicks.push(performance.now() - timeStamp)
        port2.postMessage(null)
      }),
      { capture: true },
    )
  })
}

/** What was seen since the last time. */
export async function takeAnswers(page: Page): Promise<Answers> {
  const { clicks, blocks } = await page.evaluate(() => {
    const { clicks, blocks } = window.watch!
    Object.assign(window.watch!, { clicks: [], blocks: [] })
    return { clicks, blocks }
  })
  const sorted = [...clicks].sort((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { clicks: clicks.length, median: at(0.5), ninetieth: at(0.9), worst: at(1), blocks: blocks.length, longestBlock: Math.round(Math.max(0, ...blocks)) }
}

/** One click on a place of the sidebar, as a mouse does it. */
export async function clickPlace(page: Page, name: string): Promise<void> {
  const box = await page.getByRole('navigation').getByRole('link', { name }).boundingBox()
  if (box) await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}
