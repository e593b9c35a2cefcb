import { _electron, chromium, type ElectronApplication, type Page } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Host } from './host'

/** A started app with its window. */
export interface AppWindow {
  readonly page: Page
  readonly pid: number
  /** The next file or folder dialogs answer with these paths; none means "cancel". */
  answerOpenDialogs(paths: readonly string[]): Promise<void>
  /** The next save dialog answers with this path. Await it after what opens the dialog was started. */
  answerSaveDialog(path: string): Promise<void>
  /** Presses a button of the next message box, by its label. Await it after what opens the box was started. */
  answerMessageBox(button: string): Promise<void>
  /** Presses keys that the menu listens to, as it names them: `CmdOrCtrl+L`. */
  menuKeys(accelerator: string): Promise<void>
  /** Drops files and folders on the window. */
  drop(paths: readonly string[], at?: { readonly x: number; readonly y: number }): Promise<void>
  /** Ends the app as its user would; answers its exit code. */
  close(): Promise<number | null>
  /** Ends all of its processes at once, without any warning. */
  kill(): Promise<void>
}

export interface StartOptions {
  readonly host: Host
  readonly folder: string
  readonly flags: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

export function openWindow(options: StartOptions): Promise<AppWindow> {
  return options.host.name === 'electron' ? openInElectron(options) : openInChromium(options)
}

async function openInElectron({ host, flags, env }: StartOptions): Promise<AppWindow> {
  const app = await _electron.launch({ executablePath: host.command, args: [...host.args, '--', ...flags], env: { ...definedEnvironment(), ...host.env, ...env } })
  const page = await app.firstWindow()
  await page.waitForLoadState()
  const child = app.process()
  return {
    page,
    pid: child.pid!,
    answerOpenDialogs: (paths) =>
      app.evaluate(({ dialog }, filePaths) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths })
      }, [...paths]),
    answerSaveDialog: (path) =>
      app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
      }, path),
    answerMessageBox: (button) => answerElectronBox(app, button),
    menuKeys: (accelerator) => pressElectronMenu(app, accelerator),
    drop: (paths, at) => dropFiles(page, paths, at),
    async close() {
      const ended = exitOf(child)
      await app.close()
      return ended
    },
    kill: () => killAll(child),
  }
}

// Set before the box opens or while a test waits: the first question after this gets the answer.
function answerElectronBox(app: ElectronApplication, button: string): Promise<void> {
  return app.evaluate(({ dialog }, label) => {
    dialog.showMessageBox = (...args: unknown[]) => {
      const { buttons = [] } = args.at(-1) as { buttons?: string[] }
      return Promise.resolve({ response: buttons.indexOf(label), checkboxChecked: false })
    }
  }, button)
}

// The driver's keys end in the page: the menu never hears of them.
function pressElectronMenu(app: ElectronApplication, accelerator: string): Promise<void> {
  return app.evaluate(({ Menu }, keys) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
    const item = items.find((each) => each.accelerator === keys)
    if (!item) throw new Error(`No menu item has ${keys}.`)
    item.click()
  }, accelerator)
}

async function openInChromium({ host, folder, flags, env }: StartOptions): Promise<AppWindow> {
  const addressFile = join(folder, 'debugging-address')
  await rm(addressFile, { force: true })
  // A process group of its own, so that everything can be ended at once.
  const child = spawn(host.command, [...host.args, '--', ...flags], {
    env: { ...process.env, ...host.env, ...env, FULL_CIRCLE_DEBUGGING_FILE: addressFile },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  })
  const ended = exitOf(child)
  await waitUntil(() => existsSync(addressFile) || child.exitCode !== null, 60_000, 'The app did not start.')
  if (child.exitCode !== null) throw new Error(`The app ended with ${child.exitCode} before its window opened.`)
  const browser = await chromium.connectOverCDP(await readFile(addressFile, 'utf8'))
  const context = browser.contexts()[0]!
  const isOurs = (page: Page) => page.url().startsWith('https://full-circle.app.localhost')
  await waitUntil(() => context.pages().some(isOurs), 30_000, 'The window stayed empty.')
  const page = context.pages().find(isOurs)!
  await page.waitForLoadState()
  let chosen: readonly string[] = []
  const cdp = await context.newCDPSession(page)
  cdp.on('Page.fileChooserOpened', ({ backendNodeId }) => {
    // The driver would hand over copies without paths to a browser it did not start; the browser itself takes the real files.
    void cdp.send('DOM.setFileInputFiles', { files: [...chosen], ...(backendNodeId !== undefined && { backendNodeId }) })
  })
  await cdp.send('Page.enable')
  const box = page.getByRole('alertdialog')
  return {
    page,
    pid: child.pid!,
    async answerOpenDialogs(paths) {
      chosen = paths
      await cdp.send('Page.setInterceptFileChooserDialog', { enabled: true, cancel: paths.length === 0 })
    },
    async answerSaveDialog(path) {
      await box.getByRole('textbox').fill(path)
      await box.getByRole('button').last().click()
    },
    answerMessageBox: (button) => box.getByRole('button', { name: button, exact: true }).click(),
    menuKeys: (accelerator) => page.keyboard.press(accelerator.replace('CmdOrCtrl', 'ControlOrMeta')),
    drop: (paths, at) => dropFiles(page, paths, at),
    async close() {
      child.kill('SIGTERM')
      const code = await ended
      await browser.close()
      return code
    },
    async kill() {
      await killAll(child)
      await browser.close()
    },
  }
}

async function dropFiles(page: Page, paths: readonly string[], { x, y } = { x: 200, y: 200 }): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await cdp.send('Input.dispatchDragEvent', { type, x, y, data })
  await cdp.detach()
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => child.once('exit', (code) => done(code)))
}

async function killAll(child: ChildProcess): Promise<void> {
  const ended = child.exitCode === null && child.signalCode === null ? exitOf(child) : Promise.resolve(null)
  const pids = await processTree(child.pid!)
  for (const pid of pids) killOne(pid)
  await ended
  await waitUntil(() => !pids.some(isAlive), 10_000, 'A process outlived its end.')
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** A process and all that came from it, on Linux; elsewhere the process alone, whose children end with it. */
async function processTree(pid: number): Promise<number[]> {
  if (process.platform !== 'linux') return [pid]
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const below = await Promise.all(children.split(' ').filter(Boolean).map((child) => processTree(Number(child))))
  return [pid, ...below.flat()]
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  return process.platform !== 'linux' || existsSync(`/proc/${pid}/exe`)
}

async function waitUntil(condition: () => boolean, limit: number, failure: string): Promise<void> {
  const end = Date.now() + limit
  while (!condition()) {
    if (Date.now() > end) throw new Error(failure)
    await new Promise((next) => setTimeout(next, 50))
  }
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
