/** `electron` as main and preload may use it in this host: values and types by Electron's names. */
import type * as Electron from 'electron'
import type * as Surface from './surface'

export declare const app: Surface.App
export declare const BrowserWindow: Surface.BrowserWindowClass
export declare const dialog: Surface.Dialog
export declare const ipcMain: Surface.IpcMain
export declare const Menu: Surface.MenuClass
export declare const nativeTheme: Surface.NativeTheme
export declare const Notification: Surface.NotificationClass
export declare const protocol: Surface.Protocol
export declare const session: Surface.SessionModule
export declare const shell: Surface.Shell
export declare const utilityProcess: Surface.UtilityProcessModule
export declare const contextBridge: Surface.ContextBridge
export declare const ipcRenderer: Surface.IpcRenderer
export declare const webUtils: Surface.WebUtils

export type { IpcMainEvent, IpcMainInvokeEvent, MenuItem, Session, WebContents } from './surface'
export type BrowserWindow = Surface.BrowserWindow
export type Menu = Surface.Menu
export type Notification = Surface.Notification
export type NotificationConstructorOptions = Electron.NotificationConstructorOptions
export type UtilityProcess = Surface.UtilityProcess
export type MenuItemConstructorOptions = Surface.MenuTemplate
export type WebFrameMain = Surface.Frame
export type BrowserWindowConstructorOptions = Electron.BrowserWindowConstructorOptions
export type Rectangle = Electron.Rectangle
export type OpenDialogOptions = Electron.OpenDialogOptions
export type PrintToPDFOptions = Electron.PrintToPDFOptions
export type ForkOptions = Electron.ForkOptions
