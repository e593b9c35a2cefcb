import type * as Electron from 'electron'
import type { BrowserContext, Frame, Page, Request as PageRequest, Route } from 'playwright-core'
import { fromWeb } from './addresses'
import { schemeNames, serve } from './protocol'
import { passes } from './session'

type ResourceType = Electron.OnBeforeRequestListenerDetails['resourceType']

/**
 * Answers every request of every page: ours from main's handler with all of its headers, all others with a refusal. `mayNavigate`
 * is asked before a page leaves for another document on its own.
 */
export async function answerRequests(context: BrowserContext, mayNavigate: MayNavigate): Promise<void> {
  await context.route('**/*', async (route) => {
    try {
      await answer(route, mayNavigate)
    } catch (error) {
      // Mostly a page that closed while it was waiting; main's handler may fail as well. Either way this request has no answer.
      if (!/closed|already handled/i.test(String(error))) console.error(`A request failed: ${String(error)}`)
      await route.abort('failed').catch(() => undefined)
    }
  })
}

async function answer(route: Route, mayNavigate: MayNavigate): Promise<void> {
  const request = route.request()
  const url = fromWeb(request.url(), schemeNames())
  const isOurs = schemeNames().includes(new URL(url).protocol.slice(0, -1))
  const frame = frameOf(request)
  // A page that is only being opened by another one: the window rule answers that, and it gets nothing to show.
  if (!frame) return route.abort('aborted')
  const leaves = request.isNavigationRequest() && frame.parentFrame() === null
  if (leaves && !mayNavigate(frame.page(), url)) return route.abort('aborted')
  // Asked for foreign addresses too, so that main sees what its own rule is for; whatever it says, they are refused.
  const passed = await passes(url, resourceType(request, frame), request.method())
  if (passed && isOurs) return fulfil(route, url)
  return route.abort(leaves ? 'aborted' : 'blockedbyclient')
}

type MayNavigate = (page: Page, url: string) => boolean

function frameOf(request: PageRequest): Frame | undefined {
  try {
    return request.frame()
  } catch {
    return undefined // the driver's way to say that there is none yet
  }
}

async function fulfil(route: Route, url: string): Promise<void> {
  const request = route.request()
  const body = request.postDataBuffer()
  const served = await serve(new Request(url, { method: request.method(), headers: request.headers(), ...(body && { body: new Uint8Array(body) }) }))
  if (!served) return route.abort('failed')
  await route.fulfill({ status: served.status, headers: Object.fromEntries(served.headers), body: Buffer.from(await served.arrayBuffer()) })
}

function resourceType(request: PageRequest, frame: Frame): ResourceType {
  switch (request.resourceType()) {
    case 'document':
      return frame.parentFrame() === null ? 'mainFrame' : 'subFrame'
    case 'stylesheet':
      return 'stylesheet'
    case 'script':
      return 'script'
    case 'image':
      return 'image'
    case 'font':
      return 'font'
    case 'media':
      return 'media'
    case 'xhr':
    case 'fetch':
      return 'xhr'
    case 'websocket':
      return 'webSocket'
    case 'ping':
      return 'ping'
    case 'cspreport':
      return 'cspReport'
    default:
      return 'other'
  }
}
