import { app, BrowserWindow, dialog, nativeTheme } from 'electron'
import type { EventName, Events, WindowPurpose } from '../contract/ipc'
import { appUrl, isOurPage } from './appFiles'
import { built } from './built'
import { logBug } from './log'
import { leastHeight, leastWidth } from './windowBounds'
import type { WindowBounds } from './windowBounds'

const purposes = new Map<number, WindowPurpose>()

/** What the window behind these contents is for; undefined when it is not one of ours. */
export const purposeOf = (contentsId: number): WindowPurpose | undefined => purposes.get(contentsId)

/** The window of the app. Shown when its first picture is ready. */
export function createAppWindow(bounds: WindowBounds, devTools: boolean, startAgain: () => void): BrowserWindow {
  const dark = nativeTheme.shouldUseDarkColors
  const [ground, ink] = dark ? ['#131B18', '#E4E9E5'] : ['#F5F8F6', '#14211C']
  const window = createWindow({ purpose: 'app' }, devTools, {
    width: bounds.width,
    height: bounds.height,
    minWidth: leastWidth,
    minHeight: leastHeight,
    backgroundColor: ground,
    titleBarStyle: 'hidden',
    // 44 px: the height of the page's own title bar.
    titleBarOverlay: { color: ground, symbolColor: ink, height: 44 },
  })
  window.once('ready-to-show', () => {
    if (bounds.maximised) window.maximize()
    window.show()
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    logBug(`page gone (${reason})`, undefined)
    void askAfterCrash(window, startAgain)
  })
  return window
}

/** A window nobody sees, for paper and for the command line. */
export const createHiddenWindow = (purpose: WindowPurpose): BrowserWindow => createWindow(purpose, false, { width: 1280, height: 900 })

function createWindow(purpose: WindowPurpose, devTools: boolean, options: Electron.BrowserWindowConstructorOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...options,
    title: app.getName(),
    show: false,
    webPreferences: {
      preload: built('preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      navigateOnDragDrop: false,
      spellcheck: false,
      // A hidden window lays out and counts as fast as a seen one.
      backgroundThrottling: purpose.purpose === 'app',
      devTools,
    },
  })
  const { webContents } = window
  const { id } = webContents
  purposes.set(id, purpose)
  window.once('closed', () => purposes.delete(id))
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  // Reloading our own page is no navigation to anywhere else.
  webContents.on('will-navigate', (details) => {
    if (!isOurPage(details.url) || !isOurPage(webContents.getURL())) details.preventDefault()
  })
  webContents.on('will-redirect', (details) => details.preventDefault())
  webContents.on('will-attach-webview', (event) => event.preventDefault())
  return window
}

export const loadPage = (window: BrowserWindow): Promise<void> => window.loadURL(appUrl)

/** Shows the window to whoever starts the app a second time. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

export function sendTo<N extends EventName>(window: BrowserWindow, name: N, value: Events[N]): void {
  if (!window.isDestroyed()) window.webContents.send(name, value)
}

async function askAfterCrash(window: BrowserWindow, startAgain: () => void): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The window stopped working.',
    detail: 'Everything that was shown as saved is safe in the library folder.',
    buttons: ['Start again', 'Close'],
    defaultId: 0,
    cancelId: 1,
  })
  if (response === 0) startAgain()
  else window.destroy()
}
