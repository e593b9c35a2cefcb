/** Finds words in a text as a reader looks for them: any part of a word, whatever the case, the accents and the punctuation. The letters are the search's. */
import { joined, lastSign, pairSign, plainForm, signOf, signs } from './search/letters'
import type { Marked } from './search/model'

/** A text in plain letters. `places[i]` is where letter `i` of it stands in the text; one more for the end. */
interface Plain {
  readonly letters: string
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/** What is looked for, made ready once; null when there is nothing to look for. */
export function wantedText(query: string): string | null {
  const { letters } = plainText(joined(query.slice(0, 200)))
  const trimmed = letters.trim()
  return trimmed === '' ? null : trimmed
}

/** The text with every place that says it, none overlapping another. */
export function findText(text: string, wanted: string): Marked {
  const whole = joined(text)
  const { letters, from, to } = plainText(whole)
  const marks: [number, number][] = []
  for (let at = letters.indexOf(wanted); at >= 0; at = letters.indexOf(wanted, at + wanted.length)) marks.push([from[at]!, to[at + wanted.length - 1]!])
  return { text: whole, marks }
}

/** The letters that `findText` looks in. */
export const plainLetters = (text: string): string => plainText(joined(text)).letters

function plainText(text: string): Plain {
  let letters = ''
  const from: number[] = []
  const to: number[] = []
  const put = (plain: string, begin: number, end: number) => {
    for (let index = 0; index < plain.length; index++) {
      from.push(begin)
      to.push(end)
    }
    letters += plain
  }
  for (let at = 0; at < text.length; at++) {
    const sign = signOf(text.charCodeAt(at))
    if (sign > lastSign) put(String.fromCharCode(sign), at, at + 1)
    else if (sign === signs.several) put(plainForm(text[at]!), at, at + 1)
    else if (sign === signs.gram || sign === signs.picture) put(text[at]!, at, at + 1)
    else if (sign === signs.ignored) { if (to.at(-1) === at) to[to.length - 1] = at + 1 }
    else if (sign === signs.gap) { if (!letters.endsWith(' ')) put(' ', at, at + 1) }
    else if (sign === signs.half) {
      const whole = String.fromCodePoint(text.codePointAt(at)!)
      const kind = pairOf(whole)
      if (kind === signs.gap) { if (!letters.endsWith(' ')) put(' ', at, at + whole.length) }
      else if (kind !== signs.ignored) put(kind === signs.several ? plainForm(whole) : whole, at, at + whole.length)
      at += whole.length - 1
    }
  }
  return { letters, from, to }
}

const pairs = new Map<string, number>()
function pairOf(sign: string): number {
  let kind = pairs.get(sign)
  if (kind === undefined) pairs.set(sign, (kind = pairSign(sign)))
  return kind
}
