import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distance, mistakesIn } from '../../../../renderer/core/search/spelling'

describe('how far two words are from each other', () => {
  it.each([
    ['boat', 'boat', 0],
    ['boat', 'bat', 1],
    ['boat', 'boast', 1],
    ['boat', 'coat', 1],
    ['boat', 'baot', 1],
    ['lighthouse', 'lihgthuose', 2],
    ['boat', 'lamp', 3],
    ['', 'ab', 2],
  ])('%s, %s: %i', (a, b, far) => expect(distance(a, b, 2)).toBe(far))

  it('is the same both ways, nothing only from itself, and never more than one beyond the most', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
    fc.assert(fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
      const far = distance(a, b, most)
      expect(distance(b, a, most)).toBe(far)
      expect(far === 0).toBe(a === b)
      expect(far).toBeLessThanOrEqual(most + 1)
    }))
  })

  it('allows more mistakes in longer words', () => expect(['boa', 'boat', 'lighthouse'].map(mistakesIn)).toEqual([0, 1, 2]))
})
