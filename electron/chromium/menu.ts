import { isPressed, type Key } from './accelerator'
import type { BrowserWindow, Menu as MenuApi, MenuClass, MenuItem, MenuTemplate } from './surface'

let applicationMenu: MenuApi | null = null
const roles = new Map<string, (window: BrowserWindow | undefined) => void>()

/** What a role does here. Roles about text (copy, paste, undo) are the browser's own and need nothing. */
export function setRole(role: string, act: (window: BrowserWindow | undefined) => void): void {
  roles.set(role, act)
}

/** A key was pressed in a window: the first menu item with that accelerator is chosen, as if its menu had been opened. */
export function pressed(key: Key, window: BrowserWindow): void {
  const item = all(applicationMenu).find(
    ({ accelerator, enabled, visible }) => accelerator !== undefined && accelerator !== null && enabled && visible && isPressed(accelerator, key, process.platform),
  )
  item?.click(item, window, { shiftKey: key.shift, ctrlKey: key.control, altKey: key.alt, metaKey: key.meta, triggeredByAccelerator: true })
}

const usual: Readonly<Record<string, string>> = { quit: 'CmdOrCtrl+Q', close: 'CmdOrCtrl+W', minimize: 'CmdOrCtrl+M', togglefullscreen: 'F11' }

class HostMenu implements MenuApi {
  readonly items: MenuItem[]

  constructor(template: readonly MenuTemplate[]) {
    this.items = template.map(itemOf)
  }

  getMenuItemById(id: string): MenuItem | null {
    return all(this).find((item) => item.id === id) ?? null
  }

  // A browser's window has its own context menu, with the browser's own entries for text.
  popup(): void {}
}

function itemOf(template: MenuTemplate): MenuItem {
  const role = template.role?.toLowerCase() ?? ''
  const item: MenuItem = {
    id: template.id ?? '',
    label: template.label ?? template.role ?? '',
    role: template.role,
    type: template.type ?? (template.submenu ? 'submenu' : 'normal'),
    accelerator: template.registerAccelerator === false ? null : (template.accelerator ?? usual[role] ?? null),
    enabled: template.enabled ?? true,
    visible: template.visible ?? true,
    checked: template.checked ?? false,
    submenu: Array.isArray(template.submenu) ? new HostMenu(template.submenu) : template.submenu,
    click: (_item, window, event) => {
      if (template.click) template.click(item, window, event ?? {})
      else roles.get(role)?.(window)
    },
  }
  return item
}

function all(menu: MenuApi | null): MenuItem[] {
  return (menu?.items ?? []).flatMap((item) => [item, ...all(item.submenu ?? null)])
}

export const Menu: MenuClass = {
  buildFromTemplate: (template) => new HostMenu(template),
  setApplicationMenu: (menu) => void (applicationMenu = menu),
  getApplicationMenu: () => applicationMenu,
}

