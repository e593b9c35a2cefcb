import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { electronVersion } from './appInfo'
import { filePlaceholders, placeholderNumbers, pathOfObject } from './filePaths'
import type { PageAnswer, PageMessage, PageSettings } from './page'
import { schemeNames } from './protocol'
import { decode, encode } from './wire'

/** The wire between one window's page and main. */
export interface Bridge {
  send(channel: string, args: readonly unknown[]): Promise<void>
}

/**
 * Puts the preload into every document of our scheme that the page will ever show, and takes the page's calls. `onMessage` answers an
 * `invoke`; its error reaches the page as Electron words it.
 */
export async function bridgePage(
  page: Page,
  cdp: CDPSession,
  preload: string | undefined,
  onMessage: (message: PageMessage, frameUrl: string, isTop: boolean) => unknown,
): Promise<Bridge> {
  const secret = randomBytes(12).toString('hex')
  const settings: PageSettings = {
    toHost: `toHost${secret}`,
    fromHost: `fromHost${secret}`,
    placeholder: `file-of-the-page:${secret}:`,
    hostSuffixes: schemeNames().map((scheme) => `.${scheme}.localhost`),
  }

  const realPath = async (number: number): Promise<string> => {
    const { result } = await cdp.send('Runtime.evaluate', { expression: `globalThis[${JSON.stringify(settings.fromHost)}].file(${number})` })
    return result.objectId ? pathOfObject(cdp, result.objectId) : ''
  }

  await page.exposeBinding(settings.toHost, async ({ frame }, text: string): Promise<string> => {
    const numbers = placeholderNumbers(text, settings.placeholder)
    const paths = new Map(await Promise.all(numbers.map(async (number) => [number, await realPath(number)] as const)))
    const message = decode(filePlaceholders(text, settings.placeholder, paths)) as PageMessage
    return encode(await answer(() => onMessage(message, frame.url(), frame.parentFrame() === null)))
  })
  if (preload !== undefined) await page.addInitScript({ content: await initScript(preload, settings) })

  return {
    async send(channel, args) {
      const expression = `globalThis[${JSON.stringify(settings.fromHost)}]?.receive(${JSON.stringify(channel)}, ${JSON.stringify(encode(args))})`
      await cdp.send('Runtime.evaluate', { expression })
    },
  }
}

async function answer(work: () => unknown): Promise<PageAnswer> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    return { ok: false, error: String(error) }
  }
}

/** Only our own documents get a bridge, and only the top one. */
async function initScript(preload: string, settings: PageSettings): Promise<string> {
  const page = await readFile(join(import.meta.dirname, 'page.js'), 'utf8')
  return `(() => {
    const settings = ${JSON.stringify(settings)}
    if (window !== window.top || !settings.hostSuffixes.some((suffix) => location.hostname.endsWith(suffix))) { delete window[settings.toHost]; return }
    const page = (() => { ${page}; return page })()
    const electron = page.startPage(window, settings)
    const module = { exports: {} }
    const require = (name) => { if (name === 'electron') return electron; throw new Error('A preload cannot load ' + name) }
    const process = { platform: ${JSON.stringify(process.platform)}, type: 'renderer', sandboxed: true, contextIsolated: true, versions: { electron: ${JSON.stringify(electronVersion())} }, env: {} }
    ;((require, module, exports, process) => { ${await readFile(preload, 'utf8')}
    })(require, module, module.exports, process)
  })()`
}
