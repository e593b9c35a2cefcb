/**
 * What of Electron this host has, taken from Electron's own types. `tests/unit/chromium/surface.test.ts` compiles main and preload
 * against these, so an API that is not listed here, and therefore not implemented, does not compile.
 */
import type * as Electron from 'electron'

export type App = Pick<
  Electron.App,
  | 'whenReady' | 'isReady' | 'getPath' | 'setPath' | 'getVersion' | 'getName' | 'setName' | 'name' | 'getLocale' | 'getSystemLocale'
  | 'getPreferredSystemLanguages' | 'getLocaleCountryCode' | 'getAppPath' | 'isPackaged' | 'quit' | 'exit' | 'relaunch'
  | 'requestSingleInstanceLock' | 'hasSingleInstanceLock' | 'releaseSingleInstanceLock' | 'commandLine' | 'enableSandbox'
  | 'disableHardwareAcceleration' | 'setAppUserModelId' | 'setAboutPanelOptions' | 'showAboutPanel' | 'focus'
  | 'on' | 'once' | 'off' | 'removeListener' | 'removeAllListeners'
>

export type Frame = Pick<Electron.WebFrameMain, 'url' | 'origin'> & { readonly parent: Frame | null; readonly top: Frame }

export type WebContents = Pick<
  Electron.WebContents,
  | 'id' | 'send' | 'printToPDF' | 'print' | 'getURL' | 'getTitle' | 'isDestroyed' | 'isLoading' | 'isCrashed' | 'reload' | 'focus' | 'close' | 'setWindowOpenHandler'
  | 'openDevTools' | 'setZoomFactor' | 'getZoomFactor' | 'setZoomLevel' | 'getZoomLevel' | 'setVisualZoomLevelLimits' | 'setBackgroundThrottling'
  | 'on' | 'once' | 'off' | 'removeListener' | 'removeAllListeners'
> & { readonly session: Session; readonly mainFrame: Frame }

export type BrowserWindow = Pick<
  Electron.BrowserWindow,
  | 'id' | 'loadURL' | 'close' | 'destroy' | 'isDestroyed' | 'show' | 'showInactive' | 'hide' | 'focus' | 'blur' | 'isVisible' | 'isFocused' | 'isMinimized'
  | 'isMaximized' | 'isFullScreen' | 'minimize' | 'maximize' | 'unmaximize' | 'restore' | 'setFullScreen' | 'getBounds' | 'setBounds'
  | 'getNormalBounds' | 'setMinimumSize' | 'getTitle' | 'setTitle' | 'setBackgroundColor' | 'setMenu' | 'removeMenu' | 'setMenuBarVisibility'
  | 'setAutoHideMenuBar' | 'setProgressBar' | 'on' | 'once' | 'off' | 'removeListener' | 'removeAllListeners'
> & { readonly webContents: WebContents; reload(): void }

export interface BrowserWindowClass {
  new (options?: Electron.BrowserWindowConstructorOptions): BrowserWindow
  getAllWindows(): BrowserWindow[]
  getFocusedWindow(): BrowserWindow | null
  fromWebContents(contents: WebContents): BrowserWindow | null
  fromId(id: number): BrowserWindow | null
}

export interface IpcMainInvokeEvent {
  readonly type: 'frame'
  readonly sender: WebContents
  readonly senderFrame: Frame | null
}
export type IpcMainEvent = IpcMainInvokeEvent & { readonly reply: (channel: string, ...args: unknown[]) => void }

