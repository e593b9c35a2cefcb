import { emailHandle, phoneHandle, tidy, type Handle } from '#contract/handles'
import { profileHandle, serviceHandle } from '#contract/profileUrls'

/** Networks an address can be written down for, in the order they are offered. */
export const networksByHand = [
  'email', 'tel', 'x', 'facebook', 'instagram', 'linkedin', 'mastodon', 'bluesky', 'threads', 'telegram', 'signal', 'whatsapp', 'github', 'discord', 'reddit', 'youtube', 'tiktok', 'matrix',
  'xmpp', 'url',
] as const
export type NetworkByHand = (typeof networksByHand)[number]

export type HandEntry = { readonly handle: Handle } | { readonly problem: string }

/** What was typed for a network, as the normal form that imports use; a whole page address speaks for itself. */
export function handEntry(network: NetworkByHand, typed: string): HandEntry {
  const text = tidy(typed)
  if (text === '') return { problem: 'Write the address.' }
  const profile = /^https?:\/\//i.test(text) ? profileHandle(text) : undefined
  if (profile !== undefined) return { handle: profile }
  if (network === 'email') {
    const address = text.replace(/^mailto:/i, '')
    return /^[^@\s]+@[^@\s]+\.[^@\s.]+$/.test(address) ? { handle: emailHandle(address) } : { problem: 'Write it like bea@example.org.' }
  }
  if (network === 'tel' || network === 'whatsapp') return phone(text)
  if (network === 'signal' && /^[+\d(]/.test(text)) return phone(text)
  if (network === 'url') return webPage(text)
  const handle = serviceHandle(network, network === 'mastodon' ? text : text.replace(/^@/, ''))
  if (handle !== undefined) return { handle }
  return { problem: network === 'mastodon' ? 'Write it like bea@host.example.' : 'Write the name alone, like bea_ek, or the address of the page.' }
}

/** The country must be in it: a number that is complete only from one place is nobody's elsewhere. */
function phone(text: string): HandEntry {
  const digits = text.replace(/^tel:/i, '').replace(/^00/, '+').replace(/\(0\)/, '').replace(/[\s().\-/]/g, '')
  return /^\+[1-9]\d{6,14}$/.test(digits) ? { handle: phoneHandle(digits) } : { problem: 'Begin with + and the country, like +49 30 1234567.' }
}

/** As writers of comments are kept: without scheme, `www.`, query and closing slash. */
function webPage(text: string): HandEntry {
  const whole = /^https?:\/\//i.test(text) ? text : `https://${text}`
  const url = URL.canParse(whole) ? new URL(whole) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || !/\.[^.]+$/.test(url.hostname)) return { problem: 'Write it like example.org/bea.' }
  return { handle: `url:${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/+$/, '')}` }
}
