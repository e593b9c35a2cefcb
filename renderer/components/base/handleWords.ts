import { emailHandle, handleParts, phoneHandle, screenNameHandle, type Handle } from '#contract/handles'
import { networkName } from './networks'

/** A handle as a person would write it: `@bea`, `bea@example.org`, `+4930123456`, `X account 12345`. */
export function handleWords(handle: Handle): string {
  const { network, kind, value } = handleParts(handle)
  if (kind === 'screenName') return `@${value}`
  if (kind === 'id') return `${networkName(network)} account ${value}`
  return value
}

/** What somebody typed as a handle: a whole key, an e-mail address, a number, or a name on the network at hand. Null when it is none. */
export function typedHandle(text: string, network: string): Handle | null {
  const typed = text.trim()
  if (/^[a-z]+:\S/.test(typed)) return typed
  if (/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(typed)) return emailHandle(typed)
  if (/^\+[\d\s().-]{6,24}$/.test(typed)) return phoneHandle(`+${typed.replace(/\D/g, '')}`)
  if (/^@?[^\s@]{1,80}$/.test(typed)) return screenNameHandle(network, typed)
  return null
}