export interface IpcMain {
  handle(channel: string, listener: (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown): void
  handleOnce(channel: string, listener: (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown): void
  removeHandler(channel: string): void
  on(channel: string, listener: (event: IpcMainEvent, ...args: unknown[]) => void): IpcMain
  once(channel: string, listener: (event: IpcMainEvent, ...args: unknown[]) => void): IpcMain
  removeListener(channel: string, listener: (event: IpcMainEvent, ...args: unknown[]) => void): IpcMain
  removeAllListeners(channel?: string): IpcMain
}

export type Protocol = Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'>

type WebRequest = Pick<Electron.WebRequest, 'onBeforeRequest'>
type PermissionRequest = (
  contents: WebContents,
  permission: Parameters<NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>>[1],
  callback: (granted: boolean) => void,
  details: { readonly requestingUrl: string; readonly isMainFrame: boolean },
) => void
type PermissionCheck = (
  contents: WebContents | null,
  permission: Parameters<NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>>[1],
  requestingOrigin: string,
  details: { readonly requestingUrl?: string; readonly isMainFrame: boolean },
) => boolean

export type Session = Pick<
  Electron.Session,
  | 'setDevicePermissionHandler' | 'setDisplayMediaRequestHandler' | 'setSpellCheckerEnabled' | 'isSpellCheckerEnabled' | 'setSpellCheckerLanguages'
  | 'setSpellCheckerDictionaryDownloadURL' | 'on' | 'once' | 'off' | 'removeListener' | 'removeAllListeners'
> & {
  readonly protocol: Protocol
  readonly webRequest: WebRequest
  setPermissionRequestHandler(handler: PermissionRequest | null): void
  setPermissionCheckHandler(handler: PermissionCheck | null): void
}

export interface SessionModule {
  readonly defaultSession: Session
}

export interface Dialog {
  showOpenDialog(window: BrowserWindow, options: Electron.OpenDialogOptions): Promise<Electron.OpenDialogReturnValue>
  showOpenDialog(options: Electron.OpenDialogOptions): Promise<Electron.OpenDialogReturnValue>
  showSaveDialog(window: BrowserWindow, options: Electron.SaveDialogOptions): Promise<Electron.SaveDialogReturnValue>
  showSaveDialog(options: Electron.SaveDialogOptions): Promise<Electron.SaveDialogReturnValue>
  showMessageBox(window: BrowserWindow, options: Electron.MessageBoxOptions): Promise<Electron.MessageBoxReturnValue>
  showMessageBox(options: Electron.MessageBoxOptions): Promise<Electron.MessageBoxReturnValue>
  showErrorBox(title: string, content: string): void
}

export type MenuItem = Pick<Electron.MenuItem, 'label' | 'accelerator' | 'enabled' | 'visible' | 'checked' | 'id' | 'type'> & {
  readonly role?: Electron.MenuItemConstructorOptions['role']
  readonly submenu?: Menu
  readonly click: (item?: MenuItem, window?: BrowserWindow, event?: Electron.KeyboardEvent) => void
}
export interface MenuTemplate
  extends Pick<Electron.MenuItemConstructorOptions, 'label' | 'sublabel' | 'type' | 'accelerator' | 'enabled' | 'visible' | 'checked' | 'id' | 'registerAccelerator'> {
  role?: Electron.MenuItemConstructorOptions['role']
  submenu?: MenuTemplate[] | Menu
  click?: (item: MenuItem, window: BrowserWindow | undefined, event: Electron.KeyboardEvent) => void
}
export interface Menu {
  readonly items: MenuItem[]
  getMenuItemById(id: string): MenuItem | null
  popup(): void
}
export interface MenuClass {
  buildFromTemplate(template: readonly MenuTemplate[]): Menu
  setApplicationMenu(menu: Menu | null): void
  getApplicationMenu(): Menu | null
}

export type Shell = Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep'>
export type Notification = Pick<Electron.Notification, 'show' | 'close' | 'title' | 'body' | 'on' | 'once' | 'off' | 'removeListener' | 'removeAllListeners'>
export interface NotificationClass {
  new (options?: Electron.NotificationConstructorOptions): Notification
  isSupported(): boolean
}
export type NativeTheme = Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors' | 'on' | 'once' | 'off' | 'removeListener'>

export type UtilityProcess = Pick<
  Electron.UtilityProcess,
  'postMessage' | 'kill' | 'pid' | 'stdout' | 'stderr' | 'on' | 'once' | 'off' | 'removeListener' | 'removeAllListeners'
>
export interface UtilityProcessModule {
  fork(modulePath: string, args?: string[], options?: Electron.ForkOptions): UtilityProcess
}

export type ContextBridge = Pick<Electron.ContextBridge, 'exposeInMainWorld'>
export type IpcRenderer = Pick<Electron.IpcRenderer, 'invoke' | 'send' | 'on' | 'once' | 'off' | 'removeListener' | 'removeAllListeners'>
/** `getPathForFile` without DOM types: the host runs in Node. */
export interface WebUtils {
  getPathForFile(file: object): string
}
