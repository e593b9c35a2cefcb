import { idHandle, nameHandle, screenNameHandle, tidy, type Handle } from '../../contract/handles'
import { list, object, text, type Json } from '../formats/jsonValues'

/** Lists of a result.json that are read element by element. */
export const lists = [['contacts', 'list'], ['frequent_contacts', 'list'], ['chats', 'list', '*', 'messages'], ['left_chats', 'list', '*', 'messages'], ['messages']] as const

/**
 * Reads what Telegram writes instead of JSON: control characters as `\x1F`, and in version 4.1 file names without quotation marks
 * behind `document_id`.
 */
export function repairTelegram(written: string): unknown {
  return JSON.parse(
    written
      .replace(/\\(x[\da-fA-F]{2}|[^])/g, (whole, code: string) => (code.length === 3 ? `\\u00${code.slice(1)}` : whole))
      .replace(/("document_id": ?)([^"\s\d{[][^\n"]{0,300})/g, (_, name: string, value: string) => name + quoted(value.trim())),
  )
}

const quoted = (value: string): string => (value.endsWith(',') ? `${JSON.stringify(value.slice(0, -1))},` : JSON.stringify(value))

/** Whoever wrote, acted or reacted. */
export interface Peer {
  readonly handle: Handle
  /** Number of the account; nothing for a name without one. */
  readonly user?: string
  readonly name?: string
}

const placeholders = new Set(['deleted account', 'unknown', 'telegram user'])

/** `user123` and its name; very old exports write the number alone. Undefined for channels, groups, and for nobody. */
export function peerOf(id: unknown, name: unknown): Peer | undefined {
  const known = nameOf(name)
  const number = userOf(id)
  if (number !== undefined) return { handle: idHandle('telegram', number), user: number, ...(known !== undefined && { name: known }) }
  if (id !== undefined && id !== null && id !== '') return undefined
  return known === undefined ? undefined : { handle: nameHandle('telegram', known), name: known }
}

export function userOf(id: unknown): string | undefined {
  const found = /^(?:user)?(\d{1,20})$/.exec(text(id) ?? '')
  return found && found[1] !== '0' ? found[1] : undefined
}

/** A display name; nothing for what stands where an account is gone. */
export function nameOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  // A chat of millions has a handful of names.
  let name = known.get(value)
  if (name === undefined) {
    name = tidy(value.slice(0, 300))
    if (placeholders.has(name.toLowerCase())) name = ''
    if (known.size >= mostKnown) known.clear()
    known.set(value.slice(0, 300), name)
  }
  return name === '' ? undefined : name
}

const known = new Map<string, string>()
const mostKnown = 5000

/** The text of a message: one string, or strings and pieces with a form. */
export function textOf(message: Json): string {
  const { text: written } = message
  const parts = typeof written === 'string' ? [written] : list(written).length > 0 ? list(written) : list(message.text_entities)
  return parts.map((part) => (typeof part === 'string' ? part : wordsOf(object(part)))).join('').trim()
}

function wordsOf(part: Json | undefined): string {
  const words = typeof part?.text === 'string' ? part.text : ''
  const href = part?.type === 'text_link' && typeof part.href === 'string' ? part.href : ''
  return href !== '' && href !== words && /^https?:/i.test(href) ? `${words} (${href})` : words
}

/** Who is mentioned: `@handle`, or an account without one. */
export function mentionedIn(message: Json): { readonly handles: readonly Handle[]; readonly named: readonly { readonly user: string; readonly name: string }[] } {
  const handles: Handle[] = []
  const named: { user: string; name: string }[] = []
  const pieces = list(message.text_entities).length > 0 ? list(message.text_entities) : list(message.text)
  for (const item of pieces.slice(0, 1000)) {
    const piece = object(item)
    const words = typeof piece?.text === 'string' ? piece.text : ''
    const user = piece?.type === 'mention_name' ? userOf(piece.user_id) : undefined
    const handle = user !== undefined ? idHandle('telegram', user) : piece?.type === 'mention' && /^@\w{2,40}$/.test(words) ? screenNameHandle('telegram', words) : undefined
    if (handle === undefined || handles.includes(handle) || handles.length >= 50) continue
    handles.push(handle)
    const name = user === undefined ? undefined : nameOf(words)
    if (user !== undefined && name !== undefined) named.push({ user, name })
  }
  return { handles, named }
}
