import { describe, expect, it } from 'vitest'
import { tidy } from '#contract/handles'

/** What it means, whatever is taken as a short cut. */
const slowly = (text: string) => text.normalize('NFC').replace(/[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '').replace(/\s+/g, ' ').trim()

describe('tidy', () => {
  it('is one spelling of a name', () => {
    expect(['Bea  Ek', ' Bea\u00A0Ek ', 'Bea\tEk\n', '\u202ABea\u200F Ek\u202C', 'Bea Ek'].map(tidy)).toEqual(Array(5).fill('Bea Ek'))
    expect(tidy('Jose\u0301')).toBe('Jos\u00E9')
    expect(tidy('')).toBe('')
  })

  it('is the same for every sign, alone and beside others', () => {
    for (let code = 0; code < 0x10000; code++) {
      const sign = String.fromCharCode(code)
      for (const text of [sign, `a${sign}b`, `${sign}\u0301`, `e ${sign}`]) if (tidy(text) !== slowly(text)) expect(tidy(text), code.toString(16)).toBe(slowly(text))
    }
    for (let a = 0xa1; a < 0x180; a++) for (let b = 0xa1; b < 0x180; b++) if (tidy(String.fromCharCode(a, b)) !== slowly(String.fromCharCode(a, b))) expect.fail(`${a} ${b}`)
  })
})
