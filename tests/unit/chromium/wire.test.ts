import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode, encode } from '../../../electron/chromium/wire'

const across = (value: unknown) => decode(encode(value))

describe('wire', () => {
  it('brings JSON values across unchanged', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      expect(across(value)).toEqual(JSON.parse(JSON.stringify(value)))
    }))
  })

  it('brings data across that looks like its own tags', () => {
    const tricky = { $: 'bytes', text: 'AAAA', inner: [{ $: 'undefined' }, { $: null }] }
    expect(across(tricky)).toEqual(tricky)
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('$', 'text', 'pairs', '__proto__'), fc.jsonValue()), (value) => {
      expect(JSON.stringify(across(value))).toBe(JSON.stringify(JSON.parse(JSON.stringify(value))))
    }))
  })

  it('keeps a key named __proto__ a key', () => {
    const value = across(JSON.parse('{"__proto__":{"owned":true},"$":1}')) as Record<string, unknown>
    expect(Object.hasOwn(value, '__proto__')).toBe(true)
    expect(value['owned']).toBeUndefined()
  })

  it('keeps bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 100_000 }), (bytes) => {
      expect(across({ bytes })).toEqual({ bytes })
    }), { numRuns: 20 })
    expect(across(Buffer.from('abc'))).toEqual(new Uint8Array([97, 98, 99]))
  })

  it('keeps undefined arguments and odd numbers', () => {
    expect(across([undefined, Number.NaN, -Infinity])).toEqual([undefined, Number.NaN, -Infinity])
    expect(across(undefined)).toBeUndefined()
  })

  it('refuses what it would change', () => {
    for (const value of [new Date(0), new Map(), new Set(), new Float64Array(1), 1n, () => 1]) expect(() => encode({ value })).toThrow(/cannot be sent/)
  })
})
