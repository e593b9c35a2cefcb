import type { CDPSession } from 'playwright-core'

type State = 'normal' | 'minimized' | 'maximized' | 'fullscreen'
export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The frame around a page. A headless browser has none and says so; then there is nothing to change. */
export async function setWindowState(cdp: CDPSession, windowState: State): Promise<void> {
  const windowId = await windowOf(cdp)
  if (windowId !== undefined) await cdp.send('Browser.setWindowBounds', { windowId, bounds: { windowState } })
}

export async function setWindowBounds(cdp: CDPSession, { x, y, width, height }: Partial<Bounds>): Promise<void> {
  const windowId = await windowOf(cdp)
  if (windowId !== undefined) await cdp.send('Browser.setWindowBounds', { windowId, bounds: { left: x, top: y, width, height } })
}

async function windowOf(cdp: CDPSession): Promise<number | undefined> {
  try {
    return (await cdp.send('Browser.getWindowForTarget')).windowId
  } catch (error) {
    if (/not found|wasn't found|not supported/i.test(String(error))) return undefined
    throw error
  }
}
