import { describe, expect, it } from 'vitest'
import { discord } from '../../../electron/importers/discord'
import { parseWithLargeNumbers } from '../../../electron/importers/formats/jsonNumbers'
import { testImporter } from './testImporter'

testImporter(discord, 'discord')

describe('large numbers in JSON', () => {
  it('keep their digits, and texts stay texts', () => {
    expect(parseWithLargeNumbers('{"ID": 1160000000000000001, "n": -12, "t": "a \\" 1160000000000000001", "f": 1.2345678901234567, "e": 1E0000000000000000022, "l": [9999999999999999]}')).toEqual({
      ID: '1160000000000000001', n: -12, t: 'a " 1160000000000000001', f: 1.2345678901234567, e: 1e22, l: ['9999999999999999'],
    })
  })
  it('take no longer for repeated signs', () => {
    for (const sign of ['"', '\\', '1.', '"\\', '9"']) expect(() => parseWithLargeNumbers(sign.repeat(40_000)) ?? 0, sign).toThrow()
  })
})
