/**
 * What each sign is to the search: a letter in its plain form (lower case, without accents and vowel marks), a sign of a script
 * that writes no blanks between words, or nothing. One table for all, filled as signs are met, so that an import of a million texts
 * asks it once for each letter. No dictionaries: every engine finds the same words.
 */

/** Classes below any letter; the value of a letter is its plain form. */
export const signs = { unknown: 0, gap: 1, ignored: 2, several: 3, half: 4, apostrophe: 5, gram: 6, picture: 7 } as const

/** Values up to here are classes. */
export const lastSign = 15

const table = new Uint16Array(0x10000)

/** Class or plain letter of a UTF-16 code unit. */
export function signOf(unit: number): number {
  const known = table[unit]!
  return known === signs.unknown ? (table[unit] = classify(unit)) : known
}

/** Of one that is `several`: the plain letters it stands for. Of a pair of halves: its letters, itself as a sign without blanks, or nothing. */
export function plainForm(sign: string): string {
  let plain = several.get(sign)
  if (plain === undefined) several.set(sign, (plain = fold(sign)))
  return plain
}
const several = new Map<string, string>()

/** Class of a sign beyond the basic plane. */
export function pairSign(sign: string): number {
  if (/\p{Extended_Pictographic}/u.test(sign)) return signs.picture
  if (isGram(sign)) return signs.gram
  return isWordSign(fold(sign)) ? signs.several : ignoredSigns.test(sign) || /\p{Emoji_Modifier}/u.test(sign) ? signs.ignored : signs.gap
}

/** Joined signs as one, where that changes what is found: voiced kana and Hangul written in parts. Lengths of other texts stay as they are. */
export function joined(text: string): string {
  const whole = /[\u1100-\u11FF\u3099\u309A]/.test(text) ? text.normalize('NFC') : text
  return shortening.test(whole) ? whole.replace(shortenings, '״') : whole
}

/** Hebrew shortens words with a sign that keyboards write as a quotation mark. */
const shortening = /["”](?<=[\u05D0-\u05EA\u0591-\u05C7].)(?=[\u05D0-\u05EA])/
const shortenings = new RegExp(shortening, 'g')

function classify(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return signs.half
  const sign = String.fromCharCode(unit)
  if (apostrophes.includes(sign)) return signs.apostrophe
  if (ignoredSigns.test(sign)) return signs.ignored
  if (/\p{Extended_Pictographic}/u.test(sign) && unit > 0xff) return signs.picture
  const plain = fold(sign)
  if (plain === '' || !isWordSign(plain)) return /^\p{M}$/u.test(sign) && plain === '' ? signs.ignored : signs.gap
  if (isGram(plain)) return plain === sign ? signs.gram : signs.several
  return plain.length === 1 ? plain.charCodeAt(0) : signs.several
}

const isWordSign = (plain: string): boolean => /[\p{L}\p{M}\p{N}]/u.test(plain)

/** Scripts whose words stand without blanks, and Hangul, whose words carry endings. */
const isGram = (sign: string): boolean =>
  /^[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(sign) &&
  /^[\p{L}\p{M}\p{N}]/u.test(sign)

const apostrophes = '\'’‘ʼ＇`´'

/** Accents, Hebrew points, Arabic vowels and stretching, what joins and directs, and soft hyphens. */
const ignoredSigns =
  /^[\u00AD\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u05F3\u05F4\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u1AB0-\u1AFF\u1DC0-\u1DFF\u200B-\u200F\u202A-\u202E\u2060-\u2069\u20D0-\u20FF\uFE00-\uFE0F\uFEFF\uFF9E\uFF9F]$/

function fold(sign: string): string {
  const lower = sign.normalize('NFKD').toLowerCase().normalize('NFKD')
  let plain = ''
  for (const part of lower) if (!ignoredSigns.test(part)) plain += plainLetters.get(part) ?? digit(part)
  // What composes again is a letter of its own: voiced kana, Hangul.
  return isGram(sign) ? sign.normalize('NFKC') : plain.normalize('NFC')
}

const plainLetters = new Map([
  ['ø', 'o'], ['ł', 'l'], ['đ', 'd'], ['ß', 'ss'], ['æ', 'ae'], ['œ', 'oe'], ['ı', 'i'], ['þ', 'th'], ['ð', 'd'], ['ħ', 'h'], ['ŋ', 'n'], ['ς', 'σ'], ['ə', 'e'],
  ['ٱ', 'ا'], ['ى', 'ي'], ['ة', 'ه'], ['ک', 'ك'], ['ی', 'ي'], ['ہ', 'ه'],
])

/** Figures of other scripts as ours. */
function digit(sign: string): string {
  const unit = sign.charCodeAt(0)
  const zero = zeros.find((first) => unit >= first && unit < first + 10)
  return zero === undefined || sign.length > 1 ? sign : String(unit - zero)
}
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6]
