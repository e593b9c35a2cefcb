/**
 * Names in Hebrew and Arabic letters beside names in Latin ones. The former write consonants, so consonants are all that can be
 * compared, in classes wide enough for how they are spelled abroad. Who sounds different is asked about, never taken for another.
 */

/** Whether two names, one of them in Hebrew or Arabic letters, have the same consonants in the same order. False where too few are left to tell. */
export function sameConsonants(a: readonly string[], b: readonly string[]): boolean {
  const [left, right] = [skeletons(a), skeletons(b)]
  return left.some((one) => one.length > 2 && right.includes(one))
}

export const writesConsonants = (words: readonly string[]): boolean => /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(words.join(''))

/** All that the consonants of a name can be: `ch` is several sounds, and `v` is written as a vowel as well. */
function skeletons(words: readonly string[]): string[] {
  let found = ['']
  for (const part of words.join(' ').replace(/(\p{L})\1/gu, '$1').match(/[ck]h|[st]h|sch|tz|ts|ph|dj|./gsu) ?? []) {
    const choices = classes.get(part) ?? ['']
    found = found.slice(0, mostReadings).flatMap((one) => choices.map((choice) => one + choice))
  }
  return [...new Set(found)]
}

/** A name of many doubtful letters is compared by some of its readings. */
const mostReadings = 64

/** What is not listed (vowels, half-vowels, `h`, signs) is no consonant that both ways of writing keep. */
const classes = new Map(
  ('b b|v ,b|c k|k k|q k|ch ,k,s|kh ,k|x ks|g g|j g,|dj g|d d|th t|t t|f p|p p|ph p|l l|m m|n n|r r|s s|z s|sh s|sch s|ts s|tz s|' +
    'ב b|ג g|ד d|ז s|כ k,|ך k,|ק k|ט t|ת t|ל l|מ m|ם m|נ n|ן n|ס s|ש s|צ s|ץ s|פ p|ף p|ר r|' +
    'ب b|پ p|ت t|ث t|ة ,t|ج g|چ s|خ k,|د d|ذ d|ر r|ز s|ژ s|س s|ش s|ص s|ض d|ط t|ظ s,d|غ g|گ g|ف p|ق k|ك k|ک k|ل l|م m|ن n')
    .split('|')
    .map((pair) => {
      const [letter, sounds] = pair.split(' ') as [string, string]
      return [letter, sounds.split(',')] as const
    }),
)
