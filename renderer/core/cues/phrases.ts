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
 * What a text must hold for a phrase to be in it: its longest run of words that are always there, `<you>` behind it included (`with you`, `with @`),
 * or a list of which one is.
 */
export function anchorsOf(phrase: string, slots: Slots): readonly string[] {
  let best: readonly string[] = []
  let run: string[] = []
  const consider = (words: readonly string[]) => {
    if (words.length > 0 && (best.length === 0 || shortest(words) > shortest(best))) best = words
  }
  const end = (after: readonly string[]) => {
    if (run.length > 0) consider(after.length === 0 ? [run.join(' ')] : after.map((word) => `${run.join(' ')} ${word}`))
    run = []
  }
  for (const token of [...phrase.split(' '), '*']) {
    const slot = /^<(\w+)>$/.exec(token)?.[1]
    if (slot === 'you') end([...slots[slot]!, '@'])
    else if (slot === 'name') end(['@'])
    else if (/[|?<>*^$]/.test(token)) {
      end([])
      if (slot !== undefined) consider(slots[slot]!)
      else if (token.includes('|') && !token.endsWith('?')) consider(token.split('|').map((one) => one.replaceAll('_', ' ')))
    } else run.push(...token.split('_'))
  }
  if (best.length === 0) throw new Error(`nothing in "${phrase}" is always there`)
  return best.map(plainText)
}

const shortest = (words: readonly string[]): number => Math.min(...words.map((word) => word.length))
