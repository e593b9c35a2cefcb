/** How evenly a page draws: the time between its frames, and from a key or click to the first frame after it. */
import type { Page } from '@playwright/test'

export interface Frames {
  readonly frames: number
  /** Between two frames, ms. */
  readonly median: number
  readonly longest: number
  /** Gaps of more than 33 ms (two frames of 60 a second). */
  readonly over33: number
  /** From the last key, click or wheel event before it to the first frame after it was handled, ms: the longest. Null where there was none. */
  readonly toFrame: number | null
}

interface Watch {
  gaps: number[]
  toFrame: number[]
}
declare global {
  interface Window {
    frameWatch?: Watch
  }
}

/** Begins, once for each page that is loaded. */
export async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    if (window.frameWatch) return
    const watch: Watch = { gaps: [], toFrame: [] }
    window.frameWatch = watch
    let before = performance.now()
    const next = (now: number) => {
      watch.gaps.push(now - before)
      before = now
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
    const answered = ({ timeStamp }: Event) => requestAnimationFrame(() => {
      // A message runs after the frame it was sent in.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => watch.toFrame.push(performance.now() - timeStamp)
      port2.postMessage(null)
    })
    for (const kind of ['keydown', 'click', 'wheel'] as const) addEventListener(kind, answered, { capture: true, passive: true })
  })
}

/** What was seen since the last time. */
export async function takeFrames(page: Page): Promise<Frames> {
  const { gaps, toFrame } = await page.evaluate(() => {
    const { gaps, toFrame } = window.frameWatch!
    Object.assign(window.frameWatch!, { gaps: [], toFrame: [] })
    return { gaps, toFrame }
  })
  const sorted = [...gaps].sort((a, b) => a - b)
  return {
    frames: gaps.length,
    median: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0),
    longest: Math.round(Math.max(0, ...gaps)),
    over33: gaps.filter((gap) => gap > 33.4).length,
    toFrame: toFrame.length === 0 ? null : Math.round(Math.max(...toFrame)),
  }
}
