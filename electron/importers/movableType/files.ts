import { Failed } from '../../contract/result'
import { decode } from '../formats/text'
import { utf16Of } from '../formats/utf16'
import type { Entry } from '../sources/source'

const headLength = 64 * 1024

const mayBe = ({ path }: Entry): boolean => /(?:\.(?:txt|mt|export)|(?:^|\/)[^./]+)$/i.test(path) && !/(?:^|\/)(?:__MACOSX\/|\._)/.test(path)

/** By content: keys of an entry, a line of five hyphens, a section. */
export async function isExport(entry: Entry): Promise<boolean> {
  if (!mayBe(entry)) return false
  const bytes = await headOf(entry)
  const wide = utf16Of(bytes)
  const head = (wide ? new TextDecoder(wide).decode(bytes) : Buffer.from(bytes).toString('latin1').replace(/^\u00EF\u00BB\u00BF/, '')).replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  return /^\s{0,100}(?:AUTHOR|TITLE|BASENAME|UNIQUE URL|STATUS|DATE):/.test(head) && /\n-----\n(?:BODY|EXTENDED BODY|EXCERPT|KEYWORDS|COMMENT|PING):\s{0,9}\n/.test(head)
}

/** Old Japanese blogs: told by strict decoding and kana among the letters. Everything else is UTF-8, or Windows-1252 by the line. */
export async function charsetOf(entry: Entry): Promise<string | undefined> {
  const head = await headOf(entry)
  if (utf16Of(head)) return undefined
  // The last line may be cut inside a letter.
  const bytes = head.subarray(0, head.lastIndexOf(10) + 1)
  if (!decode(bytes).guessed) return undefined
  return ['euc-jp', 'shift_jis'].find((charset) => {
    const { text, guessed } = decode(bytes, charset)
    return !guessed && (text.match(/[\u3040-\u30FF]/g)?.length ?? 0) >= 2
  })
}

async function headOf(entry: Entry): Promise<Uint8Array> {
  try {
    return await entry.head(headLength)
  } catch (failure) {
    if (failure instanceof Failed) return new Uint8Array()
    throw failure
  }
}
