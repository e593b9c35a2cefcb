/** The words of a line with their places, folded as names are. */
import { foldName } from '../names'

export interface Word {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly folded: string
  /** What stands between it and the word before. */
  readonly gap: string
}

export function wordsOf(line: string): readonly Word[] {
  const words: Word[] = []
  let end = 0
  for (const { index, 0: text } of line.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    words.push({ from: index, to: index + text.length, text, folded: foldName(text), gap: line.slice(end, index) })
    end = index + text.length
  }
  return words
}

/** The same without places: how names and phrases are kept for finding. */
export const foldedWords = (text: string): readonly string[] => foldName(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/** How many words from `at` on are the phrase; 0 when it does not stand there. Nothing but white space, apostrophes and hyphens may lie within. */
export function phraseLength(words: readonly Word[], at: number, phrase: readonly string[]): number {
  for (let step = 0; step < phrase.length; step++) {
    const word = words[at + step]
    if (word === undefined || word.folded !== phrase[step] || (step > 0 && !isTight(word.gap))) return 0
  }
  return phrase.length
}

/** Nothing that ends a thought. */
export const isTight = (gap: string): boolean => /^[\s'’\-‐‑.·&/]{0,4}$/u.test(gap) && !/\n/.test(gap) && !/\.\s/.test(gap)

/** Begins as names do: in a script without capitals every word does. */
export const isCapital = (text: string): boolean => /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(text)

/** A phrase book by first word, longest phrase first. */
export class Phrases<T> {
  private readonly byFirst = new Map<string, { readonly words: readonly string[]; readonly value: T }[]>()

  constructor(entries: Iterable<readonly [phrase: string, value: T]>) {
    for (const [phrase, value] of entries) this.add(phrase, value)
  }

  add(phrase: string, value: T): void {
    const words = foldedWords(phrase)
    if (words.length === 0) return
    const known = this.byFirst.get(words[0]!)
    if (known) known.push({ words, value })
    else this.byFirst.set(words[0]!, [{ words, value }])
  }

  /** The values of the longest phrase that stands at a word. */
  at(words: readonly Word[], at: number): { readonly length: number; readonly values: readonly T[] } | undefined {
    const first = words[at]
    if (!first) return undefined
    let length = 0
    let values: T[] = []
    for (const entry of this.byFirst.get(first.folded) ?? []) {
      if (entry.words.length < length || phraseLength(words, at, entry.words) === 0) continue
      if (entry.words.length > length) [length, values] = [entry.words.length, []]
      values.push(entry.value)
    }
    return length === 0 ? undefined : { length, values }
  }
}
