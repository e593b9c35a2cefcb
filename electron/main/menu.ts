import { app, Menu } from 'electron'
import type { Events } from '../contract/ipc'

type Go = Events['go']['to']

/** The menu. Its places and acts reach the page as `go` events; the page decides what they mean where it stands. */
export function setMenu(go: (to: Go) => void, devTools: boolean): void {
  const place = (label: string, to: Go, accelerator: string): Electron.MenuItemConstructorOptions => ({ label, accelerator, click: () => go(to) })
  const line: Electron.MenuItemConstructorOptions = { type: 'separator' }
  const mac = process.platform === 'darwin'
  const settings = place('Settings…', 'settings', 'CmdOrCtrl+,')
  const template: Electron.MenuItemConstructorOptions[] = [
    ...(mac ? [{ label: app.getName(), submenu: [{ role: 'about' as const }, line, settings, line, { role: 'hide' as const }, { role: 'quit' as const }] }] : []),
    {
      label: 'File',
      submenu: [
        place('Import…', 'import', 'CmdOrCtrl+I'),
        place('Log a Meeting', 'log', 'CmdOrCtrl+L'),
        line,
        place('Print…', 'print', 'CmdOrCtrl+P'),
        ...(mac ? [] : [line, settings, line, { role: 'quit' as const }]),
      ],
    },
    {
      label: 'Edit',
      submenu: [
        place('Undo', 'undo', 'CmdOrCtrl+Z'),
        place('Redo', 'redo', mac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
        line,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        line,
        place('Find', 'find', 'CmdOrCtrl+F'),
      ],
    },
    {
      label: 'View',
      submenu: [
        place('People', 'people', 'CmdOrCtrl+1'),
        line,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(devTools ? [line, { role: 'reload' as const }, { role: 'toggleDevTools' as const }] : []),
      ],
    },
    { role: 'windowMenu' },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
