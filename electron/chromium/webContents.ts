import type * as Electron from 'electron'
import type { CDPSession, Page } from 'playwright-core'
import { fromWeb, toWeb } from './addresses'
import type { Bridge } from './bridge'
import { emitterOf } from './emitter'
import { printToPdf } from './pdf'
import { schemeNames } from './protocol'
import { session } from './session'
import type { Frame, WebContents } from './surface'
import { isHeadless } from './browser'

/** The page behind a window, once the browser has opened it. */
export interface OpenedPage {
  readonly page: Page
  readonly cdp: CDPSession
  readonly bridge: Bridge
}

let lastId = 0

export class HostWebContents extends emitterOf<Electron.WebContents>() implements WebContents {
  readonly id = ++lastId
  readonly session = session.defaultSession
  opened: OpenedPage | undefined
  destroyed = false
  private title = ''
  private loading = false
  private crashed = false
  private zoom = 1
  private asked: string | undefined
  private openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | undefined

  /** Called once, when the browser has opened the page. */
  connect(opened: OpenedPage): void {
    this.opened = opened
    const { page } = opened
    page.on('domcontentloaded', () => this.emit('dom-ready', {}))
    page.on('load', () => {
      this.loading = false
      this.emit('did-finish-load', {})
      void this.readTitle(page)
    })
    page.on('crash', () => {
      this.crashed = true
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    })
    page.on('console', (message) => this.emit('console-message', { level: message.type(), message: message.text(), lineNumber: 0, sourceId: '' }))
    page.on('popup', (popup) => {
      this.openHandler?.({ url: fromWeb(popup.url(), schemeNames()), frameName: '', features: '', disposition: 'new-window', referrer: { url: '', policy: 'default' } })
      void popup.close()
    })
  }

  /**
   * A page wants to show another document: main decides, unless it asked for it itself. Loading the same one again is not leaving.
   * Whatever is not ours is refused anyway.
   */
  mayNavigate(url: string): boolean {
    if (url === this.asked || withoutHash(url) === withoutHash(this.getURL())) return true
    let prevented = false
    const event = {
      url,
      isMainFrame: true,
      isSameDocument: false,
      frame: this.mainFrame,
      preventDefault: () => void (prevented = true),
      get defaultPrevented() {
        return prevented
      },
    }
    this.emit('will-frame-navigate', event)
    this.emit('will-navigate', event, url)
    return !prevented
  }

  async load(url: string): Promise<void> {
    const { page } = this.need()
    this.loading = true
    this.asked = fromWeb(toWeb(url, schemeNames()), schemeNames())
    this.emit('did-start-loading')
    try {
      await page.goto(toWeb(url, schemeNames()))
    } finally {
      this.asked = undefined
    }
    this.emit('did-stop-loading')
  }

  get mainFrame(): Frame {
    return frameOf(this.getURL())
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.destroyed || !this.opened) return
    // A page that is just going away cannot be told anything, and needs not.
    this.opened.bridge.send(channel, args).catch((error: unknown) => {
      if (!this.destroyed) console.error(`The event ${channel} did not reach the page: ${String(error)}`)
    })
  }

  printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    return printToPdf(this.need().cdp, options)
  }

  print(_options?: Electron.WebContentsPrintOptions, callback?: (success: boolean, failureReason: string) => void): void {
    if (isHeadless || !this.opened) return callback?.(false, 'There is no print dialog without a window.')
    this.opened.cdp.send('Runtime.evaluate', { expression: 'window.print()', userGesture: true }).then(
      () => callback?.(true, ''),
      (error: unknown) => callback?.(false, String(error)),
    )
  }

  setWindowOpenHandler(handler: Parameters<WebContents['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler
  }

  getURL(): string {
    return this.opened ? fromWeb(this.opened.page.url(), schemeNames()) : ''
  }

  getTitle = (): string => this.title
  isDestroyed = (): boolean => this.destroyed
  isLoading = (): boolean => this.loading
  isCrashed = (): boolean => this.crashed

  reload(): void {
    this.crashed = false
    this.ask(({ page }) => page.reload())
  }

  focus(): void {
    this.ask(({ page }) => page.bringToFront())
  }

  close(): void {
    this.ask(({ page }) => page.close())
  }

  // The browser's own developer tools are at hand in the window.
  openDevTools(): void {}
  setBackgroundThrottling(): void {}

  setZoomFactor(factor: number): void {
    this.zoom = factor
    this.ask(({ cdp }) => cdp.send('Emulation.setPageScaleFactor', { pageScaleFactor: factor }))
  }

  getZoomFactor = (): number => this.zoom
  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level)
  }

  getZoomLevel = (): number => Math.log(this.zoom) / Math.log(1.2)
  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve()
  }

  /** Not waited for. A page that is just going away cannot do it, and needs not. */
  private ask(work: (opened: OpenedPage) => Promise<unknown>): void {
    const { opened } = this
    if (!opened) return
    work(opened).catch((error: unknown) => {
      if (!this.destroyed && !opened.page.isClosed()) console.error(`The page did not follow: ${String(error)}`)
    })
  }

  private async readTitle(page: Page): Promise<void> {
    const title = await page.title().catch(() => this.title)
    if (title !== this.title) this.emit('page-title-updated', { preventDefault() {} }, title, true)
    this.title = title
  }

  private need(): OpenedPage {
    if (!this.opened || this.destroyed) throw new Error('Object has been destroyed')
    return this.opened
  }
}

const withoutHash = (url: string) => url.replace(/#.*$/, '')

/** A top frame: pages of ours have no others. */
export function frameOf(url: string): Frame {
  const frame: Frame = {
    url,
    origin: URL.canParse(url) ? `${new URL(url).protocol}//${new URL(url).host}` : 'null',
    parent: null,
    get top() {
      return frame
    },
  }
  return frame
}
