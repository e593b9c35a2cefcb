/** Rule 3 of who is who: the addresses under which several people can be reached. */
import { isPlaceholder, nameWords } from './names'

/** What follows is no longer a name. */
const wordsOfOneName = 16
/** An address under more names than this is nobody's; it also bounds the comparing. */
const namesOfOneAddress = 64

/** The words of a full name, the given name first and titles left out; undefined for a name of one word, which can be anybody's. */
export function fullName(name: string): readonly string[] | undefined {
  const comma = name.indexOf(',')
  const words = comma < 0 || name.includes(',', comma + 1) ? wordsOf(name) : [...wordsOf(name.slice(comma)), ...wordsOf(name.slice(0, comma))]
  if (words.length < 2 || isPlaceholder(name)) return undefined
  // Where the family name is written first.
  return (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name) ? words.reverse() : words).slice(0, wordsOfOneName)
}

const wordsOf = (name: string): string[] => nameWords(name).filter((word) => !titles.has(word))

const titles = new Set(['dr', 'prof', 'mr', 'mrs', 'ms', 'mx', 'sir', 'herr', 'frau', 'ing', 'dipl', 'mag', 'phd', 'md', 'msc', 'bsc', 'mba', 'jr', 'sr'])

/** Collects the full names that come with each address. */
export class NamesOfAddresses {
  private readonly names = new Map<number, Map<string, readonly string[]>>()

  add(address: number, name: readonly string[]): void {
    let known = this.names.get(address)
    if (!known) this.names.set(address, (known = new Map()))
    if (known.size <= namesOfOneAddress) known.set(name.join(' '), name)
  }

  /** Those that several people share. */
  shared(): ReadonlySet<number> {
    const shared = new Set<number>()
    for (const [address, known] of this.names) {
      const names = [...known.values()]
      if (names.length > namesOfOneAddress || names.some((name, index) => names.slice(index + 1).some((other) => areStrangers(name, other)))) shared.add(address)
    }
    return shared
  }
}

/**
 * Whether two full names are of two people: they share no word, or only the family's and each has a given name the other has not.
 * `Bea` and `Beatrix` are one name. Two scripts cannot be told apart: one person writes their name in both.
 */
export function areStrangers(a: readonly string[], b: readonly string[]): boolean {
  if (scriptOf(a) !== scriptOf(b)) return false
  if (!a.some((word) => b.includes(word))) return true
  const [given, other] = [a[0]!, b[0]!]
  return !areAlike(given, other) && !b.includes(given) && !a.includes(other)
}

const areAlike = (a: string, b: string): boolean => a === b || (Math.min(a.length, b.length) > 2 && (a.startsWith(b) || b.startsWith(a)))

const scriptOf = (words: readonly string[]): number => scripts.findIndex((script) => script.test(words.join('')))
const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Hebrew}/u, /\p{Script=Arabic}/u, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u, /\p{Script=Hangul}/u, /\p{Script=Thai}/u, /\p{Script=Devanagari}/u]
