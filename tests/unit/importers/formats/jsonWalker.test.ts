import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type JsonFind, type JsonPattern, JsonWalker } from '../../../../electron/importers/formats/jsonWalker'

function walk(text: string | Uint8Array, patterns: readonly JsonPattern[], size = 1 << 20, limit?: number): { finds: JsonFind[]; entered: string[] } {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  const walker = new JsonWalker(patterns, limit)
  const finds: JsonFind[] = []
  for (let at = 0; at < bytes.length; at += size) finds.push(...walker.push(bytes.subarray(at, at + size)))
  finds.push(...walker.finish())
  return { finds, entered: [...walker.entered] }
}

const values = (finds: readonly JsonFind[]) => finds.map(({ path, value }) => [path.join('.'), value])

describe('a walk through JSON', () => {
  const text = '\uFEFF {"version": "1", "n": -1.5e3, "skip": {"a": [1, {"b": "}]\\"" }]}, "account": {"data": [ {"type": "x", "values": [ {"k": "é"}, [2], null, 7 ]}, {"values": [], "type": "y"} ], "empty": {}}, "\\u0065nd": true}\n'
  const patterns = [['version'], ['n'], ['account', 'data', '*', 'type'], ['account', 'data', '*', 'values', '*'], ['end']]
  const expected = [
    ['version', '1'], ['n', -1500], ['account.data.0.type', 'x'], ['account.data.0.values.0', { k: 'é' }], ['account.data.0.values.1', [2]],
    ['account.data.0.values.2', null], ['account.data.0.values.3', 7], ['account.data.1.type', 'y'], ['end', true],
  ]

  it('finds what is wanted, and nothing else', () => expect(values(walk(text, patterns).finds)).toEqual(expected))

  it('is the same however the bytes arrive', () => {
    for (let size = 1; size < 60; size++) expect(values(walk(text, patterns, size).finds)).toEqual(expected)
  })

  it('says where it came before the end', () => {
    const { finds, entered } = walk('{"version":"1","account":{"data":[{"values":[{"a":1},{"a":', [['version'], ['account', 'data', '*', 'values', '*']])
    expect(finds.map(({ value, cut }) => [value, cut])).toEqual([['1', undefined], [{ a: 1 }, undefined], [undefined, true]])
    expect(entered).toEqual(['', 'account', 'account.data', 'account.data.*', 'account.data.*.values'])
  })

  it('loses a record that is damaged, too deep or too large, and no other', () => {
    const deep = '['.repeat(200) + ']'.repeat(200)
    const { finds } = walk(`{"list":[{"a":1},{"a" 2},${deep},{"long":"${'x'.repeat(5000)}"},{"b":2}]}`, [['list', '*']], 64, 4000)
    expect(finds.map(({ value, error }) => value ?? error)).toEqual([
      { a: 1 }, 'The record is not valid JSON.', 'The record is nested more than 100 levels deep.', 'The record is larger than 0 MB.', { b: 2 },
    ])
  })

  it('ends where the shape is lost', () => {
    expect(walk('{"list":[1}', [['list', '*']]).finds.at(-1)).toMatchObject({ cut: true })
    expect(walk('[1,2]', [['list', '*']]).finds).toEqual([])
    expect(walk('hello', [['list', '*']]).finds).toEqual([])
    expect(walk('', [['list', '*']]).finds).toMatchObject([{ cut: true }])
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void walk(bytes, patterns, 7)))
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.nat(255), (at, byte) => {
        const changed = Buffer.from(text)
        changed[at] = byte
        walk(changed, patterns, 13)
      }),
      { numRuns: 1000 },
    )
  })

  it('finds what a whole parser finds', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 4 })), fc.nat(20), (list, size) => {
        expect(walk(JSON.stringify({ other: list, list }, null, size % 3), [['list', '*']], size + 1).finds.map(({ value }) => value)).toEqual(JSON.parse(JSON.stringify(list)))
      }),
    )
  })
})
