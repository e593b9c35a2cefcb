import { parameterText, splitOutsideQuotes } from '../formats/parameters'
import { unquote } from '../formats/quotedPrintable'
import { decode } from '../formats/text'
import type { RawCard } from './cards'

/** One field of a card, its text decoded, its value not yet taken apart. */
export interface Property {
  /** Lower case; ties a label to its siblings. */
  readonly group: string | undefined
  /** Upper case. */
  readonly name: string
  /** Names in upper case; bare words of version 2.1 stand under `TYPE` or `ENCODING`. */
  readonly params: ReadonlyMap<string, readonly string[]>
  /** Values of TYPE in lower case. */
  readonly types: readonly string[]
  /** Still escaped. */
  readonly value: string
  readonly quoted: boolean
  /** Bytes behind the colon, for pictures. */
  readonly bytes: Buffer
  readonly base64: boolean
  readonly guessed: boolean
}

export interface ParsedCard {
  readonly properties: readonly Property[]
  /** Lines without a colon. */
  readonly junk: number
}

/** Large texts are pictures: they are decoded only where they are needed. */
const textLimit = 1024 * 1024

export function parseCard(card: RawCard): ParsedCard {
  const properties: Property[] = []
  let junk = 0
  for (const line of card.lines) {
    const property = parseLine(line)
    if (property) properties.push(property)
    else junk++
  }
  return { properties, junk }
}

function parseLine(line: Buffer): Property | undefined {
  const colon = endOfName(line)
  if (colon < 1 || colon > 10_000) return undefined
  const [head, ...rest] = splitOutsideQuotes(decode(line.subarray(0, colon)).text, ';')
  const dot = head!.lastIndexOf('.')
  const name = head!.slice(dot + 1).trim().toUpperCase()
  if (name === '') return undefined
  const params = parametersOf(rest)
  const encoding = params.get('ENCODING')?.[0]?.toUpperCase()
  const quoted = encoding === 'QUOTED-PRINTABLE'
  const base64 = encoding === 'B' || encoding === 'BASE64'
  const bytes = line.subarray(colon + 1)
  const { text, guessed } = base64 || bytes.length > textLimit
    ? { text: '', guessed: false }
    : decode(quoted ? unquote(bytes) : bytes, params.get('CHARSET')?.[0])
  return {
    group: dot > 0 ? head!.slice(0, dot).trim().toLowerCase() : undefined,
    name,
    params,
    types: (params.get('TYPE') ?? []).map((type) => type.toLowerCase()),
    value: text.replace(/\r\n?/g, '\n'),
    quoted,
    bytes,
    base64,
    guessed,
  }
}

/** The first colon outside double quotes; with a quote that is never closed, the first at all. */
function endOfName(line: Buffer): number {
  let quoted = false
  for (let i = 0; i < line.length; i++) {
    if (line[i] === 34) quoted = !quoted
    else if (line[i] === 58 && !quoted) return i
  }
  return line.indexOf(58)
}

const encodings = new Set(['QUOTED-PRINTABLE', 'BASE64', 'B', '7BIT', '8BIT'])

function parametersOf(parts: readonly string[]): Map<string, string[]> {
  const params = new Map<string, string[]>()
  const add = (name: string, values: readonly string[]) => params.set(name, [...(params.get(name) ?? []), ...values])
  for (const part of parts) {
    const equals = part.indexOf('=')
    const bare = (equals < 0 ? part : part.slice(equals + 1)).trim()
    if (equals < 0 && bare === '') continue
    if (equals < 0) add(encodings.has(bare.toUpperCase()) ? 'ENCODING' : 'TYPE', [bare])
    else {
      const values = splitOutsideQuotes(bare, ',').flatMap((value) => {
        const text = parameterText(value.trim())
        // `TYPE="voice,home"` is a list too.
        return part.slice(0, equals).trim().toUpperCase() === 'TYPE' ? text.split(',') : [text]
      })
      add(part.slice(0, equals).trim().toUpperCase(), values)
    }
  }
  return params
}

const simple = new Map([['\\n', '\n'], ['\\N', '\n'], ['\\,', ','], ['\\;', ';'], ['\\:', ':'], ['\\\\', '\\']])

/** The text of an escaped value. An unknown escape keeps its backslash (`C:\temp`); quoted-printable knows only two of them. */
export function unescape(value: string, quoted = false): string {
  if (!value.includes('\\')) return value
  return value.replace(/\\[\s\S]/g, (pair) => (quoted && pair !== '\\;' && pair !== '\\\\' ? pair : (simple.get(pair) ?? pair)))
}

/** Splits at separators that are not escaped; the parts stay escaped. */
export function splitEscaped(value: string, separator: ';' | ','): string[] {
  const parts: string[] = []
  let from = 0
  for (let i = 0; i < value.length; i++) {
    if (value[i] === '\\') i++
    else if (value[i] === separator) {
      parts.push(value.slice(from, i))
      from = i + 1
    }
  }
  return [...parts, value.slice(from)]
}

export const textOf = (property: Property): string => unescape(property.value, property.quoted).trim()

/** Components of N, ADR, ORG: each one's text. */
export const componentsOf = (property: Property): string[] =>
  splitEscaped(property.value, ';').map((part) => unescape(part, property.quoted).trim())

export const listOf = (property: Property): string[] =>
  splitEscaped(property.value, ',').map((part) => unescape(part, property.quoted).trim()).filter((part) => part !== '')
