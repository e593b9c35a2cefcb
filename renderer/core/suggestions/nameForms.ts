/** Names made ready for comparing: words without accents and in Latin letters, how they sound, what they may be short for. */
import { tidy } from '#contract/handles'
import anyAscii from 'any-ascii'
import { isPlaceholder } from '../names'
import { nameFamilies } from './nicknames'
import { soundOf } from './sounds'

export interface NameWord {
  /** Lower-case Latin letters and digits. */
  readonly text: string
  /** Spellings of one sound are one: `muller` for Müller, Mueller and Muller. */
  readonly sound: string
  /** The sounds of what it stands for: its own, and of the full names it may be short for. */
  readonly forms: readonly string[]
  /** The consonants, for scripts that write nothing else. */
  readonly bones: string
  /** One letter, standing for a word. */
  readonly initial: boolean
  /** A given name that many bear. */
  readonly given: boolean
}

export interface NameForm {
  /** As written. */
  readonly shown: string
  readonly words: readonly NameWord[]
  /** Number of words that are no initials. */
  readonly full: number
  readonly script: Script
  /** All words in one. */
  readonly joined: string
  /** Other ways to write that, for scripts without blanks. */
  readonly alsoJoined: readonly string[]
}

export type Script = 'latin' | 'abjad' | 'joined' | 'other'

/** What follows is no longer a name. */
const wordsOfOneName = 7
const longestName = 200

/** The same name with two words as one, where both together are a given name: `María José`, whom friends call Majo. */
export function pairedForm(form: NameForm): NameForm | undefined {
  const at = form.words.findIndex((word, n) => !word.initial && givenPairs().has(soundOf(word.text + (form.words[n + 1]?.text ?? ''))) && form.words.length > 2)
  if (at < 0) return undefined
  const pair = wordOf(form.words[at]!.text + form.words[at + 1]!.text)
  return { ...form, words: form.words.toSpliced(at, 2, pair), full: form.full - 1 }
}

/** Undefined for what is no name. */
export function nameForm(name: string): NameForm | undefined {
  const shown = tidy(name.slice(0, longestName))
  if (isPlaceholder(shown)) return undefined
  const plain = shown.replace(/[([{][^)\]}]*[)\]}]|["“„«][^"”“»]*["”“»]/gu, ' ')
  const written = wordsIn(plain).length > 0 ? plain : shown
  const all = wordsIn(written)
  const kept = all.filter((word, at) => !isSilent(word, at === all.length - 1))
  const words = (kept.length > 0 ? kept : all).map(wordOf).filter(({ text }) => text !== '').slice(0, wordsOfOneName)
  if (words.length === 0) return undefined
  return { shown, words, full: words.filter(({ initial }) => !initial).length, script: scriptOf(shown), joined: words.map(({ text }) => text).join(''), alsoJoined: koreanSpellings(shown) }
}

/** How Koreans write their family names in Latin letters is settled by custom, not by rule. */
function koreanSpellings(shown: string): string[] {
  if (!/^[\p{Script=Hangul} ]{2,6}$/u.test(shown)) return []
  const [family = '', ...given] = shown.replaceAll(' ', '')
  const rest = asciiOf(given.join(''))
  return (koreanFamilies.get(asciiOf(family)) ?? []).map((spelling) => spelling + rest)
}
const koreanFamilies = new Map(
  ('gim kim|i lee yi rhee|bak park pak|choe choi|jeong jung chung|gang kang|jo cho|yun yoon|im lim|o oh|seo suh|sin shin|gwon kwon|an ahn|yu yoo ryu|jeon jun chun|' +
    'go ko koh|mun moon|baek paik|heo hur huh|sim shim|no noh roh|gwak kwak|seong sung|ju joo|u woo|gu koo|geum keum').split('|').map((line) => {
    const [rule = '', ...customs] = line.split(' ')
    return [rule, customs]
  }),
)

