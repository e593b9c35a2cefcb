import { session } from 'electron'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { contentPolicy, contentType, pageHeaders, requestedFile } from './appFiles'
import { requestedBatch } from './batches'
import type { Batches } from './batches'

/** Serves the built page at its own origin, from the list the build wrote, batches of open imports, and nothing else. */
export async function serveBuiltFiles(folder: string, batches: Batches): Promise<void> {
  const files = new Set(JSON.parse(await readFile(join(folder, 'files.json'), 'utf8')) as string[])
  const policy = contentPolicy()
  session.defaultSession.protocol.handle('app', async ({ method, url }) => {
    const batch = requestedBatch(method, url)
    if (batch !== null) return batches(batch)
    const file = requestedFile(method, url, files)
    if (file === null) return new Response('not found', { status: 404, headers: pageHeaders(policy, 'text/plain; charset=utf-8') })
    return new Response(new Uint8Array(await readFile(join(folder, file))), { headers: pageHeaders(policy, contentType(file)) })
  })
}

/** Development: the same origin and nearly the same rules, with the files of the dev server behind them. */
export function serveDevServer(server: string, socket: string, batches: Batches): void {
  const policy = contentPolicy({ socket })
  session.defaultSession.protocol.handle('app', async ({ method, url }) => {
    const batch = requestedBatch(method, url)
    if (batch !== null) return batches(batch)
    const { pathname, search } = new URL(url)
    if (method !== 'GET') return new Response('not found', { status: 404 })
    const answer = await fetch(new URL(pathname + search, server))
    const type = answer.headers.get('content-type') ?? contentType(pathname)
    return new Response(await answer.arrayBuffer(), { status: answer.status, headers: pageHeaders(policy, type) })
  })
}
