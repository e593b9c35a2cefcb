/** The place a line names: one that is known, else as it is written. */
import { isCalendarName } from './days'
import { logLanguages, logWords, type LogLanguage } from './languages'
import { foldedWords, isCapital, isTight, Phrases, phraseLength, type Word } from './words'

export interface FoundPlace {
  /** Words of the line, from and up to. */
  readonly from: number
  readonly to: number
  /** As the library writes it, where it knows it. */
  readonly known?: string
}

export type KnownPlaces = Phrases<string>
export const knowingPlaces = (names: Iterable<string>): KnownPlaces => new Phrases([...new Set(names)].map((name) => [name, name] as const))

interface PlaceWord {
  readonly language: LogLanguage
  readonly loose: boolean
}

const placeWords = new Phrases<PlaceWord>(
  logLanguages.flatMap((language) => [
    ...logWords[language].at.map((word) => [word, { language, loose: false }] as const),
    ...logWords[language].loose.map((word) => [word, { language, loose: true }] as const),
  ]),
)

/** Written between the words of one name. */
const joiners = new Set(['de', 'la', 'le', 'du', 'des', 'del', 'della', 'di', 'do', 'da', 'of', 'the', 'and', 'und', 'et', 'y', 'am', 'an', 'der', 'dem', 'den', 'im', 'zum', 'zur', 'in', 'sur', 's', 'van', 'von', 'l', 'los', 'las', 'el'])
const mostWords = 8
const mostPlain = 3

/** `end`: the word the thought ends before. `isFree`: nothing else was recognised in the word. `stops`: words that begin something else. */
export function placeAt(words: readonly Word[], at: number, end: number, languages: readonly LogLanguage[], known: KnownPlaces, isFree: (at: number) => boolean, stops: (at: number) => boolean): FoundPlace | undefined {
  const sign = isAtSign(words[at]!.gap) ? { length: 0, values: languages.map((language) => ({ language, loose: false })) } : placeWords.at(words, at)
  const said = sign?.values.filter(({ language }) => languages.includes(language)) ?? []
  if (!sign || said.length === 0) return undefined
  const first = at + sign.length
  if (first >= end || !isFree(first)) return undefined
  const after = said.map(({ language }) => afterArticle(words, first, logWords[language].articles))
  for (const start of new Set([first, ...after])) {
    const match = known.at(words, start)
    if (match && start + match.length <= end && range(start, start + match.length).every(isFree)) return { from: at, to: start + match.length, known: match.values[0]! }
  }
  for (const [index, { language, loose }] of said.entries()) {
    if (logWords[language].noPlace.some((phrase) => phraseLength(words, first, foldedWords(phrase)) > 0)) return undefined
    const start = after[index]!
    if (isCalendarName(words[start]?.folded ?? '')) continue
    const to = isCapital(words[start]?.text ?? '') || (start > first && /^\d/.test(words[start]?.text ?? '')) ? nameEnd(words, start, end, isFree) : loose ? 0 : plainEnd(words, start, end, isFree, stops)
    if (to > start) return { from: at, to }
  }
  return undefined
}

/** `@ Armazém 12`. */
export const isAtSign = (gap: string): boolean => /@\s?$/.test(gap)

const afterArticle = (words: readonly Word[], at: number, articles: readonly string[]): number => (words[at] && articles.includes(words[at].folded) && words[at + 1] ? at + 1 : at)

/** `Café Tejo`, `Hut above Zermatt` as far as the capitals go, with what joins them, and numbers. */
function nameEnd(words: readonly Word[], start: number, end: number, isFree: (at: number) => boolean): number {
  let to = start
  for (let at = start; at < end && at - start < mostWords && isFree(at); at++) {
    const word = words[at]!
    if (at > start && !isTight(word.gap)) break
    if (isCapital(word.text) || /^\d/.test(word.text) || (word.text.length === 1 && /['’]/.test(word.gap))) to = at + 1
    else if (!joiners.has(word.folded)) break
  }
  return to
}

/** `the old station`: up to three plain words, when the thought or something else recognised begins right after. */
function plainEnd(words: readonly Word[], start: number, end: number, isFree: (at: number) => boolean, stops: (at: number) => boolean): number {
  for (let at = start; at <= start + mostPlain; at++) {
    if (at >= end || !isFree(at) || stops(at)) return at
    if (at > start && !isTight(words[at]!.gap)) return at
  }
  return 0
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index)
