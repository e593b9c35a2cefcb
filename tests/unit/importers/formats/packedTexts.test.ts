import { expect, it } from 'vitest'
import { PackedTexts, TextNumbers } from '../../../../electron/importers/formats/packedTexts'

it('keeps texts of any length by their number', () => {
  const texts = new PackedTexts()
  const long = 'ß'.repeat(1_500_000)
  const given = ['', 'Zoë', long, '👍🏽', ...Array.from({ length: 5000 }, (_, n) => `comment ${n}`)]
  expect(given.map((text) => texts.add(text))).toEqual(given.map((_, n) => n))
  expect(given.map((_, n) => texts.at(n))).toEqual(given)
})

it('numbers equal texts once, in the order they come', () => {
  const numbers = new TextNumbers()
  expect(['a', 'b', 'a', ''].map((text) => numbers.add(text))).toEqual([0, 1, 0, 2])
  expect(numbers.find('b')).toBe(1)
  expect(numbers.find('c')).toBe(-1)
  expect(numbers.size).toBe(3)
})
