/** Words quoted from somebody: finding the passages, and telling whether they stand in a text. Marks, case and line ends do not matter. */

/** Letters and digits with one space between words that a passage must have to be one. */
export const passageLength = 20
const mostPassages = 8
const longestPassage = 2000

/** What a text quotes: lines after `>`, and what stands in quotation marks, of 20 characters and more. In words, see `plainWords`. */
export function passagesIn(text: string): readonly string[] {
  if (!marks.test(text)) return []
  const found: string[] = []
  const add = (quoted: string) => {
    const words = plainWords(quoted.slice(0, longestPassage))
    if (words.length >= passageLength && found.length < mostPassages && !found.includes(words)) found.push(words)
  }
  let lines: string[] = []
  for (const line of [...text.split('\n'), '']) {
    const quoted = /^\s*>[>\s]*/.exec(line)
    if (quoted) lines.push(line.slice(quoted[0].length))
    else if (lines.length > 0) {
      add(lines.join(' '))
      lines = []
    }
  }
  for (let at = 0; at < text.length; at++) {
    const closing = closingOf.get(text[at]!)
    if (closing === undefined) continue
    let end = at + 1
    while (end < text.length && end - at <= longestPassage && !closing.includes(text[end]!)) end++
    if (end >= text.length || end - at > longestPassage) continue
    add(text.slice(at + 1, end))
    at = end
  }
  return found
}

const marks = /[>"“„«»‹「『]/
/** By the mark that opens: those that may close. */
const closingOf = new Map([['"', '"'], ['“', '”“'], ['„', '“”"'], ['«', '»'], ['»', '«'], ['‹', '›'], ['「', '」'], ['『', '』']])

/** The letters and digits of a text in lower case, one space between words. */
export function plainWords(text: string): string {
  const lower = text.normalize('NFC').toLowerCase()
  let words = ''
  let from = -1
  for (let at = 0; at <= lower.length; at++) {
    const letter = at < lower.length && isLetter(lower.charCodeAt(at))
    if (letter && from < 0) from = at
    else if (!letter && from >= 0) {
      words += words === '' ? lower.slice(from, at) : ` ${lower.slice(from, at)}`
      from = -1
    }
  }
  return words
}

/**
 * Hashes of the first 20 characters after each beginning of a sentence, or of a word: for finding where a passage may come from.
 * A million texts pass through here, so nothing is built but numbers.
 */
export function beginnings(text: string, each: 'sentence' | 'word', most = 64): readonly number[] {
  const lower = text.normalize('NFC').toLowerCase()
  const done: number[] = []
  const hashes: number[] = []
  const lengths: number[] = []
  let starts = true
  let between = false
  for (let at = 0; at < lower.length && done.length + hashes.length <= most; at++) {
    const code = lower.charCodeAt(at)
    if (!isLetter(code)) {
      between = true
      if (each === 'word' || isEnd(code)) starts = true
      continue
    }
    if (between) for (let n = 0; n < hashes.length; n++) feed(n, 32)
    if (starts) {
      hashes.push(seed)
      lengths.push(0)
    }
    between = false
    starts = false
    for (let n = 0; n < hashes.length; n++) feed(n, code)
    while (lengths.length > 0 && lengths[0]! >= passageLength) {
      done.push(hashes.shift()! >>> 0)
      lengths.shift()
    }
  }
  return done

  function feed(n: number, code: number): void {
    if (lengths[n]! >= passageLength) return
    hashes[n] = Math.imul(hashes[n]! ^ code, 0x01000193)
    lengths[n]!++
  }
}

const seed = 0x811c9dc5

/** Anything but white space, marks and signs. Rough outside the Latin letters, and the same for both texts compared. */
const isLetter = (code: number): boolean =>
  code < 0xc0
    ? (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 0xaa || code === 0xb5 || code === 0xba
    : !(code >= 0x2000 && code <= 0x2bff) && !(code >= 0x3000 && code <= 0x303f) && !(code >= 0xfe10 && code <= 0xfe6f) &&
      !(code >= 0xff00 && code <= 0xff0f) && !(code >= 0xff1a && code <= 0xff20) && code !== 0xd7 && code !== 0xf7 && code !== 0xfeff

/** `. ! ? : ;`, a line's end, dots, a mark of quotation or a bracket that opens. */
const isEnd = (code: number): boolean =>
  code === 10 || code === 46 || code === 33 || code === 63 || code === 58 || code === 59 || code === 40 || code === 34 ||
  (code >= 0x2014 && code <= 0x201e) || code === 0x2026 || code === 0xab || code === 0xbb || (code >= 0x3001 && code <= 0x3002)
