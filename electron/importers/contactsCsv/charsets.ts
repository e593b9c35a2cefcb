import { isUtf8 } from 'node:buffer'
import { western } from '../formats/text'
import { utf16Of } from '../formats/utf16'
import { knownNames } from './dialects'

const candidates = ['windows-1252', 'windows-1250', 'windows-1251', 'shift_jis', 'gb18030', 'big5', 'euc-kr', 'windows-1253', 'windows-1254'] as const

/**
 * The charset of a table that is not Unicode, from its first bytes: the one in which most of its column names are known, else the
 * one whose letters belong together. Undefined for Unicode, and where nothing speaks against Windows-1252.
 */
export function charsetOf(bytes: Uint8Array): string | undefined {
  if (utf16Of(bytes) || startIsUtf8(bytes)) return undefined
  const line = bytes.subarray(0, lineEnd(bytes))
  if (!startIsUtf8(line)) {
    const known = candidates.map((charset) => knownNames(decoded(line, charset)?.split(/[,;\t|]/).map((name) => name.replaceAll('"', '')) ?? []))
    const best = known.indexOf(Math.max(...known))
    if (known[best]! > known[0]!) return candidates[best]
  }
  return byLetters(bytes)
}

/** The last character may be cut. */
function startIsUtf8(bytes: Uint8Array): boolean {
  for (let cut = 0; cut < 4; cut++) if (isUtf8(bytes.subarray(0, bytes.length - cut))) return true
  return false
}

function lineEnd(bytes: Uint8Array): number {
  const at = bytes.findIndex((byte) => byte === 10 || byte === 13)
  return at < 0 ? bytes.length : at
}

function decoded(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return charset === 'windows-1252' ? western(bytes) : new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return undefined // these bytes are not in it
  }
}

function byLetters(bytes: Uint8Array): string | undefined {
  const whole = bytes.subarray(0, 64 * 1024)
  // The border may cut a letter in two.
  const japanese = decoded(whole, 'shift_jis') ?? decoded(whole.subarray(0, whole.length - 1), 'shift_jis')
  if (japanese !== undefined && eastern(japanese)) return 'shift_jis'
  const letters = western(whole)
  const runs = letters.match(/[\u00C0-\u00FF]+/g) ?? []
  const long = runs.filter((run) => run.length >= 3).join('').length
  if (runs.length > 0 && long * 2 > runs.join('').length) return 'windows-1251'
  // Superscripts and inverted question marks inside words are letters of Central Europe.
  return /\p{L}[¹³¿]\p{L}|[³¿]\p{Ll}{2}/u.test(letters) ? 'windows-1250' : undefined
}

/** Kana and characters in runs, nothing private and no half-width signs: Western accents read so stand alone between Latin letters. */
function eastern(text: string): boolean {
  if (/[\uE000-\uF8FF\uFF61-\uFF9F]/.test(text)) return false
  const runs = text.match(/[\u3040-\u30FF\u3400-\u9FFF]+/g) ?? []
  const together = runs.filter((run) => run.length > 1).join('').length
  return runs.length > 0 && together * 2 > runs.join('').length
}
