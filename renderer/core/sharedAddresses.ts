/** Rule 3 of who is who: the addresses under which several people can be reached. */
import { sameConsonants, writesConsonants } from './consonants'
import { isPlaceholder, nameWords } from './names'
import { inLatin, soundOf } from './suggestions/sounds'

/** What follows is no longer a name. */
const wordsOfOneName = 16
/** An address under more names than this is nobody's; it also bounds the comparing. */
const namesOfOneAddress = 64

/** The words of a name, the given name first; titles and initials left out. Undefined for what is no name. */
export function namedWords(name: string): readonly string[] | undefined {
  const comma = name.indexOf(',')
  const words = comma < 0 || name.includes(',', comma + 1) ? wordsOf(name) : [...wordsOf(name.slice(comma)), ...wordsOf(name.slice(0, comma))]
  if (words.length === 0 || isPlaceholder(name)) return undefined
  // Where the family name is written first.
  return (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name) ? words.reverse() : words).slice(0, wordsOfOneName)
}

const wordsOf = (name: string): string[] => nameWords(name).filter((word) => !titles.has(word))

const titles = new Set(['dr', 'prof', 'mr', 'mrs', 'ms', 'mx', 'sir', 'herr', 'frau', 'ing', 'dipl', 'mag', 'phd', 'md', 'msc', 'bsc', 'mba', 'jr', 'sr'])

/** Collects the names that come with each address. */
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
 * Whether two names are of two people: they share no word, or each has a word the other has not and they do not begin alike.
 * `Bea` and `Beatrix` are one name, `Jan` and `Jana` are two. Of two scripts, the sounds are compared where letters have sounds.
 */
export function areStrangers(a: readonly string[], b: readonly string[]): boolean {
  if (scriptOf(a) !== scriptOf(b)) {
    if (writesConsonants(a) !== writesConsonants(b)) return !sameConsonants(a, b)
    const [left, right] = [soundsOf(a), soundsOf(b)]
    return !left || !right || scriptOf(left) !== scriptOf(right) || areStrangers(left, right)
  }
  if (a.length > 1 && b.length > 1 && a[0] === b[0]) return false
  const [onlyA, onlyB] = [a.filter((word) => !b.includes(word)), b.filter((word) => !a.includes(word))]
  if (onlyA.length === 0 || onlyB.length === 0) return false
  // One word alone may be short for a name; two whole names have their family's in common besides.
  if (a.length === 1 || b.length === 1) return !((a.length === 1 && isShortFor(a[0]!, b[0]!)) || (b.length === 1 && isShortFor(b[0]!, a[0]!)))
  return !(isShortFor(a[0]!, b[0]!) || isShortFor(b[0]!, a[0]!)) || onlyA.length === a.length
}

/** The beginning of the other, which is not merely the name of a woman made from that of a man. */
const isShortFor = (short: string, name: string): boolean => short.length > 2 && name.startsWith(short) && !/^(?:[aeio]|ia|ie|ina?|ine|ett[ae]|ell[ae])$/.test(name.slice(short.length))

function soundsOf(words: readonly string[]): readonly string[] | undefined {
  const latin = words.map(inLatin)
  return latin.every((word) => word !== undefined) ? latin.map(soundOf) : undefined
}

const scriptOf = (words: readonly string[]): number => scripts.findIndex((script) => script.test(words.join('')))
const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Hebrew}/u, /\p{Script=Arabic}/u, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u, /\p{Script=Hangul}/u, /\p{Script=Thai}/u, /\p{Script=Devanagari}/u]
