/**
 * Finds which of many short runs of words a text holds. Every text of a library is asked, and nearly all hold none: each word is looked up once, and
 * nothing else is done.
 */
export class Anchors<T> {
  private readonly root = new Step<T>()

  /** `anchor`: words with one blank between; `@` stands for any screen name. */
  add(anchor: string, thing: T): void {
    let step = this.root
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
      const word = code === atSign ? '@' : plain.slice(start, at)
      const steps: Step<T>[] = []
      for (const before of open) {
        const step = before.next.get(word)
        if (step) steps.push(step)
      }
      const first = this.root.next.get(word)
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

const atSign = 0x40
/** Letters and digits, an apostrophe, a hyphen: `can't`, `week-end`. No pictures: they stand beside a word without a blank. */
const isOfWord = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x27 || code === 0x2d || code === atSign || (code > 0xbf && code < 0x2000)
