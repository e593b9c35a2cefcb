import { nameHandle, screenNameHandle, tidy, type Handle } from '../../contract/handles'
import { isNobody, textOf } from '../meta/names'

export const network = 'instagram'

/** A name an account can have: letters, digits, dots and underscores. Lower case; nothing for what is none, or stands for an account that is gone. */
export function accountName(value: unknown): string | undefined {
  const name = tidy(textOf(value) ?? '').replace(/^@/, '').toLowerCase()
  return accountForm.test(name) && !isNobody(name) ? name : undefined
}

const accountForm = /^[a-z0-9._]{1,30}$/

export const accountHandle = (name: string): Handle => screenNameHandle(network, name)

/**
 * Conversations name people as they call themselves. Who has no such name stands there with the account's: small letters, and a dot, an
 * underscore or a digit, which no name has. Told from the name alone, so that every export gives the same handle.
 */
export const displayHandle = (name: string): Handle => (/^[a-z0-9._]{1,30}$/.test(name) && /[._\d]/.test(name) ? accountHandle(name) : nameHandle(network, name))

const inAddress = /^(?:https?:)?\/\/(?:www\.)?(?:instagram\.com|threads\.(?:net|com))\/(?:_u\/)?@?([A-Za-z0-9._]{1,30})\/?(?:[?#]|$)/
const noAccounts = new Set(['p', 'reel', 'reels', 'stories', 'tv', 'explore', 'accounts', 'direct', 'about', 'legal'])

/** The account whose page it is, whatever form the address has. */
export function accountIn(address: unknown): string | undefined {
  const name = inAddress.exec(typeof address === 'string' ? address : '')?.[1]?.toLowerCase()
  return name === undefined || noAccounts.has(name) ? undefined : name
}

const longestText = 100_000

/** Accounts a text names with an @, each once, in order. An address of e-mail is none. */
export function mentionsIn(text: string): string[] {
  const found = new Set<string>()
  for (const match of text.slice(0, longestText).matchAll(/(?<![A-Za-z0-9._@/])@([A-Za-z0-9_][A-Za-z0-9._]{0,29})/g)) {
    const name = match[1]!.toLowerCase().replace(/\.+$/, '')
    if (name !== '' && found.size < 100) found.add(name)
  }
  return [...found]
}

/** Whom a text addresses first. */
export const leadingMention = (text: string): string | undefined => (text.trimStart().startsWith('@') ? mentionsIn(text.trimStart().slice(0, 40))[0] : undefined)
