import { existsSync } from 'node:fs'
import { basename, dirname, extname, isAbsolute, join, resolve } from 'node:path'
import type * as Electron from 'electron'
import { appPath } from './appPaths'
import { HostWindow, someWindow } from './browserWindow'
import { pickFiles } from './filePicker'
import { askInPage, type Question, type Reply } from './pageDialog'
import type { BrowserWindow, Dialog } from './surface'

/** Files are chosen in the browser's picker, questions are asked in the window. Without any window, questions are answered with "cancel". */
export const dialog: Dialog = {
  async showOpenDialog(first: BrowserWindow | Electron.OpenDialogOptions, second?: Electron.OpenDialogOptions) {
    const [window, { properties = [], filters = [] }] = split(first, second)
    const cdp = window?.webContents.opened?.cdp
    if (!cdp) return { canceled: true, filePaths: [] }
    const folder = properties.includes('openDirectory') && !properties.includes('openFile')
    const accept = acceptOf(filters)
    const filePaths = await pickFiles(cdp, { folder, several: properties.includes('multiSelections'), accept })
    return { canceled: filePaths.length === 0, filePaths }
  },

  async showSaveDialog(first: BrowserWindow | Electron.SaveDialogOptions, second?: Electron.SaveDialogOptions) {
    const [window, { title = 'Save', defaultPath = 'Untitled', buttonLabel = 'Save' }] = split(first, second)
    const folder = appPath('downloads')
    let text = freeName(isAbsolute(defaultPath) ? defaultPath : join(folder, defaultPath))
    for (;;) {
      const reply = await ask(window, { ...plain, title, message: title, detail: 'Where to, and under which name?', buttons: ['Cancel', buttonLabel], defaultId: 1, cancelId: 0, text })
      if (reply.response !== 1 || reply.text.trim() === '') return { canceled: true, filePath: '' }
      text = resolve(folder, reply.text.trim())
      if (!existsSync(text)) return { canceled: false, filePath: text }
      const message = `${basename(text)} is there already. Replace it?`
      const { response } = await ask(window, { ...plain, title, message, buttons: ['Cancel', 'Replace'], defaultId: 0, cancelId: 0 })
      if (response === 1) return { canceled: false, filePath: text }
    }
  },

  async showMessageBox(first: BrowserWindow | Electron.MessageBoxOptions, second?: Electron.MessageBoxOptions) {
    const [window, options] = split(first, second)
    const { response, checked } = await ask(window, questionOf(options))
    return { response, checkboxChecked: checked }
  },

  showErrorBox(title: string, content: string) {
    console.error(`${title}\n${content}`)
    const window = someWindow()
    if (window) ask(window, { ...plain, title, message: title, detail: content }).catch((error: unknown) => console.error(String(error)))
  },
}

const plain: Question = { title: '', message: '', detail: '', buttons: ['OK'], defaultId: 0, cancelId: 0, checkboxChecked: false }

export function questionOf(options: Electron.MessageBoxOptions): Question {
  const buttons = options.buttons?.length ? options.buttons : ['OK']
  // Electron's own rule: a button called "cancel" or "no" is the way out, else the first.
  const no = buttons.findIndex((name) => /^(cancel|no)$/i.test(name.replaceAll('&', '')))
  return {
    title: options.title ?? '',
    message: options.message,
    detail: options.detail ?? '',
    buttons,
    defaultId: options.defaultId ?? 0,
    cancelId: options.cancelId ?? Math.max(no, 0),
    checkboxLabel: options.checkboxLabel,
    checkboxChecked: options.checkboxChecked ?? false,
  }
}

async function ask(window: HostWindow | undefined, question: Question): Promise<Reply> {
  const cdp = window?.webContents.opened?.cdp
  if (cdp) return askInPage(cdp, question)
  console.error([question.message, question.detail].filter(Boolean).join('\n'))
  return { response: question.cancelId, checked: question.checkboxChecked, text: '' }
}

function split<Options extends object>(first: BrowserWindow | Options, second?: Options): [HostWindow | undefined, Options] {
  return first instanceof HostWindow ? [first, second ?? ({} as Options)] : [someWindow(), first as Options]
}

/** Filters as the browser's picker takes them; one that allows all files means no filter at all. */
export function acceptOf(filters: readonly Electron.FileFilter[]): string {
  const extensions = filters.flatMap((filter) => filter.extensions)
  return extensions.includes('*') ? '' : extensions.map((extension) => `.${extension}`).join(',')
}

/** `report.pdf`, or `report (2).pdf` when that is taken. */
export function freeName(path: string): string {
  const extension = extname(path)
  const stem = basename(path, extension)
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? path : join(dirname(path), `${stem} (${number})${extension}`)
    if (!existsSync(candidate)) return candidate
  }
}
