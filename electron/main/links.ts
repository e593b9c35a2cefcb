/** Which stored addresses may be opened, and how they are shown before the user says yes. */

export interface SafeLink {
  /** What is handed to the system: parsed and written anew, without user name and password. */
  readonly url: string
  /** The real host, in punycode when it is not plain ASCII; the address for mailto and tel. */
  readonly target: string
}

const longest = 8192
const hidden = /[\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/

/** Only https, http, mailto and tel pass; anything odd answers null. */
export function safeLink(text: string): SafeLink | null {
  // The URL parser drops tabs and line feeds inside an address, and control characters around it: what hides them is not opened.
  if (text.length > longest || /[\u0000-\u0020\u007F-\u009F\\]/.test(text) || hidden.test(text) || !URL.canParse(text)) return null
  const url = new URL(text)
  switch (url.protocol) {
    case 'https:':
    case 'http:':
      return web(url)
    case 'mailto:':
      return mail(url)
    case 'tel:':
      return telephone(url)
    default:
      return null
  }
}

function web(url: URL): SafeLink | null {
  url.username = ''
  url.password = ''
  return url.hostname === '' ? null : { url: url.href, target: url.host }
}

function mail(url: URL): SafeLink | null {
  const address = decoded(url.pathname)
  if (address === null || !/^[^\s@,;:"<>()?&%]{1,64}@[^\s@,;:"<>()?&%/]{1,255}$/.test(address) || hidden.test(address)) return null
  const kept = ['subject', 'body'].flatMap((name) => {
    const value = url.searchParams.get(name)
    return value === null ? [] : [`${name}=${encodeURIComponent(value)}`]
  })
  return { url: `mailto:${address}${kept.length > 0 ? `?${kept.join('&')}` : ''}`, target: address }
}

function telephone(url: URL): SafeLink | null {
  const number = url.pathname.split(';')[0]!.replace(/[\s().-]/g, '')
  return /^\+?[0-9*#]{2,32}$/.test(number) ? { url: `tel:${number}`, target: number } : null
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}
