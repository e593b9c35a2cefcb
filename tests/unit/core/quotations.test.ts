import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginnings, passageLength, passagesIn, plainWords } from '../../../renderer/core/quotations'

describe('quotations', () => {
  it('are lines after > and words in marks, of twenty characters and more', () => {
    expect(passagesIn('> The lamp burns\n> all night long.\nSo it does.')).toEqual(['the lamp burns all night long'])
    expect(passagesIn('>> The lamp burns all night long.')).toEqual(['the lamp burns all night long'])
    expect(passagesIn('You said “The lamp burns all night …” and "some other words of yours".')).toEqual(['the lamp burns all night', 'some other words of yours'])
    expect(passagesIn('„Die Lampe brennt die ganze Nacht“, «la lampe brûle toute la nuit», »und noch eine ganze Nacht«, 「港の地図に灯台の光が描かれていて美しいですね」')).toEqual([
      'die lampe brennt die ganze nacht', 'la lampe brûle toute la nuit', 'und noch eine ganze nacht', '港の地図に灯台の光が描かれていて美しいですね',
    ])
    expect(passagesIn('She said "hello" and “good night”. 5 > 4.')).toEqual([])
    expect(passagesIn('an "open mark that never closes, as people write')).toEqual([])
  })

  it('do not depend on marks, case, composition and line ends', () => {
    expect(plainWords(' The  CAFE\u0301,\n“open” — 24 h! ')).toBe('the café open 24 h')
    expect(plainWords('…!')).toBe('')
  })

  it('are found by the beginning of a sentence in them', () => {
    const text = 'First a few words. Then the lamp burns all night long, and nobody sleeps.'
    const found = (passage: string) => beginnings(plainWords(passage), 'word').some((hash) => beginnings(text, 'sentence').includes(hash))
    expect(found('then the LAMP burns all night')).toBe(true)
    expect(found('words; then the lamp burns all night')).toBe(true)
    expect(found('the lamp burns all night long')).toBe(false)
  })

  it('a text holds every passage cut out of it, and every beginning of its passages is a word of it', () => {
    const word = fc.constantFrom('lamp', 'Night', 'CAFÉ', 'naïve', '港の灯台', 'burns', '24', 'x')
    const between = fc.constantFrom(' ', ', ', '. ', '\n', ' — ', '… ')
    const text = fc.array(fc.tuple(word, between), { minLength: 12, maxLength: 30 }).map((parts) => parts.flat().join(''))
    fc.assert(fc.property(text, fc.nat(5), (all, from) => {
      const words = plainWords(all)
      const part = words.split(' ').slice(from, from + 12).join(' ')
      expect(words.includes(part)).toBe(true)
      if (part.length < passageLength) return
      expect(beginnings(words, 'word')).toEqual(expect.arrayContaining(beginnings(part, 'word').slice(0, 1)))
    }))
  })

  it('take time in step with the length', () => {
    for (const text of ['“'.repeat(40_000), '"'.repeat(40_000), '> '.repeat(40_000), '>\n'.repeat(40_000), 'a'.repeat(40_000), '. '.repeat(40_000)]) {
      expect(passagesIn(text).length).toBeLessThanOrEqual(8)
      expect(beginnings(text, 'word').length).toBeLessThanOrEqual(65)
    }
  })
})
