import { PhysicalLines } from '../formats/physicalLines'
import { endsInSoftBreak, withoutSoftBreak } from '../formats/quotedPrintable'

/** One card as bytes: its unfolded lines, `BEGIN` and `END` left out. */
export interface RawCard {
  /** Number in the file, from 0. */
  readonly index: number
  readonly lines: readonly Buffer[]
  /** What is wrong with it as a whole, in words. */
  readonly problems: readonly string[]
}

const propertyLimit = 10 * 1024 * 1024
const propertiesLimit = 2000
const blankLine = /^[ \t]*$/
const isEnd = /^end[ \t]*:[ \t]*vcard[ \t]*$/i
const isBegin = /^begin[ \t]*:[ \t]*vcard[ \t]*$/i

interface Open {
  readonly index: number
  readonly lines: Buffer[]
  readonly problems: Set<string>
}

/**
 * Cuts a file into cards and each card into unfolded lines, all of it bytes. Knows the three ways a line goes on: folded (a leading
 * blank), soft breaks of quoted-printable (`=` at the end), and base64 that runs on at column 0.
 */
export class CardSplitter {
  /** Lines outside any card. */
  junk = 0
  private readonly physical = new PhysicalLines()
  private found: RawCard[] = []
  private index = 0
  private card: Open | undefined
  /** Cards inside this one (`AGENT` of version 2.1), which are left out. */
  private nested = 0
  /** How the last whole line begins. */
  private last = ''

  /** The line that may go on, in parts. */
  private parts: Buffer[] = []
  private length = 0
  private kind: 'plain' | 'quoted' | 'base64' = 'plain'

  push(chunk: Uint8Array): readonly RawCard[] {
    for (const line of this.physical.push(chunk)) this.add(line)
    return this.take()
  }

  finish(): readonly RawCard[] {
    for (const line of this.physical.finish()) this.add(line)
    this.closeLine()
    if (this.card) this.closeCard('The card has no end.')
    return this.take()
  }

  private take(): readonly RawCard[] {
    const found = this.found
    this.found = []
    return found
  }

  private add(bytes: Buffer): void {
    const line = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
    const short = line.length <= 40 ? line.toString('latin1') : ''
    if (line.length <= 40 && isEnd.test(short)) return this.endLine()
    if (this.goesOn(line, short)) return
    this.closeLine()
    if (isBegin.test(short)) return this.begin()
    if (line.length <= 40 && blankLine.test(short)) return
    this.start(line)
  }

  /** Whether the line belongs to the one before. */
  private goesOn(line: Buffer, short: string): boolean {
    if (this.parts.length === 0) return false
    const last = this.parts[this.parts.length - 1]!
    if (this.kind === 'quoted' && endsInSoftBreak(last)) {
      this.parts[this.parts.length - 1] = withoutSoftBreak(last)
      return this.append(line)
    }
    if (line[0] === 32 || line[0] === 9) return this.append(line.subarray(1))
    if (this.kind === 'base64' && line.length > 0 && !isBegin.test(short) && isBase64(line)) return this.append(line)
    return false
  }

  private append(part: Buffer): true {
    this.length += part.length
    if (this.length <= propertyLimit) this.parts.push(part)
    else this.card?.problems.add('A field larger than 10 MB was cut.')
    return true
  }

  private start(line: Buffer): void {
    if (!this.card) {
      this.junk++
      return
    }
    // A fold without a line before it.
    const text = line[0] === 32 || line[0] === 9 ? Buffer.from(line.toString('latin1').trimStart(), 'latin1') : line
    const head = text.subarray(0, 1000).toString('latin1')
    const name = head.slice(0, head.search(/:|$/)).toUpperCase()
    this.kind = name.includes('QUOTED-PRINTABLE') ? 'quoted' : /[;=](?:B|BASE64)(?:;|$)/.test(name) ? 'base64' : 'plain'
    this.parts = [text]
    this.length = text.length
  }

  private closeLine(): void {
    if (this.parts.length === 0) return
    const line = this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts)
    this.parts = []
    if (!this.card) return
    this.last = line.subarray(0, 200).toString('latin1')
    // Version 2.1 may open the card of an agent on the same line.
    if (/^(?:[^:]*\.)?agent[^:]*:[ \t]*begin:vcard[ \t]*$/i.test(this.last)) this.nested++
    else if (this.nested > 0) return
    if (this.card.lines.length < propertiesLimit) this.card.lines.push(line)
    else this.card.problems.add('The card has more than 2,000 fields; the rest was left out.')
  }

  private begin(): void {
    const inAgent = /^(?:[^:]*\.)?agent[^:]*:[ \t]*$/i.test(this.last)
    this.last = ''
    if (this.card && inAgent) {
      this.nested++
      return
    }
    if (this.card) this.closeCard('The card has no end.')
    this.card = { index: this.index++, lines: [], problems: new Set() }
  }

  private endLine(): void {
    this.closeLine()
    if (!this.card) this.junk++
    else if (this.nested > 0) this.nested--
    else this.closeCard()
  }

  private closeCard(problem?: string): void {
    const { index, lines, problems } = this.card!
    if (problem !== undefined) problems.add(problem)
    this.found.push({ index, lines, problems: [...problems] })
    this.card = undefined
    this.nested = 0
  }
}

function isBase64(line: Buffer): boolean {
  for (const c of line) {
    const letter = (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || (c >= 48 && c <= 57) || c === 43 || c === 47 || c === 61
    if (!letter) return false
  }
  return true
}
