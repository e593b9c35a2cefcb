import { emailHandle, phoneHandle, screenNameHandle, type Handle } from '#contract/handles'

/** What somebody typed as a handle: a whole key, an e-mail address, a number, or a name on the network at hand. Null when it is none. */
export function typedHandle(text: string, network: string): Handle | null {
  const typed = text.trim()
  if (/^[a-z]+:\S/.test(typed)) return typed
  if (/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(typed)) return emailHandle(typed)
  if (/^\+[\d\s().-]{6,24}$/.test(typed)) return phoneHandle(`+${typed.replace(/\D/g, '')}`)
  if (/^@?[^\s@]{1,80}$/.test(typed)) return screenNameHandle(network, typed)
  return null
}
