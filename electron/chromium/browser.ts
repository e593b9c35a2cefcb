import { mkdirSync } from 'node:fs'
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
  /** Set by tests only: opens the debugging port on this computer, so that they can look at the window. */
  debuggingPort: process.env['FULL_CIRCLE_DEBUGGING_PORT'],
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
  await context.grantPermissions(isAllowed('clipboard-sanitized-write', launch.url) ? ['clipboard-write'] : [], { origin })
  await answerRequests(context, launch.mayNavigate)
  return context
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
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--no-proxy-server',
      '--disable-domain-reliability',
      '--no-pings',
      '--disable-gpu',
      ...(sandbox ? [] : ['--test-type']),
      ...(settings.debuggingPort === undefined ? [] : [`--remote-debugging-port=${settings.debuggingPort}`]),
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
