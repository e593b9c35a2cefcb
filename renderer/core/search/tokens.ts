/**
 * Texts into the words that are found. Words are in plain letters (`letters.ts`). `don't` is `dont`, `Bea's` is `bea`, `l'amour` is found by both parts;
 * `@bea_ek`, `#green-boat` and addresses fall into their words. Scripts without blanks come in overlapping pairs of signs, whose
 * last one stands alone as well, so that a single sign is found as the beginning of a pair.
 */
import { joined, lastSign, pairSign, plainForm, signOf, signs } from './letters'

/** Takes words one by one, without a string for each: the units are those of the scanner and change with the next. */
export interface TokenSink {
  /**
   * `hash` is FNV-1a over the units. `from` and `to` are places in the text. `extra` stands beside the words and follows none:
   * the second part of `l'amour`, the single sign at the end of a run.
   */
  token(units: Uint16Array, length: number, hash: number, from: number, to: number, extra: boolean): void
}

export interface Token {
  readonly term: string
  readonly from: number
  readonly to: number
  readonly extra: boolean
}

/** What is longer says nothing more: an address, a code. */
export const longestTerm = 40

const seed = 0x811c9dc5
const prime = 0x01000193

/** Reads texts given as `joined`. One is enough for any number of texts. */
export class Scanner {
  private readonly word = new Uint16Array(longestTerm + 4)
  private length = 0
  private hash = seed
  private from = 0
  private to = 0
  /** Of a word with an apostrophe: what stands before it. */
  private head = 0
  private headHash = 0
  private headTo = 0
  private tailFrom = 0
  /** The last sign of a run without blanks, at most two units; none when its length is 0. */
  private readonly pair = new Uint16Array(4)
  private last = 0
  private lastFrom = 0
  private lastTo = 0

  scan(text: string, sink: TokenSink): void {
    for (let at = 0; at < text.length; at++) {
      const sign = signOf(text.charCodeAt(at))
      if (sign > lastSign) this.letter(sign, at, at + 1, sink)
      else if (sign === signs.gap) this.end(sink)
      else if (sign === signs.half) at = this.half(text, at, sink)
      else if (sign === signs.apostrophe) this.apostrophe(at, sink)
      else if (sign === signs.gram) this.gram(text, at, at + 1, sink)
      else if (sign === signs.several) this.several(plainForm(text[at]!), at, at + 1, sink)
      else if (sign === signs.picture) this.picture(text, at, at + 1, sink)
      else if (this.length > 0) this.to = at + 1
    }
    this.end(sink)
  }

  private letter(unit: number, from: number, to: number, sink: TokenSink): void {
    if (this.last > 0) this.endRun(sink)
    if (this.length === 0) this.from = from
    else if (this.head === this.length) this.tailFrom = from
    this.to = to
    if (this.length >= longestTerm) return
    this.word[this.length++] = unit
    this.hash = Math.imul(this.hash ^ unit, prime)
  }

  private several(plain: string, from: number, to: number, sink: TokenSink): void {
    for (let at = 0; at < plain.length; at++) {
      const sign = signOf(plain.charCodeAt(at))
      if (sign > lastSign) this.letter(sign, from, to, sink)
      else if (sign === signs.gram) this.gram(plain, at, at + 1, sink, from, to)
    }
  }

  private half(text: string, at: number, sink: TokenSink): number {
    const code = text.codePointAt(at)!
    const sign = code > 0xffff ? String.fromCodePoint(code) : ''
    const kind = sign === '' ? signs.gap : pairSign(sign)
    if (kind === signs.picture) this.picture(text, at, at + 2, sink)
    else if (kind === signs.gram) this.gram(text, at, at + 2, sink)
    else if (kind === signs.several) this.several(plainForm(sign), at, at + 2, sink)
    else if (kind === signs.gap) this.end(sink)
    return sign === '' ? at : at + 1
  }

  private apostrophe(at: number, sink: TokenSink): void {
    if (this.length === 0 || this.head > 0) return this.end(sink)
    this.head = this.length
    this.headHash = this.hash
    this.headTo = at
  }

  private picture(text: string, from: number, to: number, sink: TokenSink): void {
    this.end(sink)
    for (let at = from; at < to; at++) this.letter(text.charCodeAt(at), from, to, sink)
    this.end(sink)
  }

  /** A sign of a script without blanks: with the one before it, it is a pair. */
  private gram(text: string, at: number, end: number, sink: TokenSink, from = at, to = end): void {
    if (this.length > 0) this.endWord(sink)
    const { pair, last } = this
    const more = end - at
    for (let unit = 0; unit < more; unit++) pair[last + unit] = text.charCodeAt(at + unit)
    if (last > 0) sink.token(pair, last + more, hashOf(pair, 0, last + more), this.lastFrom, to, false)
    pair.copyWithin(0, last, last + more)
    this.last = more
    this.lastFrom = from
    this.lastTo = to
  }

  private end(sink: TokenSink): void {
    if (this.length > 0) this.endWord(sink)
    if (this.last > 0) this.endRun(sink)
  }

  private endRun(sink: TokenSink): void {
    const { pair, last } = this
    this.last = 0
    sink.token(pair, last, hashOf(pair, 0, last), this.lastFrom, this.lastTo, true)
  }

  private endWord(sink: TokenSink): void {
    const { word, length, head, from, to } = this
    const hash = this.hash
    this.length = 0
    this.head = 0
    this.hash = seed
    if (head === 0) return sink.token(word, length, hash, from, to, false)
    const tail = length - head
    if (tail === 0 || (tail === 1 && word[head] === letterS)) return sink.token(word, head, this.headHash, from, this.headTo, false)
    sink.token(word, length, hash, from, to, false)
    if (tail <= contraction) return
    if (head > contraction) sink.token(word, head, this.headHash, from, this.headTo, true)
    word.copyWithin(0, head, length)
    sink.token(word, tail, hashOf(word, 0, tail), this.tailFrom, to, true)
  }
}

const letterS = 0x73
/** `'re`, `'ll`; `l'`, `qu'`: no words of their own. */
const contraction = 2

function hashOf(units: Uint16Array, from: number, to: number): number {
  let hash = seed
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ units[at]!, prime)
  return hash
}

/** Units as text. Spreading them would take ten times as long. */
export const textOf = (units: Uint16Array): string => String.fromCharCode.apply(null, units as unknown as number[])

const scanner = new Scanner()

/** The words of a text with their places in `joined(text)`. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  scanner.scan(joined(text), {
    token: (units, length, _hash, from, to, extra) => tokens.push({ term: textOf(units.subarray(0, length)), from, to, extra }),
  })
  return tokens
}
