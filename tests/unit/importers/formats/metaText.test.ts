import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repairDeep, repairText } from '../../../../electron/importers/formats/metaText'

/** As Meta writes it. */
const broken = (text: string) => Buffer.from(text).toString('latin1')

describe('text that Meta wrote byte by byte', () => {
  it('is read as what it was', () => {
    expect(repairText('Ben Ex\u00c3\u00a9mple')).toBe('Ben Exémple')
    expect(repairText('\u00f0\u009f\u0091\u008d')).toBe('👍')
    expect(repairText('thanks \u00f0\u009f\u0099\u0082')).toBe('thanks 🙂')
    expect(repairText('\u00ef\u00bb\u00bfa')).toBe('\ufeffa')
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void expect(repairText(broken(text))).toBe(text)))
  })

  it('is left alone when it is correct', () => {
    for (const text of ['', 'plain', 'café', 'Größe', '« déjà vu »', 'naïve café', '¿qué?', 'é', 'ÿ', 'café»', 'on my way 👍', 'Ω', 'a\u0080', 'Ana 日本'])
      expect(repairText(text)).toBe(text)
  })

  it('is not touched where one character shows that the rest is correct', () => {
    expect(repairText('\u00c3\u00a9 and ✓')).toBe('\u00c3\u00a9 and ✓')
  })

  it('loses only the piece of a character at which it was cut', () => {
    expect(repairText(broken('schön 👍').slice(0, -1))).toBe('schön ')
    expect(repairText(broken('schön 👍').slice(0, -3))).toBe('schön ')
    expect(repairText(broken('so 👍').slice(0, -2))).toBe('so ')
    expect(repairText(broken('schön ✓').slice(0, -1))).toBe('schön ')
    expect(repairText(broken('schön é').slice(0, -1))).toBe('schön ')
  })

  it('is left alone when the end is no begun character', () => {
    for (const text of ['\u00c3\u00a9\u00e9x', '\u00c3\u00a9\u00c0', '\u00c3\u00a9\u00ff', '\u00c3\u00a9\u0080', '\u00c3\u00a9\u00ed\u00bf']) expect(repairText(text)).toBe(text)
  })

  it('costs no time on long texts', () => {
    const long = 'a'.repeat(1_000_000)
    expect(repairText(long)).toBe(long)
    expect(repairText(`${long}\u00e9`)).toBe(`${long}\u00e9`)
    expect(repairText('\u00e9'.repeat(1_000_000))).toHaveLength(1_000_000)
  })
})

describe('a whole value', () => {
  it('is repaired in texts and keys', () => {
    const value = JSON.parse('{"Nom d\\u00e2\\u0080\\u0099utilisateur":[{"v":"\\u00c3\\u00a9"},1,null,true],"a":"caf\\u00e9"}') as unknown
    expect(repairDeep(value)).toEqual({ 'Nom d’utilisateur': [{ v: 'é' }, 1, null, true], a: 'café' })
    expect(JSON.stringify(value)).toContain('\u00c3\u00a9')
  })

  it('has no key that means something', () => {
    const value = repairDeep(JSON.parse('{"__proto__":{"polluted":true},"constructor":1}')) as Record<string, unknown>
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor'])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('keeps both of two keys that become one', () => {
    expect(repairDeep({ 'é': 1, '\u00c3\u00a9': 2 })).toEqual({ 'é': 1, '\u00c3\u00a9': 2 })
  })
})
