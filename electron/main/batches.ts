/** The batches of open imports, as answers to requests of the page. Who has no token, which only a call of the window gives, asks in vain. */
import { batchHeaders, openOf } from '../contract/ipc'
import type { Token } from '../contract/ipc'
import { appOrigin, contentPolicy, isOurPage, pageHeaders } from './appFiles'
import type { CurrentLibrary } from './currentLibrary'
import { told } from './failures'

export type Batches = (open: Token) => Promise<Response>

/** The open import a request asks for, or null: another method, another host, another path. */
export function requestedBatch(method: string, url: string): Token | null {
  if (method !== 'GET' || !isOurPage(url)) return null
  return openOf(url.slice(appOrigin.length)) ?? null
}

export const batchesOf = (current: Pick<CurrentLibrary, 'nextBatch'>): Batches => async (open) => {
  try {
    const { lines, last, progress } = await current.nextBatch(open)
    return new Response(lines, { headers: { ...headers('application/octet-stream'), [batchHeaders.last]: last ? '1' : '0', [batchHeaders.progress]: String(progress) } })
  } catch (error) {
    return new Response(JSON.stringify(told('batch', error)), { status: 500, headers: headers('application/json; charset=utf-8') })
  }
}

/** The rules of every page, should anything ever show these bytes as one. What is asked for again is another batch. */
const headers = (type: string) => ({ ...pageHeaders(contentPolicy(), type), 'Cache-Control': 'no-store' })
