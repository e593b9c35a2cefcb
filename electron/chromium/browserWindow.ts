import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import type * as Electron from 'electron'
import type { BrowserContext, Page } from 'playwright-core'
import { appPath } from './appPaths'
import { fromWeb } from './addresses'
import { bridgePage } from './bridge'
import { browser, isHeadless } from './browser'
import { emitterOf } from './emitter'
import { invoke, receive } from './ipcMain'
import { pressed } from './menu'
import { applyTheme } from './nativeTheme'
import type { PageMessage } from './page'
import { schemeNames } from './protocol'
import type { BrowserWindow as Window, BrowserWindowClass } from './surface'
import { frameOf, HostWebContents } from './webContents'
import { setWindowBounds, setWindowState, type Bounds } from './windowControl'

/** `created` and `all-closed`, for the app. */
export const windowEvents = new EventEmitter()

const windows = new Set<HostWindow>()
let firstPageTaken = false

/** The window that main or a dialog means when it names none. */
export const someWindow = (): HostWindow | undefined => HostWindow.getFocusedWindow() ?? [...windows].find((window) => window.webContents.opened)

export class HostWindow extends emitterOf<Electron.BrowserWindow>() implements Window {
  readonly webContents = new HostWebContents()
  readonly id = this.webContents.id
  private destroyed = false
  private visible: boolean
  private focused = false
  private state: 'normal' | 'minimized' | 'maximized' | 'fullscreen' = 'normal'
  private bounds: Bounds
  private title: string
  private opening: Promise<void> | undefined

  constructor(private readonly options: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.bounds = { x, y, width, height }
    this.visible = options.show ?? true
    this.title = options.title ?? ''
    windows.add(this)
    windowEvents.emit('created', this)
  }

  static getAllWindows = (): HostWindow[] => [...windows]
  static getFocusedWindow = (): HostWindow | null => [...windows].find((window) => window.focused) ?? null
  static fromWebContents = (contents: { readonly id: number }): HostWindow | null => HostWindow.fromId(contents.id)
  static fromId = (id: number): HostWindow | null => [...windows].find((window) => window.id === id) ?? null
  /** The window that shows this page of the browser. */
  static fromPage = (page: Page): HostWindow | undefined => [...windows].find((window) => window.webContents.opened?.page === page)

  async loadURL(url: string): Promise<void> {
    this.opening ??= this.open(url)
    await this.opening
    await this.webContents.load(url)
    if (this.listenerCount('ready-to-show') > 0) this.emit('ready-to-show')
  }

  close(): void {
    if (this.destroyed) return
    let prevented = false
    this.emit('close', { preventDefault: () => void (prevented = true) })
    if (!prevented) this.destroy()
  }

  destroy(): void {
    if (this.destroyed) return
    const page = this.webContents.opened?.page
    this.gone()
    // The browser may be ending already, and the page with it.
    page?.close().catch((error: unknown) => console.error(`A page did not close: ${String(error)}`))
  }

  isDestroyed = (): boolean => this.destroyed
  isVisible = (): boolean => this.visible && !this.destroyed
  isFocused = (): boolean => this.focused
  isMinimized = (): boolean => this.state === 'minimized'
  isMaximized = (): boolean => this.state === 'maximized'
  isFullScreen = (): boolean => this.state === 'fullscreen'
  getBounds = (): Electron.Rectangle => ({ ...this.bounds })
  getNormalBounds = (): Electron.Rectangle => ({ ...this.bounds })
  getTitle = (): string => this.webContents.getTitle() || this.title

  show(): void {
    this.visible = true
    this.change('normal')
    this.focus()
    this.emit('show')
  }

  showInactive(): void {
    this.visible = true
    this.change('normal')
    this.emit('show')
  }

  hide(): void {
    this.visible = false
    this.change('minimized')
    this.emit('hide')
  }

  focus(): void {
    this.webContents.focus()
  }

  // The system decides who is next.
  blur(): void {}

  minimize(): void {
    this.change('minimized')
    this.emit('minimize')
  }

  restore(): void {
    this.change('normal')
    this.emit('restore')
  }

  maximize(): void {
    this.change('maximized')
    this.emit('maximize')
  }

  unmaximize(): void {
    this.change('normal')
    this.emit('unmaximize')
  }

