import { isUtf8 } from 'node:buffer'

export interface Decoded {
  readonly text: string
  /** The bytes were neither UTF-8 nor what they said: read as Windows-1252, which is a guess. */
  readonly guessed: boolean
}

/** Strict UTF-8 or the stated charset; else Windows-1252, so that every byte shows as some letter. */
export function decode(bytes: Uint8Array, charset?: string): Decoded {
  const stated = charset?.trim().toLowerCase()
  if (stated !== undefined && stated !== 'utf-8' && stated !== 'utf8' && stated !== 'us-ascii') {
    const text = strictly(bytes, stated)
    if (text !== undefined) return { text, guessed: false }
  }
  if (isUtf8(bytes)) return { text: utf8.decode(bytes), guessed: false }
  return { text: western(bytes), guessed: true }
}

/** Windows-1252. Asked for a stream: Node 20 to 24 read a whole text of it as Latin-1, without €, … and the quotation marks. */
export const western = (bytes: Uint8Array): string => westernDecoder.decode(bytes, { stream: true })

const utf8 = new TextDecoder()
const westernDecoder = new TextDecoder('windows-1252')

function strictly(bytes: Uint8Array, charset: string): string | undefined {
  try {
    const decoder = new TextDecoder(charset, { fatal: true })
    return decoder.encoding === 'windows-1252' ? western(bytes) : decoder.decode(bytes)
  } catch {
    return undefined // an unknown charset, or bytes that are not in it: the caller goes on
  }
}
