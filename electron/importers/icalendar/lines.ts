/** Content lines of RFC 5545: bytes, unfolded before decoding, because writers fold inside a character. */
import { parameterText, splitOutsideQuotes } from '../formats/parameters'
import { PhysicalLines } from '../formats/physicalLines'
import { endsInSoftBreak, unquote, withoutSoftBreak } from '../formats/quotedPrintable'
import { decode } from '../formats/text'

export interface ContentLine {
  /** Upper case. */
  readonly name: string
  /** Upper-case names, values as written with quotes and RFC 6868 carets resolved. */
  readonly params: ReadonlyMap<string, string>
  readonly value: string
}

/** Longer lines are attachments, or hostile. One byte more is kept, so that it shows. */
export const lineLimit = 1024 * 1024

/** Cuts bytes into logical lines: a line goes on where the next begins with one blank or tab, or behind a soft break of vCalendar 1.0. */
export class LogicalLines {
  private readonly physical = new PhysicalLines()
  private parts: Buffer[] = []
  private length = 0
  private quoted = false

  push(chunk: Uint8Array): Buffer[] {
    return this.joined(this.physical.push(chunk))
  }

  finish(): Buffer[] {
    return [...this.joined(this.physical.finish()), ...this.close()]
  }

  private joined(physical: readonly Buffer[]): Buffer[] {
    const lines: Buffer[] = []
    for (const line of physical) {
      if (this.goesOn(line)) continue
      lines.push(...this.close())
      const text = line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf ? line.subarray(3) : line
      if (text.length > 0) this.append(text)
      this.quoted = text.includes(softBreakMark) && /^[^:]{0,500};(?:encoding=)?quoted-printable[;:]/i.test(text.toString('latin1', 0, 600))
    }
    return lines
  }

  private goesOn(line: Buffer): boolean {
    const last = this.parts.at(-1)
    if (!last) return false
    if (this.quoted && endsInSoftBreak(last) && !/^end[ \t]*:/i.test(line.toString('latin1', 0, 10))) {
      this.parts[this.parts.length - 1] = withoutSoftBreak(last)
      this.append(line)
    } else if (line[0] === 32 || line[0] === 9) this.append(line.subarray(1))
    else return false
    return true
  }

  private append(part: Buffer): void {
    const kept = part.subarray(0, Math.max(0, lineLimit + 1 - this.length))
    if (kept.length === 0 && this.parts.length > 0) return
    this.parts.push(kept)
    this.length += kept.length
  }

  private close(): Buffer[] {
    if (this.parts.length === 0) return []
    const line = this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts)
    this.parts = []
    this.length = 0
    return [line]
  }
}

const softBreakMark = 0x3d

/** Takes a line apart at the first colon outside double quotes. `null` when there is none: junk. */
export function contentLine(text: string): ContentLine | null {
  const end = endOfHead(text)
  if (end < 1 || end > 20_000) return null
  const [name, ...parts] = splitOutsideQuotes(text.slice(0, end), ';')
  const tidied = name!.trim().toUpperCase()
  if (!tidied || tidied.length > 100) return null
  const params = parametersOf(parts)
  const raw = text.slice(end + 1)
  // Nextcloud has written `DTSTART::2024…`
  const value = tidied.startsWith('DT') ? raw.replace(/^:/, '') : raw
  const quoted = params.get('ENCODING')?.toUpperCase() === 'QUOTED-PRINTABLE'
  return { name: tidied, params, value: quoted ? decode(unquote(Buffer.from(value, 'latin1')), params.get('CHARSET')).text : value }
}

/** The first colon outside double quotes; with a quote that is never closed, the first at all. */
function endOfHead(text: string): number {
  const colon = text.indexOf(':')
  const quote = text.indexOf('"')
  if (colon < 0 || quote < 0 || quote > colon) return colon
  let quoted = false
  for (let at = quote; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted
    else if (text[at] === ':' && !quoted) return at
  }
  return colon
}

const none: ReadonlyMap<string, string> = new Map()

function parametersOf(parts: readonly string[]): ReadonlyMap<string, string> {
  if (parts.length === 0) return none
  const params = new Map<string, string>()
  for (const part of parts) {
    const equals = part.indexOf('=')
    // vCalendar 1.0 names the encoding alone.
    const key = equals < 0 ? (/^\s*quoted-printable\s*$/i.test(part) ? 'ENCODING' : '') : part.slice(0, equals).trim().toUpperCase()
    if (key && !params.has(key)) params.set(key, parameterText(part.slice(equals + 1).trim()).trim())
  }
  return params
}

/** `\n \N \, \; \\` of a text value; an unknown escape keeps its backslash. */
export function unescaped(value: string): string {
  return value.includes('\\') ? value.replace(/\\([nN,;\\])/g, (_, char: string) => (char === 'n' || char === 'N' ? '\n' : char)) : value
}
