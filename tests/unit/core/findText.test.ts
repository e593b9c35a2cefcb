import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findText, wantedText } from '../../../renderer/core/findText'

const found = (text: string, query: string) => {
  const marked = findText(text, wantedText(query)!)
  return marked.marks.map(([from, to]) => marked.text.slice(from, to))
}

describe('words in a text', () => {
  it.each([
    ['Armazém 12, armazem', 'ARMAZEM', ['Armazém', 'armazem']],
    ['Željko Đurđević', 'zeljko durdevic', ['Željko Đurđević']],
    ['the cartographer', 'graph', ['graph']],
    ['Well, then: we go', 'then we', ['then: we']],
    ['Don’t go', "don't", ['Don’t']],
    ['Don’t go', 'dont', ['Don’t']],
    ['Straße und Strasse', 'strasse', ['Straße', 'Strasse']],
    ['無事に着きました。', '着き', ['着き']],
    ['وصلت بخيرٍ', 'بخير', ['بخيرٍ']],
    ['a 🗺️ of the hills 😀', '🗺️', ['🗺️']],
    ['caf\u0065\u0301 tejo', 'café', ['caf\u0065\u0301']],
    ['nothing here', 'map', []],
  ])('%s: %s', (text, query, expected) => expect(found(text, query)).toEqual(expected))

  it('looks for nothing where nothing is said', () => {
    expect(['', '   ', '...', '\u0301'].map(wantedText)).toEqual([null, null, null, null])
  })
})

it('finds any part of any text, in its place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(60), fc.nat(60), (text, a, b) => {
      const [from, to] = a < b ? [a, b] : [b, a]
      const wanted = wantedText(text.slice(from, to))
      if (wanted === null) return
      const { text: whole, marks } = findText(text, wanted)
      let end = 0
      for (const [begin, stop] of marks) {
        expect(begin).toBeGreaterThanOrEqual(end)
        expect(stop).toBeGreaterThan(begin)
        end = stop
        // What is marked says what was looked for.
        expect(wantedText(whole.slice(begin, stop))).toBe(wanted)
      }
      expect(end).toBeLessThanOrEqual(whole.length)
    }),
    { numRuns: 1000 },
  )
})

it.each(['a', ' ', '\u0301', '盛', '😀', "'"])('takes 40,000 times %j calmly', (sign) => {
  const text = sign.repeat(40_000)
  const began = performance.now()
  findText(text, 'ab')
  expect(performance.now() - began).toBeLessThan(500)
})
