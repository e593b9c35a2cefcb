import { list, object, text, type Json } from '../formats/jsonValues'

export interface Words {
  readonly text: string
  /** Accounts that the segments themselves mark as mentioned: what is shown, and the channel. */
  readonly mentions: readonly { readonly shown: string; readonly channel: string | undefined }[]
}

/**
 * The text of a comment: `{"takeoutSegments":[{"text":…}]}` of old, objects joined by commas without brackets since autumn 2024, or
 * plain text before both. Line ends may stand raw inside the strings.
 */
export function wordsOf(cell: string): Words {
  const trimmed = cell.trim()
  if (!trimmed.startsWith('{')) return { text: trimmed, mentions: [] }
  const segments = segmentsOf(trimmed)
  if (!segments) return { text: trimmed, mentions: [] }
  let words = ''
  const mentions: Words['mentions'][number][] = []
  for (const segment of segments) {
    const shown = text(segment.text) ?? ''
    const address = text(object(segment.link)?.linkUrl)
    words += address !== undefined && address !== shown && !address.startsWith(shown.replace(/(?:\.\.\.|…)$/, '')) ? `${shown} (${address})` : (address ?? shown)
    const mention = object(segment.mention) ?? object(segment.userMention)
    if (mention) mentions.push({ shown, channel: channelOf(mention) })
  }
  return { text: words.trim(), mentions }
}

function segmentsOf(written: string): Json[] | undefined {
  const value = parsed(`[${written}]`) ?? parsed(`[${escapeRaw(written)}]`)
  if (!Array.isArray(value)) return undefined
  return value.flatMap((item) => {
    const of = object(item)
    if (!of) return []
    return Array.isArray(of.takeoutSegments) ? list(of.takeoutSegments).map(object).filter((each) => each !== undefined) : [of]
  })
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined // the caller tries another way, or takes the text as it stands
  }
}

/** Control characters inside the strings, written as JSON wants them. */
function escapeRaw(written: string): string {
  let inString = false
  let fixed = ''
  for (let i = 0; i < written.length; i++) {
    const letter = written[i]!
    if (inString && letter === '\\') fixed += letter + (written[++i] ?? '')
    else if (letter === '"') {
      inString = !inString
      fixed += letter
    } else fixed += inString && letter < ' ' ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}` : letter
  }
  return fixed
}

const channelOf = (mention: Json): string | undefined => {
  const id = text(mention.externalChannelId) ?? text(mention.channelId)
  return id !== undefined && /^UC[\w-]{22}$/.test(id) ? id : undefined
}

const leading = /^[\s\u00A0\u200B-\u200F\u2060\uFEFF]{0,20}@([\p{L}\p{N}._·-]{3,30})(?![\p{L}\p{N}@_])/u

/** The handle a text begins with. */
export function leadingHandle(words: string): string | undefined {
  const name = leading.exec(words)?.[1]?.replace(/[.·-]+$/, '')
  return name !== undefined && name.length >= 3 ? name.toLowerCase() : undefined
}
