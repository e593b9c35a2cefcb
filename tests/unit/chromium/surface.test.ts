/**
 * Main and preload compile against what the second host has. `from 'electron'` and the global `Electron` are read as the host's own list of types, so an API
 * that the host lacks is an error here, with its file and line.
 */
import { dirname, join, resolve } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')
const surface = join(root, 'electron/chromium/mainSurface')

function errorsAgainstHost(extra: ReadonlyMap<string, string> = new Map()): string[] {
  const { config } = ts.readConfigFile(join(root, 'electron/tsconfig.json'), (path) => ts.sys.readFile(path)) as { config: unknown }
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, 'electron'))
  const host = ts.createCompilerHost(options)
  const readFile = host.readFile.bind(host)
  host.getSourceFile = (name, language) => {
    const text = extra.get(name) ?? readFile(name)
    return text === undefined ? undefined : ts.createSourceFile(name, isApp(name) ? ledToHost(text) : text, language)
  }
  host.fileExists = (name) => extra.has(name) || ts.sys.fileExists(name)
  const app = [...fileNames.filter(isApp), ...extra.keys()]
  const program = ts.createProgram(app, options, host)
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file !== undefined && isApp(file.fileName))
    .map(({ file, start = 0, messageText }) => `${file!.fileName.slice(root.length + 1)}:${file!.getLineAndCharacterOfPosition(start).line + 1} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`)
}

const isApp = (name: string) => ['electron/main', 'electron/preload'].includes(dirname(name).slice(root.length + 1))
const ledToHost = (text: string) =>
  text.replaceAll(/from 'electron'/g, `from '${surface}'`).replaceAll(/\bElectron\.(?=[A-Z])/g, `import('${surface}').`)

it('has every API that main and preload use', () => expect(errorsAgainstHost()).toEqual([]))

it('notices one that it has not', () => {
  const file = join(root, 'electron/main/unknown.ts')
  const errors = errorsAgainstHost(new Map([[file, "import { app, BrowserWindow } from 'electron'\napp.dock\nexport const use = (window: BrowserWindow) => window.flashFrame(true)\n"]]))
  expect(errors.join('\n')).toMatch(/unknown\.ts:2 .*'dock'/)
  expect(errors.join('\n')).toMatch(/unknown\.ts:3 .*'flashFrame'/)
})
