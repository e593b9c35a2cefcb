import type * as Electron from 'electron'
import type { BrowserContext, Page, Request as PageRequest, Route } from 'playwright-core'
import { fromWeb } from './addresses'
import { schemeNames, serve } from './protocol'
import { passes } from './session'

type ResourceType = Electron.OnBeforeRequestListenerDetails['resourceType']

/**
 * Answers every request of every page: ours from main's handler with all of its headers, all others with a refusal. `mayNavigate`
 * is asked before a page leaves for another document on its own.
 */
export async function answerRequests(context: BrowserContext, mayNavigate: (page: Page, url: string) => boolean): Promise<void> {
  await context.route('**/*', async (route) => {
    const request = route.request()
    const url = fromWeb(request.url(), schemeNames())
    if (!schemeNames().includes(new URL(url).protocol.slice(0, -1))) {
      // Asked all the same, so that main sees, and can log, what its own rule is for.
      await passes(url, resourceType(request), request.method())
      await refuse(route, request, mayNavigate, url)
    } else if (leaves(request) && !mayNavigate(request.frame().page(), url)) await route.abort('aborted')
    else if (await passes(url, resourceType(request), request.method())) await fulfil(route, url)
    else await route.abort('blockedbyclient')
  })
}

const leaves = (request: PageRequest) => request.isNavigationRequest() && request.frame().parentFrame() === null

async function refuse(route: Route, request: PageRequest, mayNavigate: (page: Page, url: string) => boolean, url: string): Promise<void> {
  if (leaves(request)) mayNavigate(request.frame().page(), url)
  await route.abort(leaves(request) ? 'aborted' : 'blockedbyclient')
}

async function fulfil(route: Route, url: string): Promise<void> {
  const request = route.request()
  const body = request.postDataBuffer()
  const answer = await serve(new Request(url, { method: request.method(), headers: request.headers(), ...(body && { body: new Uint8Array(body) }) }))
  if (!answer) return route.abort('failed')
  await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body: Buffer.from(await answer.arrayBuffer()) })
}

function resourceType(request: PageRequest): ResourceType {
  switch (request.resourceType()) {
    case 'document':
      return request.frame().parentFrame() === null ? 'mainFrame' : 'subFrame'
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
