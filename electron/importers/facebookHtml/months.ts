/** Languages in which Facebook has written dates out. */
const languages = [
  'en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'da', 'nb', 'sv', 'fi', 'pl', 'cs', 'sk', 'sl', 'hr', 'sr-Latn', 'sr-Cyrl', 'hu', 'ro', 'ru', 'uk', 'bg', 'lt', 'lv', 'et', 'el', 'tr', 'ca', 'id', 'vi', 'ar', 'he',
] as const

let months: ReadonlyMap<string, ReadonlyMap<string, number>> | undefined
let weekdays: ReadonlySet<string> | undefined

/** In which languages the word is which month. Only “listopad” and its kind mean two. Made when the first date is read: that takes a moment. */
export const monthNamed = (word: string): ReadonlyMap<string, number> | undefined => (months ??= readMonths()).get(word)

/** Whether the word is part of the name of a weekday. */
export const isWeekday = (word: string): boolean => (weekdays ??= readWeekdays()).has(word)

/** Words in their plain spelling. */
export const wordsIn = (text: string): string[] => (text.match(/[\p{L}\p{M}][\p{L}\p{M}.׳’']*/gu) ?? []).map(plainWord)

function readWeekdays(): Set<string> {
  return new Set(
    languages.flatMap((language) =>
      (['long', 'short'] as const).flatMap((weekday) => {
        const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' })
        return Array.from({ length: 7 }, (_, day) => wordsIn(format.format(Date.UTC(2013, 9, 6 + day)))).flat()
      }),
    ),
  )
}

function readMonths(): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>()
  const add = (word: string, language: string, month: number) => {
    const plain = plainWord(word)
    if (plain === '' || /\d/.test(plain)) return
    const there = found.get(plain)
    if (!there) found.set(plain, new Map([[language, month]]))
    else if (!there.has(language)) there.set(language, month)
  }
  for (const language of languages) {
    for (const width of ['long', 'short'] as const) {
      // As they stand in a date, which in many languages is another form than alone; and alone.
      const inDate = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { day: 'numeric', month: width, year: 'numeric', timeZone: 'UTC' })
      const alone = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { month: width, timeZone: 'UTC' })
      for (let month = 1; month <= 12; month++) {
        const at = Date.UTC(2013, month - 1, 4)
        add(inDate.formatToParts(at).find(({ type }) => type === 'month')?.value ?? '', language, month)
        add(alone.formatToParts(at).find(({ type }) => type === 'month')?.value ?? '', language, month)
      }
    }
  }
  for (const [word, language, month] of older) add(word, language, month)
  return found
}

export const plainWord = (word: string): string => word.normalize('NFC').toLowerCase().replace(/[.׳’']+$/, '')

/** Spellings that were usual before: `Sept`, `Mär`, `gen` and the like. */
const older: readonly (readonly [string, string, number])[] = [
  ['sept', 'en', 9], ['mär', 'de', 3], ['mrz', 'de', 3], ['jän', 'de', 1], ['jänner', 'de', 1], ['janv', 'fr', 1], ['févr', 'fr', 2], ['juil', 'fr', 7], ['déc', 'fr', 12], ['sep', 'es', 9], ['set', 'pt', 9],
  ['maart', 'nl', 3], ['mrt', 'nl', 3], ['maj', 'da', 5], ['mai', 'nb', 5], ['окт', 'ru', 10], ['нояб', 'ru', 11], ['сент', 'ru', 9], ['okt', 'sr-Latn', 10],
]
