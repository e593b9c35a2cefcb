/** Content lines of RFC 5545: bytes, unfolded before decoding, because writers fold inside a character. */

export interface ContentLine {
  /** Upper case. */
  readonly name: string
  /** Upper-case names, values as written with quotes and RFC 6868 carets resolved. */
  readonly params: ReadonlyMap<string, string>
  readonly value: string
  /** Physical line number in the file, from 1. */
  readonly line: number
}

const LF = 10
const CR = 13

/**
 * Physical lines (CRLF, LF, CR, and the doubled CR some phones write) joined where the next begins with one blank or tab.
 * Yields the bytes of one logical line each, with the number of its first physical line.
 */
export function* unfoldedLines(bytes: Uint8Array): Generator<{ readonly bytes: Uint8Array; readonly line: number }> {
  let parts: Uint8Array[] = []
  let first = 1
  let number = 0
  for (let start = 0; start < bytes.length; ) {
    let end = start
    while (end < bytes.length && bytes[end] !== LF && bytes[end] !== CR) end++
    let next = end
    while (bytes[next] === CR && bytes[next + 1] === CR) next++
    next += bytes[next] === CR && bytes[next + 1] === LF ? 2 : 1
    number++
    const folded = bytes[start] === 32 || bytes[start] === 9
    if (folded && parts.length > 0) parts.push(bytes.subarray(start + 1, end))
    else {
      if (parts.length > 0) yield { bytes: joined(parts), line: first }
      parts = end > start ? [bytes.subarray(start, end)] : []
      first = number
    }
    start = next
  }
  if (parts.length > 0) yield { bytes: joined(parts), line: first }
}

/** Takes a line apart at the first colon outside double quotes. `null` when there is none: junk. */
export function contentLine(text: string, line: number): ContentLine | null {
  const params = new Map<string, string>()
  let at = 0
  while (at < text.length && text[at] !== ':' && text[at] !== ';') at++
  const name = text.slice(0, at).trim().toUpperCase()
  if (at === text.length || !name || name.length > 100) return null
  while (text[at] === ';') {
    let end = ++at
    while (end < text.length && text[end] !== '=' && text[end] !== ';' && text[end] !== ':') end++
    const key = text.slice(at, end).trim().toUpperCase()
    at = end
    if (text[at] !== '=') continue
    at++
    let value = ''
    let quoted = false
    for (; at < text.length; at++) {
      const char = text[at]!
      if (char === '"') quoted = !quoted
      else if (!quoted && (char === ';' || char === ':')) break
      else value += char
    }
    if (key && !params.has(key)) params.set(key, caretDecoded(value.trim()))
  }
  if (text[at] !== ':') return null
  // Nextcloud has written `DTSTART::2024…`
  const value = text.slice(at + 1)
  return { name, params, value: name.startsWith('DT') ? value.replace(/^:/, '') : value, line }
}

/** `\n \N \, \; \\` of a text value; an unknown escape keeps its backslash. */
export function unescaped(value: string): string {
  return value.includes('\\') ? value.replace(/\\([nN,;\\])/g, (_, char: string) => (char === 'n' || char === 'N' ? '\n' : char)) : value
}

/** RFC 6868: `^n` line end, `^'` quote, `^^` caret. */
function caretDecoded(value: string): string {
  return value.includes('^') ? value.replace(/\^([n'^])/g, (_, char: string) => (char === 'n' ? '\n' : char === "'" ? '"' : '^')) : value
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
