import { spawn } from 'node:child_process'
import type * as Electron from 'electron'
import { appInfo } from './appInfo'
import { appPath, setAppPath } from './appPaths'
import { closeBrowser } from './browser'
import { HostWindow, windowEvents } from './browserWindow'
import { emitterOf } from './emitter'
import { takeInstanceLock, type InstanceLock } from './instanceLock'
import { setRole } from './menu'
import type { App } from './surface'

class HostApp extends emitterOf<Electron.App>() implements App {
  readonly isPackaged = false
  readonly commandLine = commandLine()
  private ready = false
  private readonly started: Promise<void>
  private lock: InstanceLock | null = null
  private quitting = false
  private ending = false
  private again: Electron.RelaunchOptions | undefined

  constructor() {
    super()
    this.started = new Promise((done) =>
      setImmediate(() => {
        this.ready = true
        this.emit('will-finish-launching')
        this.emit('ready', {}, {})
        done()
      }),
    )
    windowEvents.on('created', (window: HostWindow) => {
      this.emit('web-contents-created', {}, window.webContents)
      this.emit('browser-window-created', {}, window)
    })
    windowEvents.on('all-closed', () => {
      if (this.ending) return
      if (this.quitting) this.endQuit()
      // Without a listener the app ends, as in Electron.
      else if (!this.emit('window-all-closed')) this.quit()
    })
  }

  get name(): string {
    return appInfo.name
  }

  set name(name: string) {
    appInfo.name = name
  }

  whenReady = (): Promise<void> => this.started
  isReady = (): boolean => this.ready
  getPath = (name: Parameters<typeof appPath>[0]): string => appPath(name)
  setPath = (name: string, path: string): void => setAppPath(name, path)
  getVersion = (): string => appInfo.version
  getName = (): string => appInfo.name
  getAppPath = (): string => appInfo.folder
  setName(name: string): void {
    appInfo.name = name
  }

  getLocale = (): string => new Intl.DateTimeFormat().resolvedOptions().locale
  getSystemLocale = (): string => this.getLocale()
  getPreferredSystemLanguages = (): string[] => [this.getLocale()]
  getLocaleCountryCode = (): string => new Intl.Locale(this.getLocale()).region ?? ''

  /** Asks every window to close; main may hold it back in `before-quit`, in a window's `close`, or in `will-quit`. */
  quit(): void {
    if (this.quitting || this.ending || this.held('before-quit')) return
    this.quitting = true
    const windows = HostWindow.getAllWindows()
    for (const window of windows) window.close()
    if (HostWindow.getAllWindows().length > 0) this.quitting = false
    else if (windows.length === 0) this.endQuit()
  }

  /** Ends without asking. The browser is closed in good order first, so this takes a moment. */
  exit(code: number = Number(process.exitCode ?? 0)): void {
    if (this.ending) return
    this.ending = true
    this.emit('quit', {}, code)
    this.lock?.release()
    closeBrowser()
      .catch((error: unknown) => console.error(`The browser did not close: ${String(error)}`))
      .finally(() => {
        if (this.again) startAgain(this.again)
        process.exit(code)
      })
  }

  relaunch(options: Electron.RelaunchOptions = {}): void {
    this.again = options
  }

  requestSingleInstanceLock(data: Record<string, unknown> = {}): boolean {
    if (this.lock) return true
    const start = { argv: process.argv, workingDirectory: process.cwd(), data }
    this.lock = takeInstanceLock(appPath('userData'), start, (second) =>
      this.emit('second-instance', {}, second.argv, second.workingDirectory, second.data),
    )
    return this.lock !== null
  }

  hasSingleInstanceLock = (): boolean => this.lock !== null
  releaseSingleInstanceLock(): void {
    this.lock?.release()
    this.lock = null
  }

  focus(): void {
    HostWindow.getAllWindows()[0]?.focus()
  }

  // Pages are sandboxed, drawn without the graphics card, and there is no dock, task bar group or about panel.
  enableSandbox(): void {}
  disableHardwareAcceleration(): void {}
  setAppUserModelId(): void {}
  setAboutPanelOptions(): void {}
  showAboutPanel(): void {}

  private endQuit(): void {
    if (this.held('will-quit')) this.quitting = false
    else this.exit()
  }

  private held(event: 'before-quit' | 'will-quit'): boolean {
    let prevented = false
    this.emit(event, { preventDefault: () => void (prevented = true) })
    return prevented
  }
}

/** Switches are kept for main to read. They are Electron's browser's, not this one's, so they go no further. */
function commandLine(): App['commandLine'] {
  const switches = new Map<string, string>()
  return {
    appendSwitch: (name: string, value = '') => void switches.set(name, value),
    appendArgument: (value: string) => void switches.set(value, ''),
    hasSwitch: (name: string) => switches.has(name),
    getSwitchValue: (name: string) => switches.get(name) ?? '',
    removeSwitch: (name: string) => void switches.delete(name),
  }
}

function startAgain({ execPath = process.execPath, args = process.argv.slice(1) }: Electron.RelaunchOptions): void {
  const host = process.env['FULL_CIRCLE_HOST_SCRIPT']
  spawn(execPath, host ? [host, ...args] : args, { detached: true, stdio: 'inherit' }).unref()
}

const hostApp = new HostApp()
export const app: App = hostApp

setRole('quit', () => hostApp.quit())
setRole('close', (window) => window?.close())
setRole('minimize', (window) => window?.minimize())
setRole('togglefullscreen', (window) => window?.setFullScreen(!window.isFullScreen()))

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => hostApp.quit())
