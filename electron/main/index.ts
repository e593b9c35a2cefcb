import { app, dialog, Notification, protocol } from 'electron'
import type { BrowserWindow } from 'electron'
import { join, resolve } from 'node:path'
import { Failed } from '../contract/result'
import { createFiles } from '../library/files'
import { libraryId } from '../library/identity'
import { openLibrary } from '../library/library'
import { serveBuiltFiles, serveDevServer } from './appProtocol'
import { batchesOf } from './batches'
import { built, shippedSample } from './built'
import { help, parseCommandLine, typedArguments } from './commandLine'
import type { CommandRequest } from './commandLine'
import { exitCode, nothingDone, writtenReport } from './commandReport'
import { CommandRun } from './commandRun'
import { CurrentLibrary } from './currentLibrary'
import { developmentServer } from './development'
import { createHandlers } from './handlers'
import type { Services } from './handlers'
import { forkImporter } from './importerProcess'
import { ImportJobs } from './importJobs'
import { registerCalls } from './ipc'
import { logBug } from './log'
import { setMenu } from './menu'
import { Notices } from './notices'
import { PickedSources } from './pickedSources'
import { Printing } from './printing'
import { deviceId, profileFolder } from './profile'
import { setSessionRules } from './sessionRules'
import { Unfinished } from './unfinished'
import { bringForward, createAppWindow, createHiddenWindow, loadPage, sendTo } from './window'
import { storeBounds, storedBounds } from './windowBounds'

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])

const development = developmentServer(process.env['ELECTRON_RENDERER_URL'], app.isPackaged)
const files = createFiles()
const asked = parseCommandLine(typedArguments(process.argv, app.isPackaged))

// A bug outside of a call: whatever state this left, the library folder is in order. Better to end than to go on in it.
process.on('uncaughtException', (error) => void fail(error))

switch (asked.kind) {
  case 'help':
    await end(0, help)
    break
  case 'version':
    await end(0, `${app.getVersion()}\n`)
    break
  case 'wrong':
    process.stderr.write(`full-circle: ${asked.sentence}\nTry --help.\n`)
    await end(2)
    break
  case 'window':
    await start(asked.library).catch(fail)
    break
  case 'command':
    await start(asked.request.library, asked.request).catch(fail)
    break
}

/** Everything that must be so before the app is ready: the library, its profile, and that nobody else has it open. */
async function start(folder: string | undefined, request?: CommandRequest): Promise<void> {
  const base = process.env['FULL_CIRCLE_PROFILE'] ?? join(app.getPath('appData'), 'Full Circle')
  const libraryFolder = resolve(folder ?? join(base, 'Library'))
  await files.ensureFolder(libraryFolder)
  const profile = profileFolder(resolve(base), await libraryId(files, join(libraryFolder, 'library.json'), Date.now))
  const sessionData = join(profile, 'browser')
  await files.ensureFolder(sessionData)
  app.setPath('userData', profile)
  app.setPath('sessionData', sessionData)

  if (!app.requestSingleInstanceLock()) {
    if (request) return fail(new Failed('failed', 'This library is open in another start. Close it, then try again.'))
    process.stderr.write('full-circle: this library is open already. Its window was brought forward.\n')
    return end(0)
  }
  // No name is ever looked up: whatever slips past the rules of the session ends here.
  if (!development) app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')

  const library = await openLibrary(libraryFolder, { device: await deviceId(files, profile), files })
  const current = new CurrentLibrary(library, files, { shipped: shippedSample(), copy: join(profile, 'sample-library') })
  const unfinished = new Unfinished(files, profile)
  void app.whenReady().then(() => (request ? runCommand(current, unfinished, request) : openApp(current, unfinished, profile))).catch(fail)
}

async function openApp(current: CurrentLibrary, unfinished: Unfinished, profile: string): Promise<void> {
  await servePages(current)
  const window = createAppWindow(await storedBounds(files, profile), development !== undefined, () => void services.startAgain())
  const services = serve(current, unfinished, window)
  let stored = Promise.resolve()
  window.on('close', () => {
    const { width, height } = window.getNormalBounds()
    stored = storeBounds(files, profile, { width, height, maximised: window.isMaximized() }).catch((error: unknown) => logBug('window size', error))
  })
  window.on('closed', () => services.printing.close())
  app.on('second-instance', () => bringForward(window))
  app.on('window-all-closed', () => void stored.then(() => stop(services)).then(() => end(0)).catch(fail))
  setMenu((to) => sendTo(window, 'go', { to }), development !== undefined)
  await loadPage(window).catch((error: unknown) => {
    // Closed before its first picture: then there is nothing left to load.
    if (!window.isDestroyed()) throw error
  })
}

/** Does what the command line asks in a window nobody sees, prints the report and ends. */
async function runCommand(current: CurrentLibrary, unfinished: Unfinished, request: CommandRequest): Promise<void> {
  const sources = new PickedSources()
  const command = new CommandRun(request, sources, files, process.cwd())
  await command.assertPaths()
  await servePages(current)
  const window = createHiddenWindow({ purpose: 'command', task: command.task })
  window.webContents.on('render-process-gone', () => command.fail(new Failed('failed', 'The page that does the work stopped. What was imported before is safe.')))
  const services = serve(current, unfinished, window, sources, command)
  app.on('window-all-closed', () => command.fail(new Failed('failed', 'The page that does the work was closed.')))
  const [report] = await Promise.all([command.reported, loadPage(window)])
  for (const error of report.errors) command.progress(`full-circle: ${error}`)
  const written = writtenReport(report, request.report)
  await stop(services)
  await end(exitCode(request, report), written)
}

async function servePages(current: CurrentLibrary): Promise<void> {
  setSessionRules(development)
  const batches = batchesOf(current)
  if (development) serveDevServer(development.server, development.socket, batches)
  else await serveBuiltFiles(built('renderer'), batches)
}

function serve(current: CurrentLibrary, unfinished: Unfinished, window: BrowserWindow, sources = new PickedSources(), command?: CommandRun): Services {
  const jobs = new ImportJobs({
    fork: forkImporter,
    files,
    appVersion: app.getVersion(),
    onProgress: (progress) => sendTo(window, 'readProgress', progress),
    unfinished,
  })
  const printing = new Printing(files)
  const startAgain = async () => {
    sources.clear()
    printing.close()
    await Promise.all([jobs.stop(), current.closeImports()])
      .then(() => loadPage(window))
      .catch((error: unknown) => logBug('start again', error))
  }
  const services: Services = { appVersion: app.getVersion(), current, sources, jobs, unfinished, printing, notices: new Notices(Notification), command, startAgain }
  registerCalls(createHandlers(services), (paths) => sources.add(paths))
  return services
}

async function stop({ jobs, printing, current }: Services): Promise<void> {
  printing.close()
  await jobs.stop()
  await current.close()
}

/** Ends the process once the text has left it: a pipe may take it slowly. */
async function end(code: number, text = ''): Promise<void> {
  if (text !== '') await new Promise<void>((written) => process.stdout.write(text, () => written()))
  app.exit(code)
}

async function fail(error: unknown): Promise<void> {
  if (!(error instanceof Failed)) logBug('start', error)
  const sentence = error instanceof Failed ? error.message : 'The app could not go on, for a reason it does not know.'
  process.stderr.write(`full-circle: ${sentence}\n`)
  if (asked.kind === 'window') dialog.showErrorBox('Full Circle', sentence)
  // Whoever asked for JSON gets its one object, whatever happened.
  await end(1, asked.kind === 'command' && asked.request.report === 'json' ? writtenReport(nothingDone(sentence), 'json') : '')
}
