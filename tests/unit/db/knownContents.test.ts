import fc from 'fast-check'
import { expect, it } from 'vitest'
import { KnownContents } from '../../../renderer/db/knownContents'

it('holds of every id the newest content, however many there are', () => {
  const saying = fc.tuple(fc.integer({ min: 0, max: 400 }).map((n) => `x:tweet:${n}`), fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 3 }))
  fc.assert(fc.property(fc.array(saying, { maxLength: 600 }), (all) => {
    const known = new KnownContents()
    const expected = new Map<string, { content: string; rank: number }>()
    for (const [id, content, rank] of all) {
      known.add(id, content, rank)
      if (!expected.has(id) || expected.get(id)!.rank < rank) expected.set(id, { content, rank })
    }
    for (let n = 0; n <= 400; n++) {
      const id = `x:tweet:${n}`
      const found = known.get(id)
      const wanted = expected.get(id)
      expect(found?.rank).toBe(wanted?.rank)
      if (wanted) expect(['a', 'b', 'c'].filter((content) => found!.isSame(content))).toEqual([wanted.content])
    }
  }))
})