  setFullScreen(on: boolean): void {
    this.change(on ? 'fullscreen' : 'normal')
    this.emit(on ? 'enter-full-screen' : 'leave-full-screen')
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds }
    this.do((cdp) => setWindowBounds(cdp, bounds))
  }

  /** The page's own title is the window's; this one shows until there is one. */
  setTitle(title: string): void {
    this.title = title
  }

  reload(): void {
    this.webContents.reload()
  }

  // The window's frame is the browser's: it has no menu bar, no progress, and its own smallest size.
  setMinimumSize(): void {}
  setBackgroundColor(): void {}
  setMenu(): void {}
  removeMenu(): void {}
  setMenuBarVisibility(): void {}
  setAutoHideMenuBar(): void {}
  setProgressBar(): void {}

  private async open(url: string): Promise<void> {
    const { width, height } = this.bounds
    const context = await browser({
      // A folder of its own: this browser's profile is not Electron's, and another version.
      profile: join(appPath('sessionData'), 'Chromium'),
      url,
      width,
      height,
      mayNavigate: (page, to) => HostWindow.fromPage(page)?.webContents.mayNavigate(to) ?? false,
      onEnd: () => [...windows].forEach((window) => window.gone()),
      onPage: (page) => void closeIfStray(page),
    })
    const page = await this.takePage(context)
    const cdp = await context.newCDPSession(page)
    const bridge = await bridgePage(page, cdp, this.options.webPreferences?.preload, (message, frameUrl, isTop) => this.message(message, frameUrl, isTop))
    page.on('close', () => {
      if (this.destroyed) return
      // The user closed the window: it is too late to prevent, but main is told in the usual order.
      this.emit('close', { preventDefault() {} })
      this.gone()
    })
    this.webContents.connect({ page, cdp, bridge })
    await applyTheme(page)
    if (this.destroyed) await page.close()
  }

  /** The browser opens with one window; the others start minimised, which is as hidden as a browser's window can be. */
  private async takePage(context: BrowserContext): Promise<Page> {
    const first = context.pages()[0]
    if (first && !firstPageTaken) {
      firstPageTaken = true
      return first
    }
    if (isHeadless || this.visible) return expected(() => context.newPage())
    return expected(async () => {
      const opener = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()))
      const opened = context.waitForEvent('page')
      await opener.send('Target.createTarget', { url: 'about:blank', newWindow: true, background: true })
      const page = await opened
      await setWindowState(await context.newCDPSession(page), 'minimized')
      return page
    })
  }

  private message(message: PageMessage, frameUrl: string, isTop: boolean): unknown {
    if (!isTop || this.destroyed) throw new Error('Refused.')
    switch (message.message) {
      case 'invoke':
        return invoke(this.event(frameUrl), message.channel, message.args)
      case 'send':
        return receive(this.event(frameUrl), message.channel, message.args)
      case 'key':
        return pressed(message, this)
      case 'focus':
        this.focused = message.focused
        this.emit(message.focused ? 'focus' : 'blur')
        return undefined
      case 'bounds':
        return this.moved(message)
    }
  }

  private event(frameUrl: string) {
    return { type: 'frame' as const, sender: this.webContents, senderFrame: frameOf(fromWeb(frameUrl, schemeNames())) }
  }

  private moved({ x, y, width, height }: Bounds): void {
    const before = this.bounds
    this.bounds = { x, y, width, height }
    if (before.width !== width || before.height !== height) this.emit('resize')
    if (before.x !== x || before.y !== y) this.emit('move')
  }

  private change(state: HostWindow['state']): void {
    this.state = state
    this.do((cdp) => setWindowState(cdp, state))
  }

  private do(work: (cdp: Parameters<typeof setWindowState>[0]) => Promise<void>): void {
    const cdp = this.webContents.opened?.cdp
    if (!cdp) return
    work(cdp).catch((error: unknown) => {
      if (!this.destroyed) console.error(`The window did not follow: ${String(error)}`)
    })
  }

  private gone(): void {
    if (this.destroyed) return
    this.destroyed = true
    this.focused = false
    this.webContents.destroyed = true
    windows.delete(this)
    this.webContents.emit('destroyed')
    this.emit('closed')
    if (windows.size === 0) windowEvents.emit('all-closed')
  }
}

let expecting = 0

async function expected(work: () => Promise<Page>): Promise<Page> {
  expecting++
  try {
    return await work()
  } finally {
    expecting--
  }
}

/** A page main did not ask for (a popup whose opener is unknown, a new tab by the browser's own key) is closed at once. */
async function closeIfStray(page: Page): Promise<void> {
  if (expecting === 0 && !HostWindow.fromPage(page)) await page.close().catch((error: unknown) => console.error(`A page did not close: ${String(error)}`))
}

export const BrowserWindow: BrowserWindowClass = HostWindow
