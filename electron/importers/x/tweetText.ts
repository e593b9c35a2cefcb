import { few, type Json, list, object, text } from '../formats/jsonValues'

export interface TweetText {
  /** As the tweet is shown: links written out, entities decoded, media links gone, without the mentions in front of a reply. */
  readonly shown: string
  /** The same with the mentions in front; absent when equal. */
  readonly whole?: string
}

interface Cut {
  readonly from: number
  readonly to: number
  readonly by: string
}

/** The words of a tweet. Indices count code points of the raw text, so links are replaced first, and entities decoded last. */
export function tweetText(raw: string, entities: Json | undefined, extended: Json | undefined, displayRange: unknown): TweetText {
  const offsets = new CodePoints(raw)
  const cuts: Cut[] = []
  for (const item of few(entities?.urls)) {
    const url = object(item)
    if (url) addCut(cuts, raw, offsets, url, text(url.expanded_url))
  }
  for (const media of [entities?.media, extended?.media])
    for (const item of few(media)) {
      const one = object(item)
      if (one) addCut(cuts, raw, offsets, one, '')
    }
  const whole = clean(raw, 0, cuts)
  const start = offsets.of(Number(list(displayRange)[0] ?? 0))
  if (start <= 0 || start >= raw.length) return { shown: whole }
  const shown = clean(raw, start, cuts)
  return shown === whole ? { shown } : { shown, whole }
}

/** `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&#39;`, once: `&amp;lt;` is the text `&lt;`. */
export function decodeEntities(written: string): string {
  if (!written.includes('&')) return written
  return written.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => characters.get(entity) ?? entity)
}

const characters = new Map([['&amp;', '&'], ['&lt;', '<'], ['&gt;', '>'], ['&quot;', '"'], ['&#39;', "'"]])

function addCut(cuts: Cut[], raw: string, offsets: CodePoints, link: Json, by: string | undefined): void {
  const short = text(link.url)
  if (short === undefined || by === undefined) return
  const indices = list(link.indices)
  let from = offsets.of(Number(indices[0] ?? NaN))
  // Indices of an edited or re-saved file can be off; the link itself is not.
  if (from < 0 || !raw.startsWith(short, from)) from = raw.indexOf(short)
  if (from < 0) return
  const to = from + short.length
  // Several pictures share one link.
  if (cuts.every((cut) => to <= cut.from || from >= cut.to)) cuts.push({ from, to, by })
}

function clean(raw: string, start: number, cuts: Cut[]): string {
  if (cuts.length === 0) return decodeEntities(start === 0 ? raw : raw.slice(start)).trim()
  cuts.sort((a, b) => a.from - b.from)
  let made = ''
  let at = start
  for (const cut of cuts) {
    if (cut.from < at) continue
    made += decodeEntities(raw.slice(at, cut.from)) + cut.by
    at = cut.to
  }
  return (made + decodeEntities(raw.slice(at))).trim()
}

/** Where the n-th code point of a text stands. Texts without surrogate pairs need no counting. */
export class CodePoints {
  private readonly plain: boolean
  constructor(private readonly raw: string) {
    this.plain = !/[\uD800-\uDBFF]/.test(raw)
  }

  /** UTF-16 index of a code point; -1 when there is none. */
  of(point: number): number {
    if (!Number.isInteger(point) || point < 0 || point > this.raw.length) return -1
    if (this.plain) return point
    let at = 0
    for (let n = 0; n < point; n++) {
      if (at >= this.raw.length) return -1
      at += this.raw.codePointAt(at)! > 0xffff ? 2 : 1
    }
    return at
  }
}
