/** A key as the page saw it. */
export interface Key {
  readonly key: string
  readonly code: string
  readonly control: boolean
  readonly meta: boolean
  readonly alt: boolean
  readonly shift: boolean
}

const names: Readonly<Record<string, string>> = {
  plus: '+', space: ' ', return: 'enter', esc: 'escape', up: 'arrowup', down: 'arrowdown', left: 'arrowleft', right: 'arrowright',
}

/** Whether a key is the one an accelerator names: `CmdOrCtrl+Shift+Z`, `F11`, `Alt+Left`. */
export function isPressed(accelerator: string, key: Key, platform: NodeJS.Platform): boolean {
  const parts = accelerator.replace(/\+\+$/, '+Plus').split('+').map((part) => part.toLowerCase())
  const wanted = parts.pop() ?? ''
  const has = (...modifiers: string[]) => parts.some((part) => modifiers.includes(part))
  const either = has('cmdorctrl', 'commandorcontrol')
  const mac = platform === 'darwin'
  if (key.meta !== (has('cmd', 'command', 'meta', 'super') || (either && mac))) return false
  if (key.control !== (has('ctrl', 'control') || (either && !mac))) return false
  if (key.alt !== has('alt', 'option')) return false
  const name = names[wanted] ?? wanted
  // A sign that needs Shift on this keyboard is the sign all the same; a letter with Shift is another key.
  if (key.shift !== has('shift') && /^[a-z0-9]?$|^.{2,}$/.test(name)) return false
  return key.key.toLowerCase() === name || key.code.toLowerCase() === `key${name}` || key.code.toLowerCase() === `digit${name}`
}
