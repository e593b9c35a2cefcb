/** Finds names inside titles, whatever the language around them. */
export class NameIndex {
  private readonly byBeginning = new Map<string, string[]>()

  constructor(names: Iterable<string>) {
    for (const name of names) {
      const key = beginningOf(plain(name))
      if (key.length < 2 || name.length > longest) continue
      const there = this.byBeginning.get(key)
      if (there) there.push(name)
      else this.byBeginning.set(key, [name])
    }
    for (const names of this.byBeginning.values()) names.sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  }

  /** The longest name that stands in the title as a word of its own; of equally long ones the first. */
  longestIn(title: string): { readonly name: string; readonly from: number; readonly to: number } | undefined {
    const text = plain(title.slice(0, longestTitle))
    let found: { name: string; from: number; to: number } | undefined
    for (let from = 0; from < text.length - 1; from++) {
      if (isLetter(text, from - 1) && !isUnspaced(text, from)) continue
      const name = this.byBeginning.get(text.slice(from, from + 2))?.find((candidate) => text.startsWith(plain(candidate), from) && endsWord(text, from + candidate.length))
      if (name !== undefined && name.length > (found?.name.length ?? 0)) found = { name, from, to: from + name.length }
    }
    return found
  }
}

const longest = 200
const longestTitle = 1_000

/** Apostrophes of either kind are one. The length stays. */
const plain = (text: string): string => text.replace(/[‘’ʼ]/g, "'")

const beginningOf = (name: string): string => name.slice(0, 2)

/** Before what is no letter, before a German genitive s, or in a script without spaces. */
function endsWord(text: string, at: number): boolean {
  if (!isLetter(text, at) || isUnspaced(text, at) || isUnspaced(text, at - 1)) return true
  return text[at] === 's' && !isLetter(text, at + 1)
}

function isLetter(text: string, at: number): boolean {
  const c = text.charCodeAt(at)
  if (Number.isNaN(c)) return false
  if (c < 128) return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57)
  return /[\p{L}\p{M}\p{N}]/u.test(text[at]!) || (c >= 0xd800 && c <= 0xdfff)
}

/** Han, kana, Hangul, Thai, Lao, Khmer, Burmese: words follow each other without a sign between them. */
function isUnspaced(text: string, at: number): boolean {
  const c = text.charCodeAt(at)
  return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7af) || (c >= 0x0e00 && c <= 0x0eff) || (c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff)
}
