/** Texts as the word lists are compared with them: lower case, without accents, German sharp s as ss, one kind of apostrophe. */

const ascii = /^[\0-\x7f]*$/

export function plainText(text: string): string {
  const lower = text.toLowerCase()
  if (ascii.test(lower)) return lower
  return lower.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[ßœæøł’‘`´]/g, (sign) => others[sign]!)
}

const others: Readonly<Record<string, string>> = { ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', '’': "'", '‘': "'", '`': "'", '´': "'" }

export interface Sentence {
  /** Each with one blank before each word. */
  readonly clauses: readonly string[]
  /** Its last clause is asked. */
  readonly asks: boolean
}

/** Sentences in the writer's own words: without what they quote, pass on or link to. `plain`: from `plainText`. */
export function sentencesOf(plain: string): Sentence[] {
  if (passedOn.test(plain)) return []
  const own = plain.replace(quotedLines, '\n').replace(quoted, unquoted).replace(links, ' ')
  const sentences: Sentence[] = []
  for (const [, words = '', end = ''] of own.matchAll(sentence)) {
    const clauses = words.split(between).map(blanked).filter((clause) => clause !== '')
    if (clauses.length > 0) sentences.push({ clauses, asks: end.includes('?') })
  }
  return sentences
}

const passedOn = /^\s*rt @/
const quotedLines = /(?:^|\n)[ \t]*>[^\n]*/g
const quoted = /["“„«»]([^"“”„«»\n]{1,1200})["”“»«]/g
/** One word or two may be meant, and no quotation: `"great" to see you`. */
const unquoted = (whole: string, words: string): string => (words.trim().split(/\s+/).length > 2 ? ' ' : whole)
const links = /\bhttps?:\/\/\S+/g
/** A full stop after a number (`am 12. Mai`) or within a word (`@bea@host.example`) ends nothing. */
const sentence = /((?:[^.!?…\n]|(?<=(?:^|[^\d])\d{1,2})\.|\.(?=[^\s.!?…]))+)([.!?…]*)/g
/** A comma that a clause goes on after: `schön, dich zu sehen`, `schade, dass`. */
const between = /,(?!\s*(?:dass|dich|euch|zu|de|que|to)\s)|[;:–—()[\]]|\s-+\s|\s(?:but|aber|doch|mais|pero)\s/

const blanked = (clause: string): string => {
  const words = clause.replace(/[^\p{L}\p{N}@'_.-]+/gu, ' ').replace(/(^| )[.'-]+|[.'-]+(?= |$)/g, '$1').trim()
  return words === '' ? '' : ` ${words.replace(/ +/g, ' ')}`
}
