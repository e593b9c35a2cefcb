/** What `import … from 'electron'` finds in main when it runs in this host. */
import { app } from './app'
import { BrowserWindow } from './browserWindow'
import { dialog } from './dialog'
import { ipcMain } from './ipcMain'
import { Menu } from './menu'
import { nativeTheme } from './nativeTheme'
import { Notification } from './notification'
import { protocol } from './protocol'
import { session } from './session'
import { shell } from './shell'
import { utilityProcess } from './utilityProcess'

export { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, Notification, protocol, session, shell, utilityProcess }
export default { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, Notification, protocol, session, shell, utilityProcess }
