/**
 * Phrases of the word lists as regular expressions over prepared text: lower case, without accents, one blank before each word.
 *
 * A phrase is words with blanks between. `a|b` is either, `in_person` two words that belong together, a `?` at the end says that it may be
 * missing, `*` is up to three words of any kind, `^` and `$` are the ends of a clause. `<you>` is you or `@bea`, `<name>` only `@bea`;
 * `<fine>`, `<shared>`, `<truly>` are lists of the language, `<day>` is any of its words for a day.
 */
import { plainText } from './plainText'

/** Lists by the name of their slot. */
export type Slots = Readonly<Record<string, readonly string[]>>

/** Screen names, several at once too: `@bea and @tom`. */
export const names = ' @[\\p{L}\\p{N}_.@-]+(?:(?: (?:and|und|et|y|e|with|&))? @[\\p{L}\\p{N}_.@-]+)*'

/** What it finds begins with a blank. */
export const expressionOf = (phrase: string, slots: Slots): RegExp => new RegExp(`${sourceOf(phrase, slots)}(?= |$)`, 'u')

/** Any of the words. */
export const anyOf = (words: readonly string[]): RegExp => new RegExp(`${either(words)}(?= |$)`, 'u')

function sourceOf(phrase: string, slots: Slots): string {
  return phrase.split(' ').map((token) => partOf(token, slots)).join('')
}

function partOf(token: string, slots: Slots): string {
  if (token === '^') return '^'
  if (token === '$') return '(?=$)'
  if (token === '*') return '(?: [^ ]+){0,3}'
  const optional = token.endsWith('?')
  const word = optional ? token.slice(0, -1) : token
  const slot = /^<(\w+)>$/.exec(word)?.[1]
  const source = slot === undefined ? either(word.split('|').map((one) => one.replaceAll('_', ' '))) : slotOf(slot, slots)
  return optional ? `(?:${source})?` : source
}

function slotOf(slot: string, slots: Slots): string {
  if (slot === 'name') return `(?:${names})`
  const words = slots[slot]
  if (!words) throw new Error(`no list for <${slot}>`)
  return slot === 'you' ? `(?:${either(words)}|${names})` : either(words)
}

/** The longest first, so that `the day after tomorrow` is not `the day`. */
export function either(words: readonly string[]): string {
  const sorted = [...new Set(words.map((word) => plainText(word)))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  return ` (?:${sorted.map(escaped).join('|')})`
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * What a text must hold for a phrase to be in it: some of its words that stand together and are always there, in all the ways they can be said.
 * Of all such runs the one that is hardest to meet with by chance: whose shortest way is longest.
 */
export function anchorsOf(phrase: string, slots: Slots): readonly string[] {
  const tokens = phrase.split(' ').map((token) => waysOf(token, slots))
  let best: readonly string[] = []
  for (let from = 0; from < tokens.length; from++) {
    let ways: readonly string[] = ['']
    for (const token of tokens.slice(from)) {
      if (!token || ways.length * token.length > mostWays) break
      ways = ways.flatMap((before) => token.map((word) => (before === '' ? word : `${before} ${word}`)))
      if (best.length === 0 || shortest(ways) > shortest(best)) best = ways
      // A screen name may be followed by another one.
      if (token.includes('@')) break
    }
  }
  if (best.length === 0) throw new Error(`nothing in "${phrase}" is always there`)
  return [...new Set(best)]
}
const mostWays = 300

/** The ways to say what a word of a phrase stands for; undefined where it may be missing or be anything. */
function waysOf(token: string, slots: Slots): readonly string[] | undefined {
  if (token.endsWith('?') || /^[*^$]$/.test(token)) return undefined
  const slot = /^<(\w+)>$/.exec(token)?.[1]
  if (slot === 'name') return ['@']
  const words = slot === undefined ? token.split('|').map((one) => one.replaceAll('_', ' ')) : slots[slot]!
  return [...words.map(plainText), ...(slot === 'you' ? ['@'] : [])]
}

const shortest = (words: readonly string[]): number => Math.min(...words.map((word) => word.length))
