/** Which built file answers a request of the page, and under which rules. Pure. */

export const appOrigin = 'app://full-circle'
export const appUrl = `${appOrigin}/index.html`

/** The rules every page lives under. `development` adds what hot reload needs: styles put in by script, and its socket. */
export function contentPolicy(development?: { readonly socket: string }): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${development ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self'${development ? ` ${development.socket}` : ''}`,
    "worker-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    // Vue's own policy, and ours for the address of a worker.
    'trusted-types vue full-circle-worker',
  ].join('; ')
}

export const pageHeaders = (policy: string, type: string): Readonly<Record<string, string>> => ({
  'Content-Type': type,
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
})

/** The listed file a request names, or null: another method, another host, an unknown path. Names are compared, never joined. */
export function requestedFile(method: string, url: string, files: ReadonlySet<string>): string | null {
  if (method !== 'GET' || !isOurPage(url)) return null
  const { pathname } = new URL(url)
  const name = pathname === '/' ? 'index.html' : pathname.slice(1)
  return files.has(name) ? name : null
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
}

export function contentType(file: string): string {
  const ending = file.slice(file.lastIndexOf('.') + 1)
  return Object.hasOwn(types, ending) ? types[ending]! : 'application/octet-stream'
}

/** Whether a page may load this at all: our own origin, and what the page made itself. */
export function mayLoad(url: string, development?: { readonly socket: string }): boolean {
  if (url.startsWith('blob:')) return url.startsWith(`blob:${appOrigin}/`)
  if (url.startsWith('data:')) return true
  return isOurPage(url) || (development !== undefined && url.startsWith(`${development.socket}/`))
}

/** Whether this is the address of one of our pages. */
export function isOurPage(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}` === appOrigin
}
