/**
 * Finds which of many short runs of words a text holds. Every text of a library is asked, and nearly all hold none: each word is looked up once, and
 * nothing else is done.
 */
export class Anchors<T> {
  private readonly root = new Step<T>()
  /** Which kinds of words (`kindOf`) some anchor begins with: of the words of a text few are of one of them, and only these are looked up. */
  private readonly kinds = new Uint8Array(kinds)

  /** `anchor`: words with one blank between; `@` stands for any screen name. */
  add(anchor: string, thing: T): void {
    let step = this.root
    this.kinds[anchor.startsWith('@') ? ofNames : kindOf(anchor, 0, `${anchor} `.indexOf(' '))] = 1
    for (const word of anchor.split(' ')) step = step.then(word)
    step.things.push(thing)
  }

  /** `plain`: from `plainText`. Undefined for none. */
  in(plain: string): Set<T> | undefined {
    let found: Set<T> | undefined
    let open: Step<T>[] = []
    for (let at = 0; at < plain.length; at++) {
      const code = plain.charCodeAt(at)
      if (!isOfWord(code)) continue
      const start = at
      do at++
      while (at < plain.length && isOfWord(plain.charCodeAt(at)))
      const begins = this.kinds[code === atSign ? ofNames : kindOf(plain, start, at)] === 1
      if (!begins && open.length === 0) continue
      const word = code === atSign ? '@' : plain.slice(start, at)
      const steps: Step<T>[] = []
      for (const before of open) {
        const step = before.next.get(word)
        if (step) steps.push(step)
      }
      const first = begins && this.root.next.get(word)
      if (first) steps.push(first)
      for (const { things } of steps) for (const thing of things) (found ??= new Set()).add(thing)
      open = steps
    }
    return found
  }
}

class Step<T> {
  readonly next = new Map<string, Step<T>>()
  readonly things: T[] = []

  then(word: string): Step<T> {
    const step = this.next.get(word) ?? new Step<T>()
    this.next.set(word, step)
    return step
  }
}

/** A word by its first two signs, its last and its length. */
const kindOf = (text: string, from: number, to: number): number =>
  ((text.charCodeAt(from) & 31) << 14) | ((text.charCodeAt(Math.min(from + 1, to - 1)) & 31) << 9) | ((text.charCodeAt(to - 1) & 31) << 4) | Math.min(to - from, 15)
const ofNames = 2 ** 19
const kinds = ofNames + 1

const atSign = 0x40
/** Letters and digits, an apostrophe, a hyphen: `can't`, `week-end`. No pictures: they stand beside a word without a blank. */
const isOfWord = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x27 || code === 0x2d || code === atSign || (code > 0xbf && code < 0x2000)
