/**
 * Chromium knows no scheme of ours, so `app://full-circle/x` becomes `https://full-circle.app.localhost/x`: a secure, standard
 * origin of its own, whose IndexedDB persists. Main and preload only ever see the first form.
 */
const suffix = (scheme: string) => `.${scheme}.localhost`

/** The address the browser is given. Addresses of other schemes stay as they are. */
export function toWeb(url: string, schemes: Iterable<string>): string {
  const parsed = new URL(url)
  const scheme = parsed.protocol.slice(0, -1)
  if (![...schemes].includes(scheme)) return url
  return `https://${parsed.host}${suffix(scheme)}${parsed.pathname || '/'}${parsed.search}${parsed.hash}`
}

/** The address main is told. Addresses that are not ours stay as they are. */
export function fromWeb(url: string, schemes: Iterable<string>): string {
  if (!URL.canParse(url)) return url
  const parsed = new URL(url)
  const scheme = [...schemes].find((name) => parsed.protocol === 'https:' && parsed.port === '' && parsed.hostname.endsWith(suffix(name)))
  if (scheme === undefined) return url
  return `${scheme}://${parsed.hostname.slice(0, -suffix(scheme).length)}${parsed.pathname}${parsed.search}${parsed.hash}`
}
