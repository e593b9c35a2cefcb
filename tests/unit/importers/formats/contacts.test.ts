import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partialDate } from '../../../../electron/importers/formats/dates'
import { PhoneReader } from '../../../../electron/importers/formats/phones'
import { PhysicalLines } from '../../../../electron/importers/formats/physicalLines'
import { profileHandle, serviceHandle } from '../../../../electron/contract/profileUrls'
import { decode } from '../../../../electron/importers/formats/text'
import { utf16Of } from '../../../../electron/importers/formats/utf16'

describe('partialDate', () => {
  it.each([
    ['1984-11-13', { year: 1984, month: 11, day: 13 }],
    ['19841113', { year: 1984, month: 11, day: 13 }],
    [' --0514', { month: 5, day: 14 }],
    ['---13', { day: 13 }],
    ['--05', { month: 5 }],
    ['1984-11', { year: 1984, month: 11 }],
    ['1604-02-29', { month: 2, day: 29 }],
    ['0000-05-14', { month: 5, day: 14 }],
    ['1984-11-13T23:30:00-05:00', { year: 1984, month: 11, day: 13 }],
    ['1984-13-01', {}],
    ['12/5/1975', {}],
    ['circa 1800', {}],
  ])('%s', (raw, parts) => expect(partialDate(raw, 'birthday')).toEqual({ ...parts, label: 'birthday', raw: raw.trim() }))

  it.each(['', '  ', '0/0/00', '00.00.00', '0000-00-00', '4501-01-01'])('“%s” is none', (raw) => expect(partialDate(raw, 'birthday')).toBeUndefined())
})

describe('PhoneReader', () => {
  const german = new PhoneReader('de')
  it.each([
    ['+49 30 1234567', '+49301234567'], ['0049 30 1234567', '+49301234567'], ['(030) 123-4567', '+49301234567'], ['+49 (0) 30 1234567', '+49301234567'],
    ["'+44 20 7946 0018", '+442079460018'], ['\u202D+233 20 123 4567\u202C', '+233201234567'], ['tel:+1-202-555-0143', '+12025550143'],
    ['+1 202 555 0143 ext. 12', undefined], ['030 1 ::: 030 2', undefined], ['1-800-MYFAX', undefined], ['call me', undefined], ['', undefined],
  ])('%s', (raw, number) => expect(german.e164(raw)).toBe(number))

  it('needs the country code where the region is unknown', () => {
    expect(new PhoneReader('??').e164('030 1234567')).toBeUndefined()
    expect(new PhoneReader('??').e164('+49 30 1234567')).toBe('+49301234567')
  })
})

describe('profile addresses', () => {
  it.each([
    ['https://twitter.com/Bea', 'x:@bea'], ['http://www.twitter.com/bea/', 'x:@bea'], ['https://mobile.twitter.com/bea?s=20', 'x:@bea'], ['x.com/bea', 'x:@bea'],
    ['https://x.com/i/user/77', 'x:id:77'], ['https://twitter.com/intent/tweet', undefined], ['https://twitter.com/home', undefined], ['https://x.com/bea/status/1', undefined],
    ['https://de.linkedin.com/in/Bea-Ek/', 'linkedin:@bea-ek'], ['https://www.linkedin.com/in/b%C3%A9a', 'linkedin:@béa'], ['https://linkedin.com/company/ek', undefined],
    ['https://www.facebook.com/profile.php?id=100001', 'facebook:id:100001'], ['https://m.facebook.com/bea.ek', 'facebook:@bea.ek'], ['https://facebook.com/groups', undefined],
    ['https://instagram.com/bea', 'instagram:@bea'], ['https://github.com/bea', 'github:@bea'], ['https://github.com/bea/boat', undefined], ['https://t.me/beaek', 'telegram:@beaek'],
    ['https://harbour.example/@Bea', 'mastodon:bea@harbour.example'], ['https://harbour.example/users/bea', 'mastodon:bea@harbour.example'],
    ['https://bsky.app/profile/bea.example', 'bluesky:@bea.example'], ['https://youtube.com/@bea', 'youtube:@bea'], ['https://medium.com/@bea', 'medium:@bea'],
    ['https://bea.example', undefined], ['mailto:bea@ek.example', undefined], ['javascript:alert(1)', undefined], ['https://x.com/%E0%A4%A', undefined], ['', undefined],
  ])('%s', (url, handle) => expect(profileHandle(url)).toBe(handle))

  it.each([
    ['Twitter', '@Bea', 'x:@bea'], ['mastodon', '@bea@harbour.example', 'mastodon:bea@harbour.example'], ['Mastodon', 'bea', undefined], ['GitHub', 'https://github.com/bea', 'github:@bea'],
    ['Skype', 'bea.ek', 'skype:@bea.ek'], ['GTalk', 'Bea@chat.example/phone', 'xmpp:bea@chat.example'], ['myIM', 'bea', undefined], ['skype', '', undefined],
  ])('%s %s', (service, name, handle) => expect(serviceHandle(service, name)).toBe(handle))
})

describe('text', () => {
  const bytes = (text: string) => Buffer.from(text, 'latin1')
  it('is UTF-8, then what it says it is, then a guess', () => {
    expect(decode(Buffer.from('Zoë'))).toEqual({ text: 'Zoë', guessed: false })
    expect(decode(bytes('Zo\xeb'), 'ISO-8859-1')).toEqual({ text: 'Zoë', guessed: false })
    expect(decode(bytes('\xb1'), 'ISO-8859-2')).toEqual({ text: 'ą', guessed: false })
    expect(decode(bytes('Zo\xeb'))).toEqual({ text: 'Zoë', guessed: true })
    expect(decode(bytes('Zo\xeb'), 'no-such-charset')).toEqual({ text: 'Zoë', guessed: true })
    expect(decode(bytes('Zo\xeb'), 'UTF-8')).toEqual({ text: 'Zoë', guessed: true })
  })
  it('tells UTF-16 with and without a mark', () => {
    expect(utf16Of(Buffer.from('BEGIN', 'utf16le'))).toBe('utf-16le')
    expect(utf16Of(Buffer.from('\uFEFFBEGIN', 'utf16le'))).toBe('utf-16le')
    expect(utf16Of(Buffer.from('BEGIN', 'utf16le').swap16())).toBe('utf-16be')
    expect(utf16Of(Buffer.from('BEGIN'))).toBeUndefined()
    expect(utf16Of(new Uint8Array(100))).toBeUndefined()
  })
})

describe('physical lines', () => {
  it('are the same however the bytes arrive', () => {
    const parts = fc.array(fc.constantFrom('a', 'bc', ' d', '\r\n', '\n', '\r', '\r\r\n', ''), { maxLength: 30 })
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 5 }), (list, size) => {
        const bytes = Buffer.from(list.join(''))
        const lines = new PhysicalLines()
        const found: string[] = []
        for (let i = 0; i < bytes.length; i += size) found.push(...lines.push(bytes.subarray(i, i + size)).map(String))
        found.push(...lines.finish().map(String))
        // CR CR LF is one end, and so is each of CR LF, LF and CR.
        const expected = bytes.toString().replace(/\r\r\n|\r\n|\r/g, '\n').split('\n')
        if (expected.at(-1) === '') expected.pop()
        expect(found).toEqual(expected)
      }),
      { numRuns: 1000 },
    )
  })
})
