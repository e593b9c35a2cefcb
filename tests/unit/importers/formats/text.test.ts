import { describe, expect, it } from 'vitest'
import { jsonObject } from '../../../../electron/importers/formats/jsonElements'
import { decode } from '../../../../electron/importers/formats/text'

const bytes = Uint8Array.of(0x80, 0x93, 0x68, 0xe9, 0x94)

describe('Windows-1252', () => {
  it('is not Latin-1: it has the euro and the quotation marks', () => {
    expect(decode(bytes)).toEqual({ text: '€“hé”', guessed: true })
    expect(decode(bytes, 'windows-1252')).toEqual({ text: '€“hé”', guessed: false })
    expect(decode(bytes, 'cp1252').text).toBe('€“hé”')
    expect(jsonObject(Buffer.from('["\x80"]', 'latin1'))).toEqual(['€'])
  })
})