const wordsIn = (text: string): string[] => text.replace(/['’`ʹʼ]/gu, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

function isSilent(word: string, isLast: boolean): boolean {
  const small = word.toLowerCase()
  return titles.has(small) || (!isLast && particles.has(small) && !/^\p{Lu}$/u.test(word))
}

const words = new Map<string, NameWord>()
const mostWords = 200_000

function wordOf(written: string): NameWord {
  const known = words.get(written)
  if (known) return known
  const text = anyAscii(asGreeksWrite(withoutMuteEnd(written.normalize('NFC')))).toLowerCase().replace(/[^a-z0-9]/g, '')
  // A small letter alone is an "and": `Ortega y Gasset`.
  const initial = /^\p{L}\p{M}*$/u.test(written) && text.length <= 2 && !/^\p{Ll}|[\p{Script=Han}\p{Script=Hangul}]/u.test(written)
  const sound = soundOf(text)
  const word: NameWord = { text, sound, forms: initial ? [sound] : [...new Set([sound, ...(fullNames().get(sound) ?? [])])], bones: bonesOf(text), initial, given: fullNames().has(sound) }
  // The same words come again and again; a library of strangers must not keep them all.
  if (words.size >= mostWords) words.clear()
  words.set(written, word)
  return word
}

/** The last letter of فاطمة and of שרה is written and not spoken: Fatima, Sara. */
const withoutMuteEnd = (text: string): string => text.replace(/(?<=[\p{Script=Arabic}]{2})ة$|(?<=[\p{Script=Hebrew}]{2})ה$/u, '')

/** Two Greek letters that are one sound. */
const asGreeksWrite = (text: string): string =>
  /\p{Script=Greek}/u.test(text) ? text.toLowerCase().replace(/ο[υύ]/g, 'ou').replace(/([αε])[υύ]/g, '$1v').replace(/^μπ/, 'b').replace(/^ντ/, 'd').replace(/γ(?=[γκχ])/g, 'n') : text

/** What Arabic and Hebrew write of a name. */
const bonesOf = (text: string): string => {
  const bones = text.replace(/(?<=..[aeiou])h$/, '').replace(/c|q/g, 'k').replace(/^[aeiou]*l(?=[^aeiouyw])/, '').replace(/[aeiouyw]/g, '').replace(/(.)\1+/g, '$1')
  return bones
}

let full: ReadonlyMap<string, readonly string[]> | undefined
/** Sound of a short name → sounds of the full names it may stand for. */
function fullNames(): ReadonlyMap<string, readonly string[]> {
  if (full) return full
  const found = new Map<string, Set<string>>()
  for (const family of nameFamilies) {
    const name = soundOf(asciiOf(family[0]!))
    for (const one of family) {
      const sound = soundOf(asciiOf(one))
      found.set(sound, (found.get(sound) ?? new Set()).add(name))
    }
  }
  return (full = new Map([...found].map(([sound, names]) => [sound, [...names].sort()])))
}

const asciiOf = (text: string): string => anyAscii(text).toLowerCase().replace(/[^a-z0-9]/g, '')

let pairs: ReadonlySet<string> | undefined
/** Sounds of full names that are two words. */
const givenPairs = (): ReadonlySet<string> => (pairs ??= new Set(nameFamilies.map(([name]) => name!).filter((name) => /^(?:maria|jose|juan|luis|anna|rosa)[a-z]{4,}$/.test(name)).map(soundOf)))

/** The only word of a name that is a single one; in scripts without blanks that is a whole name. */
export const loneWord = ({ words, full, script }: NameForm): NameWord | undefined =>
  words.length === 1 && full === 1 && script !== 'joined' && words[0]!.text.length >= shortestLone ? words[0] : undefined
const shortestLone = 3

/** What a whole name may be called for short: its first word, and any that many are called by, where the order does not tell. */
export const callNames = ({ words, script }: NameForm): readonly NameWord[] =>
  words.length < 2 || script === 'joined' ? [] : words.filter((word, at) => !word.initial && (at === 0 || word.given))

/** Whether a word is a given name that many bear. */
export const isGivenName = (text: string): boolean => fullNames().has(soundOf(text))

function scriptOf(text: string): Script {
  if (/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text)) return 'abjad'
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(text)) return 'joined'
  return /\p{Script=Latin}/u.test(text) ? 'latin' : 'other'
}

/** Titles and ranks, wherever they stand. `ma` and `don` are names as well. */
const titles = new Set(
  ('dr prof mr mrs ms miss mx sir dame lady lord ing mag dipl dkfm bsc msc ba mba phd md rn esq jr sr ii iii iv herr frau fräulein mme mlle monsieur madame ' +
    'señor señora senor senora dona doña rev fr rabbi sheikh haji hajji').split(' '),
)

/** The small words of family names, there in one spelling and missing in the next. At the end it is a name: `Lê`, `Van`. */
const particles = new Set('de la le les del della di da do dos das du des van von vom zu zum zur der den het ten af av y e i und and el al ul ud bin ibn bint abu ال'.split(' '))
