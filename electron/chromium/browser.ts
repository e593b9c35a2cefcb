import { mkdirSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { toWeb } from './addresses'
import { schemeNames } from './protocol'
import { answerRequests } from './requests'
import { isAllowed } from './session'

/** How the launcher tells the host which browser to use. */
const settings = {
  executable: process.env['FULL_CIRCLE_BROWSER'] ?? '',
  headless: process.env['FULL_CIRCLE_HEADLESS'] === '1',
  /** Folders for a browser that brings its own shared libraries. */
  libraries: process.env['FULL_CIRCLE_BROWSER_LIBRARIES'],
  /** Set by tests only: the browser opens a debugging port on this computer and its address is written to this file. */
  debuggingFile: process.env['FULL_CIRCLE_DEBUGGING_FILE'],
  /** Set while developing: the page is told of changes by the dev server on this computer. */
  developing: process.env['ELECTRON_RENDERER_URL'] !== undefined,
}

export const isHeadless = settings.headless

interface Launch {
  readonly profile: string
  /** First address to be shown, ours. */
  readonly url: string
  readonly width: number
  readonly height: number
  readonly mayNavigate: (page: Page, url: string) => boolean
  /** The browser has ended, by its user or by itself. */
  readonly onEnd: () => void
  /** A page that main did not ask for. */
  readonly onPage: (page: Page) => void
}

let launched: Promise<BrowserContext> | undefined

/** The one browser of this app, started with the first window. It speaks over a pipe and ends when this process does. */
export function browser(launch: Launch): Promise<BrowserContext> {
  launched ??= start(launch)
  return launched
}

/** Ends the browser in good order, so that what pages stored is on disk. */
export async function closeBrowser(): Promise<void> {
  const context = await launched?.catch(() => undefined)
  await context?.close()
}

async function start(launch: Launch): Promise<BrowserContext> {
  mkdirSync(launch.profile, { recursive: true })
  const context = await open(launch)
  context.on('close', launch.onEnd)
  context.on('page', launch.onPage)
  const origin = new URL(toWeb(launch.url, schemeNames())).origin
  const granted = isAllowed('clipboard-sanitized-write', launch.url) ? ['clipboard-write'] : []
  await context.grantPermissions(settings.developing ? [...granted, 'local-network-access'] : granted, { origin })
  await answerRequests(context, launch.mayNavigate)
  if (settings.debuggingFile !== undefined) await writeDebuggingAddress(launch.profile, settings.debuggingFile)
  return context
}

async function writeDebuggingAddress(profile: string, file: string): Promise<void> {
  const [port, path] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n')
  await writeFile(`${file}.part`, `ws://127.0.0.1:${port}${path}`)
  await rename(`${file}.part`, file)
}

/** With its sandbox, unless that cannot be: Chromium has none for root, nor where the system forbids it. */
async function open(launch: Launch): Promise<BrowserContext> {
  if (process.getuid?.() === 0) return openWith(launch, false)
  try {
    return await openWith(launch, true)
  } catch (error) {
    if (!/sandbox/i.test(String(error))) throw error
    console.error('This system does not let the browser use its sandbox; it runs without.')
    return openWith(launch, false)
  }
}

function openWith({ profile, width, height }: Launch, sandbox: boolean): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: settings.executable,
    headless: settings.headless,
    env: settings.libraries ? { ...process.env, LD_LIBRARY_PATH: settings.libraries } : undefined,
    // The app lives and ends by its own rules: see `app.ts`.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreDefaultArgs: ['--enable-automation', '--enable-unsafe-swiftshader'],
    chromiumSandbox: sandbox,
    args: [
      '--app=data:text/html,',
      `--window-size=${width},${height}`,
      // Nothing has an address: what is not answered by the host goes nowhere, the browser's own services included.
      `--host-resolver-rules=MAP * ~NOTFOUND${settings.developing ? ', EXCLUDE localhost, EXCLUDE 127.0.0.1' : ''}`,
      '--no-proxy-server',
      '--disable-domain-reliability',
      '--no-pings',
      '--disable-gpu',
      ...(sandbox ? [] : ['--test-type']),
      ...(settings.debuggingFile === undefined ? [] : ['--remote-debugging-port=0']),
    ],
    ...(settings.headless ? { viewport: { width, height } } : { viewport: null }),
    // The page sees the system's own settings, as in Electron.
    colorScheme: null,
    reducedMotion: null,
    forcedColors: null,
    contrast: null,
    acceptDownloads: false,
    serviceWorkers: 'block',
  })
}
