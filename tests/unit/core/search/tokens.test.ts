import { describe, expect, it } from 'vitest'
import { tokensOf } from '../../../../renderer/core/search/tokens'

/** What stands beside the words has a star. */
const terms = (text: string) => tokensOf(text).map(({ term, extra }) => term + (extra ? '*' : ''))

describe('words of a text', () => {
  it.each([
    ['Green Umbrella', ['green', 'umbrella']],
    ['don’t, Don\'t', ['dont', 'dont']],
    ['Bea\'s dogs\' house', ['bea', 'dogs', 'house']],
    ['l\'amour', ['lamour', 'amour*']],
    ['O\'Brien', ['obrien', 'brien*']],
    ['\'quoted\'', ['quoted']],
    ['@bea_ek #green-boat', ['bea', 'ek', 'green', 'boat']],
    ['https://example.org/boats?id=7', ['https', 'example', 'org', 'boats', 'id', '7']],
    ['naïve—smörgås…', ['naive', 'smorgas']],
    ['e\u0301tude', ['etude']],
    ['Straße Ærø İstanbul ﬁsh ＡＢＣ', ['strasse', 'aero', 'istanbul', 'fish', 'abc']],
    ['𝐁𝐞𝐚', ['bea']],
    ['Љубав Ёлка', ['љубав', 'елка']],
    ['ΟΔΟΣ οδός', ['οδοσ', 'οδοσ']],
    ['مُحَمَّد إلى المدرسة', ['محمد', 'الي', 'المدرسه']],
    ['کتاب یار', ['كتاب', 'يار']],
    ['٢٠١١ ۲۰۱۱', ['2011', '2011']],
    ['שָׁלוֹם צה״ל צה"ל', ['שלום', 'צהל', 'צהל']],
    ['हिन्दी', ['हिन्दी']],
    ['東京駅で', ['東京', '京駅', '駅で', 'で*']],
    ['は\u3099', ['ば*']],
    ['iPhoneケース', ['iphone', 'ケー', 'ース', 'ス*']],
    ['학교에서', ['학교', '교에', '에서', '서*']],
    ['สวัส', ['สว', 'วั', 'ัส', 'ส*']],
    ['𠮷野', ['𠮷野', '野*']],
    ['🎉party 👍🏽', ['🎉', 'party', '👍']],
    ['… — !', []],
    ['', []],
  ])('%s', (text, expected) => expect(terms(text)).toEqual(expected))

  it('says where each stands', () => {
    const text = 'Åsa’s 東京 boat'
    expect(tokensOf(text).map(({ from, to }) => text.slice(from, to))).toEqual(['Åsa', '東京', '京', 'boat'])
  })

  it('cuts what is longer than anybody types', () => expect(terms('a'.repeat(100))).toEqual(['a'.repeat(40)]))

  it('takes halves of signs for gaps', () => expect(terms('bea\ud83dek\udf89')).toEqual(['bea', 'ek']))
})
