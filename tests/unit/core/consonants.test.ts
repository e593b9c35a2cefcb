import { expect, it } from 'vitest'
import { sameConsonants } from '../../../renderer/core/consonants'
import { nameWords } from '../../../renderer/core/names'

const same = (a: string, b: string) => sameConsonants(nameWords(a), nameWords(b))

it.each([
  ['Yael Berkovich', 'יעל ברקוביץ׳'],
  ['Nour El-Din Haddad', 'نور الدين حداد'],
  ['Sarah Cohen', 'שרה כהן'],
  ['Rachel Levi', 'רחל לוי'],
  ['Muhammad al-Fasi', 'محمد الفاسي'],
  ['Khaled Mansour', 'خالد منصور'],
])('%s is %s', (latin, other) => {
  expect(same(latin, other)).toBe(true)
  expect(same(other, latin)).toBe(true)
})

it.each([
  ['Yael Berkovich', 'דוד ברקוביץ׳'],
  ['Nour Haddad', 'سامي حداد'],
  ['Aya', 'יעל'],
])('%s is not taken for %s', (latin, other) => expect(same(latin, other)).toBe(false))

it('is done soon, whatever is written', () => {
  expect(same('ch'.repeat(20_000), 'כ'.repeat(20_000))).toBe(false)
})
