/** Which language a text is in, by the words that carry no meaning, and which words can be a topic in it. */
import { dan, deu, eng, fra, ita, nld, nob, pol, por, spa, swe } from 'stopword'
import { foldName } from '../names'
import { everyday } from './everyday'

/** An index into `languages`; -1 is none that is known. */
export type Language = number
export const unknown: Language = -1

/** Common ones first. Whoever has more of its stop words in a text wins, so that near ones stand beside each other. */
export const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb', 'pl'] as const
export const german: Language = languages.indexOf('de')

const more: Readonly<Partial<Record<(typeof languages)[number], string>>> = {
  en: 'us why who whom when how just will would am being if so no not nor yes me my mine myself yourself her hers its it itself she i you u ur hasnt were because off own again then once',
  fr: 'un une deux et est a as ont on nous vous ils elles pas plus très bien ça va cest jai quil quelle dun dune lon nest sest quand comme mais donc car si aussi tout tous rien y en',
  es: 'el la los las un una y o es son soy está están ser fue era he ha han hay no si sí más muy ya te tu me mi nos lo le les que qué cómo como pero por para con sin esto esta este eso',
}

const lists: Readonly<Record<(typeof languages)[number], readonly string[]>> = { en: eng, de: deu, fr: fra, es: spa, it: ita, pt: por, nl: nld, sv: swe, da: dan, nb: nob, pl: pol }

/** Folded word → a bit for each language it says nothing in. */
const empty = new Map<string, number>()
for (const [at, language] of languages.entries()) {
  for (const word of [...lists[language], ...(more[language]?.split(' ') ?? [])]) {
    const folded = foldName(word)
    empty.set(folded, (empty.get(folded) ?? 0) | (1 << at))
  }
}

const small: ReadonlySet<string> = new Set(everyday.map(foldName))

/** The languages a folded word is a stop word of, as bits. */
export const stopBits = (folded: string): number => empty.get(folded) ?? 0

/** Said by everybody to everybody, whatever the language: words of one wander into the others. */
export const isEveryday = (folded: string): boolean => small.has(folded)

export const isStop = (bits: number, language: Language): boolean => (bits & (1 << language)) !== 0

/**
 * The language of some words, by their bits. A text of several words needs two of its stop words, a short one is enough with one;
 * `likely` decides where two have as many, and speaks for two or three words that have none.
 */
export function languageOf(bits: readonly number[], likely: Language = unknown): Language {
  const counts = new Array<number>(languages.length).fill(0)
  for (const each of bits) for (let rest = each; rest !== 0; rest &= rest - 1) counts[31 - Math.clz32(rest & -rest)]! += 1
  let best = unknown
  let most = 0
  for (const [at, count] of counts.entries()) if (count > most || (count === most && count > 0 && at === likely)) [best, most] = [at, count]
  if (most === 0) return bits.length <= tiny ? likely : unknown
  return most >= 2 || bits.length <= short ? best : likely === best ? likely : unknown
}
const short = 5
const tiny = 3
