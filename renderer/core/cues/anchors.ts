/**
 * Finds which of many short runs of words a text holds. Every text of a library is asked, and nearly all hold none: so each word is looked up once,
 * and nothing else is done.
 */
export class Anchors<T> {
  private readonly byFirstWord = new Map<string, { readonly anchor: string; readonly things: T[] }[]>()

  /** `anchor`: words with one blank between; one that ends with `@` is followed by a screen name. */
  add(anchor: string, thing: T): void {
    const first = anchor.split(' ', 1)[0]!
    const known = this.byFirstWord.get(first) ?? []
    this.byFirstWord.set(first, known)
    const same = known.find((one) => one.anchor === anchor)
    if (same) same.things.push(thing)
    else known.push({ anchor, things: [thing] })
  }

  /** `plain`: from `plainText`. Undefined for none. */
  in(plain: string): Set<T> | undefined {
    const text = odd.test(plain) ? plain.replace(/\s+/g, ' ') : plain
    let found: Set<T> | undefined
    for (let at = 0; at < text.length; at++) {
      if (!isOfWord(text.charCodeAt(at))) continue
      const start = at
      while (at < text.length && isOfWord(text.charCodeAt(at))) at++
      const some = this.byFirstWord.get(text.slice(start, at))
      if (!some) continue
      for (const { anchor, things } of some) {
        if (!text.startsWith(anchor, start)) continue
        if (!anchor.endsWith('@') && isLetter(text.charCodeAt(start + anchor.length))) continue
        found ??= new Set()
        for (const thing of things) found.add(thing)
      }
    }
    return found
  }
}

/** White space that is more than one blank. */
const odd = /\s\s|[^\S ]/

/** Letters and digits, an apostrophe, a hyphen: `can't`, `week-end`. */
const isOfWord = (code: number): boolean => isLetter(code) || code === 39 || code === 45
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code > 127 && (code < 0x2000 || code > 0x206f))
